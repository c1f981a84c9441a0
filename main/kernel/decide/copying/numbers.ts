import { digitNumbers } from './digits.ts';
import { englishNumbers } from './english-numbers.ts';
import { furtherNumbers } from './further-numbers.ts';
import { koreanNumbers } from './korean-numbers.ts';

export interface FoundNumbers {
	/** As the calculator writes them, in the order they occur. */
	numbers: string[];
	/** What occurs only as a part of them: the 3 and the 5 of "3만 5천". */
	parts: string[];
}

/**
 * The numbers a text speaks of: "2,340" is 2340, "1.5k" 1500, "two and a half" 2.5, "3만 5천" 35000. What can be read
 * in two ways is given in both. At most `limit`, so that a pasted table does not make the grammar slow.
 */
export function findNumbers(text: string, limit = 60): FoundNumbers {
	const found = [
		...digitNumbers(text),
		...englishNumbers(text),
		...koreanNumbers(text),
		...furtherNumbers(text)
	].sort((one, other) => one.at - other.at);
	const wholes = found.filter(({ whole }) => whole);
	const isPart = ({ at, end }: { at: number; end: number }): boolean =>
		wholes.some((whole) => whole.at <= at && end <= whole.end && end - at < whole.end - whole.at);
	const numbers = new Set(found.filter((one) => !isPart(one)).map(({ value }) => value));
	const parts = new Set(found.filter(isPart).map(({ value }) => value));
	return {
		numbers: [...numbers].slice(0, limit),
		parts: [...parts].filter((value) => !numbers.has(value))
	};
}
