import { CalculatorError } from './calculator-error.ts';

const date = String.raw`(\d{4}-\d{1,2}-\d{1,2}|today|tomorrow|yesterday|오늘|내일|어제)`;
const difference = new RegExp(
	`^${date}\\s*-\\s*${date}(?:\\s+(?:to|in)\\s+(days?|weeks?|hours?|minutes?))?$`,
	'i'
);
const shift = new RegExp(`^${date}\\s*([+-])\\s*(\\d{1,6})\\s*(day|week|month|year)s?$`, 'i');

const dayMilliseconds = 86_400_000;
const divisors = new Map([
	['day', 1],
	['week', 7],
	['hour', 1 / 24],
	['minute', 1 / 1440]
]);

/** The value of `2026-03-01 - 2026-01-15` or `today + 3 weeks`; undefined when the text is no such thing. */
export function evaluateDates(text: string, now: Date): string | undefined {
	const between = difference.exec(text);
	if (between !== null) {
		const [, end = '', start = '', unit = 'days'] = between;
		const days = (parseDate(end, now) - parseDate(start, now)) / dayMilliseconds;
		const name = unit.toLowerCase().replace(/s$/, '');
		const value = Math.round((days / (divisors.get(name) ?? 1)) * 10_000) / 10_000;
		return `${value} ${name}${Math.abs(value) === 1 ? '' : 's'}`;
	}
	const moved = shift.exec(text);
	if (moved !== null) {
		const [, start = '', sign, digits = '0', unit = ''] = moved;
		return move(
			parseDate(start, now),
			Number(digits) * (sign === '-' ? -1 : 1),
			unit.toLowerCase()
		);
	}
	return undefined;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function move(start: number, count: number, unit: string): string {
	const moved = new Date(start);
	if (unit === 'day' || unit === 'week') {
		moved.setUTCDate(moved.getUTCDate() + count * (unit === 'week' ? 7 : 1));
	} else {
		const day = moved.getUTCDate();
		moved.setUTCDate(1);
		moved.setUTCMonth(moved.getUTCMonth() + count * (unit === 'year' ? 12 : 1));
		// A month after the 31st of January is the last of February.
		const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0));
		moved.setUTCDate(Math.min(day, last.getUTCDate()));
	}
	const year = moved.getUTCFullYear();
	if (!(year >= 0 && year <= 9999)) {
		throw new CalculatorError('LIMIT', 'That date is too far away.');
	}
	return `${moved.toISOString().slice(0, 10)} (${weekdays[moved.getUTCDay()] ?? ''})`;
}

/** Midnight in UTC of a calendar day, so that no day is longer than another. */
function parseDate(text: string, now: Date): number {
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
