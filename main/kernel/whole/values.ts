import type { Column } from './columns.ts';
import { fillers } from './fillers.ts';
import { formsOf, stemOf, wordsOf, type Word } from './words.ts';

/** A run of words that stands for a value, with the columns that hold it. */
export interface FoundValue {
	key: string;
	start: number;
	end: number;
	columns: Column[];
}

/** The longest run of words that is the whole value of a cell somewhere, in a column where it `fits`. */
export function findValue(
	rest: string,
	columns: readonly Column[],
	fits: (column: Column, key: string) => boolean = () => true
): FoundValue | undefined {
	const held = columns.filter(
		({ holds, isNumbering }) => holds === 'text' || (holds === 'numbers' && isNumbering)
	);
	const words = wordsOf(rest);
	for (let length = 6; length > 0; length--) {
		for (let start = 0; start + length <= words.length; start++) {
			const run = words.slice(start, start + length);
			for (const key of keysOf(run)) {
				if (length === 1 && fillers.has(key)) continue;
				const holding = held.filter((column) => column.values().has(key) && fits(column, key));
				const first = run[0];
				const last = run.at(-1);
				if (holding.length === 0 || first === undefined || last === undefined) continue;
				return { key, start: first.start, end: last.end, columns: holding };
			}
		}
	}
	return undefined;
}

/** The columns with a value of which this is a part, whole words only. */
export function holdersOf(key: string, columns: readonly Column[]): Column[] {
	return columns.filter(
		(column) =>
			column.holds === 'text' &&
			[...column.values().keys()].some((value) => ` ${value} `.includes(` ${key} `))
	);
}

/** A run of words as a value could be written: the last one perhaps with a particle. */
function keysOf(run: readonly Word[]): string[] {
	const last = run.at(-1);
	if (last === undefined) return [];
	const before = run.slice(0, -1).map(({ text }) => stemOf(text));
	return formsOf(last.text).map((form) => [...before, form].join(' '));
}

/** How far what turns a value round reaches before and after it: "not paid", "except Busan"; undefined when nothing does. */
export function findNegation(
	before: string,
	after: string
): { before: number; after: number } | undefined {
	const leading =
		/(?:\bnot|\b\p{L}+n['’]t|\bno|\bexcept(?: for)?|\bexcluding|\bwithout|\bother than|\bnon-?)(?:\s+(?:in|from|by|yet|marked|the|an?))*\s*$/u.exec(
			before
		);
	if (leading !== null) return { before: leading[0].length, after: 0 };
	const following =
		/^(?:이|가|은|는|을|를)?\s*(?:(?:아닌|아니|않은|제외|외)\p{L}{0,2}|안 된|빼고|말고)/u.exec(
			after
		);
	return following === null ? undefined : { before: 0, after: following[0].length };
}
