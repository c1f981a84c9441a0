import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';

const english =
	/(?<![\d.,:])(?:(\d{1,2}):(\d{2})(?:\s?([ap])\.?m\b\.?)?|(\d{1,2})\s?([ap])\.?m\b\.?)/gi;
const korean =
	/(오전|아침|새벽|오후|저녁|밤|낮)?\s?(?<![\d.,:])(?:(\d{1,2}):(\d{2})(?!\d)|(\d{1,2})\s?시(?!간)(?:\s?(?:(\d{1,2})\s?분|(반)))?)/gu;
const length =
	/(?<![\d.,:])(\d+(?:\.\d+)?)[\s-]?(hours?|hrs?|h|minutes?|mins?|m|시간|분)(?![a-z])(?:\s?(?:and\s)?(\d{1,2})[\s-]?(minutes?|mins?|m|분)(?![a-z]))?/giu;

const asksLength =
	/\bhow (?:long|many hours|much time|many minutes)\b|\bhours? (?:did|do|have|is|was)\b|(?:몇|얼마나)\s?(?:시간|분|오래|일)|얼마나/iu;
const asksTime = /\b(?:what time|when)\b|몇\s?시(?!간)|언제/iu;
const lessWords =
	/\b(?:break|lunch|pause|minus|less|without|not counting|except)\b|점심|휴식|쉬|빼|제외/iu;
const earlierWords = /\b(?:before|earlier|ago)\b|전(?:에|은|이)?(?=[\s?.!]|$)/iu;
const laterWords = /\b(?:after|later|from|in|for|takes?|plus|lasts?)\b|뒤|후|지나|걸리|이면|동안/iu;
/** More than the time of one day, or another place where it is another time. */
const special =
	/\b(?:flights?|fly|flew|alarm|remind\w*|timer|wake|zone|pay|paid|wage|per|each|days?|weeks?|average|save|write|file)\b|[$€£%]|비행|알람|깨워|알려\s?줘|시급|원(?![가-힣])|당|매일|주일|평균|저장|파일/iu;

interface Clock {
	at: number;
	end: number;
	/** Minutes since midnight. */
	minutes: number;
	/** Whether it may be twelve hours later. */
	isOpen: boolean;
}

/**
 * How long it is from one time of the day to another, less a break, and what time it is a while before or after one:
 * "from 8:45 to 17:20 with 40 min break", "오후 2시 반에서 2시간 45분 뒤는 몇 시야?".
 */
export function readClocks(request: string): CertainCall[] {
	if (request.length > 200 || special.test(request)) return [];
	const clocks = readTimes(request);
	const rest = clocks.reduceRight(
		(text, { at, end }) => `${text.slice(0, at)} ${text.slice(end)}`,
		request
	);
	const lengths = [...rest.matchAll(length)].map(([said]) => said);
	const left = lengths.reduce((text, said) => text.replace(said, ' '), rest);
	const [start, end] = clocks;
	if (start === undefined || lengths.length > 1 || /\d/.test(left)) return [];
	const span = lengths[0] === undefined ? undefined : durationOf(lengths[0]);
	if (end === undefined) {
		if (span === undefined || !asksTime.test(left)) return [];
		const sign = earlierWords.test(left) ? '-' : laterWords.test(left) ? '+' : undefined;
		return sign === undefined ? [] : calculate(`${printClock(start.minutes)} ${sign} ${span}`);
	}
	if (clocks.length > 2 || !asksLength.test(left)) return [];
	// "8:45 to 5:20" is over by the afternoon.
	const isLater = end.isOpen && end.minutes < start.minutes && end.minutes + 720 > start.minutes;
	const until = isLater ? end.minutes + 720 : end.minutes;
	if (span === undefined) return calculate(`${printClock(start.minutes)} to ${printClock(until)}`);
	if (!lessWords.test(left) || until < start.minutes) return [];
	return calculate(`${printClock(until)} - ${printClock(start.minutes)} - ${span}`);
}

/** The times of the day that a text says. */
export function readTimes(text: string): Clock[] {
	const isKorean = /\p{Script=Hangul}/u.test(text);
	const found = [...text.matchAll(isKorean ? korean : english)].map((match) => {
		const [said, first, second, third, fourth, fifth, sixth] = match;
		const [half, hour, minute] = isKorean
			? [first, second ?? fourth, third ?? fifth ?? (sixth === undefined ? '0' : '30')]
			: [third ?? fifth, first ?? fourth, second ?? '0'];
		const blank = /^\s*/.exec(said)?.[0].length ?? 0;
		return {
			at: match.index + blank,
			end: match.index + said.length,
			...clockOf(Number(hour), Number(minute), half)
		};
	});
	return found.every(({ minutes }) => minutes < 1440) ? found : [];
}

function clockOf(
	hour: number,
	minute: number,
	half: string | undefined
): Pick<Clock, 'minutes' | 'isOpen'> {
	if (half === undefined || half === '낮')
		return {
			minutes: (half === '낮' && hour < 6 ? hour + 12 : hour) * 60 + minute,
			isOpen: half === undefined && hour <= 12
		};
	const isAfternoon = /^(?:p|오후|저녁)$/i.test(half) || (half === '밤' && hour > 5 && hour < 12);
	const whole = hour === 12 ? (isAfternoon ? 12 : 0) : isAfternoon && hour < 12 ? hour + 12 : hour;
	return { minutes: whole * 60 + minute, isOpen: false };
}

/** "2 hours 45 min" as the calculator reads a length beside a time. */
function durationOf(said: string): string | undefined {
	const [, count = '', unit = '', more] =
		/^(\d+(?:\.\d+)?)[\s-]?([a-z시간분]+)(?:\s?(?:and\s)?(\d{1,2}))?/iu.exec(said) ?? [];
	const name = /^(?:h|시)/i.test(unit) ? 'h' : 'min';
	return more === undefined ? `${count} ${name}` : `${count} h ${more} min`;
}

/** A time of the day as the calculator reads it. */
export function printClock(minutes: number): string {
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
