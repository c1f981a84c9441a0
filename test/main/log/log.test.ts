import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { channelPair } from '../../../main/child/channel.ts';
import { AppError, fromErrorData, toErrorData } from '../../../main/errors.ts';
import { Log } from '../../../main/log/log.ts';

function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-log-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

function read(folder: string): string {
	return readdirSync(folder)
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('');
}

test('each line says when, how bad, where and what', () => {
	const log = new Log(join(temporaryFolder(), 'not', 'there', 'yet'));
	log.info('app', 'started');
	log.error('engine', new AppError('DISK_FULL'));
	expect(read(log.folder).split('\n')).toEqual([
		expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z info {4}app: started$/),
		expect.stringMatching(/^\S+ error {3}engine: AppError DISK_FULL$/),
		''
	]);
});

test('of an error only its kind and its place get there, whatever its message quotes', () => {
	const marker = 'MARKER the quick brown fox';
	const log = new Log(temporaryFolder());
	const parse = (): unknown => {
		try {
			return JSON.parse(`{"${marker}`);
		} catch (error) {
			return error;
		}
	};
	const strange = Object.assign(new Error(marker), { name: marker, code: marker });
	for (const error of [
		parse(),
		strange,
		marker,
		{ marker },
		new AppError('NO_DECISION', { text: marker }, { cause: marker }),
		new AppError('INTERNAL', {}, { cause: new TypeError(marker, { cause: strange }) }),
		fromErrorData(toErrorData(new Error(`${marker}\n    at ${marker} (/home/${marker}.ts:1:2)`)))
	]) {
		log.error('turn', error);
	}
	const text = read(log.folder);
	expect(text.split('\n')).toHaveLength(8);
	expect(text).not.toContain('MARKER');
	expect(text).not.toContain('brown');
	expect(text).not.toContain(import.meta.dirname);
	expect(text).toContain('SyntaxError at ');
	expect(text).toContain('log.test.ts:');
	expect(text).toContain('TypeError');
});

test('the end of a process is noted, and why', () => {
	const log = new Log(temporaryFolder());
	let closing = false;
	const [first] = channelPair();
	log.watch('engine', first, () => closing).kill();
	closing = true;
	const [second] = channelPair();
	log.watch('store', second, () => closing).kill();
	expect(read(log.folder)).toMatch(
		/info {4}engine: process started\n.*warning engine: process ended: closed\n.*\n.*info {4}store: process ended/
	);
});

test('files are kept small and few, and the newest lines stay', () => {
	const folder = temporaryFolder();
	const log = new Log(folder, { fileBytes: 1_000, files: 3 });
	for (let count = 0; count < 200; count++) log.info('app', `line ${count}`);
	expect(readdirSync(folder).sort()).toEqual(['hearth.1.log', 'hearth.2.log', 'hearth.log']);
	for (const name of readdirSync(folder)) {
		expect(statSync(join(folder, name)).size).toBeLessThan(1_100);
	}
	expect(readFileSync(join(folder, 'hearth.log'), 'utf8')).toContain('line 199\n');
	expect(read(folder)).not.toContain('line 0\n');
});

test('without a place to write there is no log and no failure', () => {
	const file = join(temporaryFolder(), 'file');
	writeFileSync(file, 'taken');
	const lines: string[] = [];
	const log = new Log(join(file, 'logs'), { echo: (line) => lines.push(line) });
	log.info('app', 'started');
	log.error('app', new AppError('DISK_FULL'));
	expect(lines).toHaveLength(1);
	expect(readFileSync(file, 'utf8')).toBe('taken');
});
