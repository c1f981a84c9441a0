import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings, type Settings, type TurnEvent } from '../../../main/contract.ts';
import type { Kernel } from '../../../main/kernel/kernel.ts';
import { undoFileEffect } from '../../../main/undo.ts';
import { createFileTools } from '../../../tools/file/index.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { scriptedModel, type ScriptLine } from '../../helpers/scripted-model.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';
import { ChangeWorld } from '../../tools/file/change-world.ts';

let world: ChangeWorld;
let opened: TestStore;
beforeEach(async () => {
	world = new ChangeWorld();
	opened = await openStoreInProcess();
});
afterEach(async () => {
	await opened.dispose();
	world.dispose();
});

type Asked = Extract<TurnEvent, { type: 'approval-request' }>['request'];

/** Runs one turn with the real tools, the real store and a scripted model; every question is answered with `answer`. */
async function turn(
	text: string,
	script: ScriptLine[],
	{
		answer = 'once',
		conversationId,
		...settings
	}: Partial<Settings> & {
		answer?: 'once' | 'always' | 'denied';
		conversationId?: string;
	} = {}
): Promise<{ text: string; asked: Asked[]; conversationId: string }> {
	const model = scriptedModel(script);
	const asked: Asked[] = [];
	const tools = createFileTools({
		grants: () => Promise.resolve(world.grants),
		bin: world.bin,
		closed: [world.data],
		decode: (bytes) => new TextDecoder().decode(bytes),
		readDocument: () => Promise.reject(new Error('not here'))
	});
	const { store } = opened;
	const id =
		conversationId ?? (await store.call('conversation:create', { title: '', temporary: false })).id;
	const { leafId } = await store.call('conversation:get', { conversationId: id });
	return await new Promise((resolve, reject) => {
		const kernel: Kernel = bareKernel({
			store: opened.store,
			model: () => Promise.resolve(model),
			tools: () => Promise.resolve(tools),
			settings: () => Promise.resolve({ ...defaultSettings, ...settings }),
			onEvent: (_conversation, _message, event) => {
				if (event.type === 'approval-request') {
					asked.push(event.request);
					kernel.approve(event.request.approvalId, answer);
				}
				if (event.type === 'turn-end') resolve({ text: event.text, asked, conversationId: id });
			},
			undo: (activityId) => undoFileEffect(store, activityId, world.bin)
		});
		kernel.ask({ conversationId: id, parentId: leafId, text, attachments: [] }).catch(reject);
	});
}

const renameAll: ScriptLine = {
	call: 'rename_files',
	input: { path: 'photos', rule: '공백을 밑줄로' }
};

function makePhotos(): void {
	world.make(...Array.from({ length: 200 }, (_, index) => `photos/IMG ${index}.jpg`));
}

test('two hundred files are renamed with one question and taken back with one undo', async () => {
	makePhotos();
	const before = world.files();
	const { text, asked } = await turn('rename my photos: replace spaces with underscores', [
		renameAll
	]);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({
		tool: 'rename_files',
		effect: 'write',
		target: `${world.grant}/photos`,
		reason: 'write-file',
		canAlways: true
	});
	const preview = asked[0]?.preview;
	expect(preview && 'changes' in preview && preview.changes.length).toBe(200);
	expect(text).toContain('Renamed **200** files in **papers/photos**.');
	expect(Object.keys(world.files()).filter((path) => path.includes(' '))).toEqual([]);

	const [entry] = await opened.store.call('activity:list', { limit: 5 });
	expect(entry).toMatchObject({ tool: 'rename_files', ok: true, undo: 'possible' });
	await undoFileEffect(opened.store, entry?.id ?? '', world.bin);
	expect(world.files()).toEqual(before);
});

test('a no leaves everything, and the answer says so', async () => {
	makePhotos();
	const before = world.files();
	const { text } = await turn('rename my photos', [renameAll], { answer: 'denied' });
	expect(world.files()).toEqual(before);
	expect(text).toContain('not allowed');
});

test('the answer is in the language of the request, and so is a refusal', async () => {
	makePhotos();
	expect((await turn('사진 이름의 공백을 밑줄로 바꿔 줘', [renameAll])).text).toContain(
		'**papers/photos**에서 파일 **200**개의 이름을 바꿨어요.'
	);
	const nonsense: ScriptLine = { call: 'rename_files', input: { path: 'photos', rule: '예쁘게' } };
	const { text, asked } = await turn('사진 이름을 예쁘게 바꿔 줘', [nonsense]);
	expect(text).toContain('이런 규칙이 있어요: 날짜순으로');
	expect(asked).toEqual([]);
	const taken: ScriptLine = {
		call: 'move_files',
		input: { path: 'README.md', to: 'notes/todo.txt' }
	};
	expect((await turn('move the readme to notes/todo.txt', [taken])).text).toContain(
		'todo.txt is there already and is never overwritten'
	);
});

test.each([
	[
		{ call: 'move_files', input: { path: 'README.md', to: 'notes' } },
		'Moved **README.md** to **papers/notes/README.md**.'
	],
	[
		{ call: 'move_files', input: { path: 'README.md', to: 'about' } },
		'Renamed **README.md** to **about.md**.'
	],
	[
		{ call: 'move_files', input: { path: 'p/*', to: 'notes' } },
		'Moved **3** files and folders to **papers/notes**.'
	],
	[{ call: 'copy_files', input: { path: 'notes', to: 'copy' } }, 'Copied **notes/** to **copy/**.'],
	[
		{ call: 'delete_files', input: { path: 'p/*.txt' } },
		'Moved **2** files from **papers/p** to the bin.'
	],
	[{ call: 'make_folder', input: { path: 'trip/may' } }, 'Made the folder **papers/trip/may/**.'],
	[{ call: 'append_file', input: { path: 'README.md', content: 'x' } }, 'Added to **README.md**.']
] as [ScriptLine, string][])('%j is told as it was done', async (line, told) => {
	world.make('p/a.txt', 'p/b.txt', 'p/deep/c.txt');
	const { text, asked } = await turn('do it', [line]);
	expect(asked).toHaveLength(1);
	expect(text.replaceAll('\\', '')).toContain(told);
});

test('a name that hides something is shown as what it is', async () => {
	world.make('p/\u202egpj.exe');
	const { text } = await turn('delete it', [{ call: 'delete_files', input: { path: 'p/*' } }]);
	expect(text.replaceAll('\\', '')).toContain('[U+202E]gpj.exe');
});

test('read only refuses; accepted edits pass, but deleting asks', async () => {
	world.make('a.txt');
	const before = world.files();
	const move: ScriptLine = { call: 'move_files', input: { path: 'a.txt', to: 'b' } };
	const readOnly = await turn('move it', [move], { mode: 'read-only' });
	expect([readOnly.asked, world.files()]).toEqual([[], before]);
	const accepted = await turn('move it', [move], { mode: 'accept-edits' });
	expect(accepted.asked).toEqual([]);
	expect(world.files()).toMatchObject({ 'b.txt': 'a.txt' });
	const deleting: ScriptLine = { call: 'delete_files', input: { path: 'b.txt' } };
	const deleted = await turn('delete it', [deleting], { mode: 'accept-edits' });
	expect(deleted.asked).toMatchObject([{ reason: 'delete-file', effect: 'delete' }]);
});

test('Always is for the folder around all of it, and for nothing beside it', async () => {
	world.make('p/a.txt', 'p/b.txt', 'q/c.txt');
	const rename = (path: string, rule: string): ScriptLine => ({
		call: 'rename_files',
		input: { path, rule }
	});
	await turn('rename', [rename('p', 'add x in front')], { answer: 'always' });
	expect(await opened.store.call('rule:list', null)).toMatchObject([
		{ tool: 'rename_files', scope: `${world.grant}/p` }
	]);
	expect((await turn('again', [rename('p', 'add y in front')])).asked).toEqual([]);
	expect((await turn('there', [rename('q', 'add y in front')])).asked).toHaveLength(1);
});

test('after text from a file is in the turn, every change asks, whatever was allowed', async () => {
	world.make('a.txt');
	await opened.store.call('rule:add', { tool: 'move_files', scope: '*' });
	const { asked } = await turn(
		'read the readme, then move a.txt',
		[
			{ call: 'list_files', input: { path: '.' } },
			{ call: 'move_files', input: { path: 'a.txt', to: 'notes' } }
		],
		{ mode: 'accept-edits' }
	);
	expect(asked).toMatchObject([{ reason: 'outside-text', canAlways: false }]);
});

test.each([
	['undo that', 'was undone'],
	['방금 거 되돌려줘', '되돌렸어요']
])('“%s” takes back the last change, once, and never another one', async (words, told) => {
	world.make('a.txt', 'b.txt', 'c.txt');
	const script = (path: string): ScriptLine[] => [{ call: 'delete_files', input: { path } }];
	const { conversationId } = await turn('delete a.txt', script('a.txt'));
	const before = Object.keys(world.files());
	await turn('delete b.txt', script('b.txt'), { conversationId });
	// A small model would go on deleting.
	const undone = await turn(words, script('c.txt'), { conversationId });
	expect(undone.text).toContain(told);
	expect(undone.asked).toEqual([]);
	expect(Object.keys(world.files())).toEqual(before);
	await turn(words, script('c.txt'), { conversationId });
	expect(Object.keys(world.files())).toEqual(before);
});
