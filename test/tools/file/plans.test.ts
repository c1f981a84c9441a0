import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOut } from '../../../tools/file/changes/carry-out.ts';
import { orderMoves, type Relocation } from '../../../tools/file/changes/order.ts';
import { takeBack } from '../../../tools/file/changes/take-back.ts';

const rounds = Number(process.env['HEARTH_PLAN_ROUNDS'] ?? 60);
const cause = { tool: 't', target: '', conversationId: null, messageId: null, undoes: null };
let base: string;
let folder: string;
let bin: string;

beforeEach(() => {
	base = realpathSync(mkdtempSync(join(tmpdir(), 'hearth-plans-')));
	folder = join(base, 'files');
	bin = join(base, 'bin');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** The same numbers for the same seed, so that a failure can be met again. */
function randomFrom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

function shuffled<T>(items: T[], random: (below: number) => number): T[] {
	const left = [...items];
	return items.flatMap(() => left.splice(random(left.length), 1));
}

/** What every file of the folder says. */
function read(): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])
	);
}

function movesOf(pairs: [from: string, to: string][]): Relocation[] {
	return pairs
		.filter(([from, to]) => from !== to)
		.map(([from, to]) => {
			const { size, mtimeMs: changed, ino: inode } = statSync(join(folder, from));
			const version = { size, changed, inode };
			return {
				from: join(folder, from),
				to: join(folder, to),
				isFolder: false,
				version,
				did: 'moved'
			};
		});
}

test('any plan of renames, rings and chains among them, is carried out exactly and taken back exactly', async () => {
	for (let round = 0; round < rounds; round++) {
		const random = randomFrom(round);
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder);
		const names = ['a', 'B', 'c', 'D', '가', 'é', 'g h', '-i', 'j.txt', 'k'].slice(
			0,
			2 + random(9)
		);
		names.forEach((name) => writeFileSync(join(folder, name), name));
		// Some names go round among themselves, some become new ones, some stay.
		const pool = shuffled(
			[...names, ...names.slice(0, random(names.length)).map((name) => `${name} new`)],
			random
		);
		const pairs = names.map((name, index): [string, string] => [name, pool[index] ?? name]);
		const leftOut = new Set(names.filter((name) => !pairs.some(([, to]) => to === name)));
		const before = read();
		const { changes } = await carryOut(
			orderMoves(movesOf(pairs)),
			cause,
			bin,
			AbortSignal.timeout(60_000)
		);
		expect([round, read()]).toEqual([
			round,
			Object.fromEntries(pairs.map(([from, to]) => [to, from]))
		]);
		expect([...leftOut].filter((name) => Object.keys(read()).includes(name))).toEqual([]);
		await takeBack(changes, cause, bin);
		expect([round, read()]).toEqual([round, before]);
	}
});

test('whatever step fails, everything is put back', async () => {
	for (let round = 0; round < rounds; round++) {
		const random = randomFrom(round);
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder);
		const names = ['a', 'b', 'c', 'd', 'e', 'f'];
		names.forEach((name) => writeFileSync(join(folder, name), name));
		const pool = shuffled(names, random);
		const plan = orderMoves(movesOf(names.map((name, index) => [name, pool[index] ?? name])));
		if (plan.length === 0) continue;
		const before = read();
		// One of the files is not the one that was planned with.
		const broken = random(plan.length);
		const step = plan[broken]?.step;
		if (step?.act === 'move') step.version = { ...step.version, changed: 1 };
		await expect(carryOut(plan, cause, bin, AbortSignal.timeout(60_000))).rejects.toMatchObject({
			words: { key: 'changed' }
		});
		expect([round, read()]).toEqual([round, before]);
		expect(readdirSync(join(bin, 'journal'))).toEqual([]);
	}
});

test('an empty folder that somebody else made meanwhile is left to them', async () => {
	mkdirSync(folder);
	mkdirSync(join(folder, 'theirs'));
	const plan = ['ours', 'theirs'].map((name) => ({
		step: { act: 'make' as const, to: join(folder, name) },
		change: null
	}));
	await expect(carryOut(plan, cause, bin, AbortSignal.timeout(60_000))).rejects.toMatchObject({
		words: { key: 'taken', values: { name: 'theirs' } }
	});
	expect(readdirSync(folder)).toEqual(['theirs']);
});

test('an empty file that somebody else made meanwhile is neither overwritten nor taken for ours', async () => {
	mkdirSync(folder);
	for (const act of ['move', 'copy'] as const) {
		for (const name of ['a', 'b']) writeFileSync(join(folder, name), name);
		writeFileSync(join(folder, 'theirs'), '');
		const plan = movesOf([
			['a', 'ours'],
			['b', 'theirs']
		]).map(({ from, to, isFolder, version }) => ({
			step: { act, from, to, isFolder, version },
			change: null
		}));
		await expect(carryOut(plan, cause, bin, AbortSignal.timeout(60_000))).rejects.toMatchObject({
			words: { key: 'taken', values: { name: 'theirs' } }
		});
		expect(read()).toEqual({ a: 'a', b: 'b', theirs: '' });
	}
});
