import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../main/setup/step.mjs';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-terminal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

/** Runs `npm run hearth -- ARGS` as a person would, in a terminal without a display. */
async function hearth(args: string[], input = '') {
	const env = { ...process.env, HEARTH_DATA: folder, LANG: 'en_US.UTF-8' };
	const child = spawn(process.execPath, [join(root, 'main/setup/shell.mjs'), ...args], {
		env,
		cwd: folder
	});
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
	child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
	child.stdin.end(input);
	const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { status, stdout, stderr };
}

function lines(text: string): unknown[] {
	const full = text.split('\n').filter((line) => line !== '');
	return full.map((line) => JSON.parse(line) as unknown);
}

test('words reach the shell as they were typed, and standard output is nothing but the answer', async () => {
	// Chromium would take the beginning for a switch of its own.
	const text = '--version "한글"  two  spaces $HOME --inspect=0';
	expect(await hearth(['memory', 'add', '--', text])).toMatchObject({ status: 0, stderr: '' });
	const { status, stdout, stderr } = await hearth(['memory', 'list', '--json']);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(lines(stdout)).toMatchObject([{ text }]);
});

test('wrong usage is a sentence on standard error and status 2', async () => {
	const { status, stdout, stderr } = await hearth(['no such command']);
	expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
	expect(stderr).toContain('no such command');
});

test('standard input reaches the shell, and its answer has the name of the line', async () => {
	const line = `${JSON.stringify({ id: 'one', request: '7 * 6' })}\n`;
	const { status, stdout } = await hearth(['ask', '--batch', '-', '--plan'], line);
	expect(status).toBe(0);
	expect(lines(stdout)).toMatchObject([{ id: 'one' }]);
});

test('relative paths are meant from where the command was typed', async () => {
	const { stderr } = await hearth(['documents', 'add', './not-there.txt']);
	expect(stderr).toContain('not-there.txt');
});
