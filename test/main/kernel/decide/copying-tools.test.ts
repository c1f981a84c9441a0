import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findAlgebra } from '../../../../main/kernel/decide/copying/algebra.ts';
import { findBrought } from '../../../../main/kernel/decide/copying/brought.ts';
import { findLinks } from '../../../../main/kernel/decide/copying/links.ts';
import { findKnownNames, findNewNames } from '../../../../main/kernel/decide/copying/names.ts';
import { findPatterns } from '../../../../main/kernel/decide/copying/patterns.ts';
import type { DecisionContext } from '../../../../main/kernel/decide/decider.ts';
import { completeInput, turnGrammar } from '../../../../main/kernel/decide/grammar.ts';
import { shownContext } from '../../../../main/kernel/decide/prompt.ts';
import { defineTool, type Need, type Tool } from '../../../../tools/tool.ts';
import { acceptor } from './gbnf-acceptor.ts';
import { offeredTools } from './offered-tools.ts';

function offered(name: string, inputs: string[], needs: Need): Tool {
	return defineTool({
		name,
		description: name,
		brief: name,
		effect: 'none',
		needs,
		input: z.object(Object.fromEntries(inputs.map((input) => [input, z.string()]))),
		run: () => {
			throw new Error('Deciding runs nothing.');
		}
	});
}

const folderTools = [
	offered('move_files', ['path', 'to'], 'folder'),
	offered('delete_files', ['path'], 'folder'),
	offered('rename_files', ['path', 'rule'], 'folder')
];
const pageTools = [
	offered('find_in_page', ['text'], 'page'),
	offered('picture_of_page', [], 'page')
];

function accepts(
	request: string,
	context: Partial<DecisionContext> = {},
	tools: Tool[] = [...offeredTools, ...folderTools]
): (call: string) => boolean {
	const whole = { exchanges: [], steps: [], ...context, request };
	return acceptor(turnGrammar(tools, shownContext(whole), findBrought(whole)));
}

test.each([
	['move all pdfs in Downloads to archive', '*.pdf', 'Downloads/*.pdf'],
	['delete every JPG from summer 2024', '*.jpg', 'summer 2024/*.jpg'],
	['사진에 있는 png 파일 다 지워줘', '*.png', '사진/*.png']
])('a kind of file that is named is offered as a pattern: %s', (request, ...patterns) => {
	expect(findPatterns(request)).toEqual(expect.arrayContaining(patterns));
});

test('the ending of a file that is named is no pattern', () => {
	expect(findPatterns('move report.pdf to archive')).toEqual([]);
});

test('files are moved from where the request says to where it says', () => {
	const accept = accepts('move all pdfs in Downloads to archive');
	expect(accept('move_files("Downloads/*.pdf", "archive")')).toBe(true);
	expect(accept('move_files("Downloads/*.pdf", "elsewhere")')).toBe(false);
	expect(accept('move_files("Downloads/*.doc", "archive")')).toBe(false);
	expect(accept('delete_files("Downloads")')).toBe(true);
});

test('the rule of a rename is said in the words of the request, the folder may be that of an earlier turn', () => {
	const exchanges = [{ user: 'what is in Photos?', assistant: 'a.jpg, b.jpg' }];
	const accept = accepts('rename all these by date', { exchanges });
	expect(accept('rename_files("Photos", "by date")')).toBe(true);
	expect(accept('rename_files("Photos", "by number")')).toBe(false);
});

test.each([
	['open link 3', ['#3']],
	['click on [12]', ['#12']],
	['follow the second link', ['#2']],
	['3번 링크 열어줘', ['#3']],
	['두 번째 링크 눌러줘', ['#2']],
	['open the second one', []],
	['what happened in 1999?', []]
])('links of the open page are found: %s', (request, links) => {
	expect(findLinks(request)).toEqual(links);
});

test('a link by its number is offered while a page is open, and only then', () => {
	const tools = [...offeredTools, ...pageTools];
	expect(accepts('open link 3', {}, tools)('open_page("#3")')).toBe(true);
	expect(accepts('open link 3', {}, tools)('open_page("#4")')).toBe(false);
	expect(accepts('open link 3')('open_page("#3")')).toBe(false);
	expect(accepts('take a screenshot', {}, tools)('picture_of_page()')).toBe(true);
});

test.each([
	['solve 2x + 3 = 11', ['2x + 3 = 11'], ['x']],
	['what are the roots of x^2-5x+6=0?', ['x^2-5x+6=0'], ['x']],
	['derivative of sin(x) + cos(x) please', ['sin(x) + cos(x)'], ['x']],
	['x + y = 10, x - y = 2 연립방정식 풀어줘', ['x + y = 10', 'x - y = 2'], ['x', 'y']],
	['3t²의 도함수는?', ['3t²'], ['t']],
	['a meeting at 5 - or 6?', [], []],
	['I need 3 apples', [], []],
	['what is 5 + 7', [], []],
	['x = 5', [], []]
])('equations and functions are found as they were typed: %s', (request, spans, variables) => {
	expect(findAlgebra(request)).toEqual({ spans, variables });
});

test('what is typed with letters is solved, derived or plotted whole', () => {
	const accept = accepts('plot x^2 - 4 from -3 to 3');
	expect(accept('calculator("plot(x^2 - 4, x, -3, 3)")')).toBe(true);
	expect(accept('calculator("derivative(x^2 - 4, x)")')).toBe(true);
	expect(accept('calculator("plot(x^2 - 5, x)")')).toBe(false);
	expect(accept('calculator("plot(x^2 - 4, y)")')).toBe(false);
});

test('a word gets a value where the request gives it one, and has it in later turns', () => {
	expect(findNewNames('let price be 12.50')).toContain('price');
	expect(findNewNames('what does the price come to, 12 or 13?')).toEqual([]);
	expect(findNewNames('가격은 12000이라고 하자')).toContain('가격');
	expect(findKnownNames('price times 3', ['let price be 12.50'])).toEqual(['price']);
	expect(accepts('let price be 12.50')('calculator("price = 12.50")')).toBe(true);
	const exchanges = [{ user: 'let price be 12.50', assistant: 'price = 12.5' }];
	expect(accepts('price times 3', { exchanges })('calculator("price * 3")')).toBe(true);
	expect(accepts('cost times 3', { exchanges })('calculator("cost * 3")')).toBe(false);
});

test('days are counted from the earlier to the later date', () => {
	const accept = accepts('2024년 1월 10일부터 2024년 2월 20일까지 며칠이야?');
	expect(accept('calculator("2024-02-20 - 2024-01-10")')).toBe(true);
	expect(accept('calculator("2024-01-10 - 2024-02-20")')).toBe(false);
});

test('words in quotation marks are copied without the particle behind the mark', () => {
	const accept = accepts("할일.txt에 '내일 회의 3시'라고 적어줘");
	expect(accept('write_file("할일.txt", "내일 회의 3시")')).toBe(true);
});

describe('a file that is only pointed at', () => {
	const exchanges = [
		{ user: 'read shopping.txt', assistant: '**shopping.txt** says:' },
		{ user: 'thanks', assistant: 'You are welcome!' }
	];
	const append = offered('append_file', ['path', 'content'], 'folder');

	test.each([
		['add butter to it', 'butter'],
		['put butter in there too', 'butter'],
		['거기에 버터 추가해줘', '버터']
	])('%s: is the one that was spoken of', (request, content) => {
		const accept = accepts(request, { exchanges }, [append]);
		expect(accept(`append_file("shopping.txt", "${content}")`)).toBe(true);
		expect(accept(`append_file("${content}", "${content}")`)).toBe(false);
	});

	test('a file that the request names is that one', () => {
		const accept = accepts('add eggs to notes.txt', { exchanges }, [append]);
		expect(accept('append_file("notes.txt", "eggs")')).toBe(true);
	});

	test.each([
		['우유 추가해줘', '우유'],
		['우유랑 빵을 적어줘', '우유랑 빵'],
		['buy milk', 'buy milk']
	])('the order is no part of what is written: %s', (content, wanted) => {
		const context = { exchanges: [], steps: [], request: content };
		const input = { path: 'a.txt', content };
		expect(completeInput(append, input, context, findBrought(context))).toEqual({
			path: 'a.txt',
			content: wanted
		});
	});
});
