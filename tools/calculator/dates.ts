import { CalculatorError } from './calculator-error.ts';

const date = String.raw`(\d{4}-\d{1,2}-\d{1,2}|now|today|tomorrow|yesterday|지금|오늘|내일|어제)`;
const unit = '(day|week|month|year|hour|minute)s?';
const difference = new RegExp(`^${date}\\s*-\\s*${date}(?:\\s+(?:to|in)\\s+${unit})?$`, 'i');
const step = String.raw`\s*[+-]\s*\d{1,7}\s*(?:day|week|month|year|hour|minute)s?`;
const shift = new RegExp(`^${date}((?:${step})+)$`, 'i');
const steps = new RegExp(String.raw`([+-])\s*(\d{1,7})\s*${unit}`, 'gi');
const age = new RegExp(`^age\\s+${date}(?:\\s+(?:on|at)\\s+${date})?$`, 'i');
const birthYear = /^birth year at (\d{1,3})$/i;
const single = new RegExp(`^${date}$`, 'i');

const minuteMilliseconds = 60_000;
const dayMilliseconds = 1440 * minuteMilliseconds;

/** The value of `2026-03-01 - 2026-01-15`, `today + 3 weeks`, `now + 3 hours`, `age 1990-05-17` or `birth year at 25`; undefined when the text is no such thing. */
export function evaluateDates(text: string, now: Date): string | undefined {
	const [, end, start, asked = 'day'] = difference.exec(text) ?? [];
	if (end !== undefined && start !== undefined) {
		const name = asked.toLowerCase();
		const value = round(between(parseDate(start, now), parseDate(end, now), name));
		return countOf(value, name);
	}
	const [, from, moves = ''] = shift.exec(text) ?? [];
	if (from !== undefined) {
		let at = parseDate(from, now);
		for (const [, sign, digits, name = 'day'] of moves.matchAll(steps)) {
			at = move(at, Number(digits) * (sign === '-' ? -1 : 1), name.toLowerCase());
		}
		return print(at);
	}
	const [, born, on = 'today'] = age.exec(text) ?? [];
	if (born !== undefined) return printAge(parseDate(born, now), parseDate(on, now));
	const [, years] = birthYear.exec(text) ?? [];
	// Whether this year's birthday is over decides which.
	if (years !== undefined)
		return `${now.getFullYear() - Number(years) - 1} or ${now.getFullYear() - Number(years)}`;
	const [, only] = single.exec(text) ?? [];
	return only === undefined ? undefined : print(parseDate(only, now));
}

/** Whole years, and what is over in months and days. */
function printAge(born: number, on: number): string {
	if (on < born) throw new CalculatorError('BAD_INPUT', 'That date is still to come.');
	const months = Math.floor(monthsBetween(born, on));
	const days = Math.round((on - move(born, months, 'month')) / dayMilliseconds);
	const parts: [number, string][] = [
		[Math.floor(months / 12), 'year'],
		[months % 12, 'month'],
		[days, 'day']
	];
	const said = parts.filter(([count]) => count > 0).map(([count, name]) => countOf(count, name));
	return said.length === 0 ? '0 days' : said.join(' ');
}

function countOf(count: number, name: string): string {
	return `${count} ${name}${Math.abs(count) === 1 ? '' : 's'}`;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}

function between(start: number, end: number, unitName: string): number {
	if (end < start) return -between(end, start, unitName);
	switch (unitName) {
		case 'minute':
			return (end - start) / minuteMilliseconds;
		case 'hour':
			return (end - start) / minuteMilliseconds / 60;
		case 'week':
			return (end - start) / dayMilliseconds / 7;
		case 'month':
			return monthsBetween(start, end);
		case 'year':
			return monthsBetween(start, end) / 12;
		default:
			return (end - start) / dayMilliseconds;
	}
}

/** Whole months by the calendar, and the part of the last one. */
function monthsBetween(start: number, end: number): number {
	const [first, last] = [new Date(start), new Date(end)];
	const years = last.getUTCFullYear() - first.getUTCFullYear();
	let months = years * 12 + last.getUTCMonth() - first.getUTCMonth();
	if (move(start, months, 'month') > end) months--;
	const reached = move(start, months, 'month');
	return months + (end - reached) / (move(start, months + 1, 'month') - reached);
}

function move(start: number, count: number, unitName: string): number {
	const moved = new Date(start);
	switch (unitName) {
		case 'minute':
			return start + count * minuteMilliseconds;
		case 'hour':
			return start + count * 60 * minuteMilliseconds;
		case 'week':
			return start + count * 7 * dayMilliseconds;
		case 'month':
		case 'year': {
			const day = moved.getUTCDate();
			moved.setUTCDate(1);
			moved.setUTCMonth(moved.getUTCMonth() + count * (unitName === 'year' ? 12 : 1));
			// A month after the 31st of January is the last of February.
			const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0));
			moved.setUTCDate(Math.min(day, last.getUTCDate()));
			return moved.getTime();
		}
		default:
			return start + count * dayMilliseconds;
	}
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function print(time: number): string {
	const at = new Date(time);
	const year = at.getUTCFullYear();
	if (!(year >= 0 && year <= 9999))
		throw new CalculatorError('LIMIT', 'That date is too far away.');
	const [day = '', clock = ''] = at.toISOString().split('T');
	const hours = clock.startsWith('00:00') ? '' : ` ${clock.slice(0, 5)}`;
	return `${day}${hours} (${weekdays[at.getUTCDay()] ?? ''})`;
}

/** Midnight of a calendar day, or this minute, in UTC, so that no day is longer than another. */
function parseDate(text: string, now: Date): number {
	if (/^(?:now|지금)$/i.test(text)) {
		const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
		return Date.UTC(year, month, day, now.getHours(), now.getMinutes());
	}
	const days = { today: 0, 오늘: 0, tomorrow: 1, 내일: 1, yesterday: -1, 어제: -1 };
	const offset = Object.entries(days).find(([name]) => name === text.toLowerCase())?.[1];
	if (offset !== undefined) {
		return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + offset);
	}
	const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
	const at = new Date(Date.UTC(year, month - 1, day));
	if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) {
		throw new CalculatorError('BAD_INPUT', `There is no date ${text}.`);
	}
	return at.getTime();
}
