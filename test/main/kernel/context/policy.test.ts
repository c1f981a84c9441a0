import { expect, test } from 'vitest';
import { choosePages, type Candidate } from '../../../../main/kernel/context/policy.ts';

const page = (change: Partial<Candidate> = {}): Candidate => ({
	tokens: 100,
	mustStay: false,
	isTalk: true,
	held: undefined,
	...change
});
const must = page({ mustStay: true, isTalk: false });
const talk = (count: number): Candidate[] => Array.from({ length: count }, () => page());
const chosen = (...parameters: Parameters<typeof choosePages>): number[] =>
	[...choosePages(...parameters)].sort((left, right) => left - right);
const used = (pages: Candidate[], stay: number[]): number =>
	stay.reduce((sum, index) => sum + (pages[index]?.tokens ?? 0), 0);

test('what fits stays, all of it', () => {
	expect(chosen([must, ...talk(5), must], 700)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('what does not fit leaves from the old end, several at once, and never a hole', () => {
	const pages = [must, ...talk(10), must];
	const stay = chosen(pages, 1000);
	expect(stay).toEqual([0, 7, 8, 9, 10, 11]);
	expect(used(pages, stay)).toBeLessThanOrEqual(1000);
});

test('the talk begins where it began for as long as that fits, so that its beginning stays cached', () => {
	const begins = [7];
	for (let turns = 10; turns <= 14; turns++) {
		const pages = [must, ...talk(turns), must];
		const first = chosen(pages, 1000, begins.at(-1)).find((index) => index > 0) ?? 0;
		begins.push(first);
	}
	expect(begins).toEqual([7, 7, 7, 7, 7, 7]);
	const pages = [must, ...talk(15), must];
	expect(chosen(pages, 1000, 7)).toEqual([0, 12, 13, 14, 15, 16]);
});

test('pinned pages stay before all others, and pages that were moved out stay out', () => {
	const pages = [must, page({ held: 'pinned' }), ...talk(9), page({ held: 'out' }), must];
	const stay = chosen(pages, 800);
	expect(stay).toContain(1);
	expect(stay).not.toContain(11);
});

test('pages that were called back take no more than their share', () => {
	const back = Array.from({ length: 10 }, () => page({ isTalk: false }));
	const pages = [must, ...talk(5), ...back, must];
	const stay = chosen(pages, 1200);
	expect(stay.filter((index) => index >= 6 && index < 16)).toHaveLength(3);
	expect(stay.filter((index) => index >= 1 && index < 6)).toHaveLength(5);
});

test('no window overflows, whatever the pages are', () => {
	let seed = 1;
	const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
	for (let round = 0; round < 500; round++) {
		const pages = Array.from({ length: random(60) }, () =>
			page({
				tokens: random(400),
				isTalk: random(3) > 0,
				held: ([undefined, undefined, 'pinned', 'out'] as const)[random(4)]
			})
		);
		const budget = random(3_000);
		expect(used(pages, chosen(pages, budget, random(60)))).toBeLessThanOrEqual(budget);
	}
});
