import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { loadRequests } from './requests.ts';

const tuning = join(import.meta.dirname, '../../models/tuning');
/** Above this, two sentences say the same with the same words. */
const tooSimilar = 0.8;

test(
	'no request is one that the generator of the training makes',
	{ timeout: 300_000 },
	async (context) => {
		const folder = mkdtempSync(join(tmpdir(), 'hearth-overlap-'));
		try {
			const problem = await generate(folder);
			if (problem !== null) context.skip(`the generator cannot be run here: ${problem}`);
			const made = [...new Set(readTexts(folder).map(plain))].map(trigrams);
			expect(made.length).toBeGreaterThan(300);
			const near = loadRequests().filter(({ request }) => {
				const own = trigrams(plain(request));
				return made.some((other) => similarity(own, other) >= tooSimilar);
			});
			expect(near.map(({ id, request }) => `${id}: ${request}`)).toEqual([]);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}
);

/** Writes a sample of the training's examples into `folder`; the reason when that is not possible. */
async function generate(folder: string): Promise<string | null> {
	const own = join(tuning, '.venv/bin/python');
	const python = existsSync(own) ? own : 'python3';
	const options = ['generate', '--work', folder, '--steps', '20', '--seed', '20'];
	try {
		await promisify(execFile)(python, [join(tuning, 'make.py'), ...options], { timeout: 240_000 });
		return null;
	} catch (error) {
		return String(error).trim().split('\n').at(-1) ?? '';
	}
}

/** Every short text in the examples, whatever their shape. */
function readTexts(folder: string): string[] {
	const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
	const lines = files.flatMap((name) =>
		readFileSync(join(folder, name), 'utf8').trim().split('\n')
	);
	return lines.flatMap((line) => textsIn(JSON.parse(line))).filter((text) => text.length < 400);
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function trigrams(text: string): Set<string> {
	const count = Math.max(1, text.length - 2);
	return new Set(Array.from({ length: count }, (_, index) => text.slice(index, index + 3)));
}

function similarity(one: Set<string>, other: Set<string>): number {
	if (Math.min(one.size, other.size) / Math.max(one.size, other.size) < tooSimilar) return 0;
	let shared = 0;
	for (const piece of one) if (other.has(piece)) shared++;
	return shared / (one.size + other.size - shared);
}
