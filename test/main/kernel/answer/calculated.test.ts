import { expect, test } from 'vitest';
import { composeAnswer } from '../../../../main/kernel/answer/compose.ts';
import { evaluate } from '../../../../tools/calculator/evaluate.ts';

function told(expression: string, language: 'en' | 'ko'): string {
	const parts = [evaluate(expression)];
	const call = { tool: 'calculator', input: { expression }, ok: true, code: null, parts };
	return composeAnswer(expression, [call], language).text;
}

test.each([
	['solve(2x + 3 = 11, x)', '`2x + 3 = 11`: **x = 4**', '`2x + 3 = 11`: **x = 4**'],
	[
		'solve(x^2 = 2, x)',
		'`x^2 = 2`: **x = -sqrt(2) or x = sqrt(2)** (about x ≈ -1.4142 or x ≈ 1.4142)',
		'`x^2 = 2`: **x = -sqrt(2) 또는 x = sqrt(2)** (약 x ≈ -1.4142 또는 x ≈ 1.4142)'
	],
	[
		'solve(x^2 + 1 = 0, x)',
		'`x^2 + 1 = 0` has no real solution; the complex ones are **x = i or x = -i**.',
		'`x^2 + 1 = 0`: 실수 해는 없고, 복소수 해는 **x = i 또는 x = -i**이에요.'
	],
	[
		'solve(x = x + 1, x)',
		'`x = x + 1` has **no real solution**.',
		'`x = x + 1`: **실수 해가 없음**'
	],
	[
		'derivative(x^2 + 3x, x)',
		'`derivative(x^2 + 3x, x)` = **2x + 3**',
		'`derivative(x^2 + 3x, x)` = **2x + 3**'
	],
	[
		'2026-03-01 - 2026-01-15',
		'`2026-03-01 - 2026-01-15` = **45 days**',
		'`2026-03-01 - 2026-01-15` = **45일**'
	],
	['22:30 + 3h', '`22:30 + 3h` = **01:30 (+1 day)**', '`22:30 + 3h` = **01:30 (+1일)**'],
	['2h 45m + 1h 30m', '`2h 45m + 1h 30m` = **4 h 15 min**', '`2h 45m + 1h 30m` = **4시간 15분**'],
	[
		'plot(x^2, x, -2, 2)',
		'The plot is above: x^2; -2 ≤ x ≤ 2; -0.2 ≤ y ≤ 4.2',
		'그래프를 위에 그렸어요: x^2; -2 ≤ x ≤ 2; -0.2 ≤ y ≤ 4.2'
	]
])('%s is said in English and Korean', (expression, english, korean) => {
	expect([told(expression, 'en'), told(expression, 'ko')]).toEqual([english, korean]);
});

test('signs of Markdown in a value stay what they are', () => {
	expect(told('derivative(x * y * 2 * sin(x), x)', 'en')).not.toMatch(/\*\*.*[^\\]\*[^*].*\*\*/);
});

test('a file, a plot and a picture of a program are pointed at', () => {
	const base64 = '';
	const call = {
		...{ tool: 'run_code', input: {}, ok: true, code: null },
		parts: [
			{ type: 'plot' as const, spec: {}, alt: 'line plot' },
			{ type: 'file' as const, name: 'clean_data.csv', mime: 'text/csv', base64 }
		]
	};
	expect(composeAnswer('clean it', [call], 'en').text).toBe(
		'The plot is above.\n\nReady to save, in the card above: **clean\\_data.csv**'
	);
	expect(composeAnswer('정리해 줘', [call], 'ko').text).toBe(
		'그래프를 위에 그렸어요.\n\n위 카드에서 저장할 수 있어요: **clean\\_data.csv**'
	);
});

test.each([
	['birth year at 25', '`25살인 사람이 태어난 해` = '],
	['2026-01-15 + 3 weeks', '`2026-01-15 + 3주` = '],
	['age 1990-05-17 on 2026-01-01', '`1990-05-17에 태어난 사람의 2026-01-01 나이` = '],
	['2026-03-01 - 2026-01-15 to weeks', '`2026-03-01 - 2026-01-15 (주)` = '],
	['12 stone + 4 lb to kg', '`12 stone + 4 lb to kg` = ']
])('how %s was read is said in the language of the answer', (expression, says) => {
	expect(told(expression, 'ko')).toContain(says);
	expect(told(expression, 'en')).toContain(`\`${expression}\``);
});
