import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { searchPassages } from '../../../main/kernel/search-passages.ts';
import type { ChatMessage } from '../../../main/contract.ts';
import { createDocumentTools } from '../../../tools/documents/index.ts';
import { openDocuments, type TestDocuments } from '../../helpers/documents.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { echoTool, scriptedModel, type ScriptLine } from '../../helpers/scripted-model.ts';

let opened: TestDocuments;

beforeAll(async () => {
	opened = await openDocuments();
	await opened.add(
		'bread-recipe.md',
		'# Rye bread\n\n## Ingredients\n\n- 900 g rye flour\n- 700 ml water\n\n## Steps\n\n1. Mix it.\n2. Bake it for an hour.\n'
	);
	await opened.add(
		'근로계약서.md',
		'# 근로계약서\n\n## 임금\n\n월급은 세전 320만 원이다.\n\n## 휴가\n\n연차휴가는 15일이다.\n'
	);
	await opened.add('spending.csv', 'Person,Amount\nAna,10\nBo,7\nBo,8\n');
});
afterAll(() => opened.dispose());

const calculator = echoTool({ name: 'calculator', input: z.object({ expression: z.string() }) });

/** What a search by meaning brings where it knows little: the one thing that is remembered. */
const recall = echoTool({
	name: 'recall',
	effect: 'read',
	input: z.object({ query: z.string() }),
	run: () => ({ parts: [{ type: 'text', text: '- I bought a house in Busan' }], origin: 'memory' })
});

const ferry = echoTool({
	name: 'open_page',
	input: z.object({ url: z.string() }),
	run: () => ({
		parts: [
			{
				type: 'page',
				url: 'https://ferry.example/',
				title: 'Ferry',
				markdown: '# Ferry\n\nA ticket costs 6 euros.',
				links: []
			}
		],
		origin: 'web'
	})
});

/** Asks in a new conversation, to which no document belongs, after a page was read in it where one is named. */
async function ask(
	text: string,
	line: ScriptLine = { text: 'Made up.' },
	page?: string
): Promise<ChatMessage> {
	const { store } = opened;
	const search = (query: string, ids: string[] | null) => searchPassages(store, query, ids);
	const model = scriptedModel([
		...(page === undefined ? [] : [{ call: 'open_page', input: { url: page } }, { text: '' }]),
		line,
		{ text: 'Made up.' }
	]);
	const kernel = bareKernel({
		store,
		model: () => Promise.resolve(model),
		tools: () =>
			Promise.resolve([
				calculator,
				ferry,
				recall,
				...createDocumentTools((query) => search(query, null))
			]),
		searchPassages: search
	});
	const { id } = await store.call('conversation:create', { title: '', temporary: false });
	const tell = async (words: string, parentId: string | null): Promise<ChatMessage> => {
		const asked = { conversationId: id, parentId, text: words, attachments: [] };
		const { assistantMessage } = await kernel.ask(asked);
		await kernel.finished(id);
		return assistantMessage;
	};
	const before = page === undefined ? null : (await tell(`open ${page}`, null)).id;
	const assistantMessage = await tell(text, before);
	return await store.call('message:get', { messageId: assistantMessage.id });
}

test('what is remembered and only a little like the question does not stand before the documents', async () => {
	const asked = { call: 'recall', input: { query: 'flour' } };
	const answer = await ask('How much rye flour is needed?', asked);
	expect(answer.text).toContain('900 g rye flour');
	expect(answer.text).not.toContain('Busan');
	const own = await ask('How much is the deposit of the flat?', asked);
	expect(own.text).toContain('Busan');
	expect(own.text).not.toContain('not in your documents');
	expect((await ask('Which houses are there?', asked)).text).toContain('Busan');
});

test.each([
	['What are the ingredients of the bread?', '900 g rye flour'],
	['List the steps of the bread recipe', 'Bake it for an hour'],
	['Who spent the most?', '**Bo** is first'],
	['월급은 얼마예요?', '320만 원']
])('what a document answers is not made up: %s', async (request, says) => {
	const answer = await ask(request);
	expect(answer.text).toContain(says);
	expect(answer.citations.length).toBeGreaterThan(0);
});

test.each([
	'Tell me a joke',
	'Thank you for the bread',
	'Can you write me a poem?',
	'What do you think of spring?'
])('what no document is asked for stays talk: %s', async (request) => {
	expect((await ask(request)).text).toBe('Made up.');
});

test.each(['점심 뭐 먹을까?', '넌 뭘 좋아해?', '심심해'])(
	'so it does in Korean, in which the starter says that it cannot: %s',
	async (request) => {
		const { text, steps } = await ask(request);
		expect(text).toContain('한국어로 자유롭게 이야기하지는 못해요');
		expect(steps).toEqual([]);
	}
);

test.each([
	[
		'What is the capital of France?',
		/not in your documents.*would be a guess.*search the web for/su
	],
	['Why is the sky blue?', /not in your documents.*would be a guess/su],
	['프랑스의 수도는 어디야?', /문서에서는 찾지 못했어요.*짐작일 뿐이에요.*웹에서/su]
])(
	'what the documents do not hold is not guessed, in either language: %s',
	async (request, says) => {
		const answer = await ask(request);
		expect(answer.text).toMatch(says);
		expect(answer.citations).toEqual([]);
		const look: ScriptLine = { call: 'search_documents', input: { query: request } };
		expect((await ask(request, look)).text).toBe(answer.text);
	}
);

test('what only a paper could say is missed without a word of guesses and the web', async () => {
	const look: ScriptLine = { call: 'search_documents', input: { query: 'dentist' } };
	const { text } = await ask('What is the name of my dentist?', look);
	expect(text).toContain('not in your documents');
	expect(text).not.toContain('guess');
});

test('a question about days is not a sum where a document answers it', async () => {
	const today: ScriptLine = { call: 'calculator', input: { expression: 'today' } };
	expect((await ask('연차휴가는 며칠이에요?', today)).text).toContain('15일');
	expect((await ask('오늘은 무슨 요일이야?', today)).steps[0]).toMatchObject({
		tool: 'calculator'
	});
});

test('what papers in the other language do not answer is told with the reason', async () => {
	expect((await ask('호밀빵 재료가 뭐야?')).text).toContain('rye flour');
	expect((await ask('호밀빵 열량이 뭐야?')).text).toContain('한국어가 아닌 것이 있어요');
	const look: ScriptLine = { call: 'search_documents', input: { query: 'salary in the contract' } };
	expect((await ask('What is the salary in the contract?', look)).text).toContain('320');
	look.input.query = 'ombudsman';
	expect((await ask('Who is the ombudsman?', look)).text).toContain('in Korean');
});

test('a miss has nothing to do with the language where most documents are in that of the question', async () => {
	const more = [
		'Notes on the harbour and its boats.',
		'Minutes of the meeting about the garden fence.'
	];
	for (const [at, text] of more.entries()) await opened.add(`more-${at}.md`, text);
	const look: ScriptLine = { call: 'search_documents', input: { query: 'plumber' } };
	expect((await ask('Who is the plumber?', look)).text).not.toContain('in Korean');
	expect((await ask('배관공은 누구예요?')).text).toContain('한국어가 아닌 것이 있어요');
});

test('what the page that was read last answers is not missed in the documents', async () => {
	const line: ScriptLine = { text: 'Made up.' };
	const told = await ask('How much does a ticket cost?', line, 'https://ferry.example/');
	expect(told.text).toContain('6 euros');
	const missed = await ask('What is the capital of France?', line, 'https://ferry.example/');
	expect(missed.text).toContain('not in your documents');
});
