import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../main/child/channel.ts';
import { forkNode } from '../../main/child/channel.ts';
import { App } from '../../main/app.ts';
import { conversationFacts } from '../../main/memory/fact-calls.ts';
import { createMemoryTools } from '../../tools/memory/index.ts';

/**
 * The app without its window, as a process that `kill.ts` kills: it talks, remembers and takes in documents without end,
 * and tells each thing only when the app says that it is saved.
 */
const [folder = '', inbox = '', weights = '', starter = ''] = process.argv.slice(2);
const files = {
	engine: 'main/model/worker.ts',
	store: 'main/memory/worker.ts',
	extractor: 'main/memory/documents/extractor.ts'
};
const channels = new Map<string, Channel>();

function tell(what: object): void {
	process.send?.(what);
}

const app = new App({
	dataFolder: folder,
	startProcess: (name) => {
		const file = join(import.meta.dirname, '../..', files[name]);
		const channel = forkNode(file, [], ['--import', import.meta.resolve('tsx')]);
		channels.set(name, channel);
		return channel;
	},
	modelFolders: [weights],
	starterFolder: starter,
	createTools: ({ store, settings }) => createMemoryTools(conversationFacts(store, settings)),
	present: () => Promise.resolve(new Set()),
	version: '0',
	systemLanguage: () => 'en',
	keyBox: { seal: () => null, open: () => null },
	searchPatience: 150,
	readEvaluationSet: () => Promise.resolve(''),
	readRedTeamSet: () => Promise.reject(new Error('Nothing is tried here.')),
	runProgram: () => Promise.resolve(null),
	grantedNames: () => Promise.resolve([]),
	onEvent: () => undefined,
	onTurn: (messageId, event) => {
		if (event.type === 'text-delta') tell({ kind: 'shown', id: messageId, text: event.text });
	}
});

/** Does it again and again; what fails because a process was killed under it was not acknowledged. */
async function forEver(work: (count: number) => Promise<void>): Promise<void> {
	for (let count = 0; ; count++) {
		await work(count).catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
	}
}

const run = process.pid.toString(36) + Date.now().toString(36);

async function talk(count: number): Promise<void> {
	const { id } = await app.store.call('conversation:create', { title: '', temporary: false });
	const text = `Tell me a story about ${run} and ${count}.`;
	const { userMessage } = await app.kernel.ask({
		...{ conversationId: id, parentId: null, text, attachments: [] }
	});
	tell({ kind: 'message', id: userMessage.id, text });
	const limit = new Promise((resolve) => setTimeout(resolve, 4000));
	await Promise.race([limit, app.kernel.stop(id).then(() => limit)]);
}

async function remember(count: number): Promise<void> {
	const text = `fact ${run} ${count}`;
	const fact = await app.store.call('fact:add', { text, origin: 'user', source: null });
	tell({ kind: 'fact', id: fact.id, text });
}

async function takeIn(count: number): Promise<void> {
	const path = join(inbox, `${run}-${count}.txt`);
	writeFileSync(path, `Document ${run} number ${count}.\n`.repeat(200));
	const { documents } = await app.documents.add([path]);
	for (const { id, title } of documents) tell({ kind: 'document', id, text: title });
	await new Promise((resolve) => setTimeout(resolve, 100));
}

process.on('message', (message) => {
	if (message === 'kill-store') channels.get('store')?.kill();
	if (message === 'kill-engine') channels.get('engine')?.kill();
	if (message === 'close') void app.close().then(() => process.exit(0));
});
await app.start();
tell({ kind: 'started' });
void forEver(talk);
void forEver(remember);
void forEver(takeIn);
