import { expect, test } from 'vitest';
import { titleOf } from '../../main/kernel/context/pages.ts';
import { pageTitle } from '../../renderer/chat/context/titles.ts';

const english = ({ en }: { en: string }): string => en;

test('tools in the context map are called by their names in words', () => {
	const title = 'calculator, open_page, own_tool';
	expect(pageTitle({ owner: 'tools', origin: 'assistant', title }, english)).toBe(
		'Calculator, Open a page, own_tool'
	);
	expect(pageTitle({ owner: 'result', origin: 'tool', title: 'search_documents' }, english)).toBe(
		'Search your documents'
	);
});

test('an answer is shown without the signs of Markdown, what a person wrote as it was written', () => {
	const title = '**14** of the rows of **a\\_b.csv**\n\n> Dogs need `consent`';
	expect(pageTitle({ owner: 'turn', origin: 'assistant', title }, english)).toBe(
		'14 of the rows of a_b.csv Dogs need consent'
	);
	expect(pageTitle({ owner: 'turn', origin: 'user', title: '2 ** 3 `x`' }, english)).toBe(
		'2 ** 3 `x`'
	);
});

test('a long text is called by its beginning, on one line', () => {
	expect(titleOf('From your documents:\n\n> a quotation')).toBe(
		'From your documents: > a quotation'
	);
	expect(titleOf('word '.repeat(100))).toBe(`${'word '.repeat(16).trim()}…`);
});
