import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronBinary } from '../../main/electron-dist/index.mjs';
import { electronSwitches, isChatter } from '../../main/setup/launch.mjs';
import { root } from '../../main/setup/step.mjs';

/** The built app as the shell, with the real starter, as a person in a terminal meets it. */
let folder: string;
let data: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-shell-'));
	data = join(folder, 'data');
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

interface Ended {
	status: number | null;
	stdout: string;
	stderr: string;
}

function start(words: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
	return spawn(electronBinary() ?? 'electron', [...electronSwitches({ window: false }), root], {
		cwd: folder,
		env: {
			...process.env,
			NODE_NO_WARNINGS: '1',
			LANG: 'en_US.UTF-8',
			LANGUAGE: 'en',
			HEARTH_DATA: data,
			HEARTH_ARGS: JSON.stringify(words),
			...env
		}
	});
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const status = await new Promise<number | null>((done) => child.once('close', done));
	const said = stderr.split('\n').filter((line) => !isChatter(line));
	return { status, stdout, stderr: said.join('\n') };
}

async function hearth(
	words: string[],
	input = '',
	env: Record<string, string> = {}
): Promise<Ended> {
	const child = start(words, env);
	child.stdin.end(input);
	return await ended(child);
}

interface Line {
	type?: string;
	id?: string | number;
	[name: string]: unknown;
}

function lines(text: string): Line[] {
	const full = text.split('\n').filter((line) => line !== '');
	return full.map((line) => JSON.parse(line) as Line);
}

/** What a command printed with --json, after it ended well. */
async function objects(words: string[]): Promise<Line[]> {
	const { status, stdout, stderr } = await hearth([...words, '--json']);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	return lines(stdout);
}

test('a sum is asked, computed and told in the documented events, and the conversation goes on and is kept', async () => {
	const events = await objects(['ask', 'what is 18% of 2,340?']);
	expect(events.map(({ type }) => type)).toEqual([
		'tool-call',
		'tool-result',
		'text-delta',
		'turn-end'
	]);
	expect(events[0]).toEqual({
		type: 'tool-call',
		tool: 'calculator',
		input: { expression: expect.any(String) as string }
	});
	expect(events[1]).toEqual({ type: 'tool-result', tool: 'calculator', ok: true, output: '421.2' });
	expect(events[3]).toMatchObject({ status: 'complete', error: null, citations: [] });
	expect(events[3]?.['text']).toContain('421.2');
	const conversation = String(events[3]?.['conversationId']);

	const again = await hearth(['ask', '--conversation', conversation, 'what is 12 * 12?']);
	expect(again).toMatchObject({ status: 0, stderr: '' });
	expect(again.stdout).toContain('144');

	expect(await objects(['conversations', 'list'])).toMatchObject([
		{ id: conversation, title: 'what is 18% of 2,340?' }
	]);
	const shown = await hearth(['conversations', 'show', conversation]);
	expect(shown.stdout).toContain('421.2');
	expect(shown.stdout).toContain('144');
	const exported = await hearth(['conversations', 'export', conversation, '--format', 'json']);
	expect(JSON.parse(exported.stdout)).toMatchObject({ format: 'hearth-conversation' });
	const found = await objects(['conversations', 'search', '2,340']);
	expect(found[0]).toMatchObject({ conversationId: conversation });
});

test('wrong usage ends with 2, what cannot be done with 1, each with a sentence', async () => {
	const wrong = await Promise.all([
		hearth(['ask']),
		hearth(['ask', '--no-such-option', 'x']),
		hearth(['ask', '--plan', 'write a file']),
		hearth(['documents', 'nonsense'])
	]);
	expect(wrong.map(({ status }) => status)).toEqual([2, 2, 2, 2]);
	expect(wrong[1].stderr).toContain('--no-such-option');
	const tool = await hearth(['ask', '--allow', 'no_tool', 'x']);
	expect(tool.status).toBe(2);
	expect(tool.stderr).toContain('write_file');
	const gone = await hearth(['ask', '--conversation', 'gone', 'hello']);
	expect({ status: gone.status, stdout: gone.stdout }).toEqual({ status: 1, stdout: '' });
	expect(gone.stderr).toContain('no longer there');
});

test('a data folder that cannot be written to is said, with status 1', async () => {
	const file = join(folder, 'a file');
	writeFileSync(file, '');
	const { status, stdout, stderr } = await hearth([
		'memory',
		'list',
		'--data',
		join(file, 'below')
	]);
	expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
	expect(stderr).toContain('cannot write to');
});
