import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../main/setup/step.mjs';

async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'hearth-logs-'));
	onTestFinished(() =>
		rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
	);
	return folder;
}

/** Runs the shell on a data folder and gives what it said. */
async function hearth(dataFolder: string, args: string[]) {
	const env = { ...process.env, HEARTH_DATA: dataFolder, LANG: 'en_US.UTF-8', LANGUAGE: 'en' };
	const child = spawn(process.execPath, [join(root, 'main/setup/shell.mjs'), ...args], { env });
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
	child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
	const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { status, stdout, stderr };
}

function logsOf(dataFolder: string): string {
	const folder = join(dataFolder, 'logs');
	return readdirSync(folder)
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('');
}

test('after a turn the log tells of processes and errors, and of nothing that was said', async () => {
	const data = await temporaryFolder();
	const notes = await temporaryFolder();
	await writeFile(join(notes, 'marker-file.txt'), 'MARKERCONTENT of a private file');
	await hearth(data, ['memory', 'add', 'MARKERFACT is remembered']);
	await hearth(data, [
		'documents',
		'add',
		join(notes, 'marker-file.txt'),
		join(notes, 'MARKERGONE.pdf')
	]);
	await hearth(data, ['ask', '--grant', notes, 'read marker-file.txt MARKERQUESTION']);
	await hearth(data, ['ask', 'what is MARKERSUM 12 * 12 at https://MARKERPAGE.example/secret']);
	const log = logsOf(data);
	expect(log).toMatch(/info {4}store: process started/);
	expect(log).toMatch(/info {4}store: process ended/);
	expect(log.toLowerCase()).not.toContain('marker');
	expect(log).not.toContain(notes);
});

test('the doctor tells of everything, and its status says whether something is broken', async () => {
	const data = await temporaryFolder();
	const { status, stdout } = await hearth(data, ['doctor', '--json']);
	const found = stdout
		.trim()
		.split('\n')
		.map(
			(line) => JSON.parse(line) as { name: string; value: string; state: string; topic: string }
		);
	const topics = found.map(({ topic }) => topic);
	for (const topic of [
		'version',
		'system',
		'processor',
		'memory',
		'data',
		'sandbox',
		'store',
		'model'
	]) {
		expect(topics, topic).toContain(topic);
	}
	expect(found.every(({ value }) => value !== '' && !/\{\w+\}/.test(value))).toBe(true);
	expect(status).toBe(found.some(({ state }) => state === 'bad') ? 1 : 0);
});
