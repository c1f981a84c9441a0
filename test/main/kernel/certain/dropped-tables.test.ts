import { describe, expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

const code = (request: string, dropped: string[]): unknown =>
	certainCalls(request, dropped)[0]?.input['code'];

describe('a dropped table is cleaned and handed back', () => {
	test.each([
		'This file is a mess: remove the duplicates and empty rows and give it back to me',
		'Please tidy up this table',
		'이 CSV 중복 지우고 빈 줄 빼서 저장해줘'
	])('%s', (request) => {
		const program = code(request, ['guests.csv']);
		expect(program).toContain('hearth.read("guests.csv")');
		expect(program).toContain('hearth.save("guests-clean.csv", kept)');
	});

	test('under the name that was said, and of several files the one that was named', () => {
		const program = code('clean guests.csv and save it as tidy.csv', ['sales.csv', 'guests.csv']);
		expect(program).toContain('hearth.read("guests.csv")');
		expect(program).toContain('hearth.save("tidy.csv", kept)');
	});

	test.each([
		['clean this up', ['letter.pdf']],
		['clean this up', []],
		['how many duplicates are in there?', ['guests.csv']],
		['clean it and keep only the rows where age is over 30', ['guests.csv']],
		['who is the oldest guest?', ['guests.csv']]
	])('but not: %s %j', (request, dropped) => {
		expect(certainCalls(request, dropped)).toEqual([]);
	});
});

test.each([
	['plot the revenue by month', 'line'],
	['draw a bar chart of the revenue', 'bar'],
	['매출 막대 그래프로 그려줘', 'bar']
])('a dropped table is drawn: %s', (request, kind) => {
	expect(code(request, ['sales.csv'])).toBe(
		`import hearth\nrows = hearth.read("sales.csv")\nhearth.chart(rows, ${JSON.stringify(request)}, kind="${kind}")`
	);
});

test('a name that would end the string of the program is not written into it', () => {
	expect(code('clean this', ['a"); import os; ("b.csv'])).toContain('hearth.read("data.csv")');
});
