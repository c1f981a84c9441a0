import { afterEach, beforeEach, expect, test } from 'vitest';
import { searchPassages } from '../../../main/kernel/search-passages.ts';
import { readAskedDocuments, tellDocuments } from '../../../main/kernel/answer/kept-documents.ts';
import type { Kernel } from '../../../main/kernel/kernel.ts';
import { createDocumentTools } from '../../../tools/documents/index.ts';
import { createFileTools } from '../../../tools/file/index.ts';
import { openDocuments, type TestDocuments } from '../../helpers/documents.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { scriptedModel, type ScriptLine } from '../../helpers/scripted-model.ts';

let opened: TestDocuments;
beforeEach(async () => {
	opened = await openDocuments();
});
afterEach(() => opened.dispose());

/** The answer of one turn, with documents and without a granted folder. */
async function ask(text: string, script: ScriptLine[]): Promise<string> {
	const { store } = opened;
	const model = scriptedModel(script);
	const search = (query: string) => searchPassages(store, query, null);
	const tools = [
		...createDocumentTools(search),
		...createFileTools({
			grants: () => Promise.resolve([]),
			bin: opened.folder,
			closed: [],
			decode: (bytes) => new TextDecoder().decode(bytes),
			readDocument: () => Promise.reject(new Error('not here'))
		})
	];
	const { id } = await store.call('conversation:create', { title: '', temporary: false });
	return await new Promise((resolve, reject) => {
		const kernel: Kernel = bareKernel({
			store,
			model: () => Promise.resolve(model),
			tools: () => Promise.resolve(tools),
			searchPassages: search,
			onEvent: (_conversation, _message, event) => {
				if (event.type === 'turn-end') resolve(event.text);
			}
		});
		kernel.ask({ conversationId: id, parentId: null, text, attachments: [] }).catch(reject);
	});
}

test.each([
	'what documents do I have?',
	'Which documents are there?',
	'list my documents',
	'please show me all my docs',
	'how many documents do I have?',
	'무슨 문서가 있어?',
	'문서 목록 보여줘',
	'내 문서 몇 개야?'
])('"%s" asks which documents there are', (request) => {
	expect(readAskedDocuments(request)).toMatchObject({ kinds: null, time: null });
});

test.each([
	'what do my documents say about rent?',
	'list all ingredients in my documents',
	'which documents mention the landlord?',
	'what documents do I need for a passport?',
	'문서에 월세가 얼마라고 되어 있어?',
	'이 문서 요약해줘',
	'계약서에 뭐라고 있어?'
])('"%s" asks something else', (request) => {
	expect(readAskedDocuments(request)).toBeNull();
});

/** A Friday. */
const now = new Date(2026, 10, 27, 12).getTime();
const lastWeek = [new Date(2026, 10, 16).getTime(), new Date(2026, 10, 23).getTime()];

test.each([
	['Which documents did I add last week?', { time: lastWeek, byAdded: true }],
	['what documents have I added last week', { time: lastWeek, byAdded: true }],
	['list my papers from last week', { time: lastWeek, byAdded: false }],
	['how many PDFs do I have?', { kinds: ['pdf'], time: null }],
	['show me my spreadsheets', { kinds: ['xlsx', 'ods', 'csv'], time: null }],
	['which pdf files did I download last week?', { kinds: ['pdf'], time: lastWeek, byAdded: true }],
	['documents I added last week?', null],
	['지난주에 추가한 문서 뭐 있어?', { time: lastWeek, byAdded: true }],
	['지난주에 넣은 문서 보여줘', { time: lastWeek, byAdded: true }],
	['지난주에 내가 추가한 문서가 뭐야?', { time: lastWeek, byAdded: true }],
	['PDF 몇 개 있어?', { kinds: ['pdf'], time: null }],
	['엑셀 파일 목록 보여줘', { kinds: ['xlsx', 'ods', 'csv'], time: null }],
	['what documents did I add on 31 February?', null],
	['show me photos', null]
])('"%s" asks for these documents alone', (request, asked) => {
	if (asked === null) expect(readAskedDocuments(request, now)).toBeNull();
	else expect(readAskedDocuments(request, now)).toMatchObject(asked);
});

test('those of a kind or time are told, with how many there are in all', async () => {
	await opened.add('tenancy.txt', 'The rent is 900 euros a month.');
	await opened.add('costs.csv', 'what,euros\nrent,900');
	expect(await ask('which spreadsheets do I have?', [])).toMatch(
		/1 of your 2 documents:\n\n- costs/
	);
	expect(await ask('which documents did I add today?', [])).toContain('Documents here: 2');
	expect(await ask('which documents did I add last year?', [])).toContain(
		'None of your documents (2)'
	);
	expect(await ask('작년에 추가한 문서 뭐 있어?', [])).toContain('그런 문서는 없어요');
});

test('which documents there are is told from the store, without a look into folders', async () => {
	const list: ScriptLine[] = [{ call: 'list_files', input: { path: '.' } }];
	expect(await ask('what documents do I have?', list)).toContain('There are no documents');
	await opened.add('tenancy_agreement.txt', 'The rent is 900 euros a month.');
	await opened.add('recipe.txt', 'Two eggs and some flour.');
	const answer = await ask('what documents do I have?', list);
	expect(answer).toContain('Documents here: 2');
	expect(answer).toContain('tenancy\\_agreement.txt');
	expect(answer).toContain('recipe.txt');
	expect(await ask('문서 목록 보여줘', [])).toContain('문서가 2개');
});

test('titles cannot be marks of the answer, and a long list is cut with a word', () => {
	const documents = Array.from({ length: 40 }, (_, index) => ({ title: `[x](y) ${index}\n# a` }));
	const told = tellDocuments(documents, 'en');
	expect(told).toContain('- \\[x\\](y) 0 \\# a');
	expect(told).toContain('and 10 more');
});

test('without a granted folder, what the model looks for in files is looked for in the documents', async () => {
	await opened.add('tenancy.txt', 'The rent for the flat is 900 euros a month.');
	const read: ScriptLine[] = [{ call: 'read_file', input: { path: 'rent.txt' } }];
	expect(await ask('how much is the rent for the flat?', read)).toContain('900 euros');
	// Who speaks of a file means one.
	const answer = await ask('read the file rent.txt', [
		{ call: 'read_file', input: { path: 'rent.txt' } }
	]);
	expect(answer).not.toContain('900 euros');
});
