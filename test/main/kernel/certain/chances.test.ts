import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

function linesOf(request: string): string[] {
	return certainCalls(request).flatMap(({ input }) => String(input['code']).split('\n'));
}

const dice = [
	'import random',
	'rolls = [random.randint(1, 6) for _ in range(2)]',
	'print(*rolls, sep=" + ", end=f" = {sum(rolls)}\\n")'
];
const between = ['import random', 'print(random.randint(5, 7))'];

test.each([
	[
		'flip a coin 10 times',
		[
			'import random',
			'flips = [random.choice(["heads", "tails"]) for _ in range(10)]',
			'print(*flips, sep=", ")',
			`print(f"heads: {flips.count('heads')}, tails: {flips.count('tails')}")`
		]
	],
	[
		'동전 던져줘',
		[
			'import random',
			'flips = [random.choice(["앞", "뒤"]) for _ in range(1)]',
			'print(*flips, sep=", ")'
		]
	],
	['roll two dice', dice],
	['주사위 두개 굴려줘', dice],
	['give me a random number between 5 and 7', between],
	['5부터 7까지 숫자 하나 골라줘', between]
])('%s: as often as was said', (request, wanted) => {
	expect(linesOf(request)).toEqual(wanted);
});

test.each([
	'write a python program that rolls two dice',
	'what is the chance of heads when I flip a coin?',
	'roll a 20-sided die',
	'how many dice are in a set of 5 games'
])('is left to the model: %s', (request) => {
	expect(certainCalls(request)).toEqual([]);
});
