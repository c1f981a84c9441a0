import type { Citation } from '../../main/contract.ts';

/** An answer as it is pasted elsewhere: below it, what its numbers stand for. `placeOf` says a place in words. */
export function withSources(
	text: string,
	citations: Citation[],
	placeOf: (place: string) => string
): string {
	const sources = citations
		.toSorted((a, b) => a.number - b.number)
		.map(({ number, title, place, url }) => {
			return `[${number}] ${[title, placeOf(place), url].filter((part) => part).join(', ')}`;
		});
	return [text, sources.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** An answer without the numbers of its sources; numbers in brackets that stand for none of them stay. */
export function withoutSources(text: string, citations: Citation[]): string {
	const known = new Set(citations.map(({ number }) => number));
	return text.replace(/ ?\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g, (mark, numbers: string) =>
		numbers.split(',').every((number) => known.has(Number(number))) ? '' : mark
	);
}

/** What stands in the last fenced block of a text. */
export function lastCodeOf(text: string): string | undefined {
	return [...text.matchAll(/^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)^\1/gm)].at(-1)?.[2]?.trimEnd();
}
