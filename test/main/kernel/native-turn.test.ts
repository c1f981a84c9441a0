import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatMessage, TurnEvent } from '../../../main/contract.ts';
import { TokenCounter } from '../../../main/kernel/context/pages.ts';
import { nativeDecider } from '../../../main/kernel/decide/native.ts';
import type { Kernel } from '../../../main/kernel/kernel.ts';
import type { Store } from '../../../main/memory/protocol.ts';
import { remoteEngine } from '../../../main/remote/engine.ts';
import type { Tool } from '../../../tools/tool.ts';
import { ToolError } from '../../../tools/tool.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { echoTool } from '../../helpers/scripted-model.ts';
import { openStoreInProcess } from '../../helpers/store.ts';
import {
	answers,
	calls,
	finish,
	says,
	startServer,
	streams,
	text,
	type Answer,
	type ScriptedServer
} from '../remote/server.ts';

/** The kernel with a model that writes its own answers: a scripted one behind a real server. */
const calculator = echoTool({
	name: 'calculator',
	input: z.object({ expression: z.string() }),
	run: (input) => {
		const { expression } = input as { expression: string };
		if (expression !== '18% * 2340') throw new ToolError('BAD_INPUT', 'Cannot be evaluated.');
		const value = { type: 'value', exact: '421.2', rounded: null, reading: expression } as const;
		return { parts: [value], origin: 'tool' };
	}
});
const passage = {
	passageId: 'passage-1',
	documentId: 'document-1',
	title: 'Lease.pdf',
	place: 'page 3',
	text: 'The notice period is 3 months to the end of a quarter.',
	score: 1
};
const searchDocuments = echoTool({
	name: 'search_documents',
	effect: 'read',
	input: z.object({ query: z.string() }),
	run: () => ({ parts: [{ type: 'passages', items: [passage] }], origin: 'document' })
});
const writeFile = echoTool({
	name: 'write_file',
	effect: 'write',
	input: z.object({ path: z.string() }),
	run: async (input, { allow }) => {
		await allow({ effect: 'write', target: (input as { path: string }).path });
		return { parts: [{ type: 'text', text: 'written' }], origin: 'tool' };
	}
});

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

interface Turn {
	message: ChatMessage;
	events: TurnEvent[];
	asked: ScriptedServer['asked'];
	kernel: Kernel;
	store: Store;
}

async function run(
	script: Answer[],
	request: string,
	tools: Tool[] = [calculator, searchDocuments, writeFile]
): Promise<Turn> {
	const { store, dispose } = await openStoreInProcess();
	const server = await startServer(script);
	closers.push(dispose, () => server.close());
	const engine = remoteEngine({
		title: 'Big box',
		address: server.address,
		model: 'big',
		key: null
	});
	const events: TurnEvent[] = [];
	const kernel = bareKernel({
		store,
		model: () =>
			Promise.resolve({
				engine,
				decider: nativeDecider(engine, { windowTokens: () => 8_192 }),
				counter: new TokenCounter(engine),
				windowTokens: () => 8_192,
				elsewhere: 'Big box'
			}),
		tools: () => Promise.resolve(tools),
		onEvent: (_conversation, _message, event) => events.push(event)
	});
	const { id } = await store.call('conversation:create', { title: '', temporary: false });
	const { assistantMessage } = await kernel.ask({
		conversationId: id,
		parentId: null,
		text: request,
		attachments: [],
		unattended: () => false
	});
	await kernel.finished(id);
	const message = await store.call('message:get', { messageId: assistantMessage.id });
	return { message, events, asked: server.asked, kernel, store };
}

function notesOf({ message }: Turn): string[] {
	return message.steps.flatMap((step) => (step.kind === 'note' ? [step.note] : []));
}

test('a result is told in the words of the model, and the conversation says that it went elsewhere', async () => {
	const turn = await run(
		[calls('calculator', '{"expression": "18% * 2340"}'), says('That is ', '421.2', '.')],
		'what is 18% of 2,340?'
	);
	expect([turn.message.text, turn.message.status]).toEqual(['That is 421.2.', 'complete']);
	expect(notesOf(turn)).toEqual(['left-machine']);
	expect(turn.asked[1]?.body.messages?.at(-1)).toMatchObject({ role: 'tool', content: '421.2' });
	const context = await turn.store.call('message:context', { messageId: turn.message.id });
	expect(context.pages.map(({ owner }) => owner)).toEqual([
		'instructions',
		'tools',
		'turn',
		'result'
	]);
});

test('a number that no tool gave is marked', async () => {
	const turn = await run(
		[calls('calculator', '{"expression": "18% * 2340"}'), says('That is 431.2.')],
		'what is 18% of 2,340?'
	);
	expect(notesOf(turn)).toEqual(['left-machine', 'number-not-found']);
});

test('a passage is cited by its number, and a sentence that it does not say is marked', async () => {
	const search = calls('search_documents', '{"query": "notice period"}');
	const right = await run([search, says('The notice period is 3 months. [1]')], 'notice period?');
	expect(right.message.citations).toMatchObject([
		{ number: 1, passageId: 'passage-1', supported: true }
	]);
	expect(notesOf(right)).toEqual(['left-machine']);
	const wrong = await run([search, says('The notice period is 14 days. [1]')], 'notice period?');
	expect(wrong.message.citations).toMatchObject([{ number: 1, supported: false }]);
	expect(notesOf(wrong)).toContain('source-not-found');
});

test('text from a document gives a model no power: a write after it is asked for', async () => {
	const turn = await run(
		[
			calls('search_documents', '{"query": "notice period"}'),
			calls('write_file', '{"path": "/tmp/a.txt"}'),
			says('I was not allowed to.')
		],
		'read my lease'
	);
	expect(turn.events).toContainEqual(
		expect.objectContaining({ type: 'approval', tool: 'write_file', decision: 'refused' })
	);
	expect(turn.message.text).toBe('I was not allowed to.');
});

test('a failure is read by the model, which may try something else', async () => {
	const turn = await run(
		[
			calls('calculator', '{"expression": "18 percent"}'),
			calls('calculator', '{"expression": "18% * 2340"}'),
			says('421.2')
		],
		'what is 18% (18 percent) of 2,340?'
	);
	expect(turn.message.text).toBe('421.2');
	expect(turn.asked[1]?.body.messages?.at(-1)?.content).toContain('Error: Cannot be evaluated.');
});

test('a program that fails may be mended twice, then no more', async () => {
	const failing = echoTool({
		name: 'run_code',
		input: z.object({ code: z.string() }),
		run: () => ({ parts: [{ type: 'error', text: 'NameError' }], origin: 'tool' })
	});
	const tries = [1, 2, 3, 4].map((n) => calls('run_code', `{"code": "try${n}"}`));
	const turn = await run([...tries.slice(0, 3), says('It does not work.')], 'run it', [failing]);
	expect(turn.message.text).toBe('It does not work.');
	expect(turn.message.steps.filter(({ kind }) => kind === 'result')).toHaveLength(3);
	expect(notesOf(turn)).toContain('repair-limit');
});

test('a model that repeats a call must answer', async () => {
	const again = calls('calculator', '{"expression": "18% * 2340"}');
	const turn = await run([again, again, says('It is 421.2.')], 'what is 18% of 2,340?');
	expect(turn.message.text).toBe('It is 421.2.');
	expect(notesOf(turn)).toEqual(['left-machine', 'repeated-call']);
	expect(turn.asked[2]?.body.tool_choice).toBe('none');
});

test('a model that finds no words is answered for with the result itself', async () => {
	const again = calls('calculator', '{"expression": "18% * 2340"}');
	const turn = await run([again, again, says('')], 'what is 18% of 2,340?');
	expect(turn.message.text).toContain('421.2');
});

test('what a server said before it broke off stays, and the turn can go on from there', async () => {
	const turn = await run(
		[streams([text('It is ')]), streams([text('four.'), finish('stop')])],
		'what is 2 + 2?'
	);
	expect([turn.message.text, turn.message.status, turn.message.error?.code]).toEqual([
		'It is ',
		'failed',
		'REMOTE_BROKE_OFF'
	]);
	await turn.kernel.continue(turn.message.id);
	await turn.kernel.finished(turn.message.conversationId);
	const { text: whole } = await turn.store.call('message:get', { messageId: turn.message.id });
	expect(whole).toBe('It is four.');
	expect(turn.asked[1]?.body.messages?.at(-1)).toEqual({ role: 'assistant', content: 'It is ' });
});

test('a server that refuses ends the turn in words, and nothing is lost', async () => {
	const turn = await run([answers(429, '{}')], 'hello');
	expect([turn.message.status, turn.message.error]).toEqual([
		'failed',
		{ code: 'REMOTE_BUSY', values: { title: 'Big box' } }
	]);
});
