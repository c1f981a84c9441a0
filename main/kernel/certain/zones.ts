import { zoneNames, zoneOf } from '../../../tools/calculator/zones.ts';
import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';
import { printClock, readTimes } from './clocks.ts';

const asksTime =
	/\b(?:what(?:['’]?s| is)?(?: the)? time|when is (?:it|that)|how late)\b|몇\s?시(?!간)|시간이?\s?(?:야|어떻게|뭐|몇)/iu;
/** "Here" and "my time" are where this computer is. */
const here =
	/\b(?:here|my time|our time|local time|for me|us)\b|여기|우리\s?(?:시간|나라)|내\s?시간/iu;
/** How long something takes, or what is to happen then. */
const special =
	/\b(?:how long|flight|fly|remind\w*|alarm|opens?|closes?|start\w*|store|shop)\b|알람|비행|걸려|열|닫/iu;

/**
 * What time it is in one place when it is a time in another: "when it's 3pm in New York, what time is it in London?",
 * "도쿄는 지금 몇 시야?".
 */
export function readZones(request: string): CertainCall[] {
	if (request.length > 120 || !asksTime.test(request) || special.test(request)) return [];
	const places = placesIn(request);
	const [first, second] = places;
	if (first === undefined || places.length > 2) return [];
	const [time, ...others] = readTimes(request);
	const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
	if (others.length > 0) return [];
	const left = request.replace(
		/\d{1,2}:\d{2}|\d{1,2}\s?(?:[ap]\.?m|시)(?:\s?\d{1,2}\s?분)?/giu,
		' '
	);
	if (/\d/.test(left)) return [];
	if (time === undefined) {
		// Without a time it is now.
		return second === undefined ? calculate(`now ${own} to ${first.zone}`) : [];
	}
	const clock = printClock(time.minutes);
	if (second === undefined) {
		if (!here.test(request)) return [];
		const isThere = Math.abs(first.at - time.at) < Math.abs(request.search(here) - time.at);
		return calculate(`${clock} ${isThere ? first.zone : own} to ${isThere ? own : first.zone}`);
	}
	// The time is said with its place, and the other place is asked about.
	const asked = request.search(asksTime);
	const near = (place: { at: number }, at: number): number => Math.abs(place.at - at);
	const isFirst =
		near(first, time.at) + near(second, asked) <= near(second, time.at) + near(first, asked);
	const [from, to] = isFirst ? [first, second] : [second, first];
	return calculate(`${clock} ${from.zone} to ${to.zone}`);
}

function placesIn(request: string): { at: number; zone: string }[] {
	const found: { at: number; end: number; zone: string }[] = [];
	const text = request.toLowerCase();
	for (const name of zoneNames()) {
		const isKorean = /[가-힣]/u.test(name);
		const shape = isKorean
			? new RegExp(`(?<![가-힣])${name}(?=[은는이가에의도]|에서|\\s|시간|$)`, 'gu')
			: new RegExp(`(?<![\\p{L}])${name.replace(/[.]/g, '\\.')}(?!\\p{Script=Latin})`, 'gu');
		for (const { index } of text.matchAll(shape)) {
			const end = index + name.length;
			const zone = zoneOf(name);
			const isTaken = found.some((one) => index < one.end && one.at < end);
			if (zone !== undefined && !isTaken) found.push({ at: index, end, zone });
		}
	}
	return found.sort((one, other) => one.at - other.at);
}
