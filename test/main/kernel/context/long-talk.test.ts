import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { TurnEvent } from '../../../../main/contract.ts';
import { placePage } from '../../../../main/kernel/context/held.ts';
import { messageHandlers } from '../../../../main/memory/messages.ts';
import type { Store } from '../../../../main/memory/protocol.ts';
import { Database } from '../../../../main/memory/store.ts';
import { bareKernel } from '../../../helpers/kernel.ts';
import { scriptedModel } from '../../../helpers/scripted-model.ts';
import { openStoreInProcess, type TestStore } from '../../../helpers/store.ts';

const limit = 300_000;
const windowTokens = 4096;
let opened: TestStore | undefined;
afterEach(async () => {
	await opened?.dispose();
	opened = undefined;
});

/** A conversation of so many turns, written in one go; in its third a fact is told. Gives its last message. */
async function talkOf(turns: number): Promise<{ conversationId: string; leafId: string }> {
	opened ??= await openStoreInProcess();
	const { id } = await opened.store.call('conversation:create', { title: '', temporary: false });
	const { folder } = opened;
	await opened.close();
	const database = new Database(join(folder, 'store.db'));
	const said: string[] = [];
	const { 'message:add': add } = messageHandlers(() => database);
	const say = (role: 'user' | 'assistant', text: string): void => {
		const message = {
			conversationId: id,
			parentId: said.at(-1) ?? null,
			role,
			text,
			attachments: []
		};
		said.push(add({ ...message, status: 'complete' }).id);
	};
	database.execute('begin');
	for (let turn = 1; turn <= turns; turn++) {
		const topic = `topic${turn} ${'weather garden music travel '.repeat(5)}`;
		say(
			'user',
			turn === 3 ? 'The locker at the station has the code 7341.' : `Say something: ${topic}`
		);
		say('assistant', turn === 3 ? 'Good to know.' : `Well, ${topic}.`);
	}
	database.execute('commit');
	database.close();
	opened = await openStoreInProcess(folder);
	return { conversationId: id, leafId: said.at(-1) ?? '' };
}

interface Asked {
	prompt: string;
	events: TurnEvent[];
	/** Characters that came from the store, and requests to it. */
	read: number;
	calls: number;
	leafId: string;
}

/** Asks in a conversation, and weighs what the turn took. */
async function askIn(
	{ conversationId, leafId }: { conversationId: string; leafId: string },
	text: string
): Promise<Asked> {
	const store = opened?.store;
	if (store === undefined) throw new Error('no store');
	const work = { read: 0, calls: 0 };
	const weighed: Store = {
		call: async (name, input) => {
			const output = await store.call(name, input);
			work.calls++;
			work.read += JSON.stringify(output).length;
			return output;
		}
	};
	const model = scriptedModel([{ text: 'Fine.' }]);
	const events: TurnEvent[] = [];
	const kernel = bareKernel({
		store: weighed,
		model: () => Promise.resolve({ ...model, windowTokens: () => windowTokens }),
		onEvent: (_conversation, _message, event) => events.push(event)
	});
	const { assistantMessage } = await kernel.ask({
		conversationId,
		parentId: leafId,
		text,
		attachments: []
	});
	await kernel.finished(conversationId);
	return { prompt: model.prompts[0] ?? '', events, ...work, leafId: assistantMessage.id };
}

/** As the scripted engine counts. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

test(
	'a fact from turn 3 is found at turn 2,000, and a turn takes no more work than at turn 200',
	async () => {
		const short = await askIn(await talkOf(200), 'Say something about topic150 please');
		const talk = await talkOf(1_999);
		const far = await askIn(talk, 'What is the code of the locker at the station?');
		expect(far.prompt).toContain('has the code 7341');
		expect(far.prompt).not.toContain('topic4 ');
		expect(far.events).toContainEqual({ type: 'note', note: 'brought-back', values: { count: 1 } });
		expect(tokensOf(far.prompt)).toBeLessThan(windowTokens);
		const long = await askIn(
			{ ...talk, leafId: far.leafId },
			'Say something about topic1900 please'
		);
		expect(long.calls).toBeLessThanOrEqual(short.calls);
		expect(long.read).toBeLessThan(short.read * 1.5);
		expect(tokensOf(long.prompt)).toBeLessThan(windowTokens);
	},
	limit
);

test(
	'turns go on from the same beginning, so that the engine reads only what is new',
	async () => {
		let talk = await talkOf(120);
		const prompts: string[] = [];
		for (let turn = 0; turn < 6; turn++) {
			const { prompt, leafId } = await askIn(talk, `And then, part ${turn}?`);
			talk = { ...talk, leafId };
			prompts.push(prompt);
		}
		for (const [index, prompt] of prompts.entries()) {
			const before = prompts[index - 1];
			if (before === undefined) continue;
			const question = before.lastIndexOf('user\n');
			expect(prompt.startsWith(before.slice(0, question))).toBe(true);
		}
	},
	limit
);

test(
	'a message of two megabytes, and one that weighs most, fit the window with their beginning and end',
	async () => {
		const talk = await talkOf(20);
		const long = await askIn(talk, `START ${'word '.repeat(390_000)} END`);
		expect(tokensOf(long.prompt)).toBeLessThan(windowTokens);
		expect(long.prompt).toContain('START');
		expect(long.prompt).toContain('END');
		expect(long.prompt).toContain('characters left out');
	},
	limit
);

test(
	'a pinned message comes along however old it is, one that was moved out does not, and a number calls one back',
	async () => {
		const talk = await talkOf(300);
		const store = opened?.store;
		if (store === undefined) throw new Error('no store');
		const query = {
			conversationId: talk.conversationId,
			query: 'locker station',
			numbers: [],
			limit: 5
		};
		const [old] = await store.call('message:recall', query);
		if (old === undefined) throw new Error('not found');
		const plain = await askIn(talk, 'Say something nice');
		expect(plain.prompt).not.toContain('7341');
		await placePage(store, talk.conversationId, old.id, 'pinned');
		const pinned = await askIn(talk, 'Say something nice');
		expect(pinned.prompt).toContain('7341');
		await placePage(store, talk.conversationId, old.id, 'out');
		const out = await askIn(talk, 'What is the code of the locker at the station?');
		expect(out.prompt).not.toContain('code 7341');
		await placePage(store, talk.conversationId, old.id, 'free');
		const called = await askIn(talk, `What was #${old.number} about?`);
		expect(called.prompt).toContain('7341');
	},
	limit
);
