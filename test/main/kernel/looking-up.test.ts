import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FinishedCall } from '../../../main/kernel/answer/compose.ts';
import {
	couldBeKept,
	isLookedUp,
	isQuestion,
	knewNothing,
	ownInput,
	readsUnnamed
} from '../../../main/kernel/looking-up.ts';
import { echoTool } from '../../helpers/scripted-model.ts';

const search = echoTool({ name: 'search_documents', input: z.object({ query: z.string() }) });
const other = echoTool({ name: 'search_web', input: z.object({ query: z.string() }) });

describe('words of earlier questions', () => {
	test.each([
		['dentist 다음 회의', '다음 회의는 언제예요?', '다음 회의'],
		['garden shed violin', 'Who gets the violin?', 'violin'],
		['for the 다음 회의', '다음 회의는 언제예요?', '다음 회의'],
		['cats in the lease', 'and what about cats?', 'cats in the lease'],
		['lease deposit', 'How much is it?', 'lease deposit'],
		['알렉스 계약서 기한', '그럼 기한은?', '알렉스 계약서 기한'],
		['tenant', '다음 회의는 언제예요?', '다음 회의는 언제예요?']
	])('"%s" for "%s" is looked for as "%s"', (query, request, expected) => {
		expect(ownInput(search, { query }, request)).toEqual({ query: expected });
	});
	test('words that go to the web are no others', () => {
		expect(ownInput(other, { query: 'garden shed violin' }, 'Who gets the violin?')).toEqual({
			query: 'violin'
		});
	});
	test('only what is given words to look for is touched', () => {
		const input = { query: 'garden shed violin' };
		const remember = echoTool({ name: 'remember', input: z.object({ query: z.string() }) });
		expect(ownInput(remember, input, 'Who gets the violin?')).toBe(input);
	});
});

const passage = { passageId: 'a.0', documentId: 'a', title: 'a', place: '', text: 't', score: 1 };
const call = (tool: string, parts: FinishedCall['parts']): FinishedCall => ({
	...{ tool, parts },
	...{ input: {}, ok: true, code: null }
});

describe('whether anything is left to do after looking up', () => {
	const found = call('search_documents', [{ type: 'passages', items: [passage] }]);
	test.each([
		['How much is the deposit for the flat?', true],
		['How long does the apple cake bake?', true],
		['보증금이 얼마예요?', true],
		['find the rent in my lease and multiply it by 12', false],
		['what is the rent per year according to the lease?', false],
		['look up the deposit and write it to notes.txt', false],
		['월세를 찾아서 12를 곱해줘', false]
	])('%s: nothing is: %s', (request, expected) => {
		expect(isLookedUp(request, found)).toBe(expected);
	});
	test('a number that names what was found is nothing to compute with', () => {
		const text = 'The limit of item 77 is 993 units, for 3 months.';
		const about = call('search_documents', [{ type: 'passages', items: [{ ...passage, text }] }]);
		expect(isLookedUp('What is the limit of item 77?', about)).toBe(true);
		expect(isLookedUp('What is the limit of item 78?', about)).toBe(false);
		expect(isLookedUp('What is the limit for 3 months?', about)).toBe(false);
	});
	test('where nothing was found, something else may help', () => {
		const nothing = call('search_documents', [{ type: 'passages', items: [] }]);
		expect(isLookedUp('How much is the deposit?', nothing)).toBe(false);
	});
});

test('memory that knows nothing is told from memory that does', () => {
	expect(knewNothing(call('recall', [{ type: 'text', text: '' }]))).toBe(true);
	expect(knewNothing(call('recall', [{ type: 'text', text: '- a cat' }]))).toBe(false);
	expect(knewNothing({ ...call('recall', []), ok: false })).toBe(false);
});

test.each([
	['How many members live in Belmont?', true],
	['search the web for the members of the band', false],
	['오늘 서울 날씨 어때?', false]
])('"%s" could stand in what a person keeps: %s', (request, expected) => {
	expect(couldBeKept(other, request, true)).toBe(expected);
	expect(couldBeKept(search, request, true)).toBe(false);
});

test.each([
	['am I allowed to have a dog', true],
	['강아지를 키워도 되나요', true],
	['Thank you, that was helpful.', false],
	['고마워', false]
])('"%s" asks something: %s', (request, expected) => {
	expect(isQuestion(request)).toBe(expected);
});

test.each([
	['제일 많이 팔린 달은?', 'invoice-17.txt', true],
	['이 파일에 뭐가 있어?', '이', true],
	['which month sold the most?', 'notes.md', true],
	['read the invoice', 'invoice-17.txt', false],
	['notes.md 보여줘', 'notes.md', false],
	["what's in it now", 'shopping.txt', false]
])('"%s" says nothing of %s: %s', (request, path, wanted) => {
	const read = echoTool({ name: 'read_file', input: z.object({ path: z.string() }) });
	expect(readsUnnamed(read, { path }, request)).toBe(wanted);
});
