import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronBinary } from '../../main/electron-dist/index.mjs';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { root } from '../../main/setup/step.mjs';
import { gguf, modelKeys, modelTensors } from '../main/model/gguf.ts';
import { fileServer, serveFile } from '../models/file-server.ts';

/** Downloads in the built app: broken off in every way, and gone on with. */
const filler = { name: 'filler', size: [4, 200_000] };
const body = gguf({ keys: modelKeys, tensors: [...modelTensors, filler] });
const half = 1_500_000;
let data: string;

beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), 'hearth-pull-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

function hearth(words: string[]): ChildProcessWithoutNullStreams {
	const switches = electronSwitches({ window: false });
	return spawn(electronBinary() ?? 'electron', [...switches, root], {
		env: {
			...process.env,
			...{ NODE_NO_WARNINGS: '1', LANG: 'en_US.UTF-8', LANGUAGE: 'en' },
			...{ HEARTH_DATA: data, HEARTH_ARGS: JSON.stringify(words) }
		}
	});
}

interface Ended {
	status: number | null;
	lines: Record<string, unknown>[];
	stderr: string;
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const status = await new Promise<number | null>((done) => child.once('close', done));
	const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
	return {
		status,
		stderr,
		lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>)
	};
}

/** A server that sends half of the file to who asks first, and then only what is asked for. */
async function halfServer(): Promise<{ ranges: (string | undefined)[]; sent: Promise<void> }> {
	let told = (): void => undefined;
	const sent = new Promise<void>((resolve) => (told = resolve));
	const answer = (request: IncomingMessage, response: ServerResponse, count: number): void => {
		if (count > 1) return serveFile(request, response, body);
		response.writeHead(200, { 'content-length': body.length, etag: '"one"' });
		response.write(body.subarray(0, half), () => told());
	};
	const { url, ranges } = await fileServer(answer);
	const sha256 = createHash('sha256').update(body).digest('hex');
	const sources = [{ kind: 'web', url }];
	const entry = { id: 'served', title: 'Served', file: 'served.gguf', bytes: body.length, sha256 };
	mkdirSync(data, { recursive: true });
	writeFileSync(join(data, 'catalogue.json'), JSON.stringify({ models: [{ ...entry, sources }] }));
	return { ranges, sent };
}

/** Starts a pull and waits until the half that comes is on the disk. */
async function pullHalf(sent: Promise<void>): Promise<ChildProcessWithoutNullStreams> {
	const child = hearth(['models', 'pull', 'served', '--json']);
	await sent;
	await new Promise<void>((resolve) => {
		let said = '';
		child.stdout.on('data', (text: Buffer) => {
			said += text.toString();
			if (said.includes(`"doneBytes":${half}`)) resolve();
		});
	});
	return child;
}

async function expectResumed(ranges: (string | undefined)[]): Promise<void> {
	const listed = await ended(hearth(['models', 'list', '--json']));
	expect(listed.lines.find(({ id }) => id === 'served')).toMatchObject({
		installed: false,
		download: { state: 'paused', doneBytes: half, totalBytes: body.length }
	});
	const pulled = await ended(hearth(['models', 'pull', 'served', '--json']));
	const path = join(data, 'models/served.gguf');
	expect(pulled).toMatchObject({ status: 0 });
	expect(pulled.lines.at(-1)).toEqual({ id: 'served', path });
	expect(ranges).toEqual([undefined, `bytes=${half}-`]);
	expect(readFileSync(path).equals(body)).toBe(true);
	expect(readdirSync(join(data, 'models'))).toEqual(['served.gguf']);
	const verified = await ended(hearth(['models', 'verify', 'served', '--json']));
	expect(verified.lines).toEqual([{ id: 'served', file: 'served.gguf', state: 'verified' }]);
}

test('a download in an app that is killed is there as paused at the next start, and goes on', async () => {
	const { ranges, sent } = await halfServer();
	const child = await pullHalf(sent);
	const closed = ended(child);
	child.kill('SIGKILL');
	await closed;
	await expectResumed(ranges);
});

test('Ctrl+C keeps what has arrived and says so; the same command goes on from there', async () => {
	const { ranges, sent } = await halfServer();
	const child = await pullHalf(sent);
	const closed = ended(child);
	child.kill('SIGINT');
	const { status, stderr } = await closed;
	expect(status).toBe(130);
	expect(stderr).toContain('What has arrived of served.gguf is kept');
	await expectResumed(ranges);
});
