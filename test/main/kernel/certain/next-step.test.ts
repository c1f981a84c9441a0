import { expect, test } from 'vitest';
import { isWantedNext } from '../../../../main/kernel/certain/next-step.ts';

const afterSearch = [{ tool: 'search_documents' }];

test.each([
	['what is the total of the invoice?', 'calculator'],
	['when is the invoice due?', 'calculator'],
	['what does the bus to the airport cost?', 'search_web'],
	['월세가 얼마야?', 'calculator']
])('what was looked up is the answer: %s', (request, tool) => {
	expect(isWantedNext(request, tool, afterSearch)).toBe(false);
});

test.each([
	['actually take that back', false],
	['move it to Pictures instead', false],
	['그거 취소해줘', false],
	['delete old.txt please', true],
	['get rid of the jpgs', true],
	['old.txt 지워줘', true],
	['다운로드 폴더 정리해줘', true]
])('files are thrown away only where the words say so: %s', (request, wanted) => {
	expect(isWantedNext(request, 'delete_files', [])).toBe(wanted);
});

test('a file that was moved is not written as well', () => {
	const moved = [{ tool: 'move_files' }];
	const request = 'rename taxes-2025.txt to tax.txt and put it into Pictures';
	expect(isWantedNext(request, 'write_file', moved)).toBe(false);
	expect(isWantedNext('move it and write a note about it', 'write_file', moved)).toBe(true);
});

test.each([
	['what is the rent times 12?', 'calculator'],
	['split the total of the invoice among three', 'calculator'],
	['how many days until the invoice is due?', 'calculator'],
	['look in my documents for the bus, then search the web for it', 'search_web']
])('what is to be done with it is: %s', (request, tool) => {
	expect(isWantedNext(request, tool, afterSearch)).toBe(true);
});
