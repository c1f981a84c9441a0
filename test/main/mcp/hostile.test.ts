import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../main/errors.ts';
import type { ToolServer } from '../../../main/mcp/contract.ts';
import { command, everything, odd, runTool, setUp, tearDown, toolNamed } from './setup.ts';

const folders: string[] = [];
afterEach(async () => {
	await tearDown();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function temporaryFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-odd-'));
	folders.push(folder);
	return join(folder, 'file');
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'none';
	} catch (error) {
		return (error as AppError).code;
	}
}

describe('a program that cannot be used is told in a sentence, and nothing of it is left', () => {
	const patience = { start: 1_500, list: 1_500, call: 1_500 };
	const cases: [kind: string, code: string][] = [
		['dies', 'MCP_ENDED'],
		['silent', 'MCP_SILENT'],
		['garbage', 'MCP_FLOODS'],
		['endless-pages', 'MCP_NONSENSE'],
		['bad-list', 'MCP_NONSENSE']
	];
	test.each(cases)('%s: %s', async (kind, code) => {
		const { servers } = await setUp({ patience });
		const id = await servers.add('Odd', odd(kind));
		expect(await codeOf(servers.connect(id))).toBe(code);
		const server = await servers.get(id);
		expect(server).toMatchObject({ state: 'failed', isNew: true });
		expect(server.error?.code).toBe(code);
		expect(await servers.offer(everything)).toEqual([]);
	});

	test('a command that is not there, one that is no program, and a folder that is none', async () => {
		const { servers } = await setUp();
		const missing = command([], { command: 'no-such-program-anywhere' });
		const no = await servers.add('Missing', missing);
		expect(await codeOf(servers.connect(no))).toBe('MCP_NO_COMMAND');
		const text = temporaryFile();
		writeFileSync(text, 'hello');
		const plain = await servers.add('Text', command([], { command: text }));
		expect(await codeOf(servers.connect(plain))).toBe('MCP_NO_START');
		const nul = await servers.add('Nul', command(['a\0b']));
		expect(await codeOf(servers.connect(nul))).toBe('MCP_NO_START');
		const lost = await servers.add('Lost', {
			...odd('honest'),
			folder: '/no/such/folder'
		} as never);
		expect(await codeOf(servers.connect(lost))).toBe('MCP_NO_FOLDER');
		// Something that runs and is no tool server at all.
		const impatient = await setUp({ patience });
		const cat = await impatient.servers.add('Cat', command(['-e', 'process.stdin.resume()']));
		expect(await codeOf(impatient.servers.connect(cat))).toBe('MCP_SILENT');
	});
});

describe('what a program sends', () => {
	test('greetings and nonsense between messages are left out', async () => {
		const { servers } = await setUp();
		const id = await servers.add('Odd', odd('greets'));
		expect(await servers.connect(id)).toMatchObject({ state: 'ready' });
		const { parts } = await runTool(await toolNamed(servers, 'odd_say_back'), { text: 'hi' });
		expect(parts).toEqual([{ type: 'text', text: 'hi' }]);
	});

	test('of thousands of tools only so many are taken, and it is said how many were not', async () => {
		const { servers } = await setUp();
		const id = await servers.add('Odd', odd('many-tools'));
		const server = await servers.connect(id);
		expect(server.tools.length).toBe(64);
		expect(server.leftOut).toBe(5000 - 64);
		expect((await servers.offer(everything)).length).toBe(40);
	});

	test.each(['endless-notifications', 'endless-log'])(
		'%s end the program, not Hearth',
		async (kind) => {
			const { servers } = await setUp();
			const id = await servers.add('Odd', odd(kind));
			await servers.connect(id).catch(() => undefined);
			await until(servers, id, ({ state }) => state === 'failed');
			expect((await servers.get(id)).error?.code).toBe('MCP_FLOODS');
		}
	);

	test('a huge result is cut, and says so', async () => {
		const { servers } = await setUp();
		await servers.connect(await servers.add('Odd', odd('huge-result')));
		const { parts } = await runTool(await toolNamed(servers, 'odd_say_back'), { text: '' });
		const [part] = parts;
		expect(part?.type === 'text' && part.text.length).toBeLessThan(250_000);
		expect(part?.type === 'text' && part.text).toContain('[cut: 2800000 more characters]');
	});

	test('thousands of parts are cut, and it is said how many', async () => {
		const { servers } = await setUp();
		await servers.connect(await servers.add('Odd', odd('many-parts')));
		const { parts } = await runTool(await toolNamed(servers, 'odd_say_back'), { text: 'a' });
		expect(parts.length).toBe(41);
		expect(parts.at(-1)).toEqual({ type: 'text', text: '[cut: 4960 more parts]' });
	});

	const failures: [kind: string, said: RegExp][] = [
		['endless-result', /sent more than anybody could use/],
		['wrong-result', /does not speak as a tool server should/],
		['error-result', /^No such thing\.$/],
		['protocol-error', /I will not\./],
		['dies-on-call', /ended by itself/],
		['silent-calls', /did not answer within/]
	];
	test.each(failures)('%s is a result that the model can read', async (kind, said) => {
		const { servers } = await setUp({ patience: { start: 20_000, list: 20_000, call: 1_500 } });
		await servers.connect(await servers.add('Odd', odd(kind)));
		const { parts, origin } = await runTool(await toolNamed(servers, 'odd_say_back'), {
			text: 'x'
		});
		expect(parts).toEqual([{ type: 'error', text: expect.stringMatching(said) as string }]);
		expect(origin).toBe('mcp');
	});

	test('Stop ends a call that never answers', async () => {
		const { servers } = await setUp();
		await servers.connect(await servers.add('Odd', odd('silent-calls')));
		const stop = new AbortController();
		const call = runTool(await toolNamed(servers, 'odd_say_back'), { text: 'x' }, stop.signal);
		setTimeout(() => stop.abort(), 50);
		await expect(call).rejects.toThrow();
	});

	test('it may not ask the model, the person or the disk anything', async () => {
		const { servers } = await setUp();
		await servers.connect(await servers.add('Odd', odd('asks-back')));
		const { parts } = await runTool(await toolNamed(servers, 'odd_say_back'), { text: 'mine' });
		expect(parts).toEqual([{ type: 'text', text: 'mine' }]);
	});

	test('schemas that lie, never end or cost time make plain inputs, or are said to be unusable', async () => {
		const { servers } = await setUp();
		const server = await servers.connect(await servers.add('Odd', odd('lying-schemas')));
		const problems = Object.fromEntries(server.tools.map(({ name, problem }) => [name, problem]));
		expect(problems).toEqual({
			'slow-pattern': null,
			endless: null,
			circle: null,
			'bad-names': 'bad-input',
			'many-inputs': 'too-many-inputs',
			'strange-types': null
		});
		expect(server.leftOut).toBe(1);
		const slow = await toolNamed(servers, 'odd_slow_pattern');
		expect(slow.input.safeParse({ text: `${'a'.repeat(60)}!` }).success).toBe(true);
		const strange = await toolNamed(servers, 'odd_strange_types');
		expect(strange.input.safeParse({ a: null, b: null, c: 4, d: 'x', e: [1] }).success).toBe(true);
		expect(strange.input.safeParse({ a: null, b: null, c: 4, d: 'z', e: null }).success).toBe(
			false
		);
	});

	test('words that do not show, and marks of chat formats, do not reach the model', async () => {
		const { servers } = await setUp();
		const server = await servers.connect(await servers.add('Odd', odd('hidden-words')));
		expect(server.tools[0]?.warnings).toContain('instruction-like');
		const { description, brief } = await toolNamed(servers, 'odd_say_back');
		expect(description.length).toBeLessThanOrEqual(400);
		expect(description).not.toMatch(/[\u200b\u202e]|<\|im_start/);
		expect(brief).toBe('Says the text back');
	});
});

describe('a program that ends', () => {
	test('is started again, but only so often, and by a person at any time', async () => {
		const file = temporaryFile();
		const { servers } = await setUp({ restarts: [10, 10] });
		const id = await servers.add('Odd', odd('once', file));
		await servers.connect(id);
		const running = await servers.running(id);
		// From now on it ends at every start.
		const call = running.call('say-back', { text: 'x' }, new AbortController().signal);
		await call;
		await endByItself(servers, id);
		await until(servers, id, ({ state, error }) => state === 'failed' && error !== null);
		for (let count = 0; count < 6; count++) await running.ready().catch(() => undefined);
		expect(await codeOf(running.ready())).toBe('MCP_GIVEN_UP');
		rmSync(file, { force: true });
		expect((await servers.connect(id)).state).toBe('ready');
	});

	test('a deaf one is ended all the same', async () => {
		const { servers } = await setUp();
		const id = await servers.add('Odd', odd('deaf'));
		await servers.connect(id);
		await servers.disconnect(id);
		expect((await servers.get(id)).state).toBe('idle');
		expect(deafProcesses()).toBe(0);
	});

	test('what it writes on its standard error is kept, the last of it', async () => {
		const { servers } = await setUp();
		const id = await servers.add('Odd', odd('notices'));
		await servers.connect(id);
		expect(await servers.log(id)).toEqual(['ready to serve', 'second line']);
	});
});

/** Ends the program of `id` from outside, as the system does when memory runs out. */
async function endByItself(
	servers: Awaited<ReturnType<typeof setUp>>['servers'],
	id: string
): Promise<void> {
	const running = await servers.running(id);
	const pid = running.processId;
	if (pid === undefined) throw new Error('it does not run');
	process.kill(pid, 'SIGKILL');
}

function deafProcesses(): number {
	// Only Linux lists processes as files; elsewhere the state above has to do.
	if (process.platform !== 'linux') return 0;
	const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim();
	return children.split(' ').filter((pid) => {
		try {
			return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0deaf');
		} catch {
			return false;
		}
	}).length;
}

async function until(
	servers: Awaited<ReturnType<typeof setUp>>['servers'],
	id: string,
	isSo: (server: ToolServer) => boolean
): Promise<void> {
	while (!isSo(await servers.get(id))) await new Promise((resolve) => setTimeout(resolve, 20));
}
