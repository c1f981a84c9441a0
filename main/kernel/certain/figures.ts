import { digitNumbers } from '../decide/copying/digits.ts';
import { englishNumbers } from '../decide/copying/english-numbers.ts';
import type { FoundNumber } from '../decide/copying/found-number.ts';
import { koreanNumbers } from '../decide/copying/korean-numbers.ts';

/** A number of a request, and what stands right after it. */
export interface Figure {
	at: number;
	end: number;
	value: string;
	after: string;
}

const afterLength = 24;
/** Words that are a number only now and then: "one" of them, "percent", the 만 of "만들고". */
const rarely = /^(?:an?|one|single|percents?|[영공일이삼사오육칠팔구십백천만억조한두세네])$/i;

/**
 * The numbers of a request, each place read in one way, the longest first: "3만 5천" is one number. Undefined where a
 * place can be read in two ways: then nothing about the request is certain.
 */
export function readFigures(text: string): Figure[] | undefined {
	const found = [...digitNumbers(text), ...englishNumbers(text), ...koreanNumbers(text)];
	const longest = found.filter(
		(one) => !found.some((other) => covers(other, one)) && !rarely.test(spanOf(text, one))
	);
	const figures: Figure[] = [];
	for (const { at, end, value } of longest.sort((one, other) => one.at - other.at)) {
		const before = figures.at(-1);
		if (before !== undefined && at < before.end) {
			if (Number(before.value) !== Number(value)) return undefined;
			continue;
		}
		figures.push({ at, end, value, after: text.slice(end, end + afterLength) });
	}
	return figures;
}

function covers(other: FoundNumber, one: FoundNumber): boolean {
	return other.at <= one.at && one.end <= other.end && other.end - other.at > one.end - one.at;
}

function spanOf(text: string, { at, end }: FoundNumber): string {
	return text.slice(at, end).trim();
}
