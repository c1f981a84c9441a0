import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStore } from '../../../../main/memory/client.ts';
import { plainCopies } from '../../../../main/memory/encryption/change.ts';
import { kindOf } from '../../../../main/memory/encryption/file-kind.ts';
import { readKeyFile } from '../../../../main/memory/encryption/key-file.ts';
import { openStore } from '../../../../main/memory/open.ts';
import { inspect } from '../../../../main/memory/store.ts';
import { forkSource } from '../../../helpers/fork.ts';
import { key, makeStore, names, readable, textsOf } from './world.ts';

/** `HEARTH_CRASH_ROUNDS=200` for the long run. */
const rounds = Number(process.env['HEARTH_CRASH_ROUNDS'] ?? 8);
const changes = {
	encrypting: { encrypt: true, sealed: null },
	decrypting: { encrypt: false }
} as const;

let plain: string;
let encrypted: string;
let texts: string[];

beforeAll(() => {
	plain = makeStore(1500);
	encrypted = `${plain}-encrypted`;
	cpSync(plain, encrypted, { recursive: true });
	const store = openStore(encrypted, { key, change: changes.encrypting });
	texts = textsOf(store);
	store.close();
}, 60_000);
afterAll(() => {
	for (const folder of [plain, encrypted]) rmSync(folder, { recursive: true, force: true });
});

/**
 * Changes the store in `folder` by a process of its own, which is killed once `isTime`. Returns how long it took from its
 * start.
 */
async function change(
	folder: string,
	what: keyof typeof changes,
	isTime: (started: number) => boolean
): Promise<number> {
	const store = startStore(() => forkSource('main/memory/worker.ts'));
	const gone = new Promise((resolve) => store.onExit(resolve));
	let started = Number.POSITIVE_INFINITY;
	const state = { ended: false };
	const work = store
		.call(
			'open',
			{ folder, key, change: changes[what] },
			{ onEvent: () => (started = Math.min(started, performance.now())) }
		)
		.then(
			() => (state.ended = true),
			() => undefined
		);
	while (!state.ended && !isTime(started)) await wait(1);
	store.close();
	await gone;
	await work;
	return performance.now() - started;
}

/** What there is after a change that was cut off must be one or the other, whole, and nothing of the way there. */
function check(folder: string): 'plain' | 'encrypted' {
	const found = openStore(folder, { key });
	expect(textsOf(found)).toEqual(texts);
	found.close();
	const kind = kindOf(join(folder, 'store.db'));
	const isPlain = kind === 'plain';
	expect(inspect(join(folder, 'store.db'), isPlain ? undefined : key).whole).toBe(true);
	const snapshots = readdirSync(join(folder, 'snapshots')).sort();
	expect(snapshots).toEqual(readdirSync(join(plain, 'snapshots')).sort());
	for (const name of snapshots) {
		const file = join(folder, 'snapshots', name);
		expect(kindOf(file)).toBe(kind);
		expect(inspect(file, isPlain ? undefined : key).whole).toBe(true);
	}
	expect(readKeyFile(folder) === null).toBe(isPlain);
	expect(names(folder)).toEqual([
		...['snapshots', 'store.db'],
		...(isPlain ? [] : ['store.key']),
		'store.lock'
	]);
	if (!isPlain) {
		expect(readable(folder)).toEqual([]);
		expect(plainCopies(folder)).toEqual({ snapshots: [], aside: [] });
	}
	return isPlain ? 'plain' : 'encrypted';
}

for (const what of ['encrypting', 'decrypting'] as const) {
	test(`killed ${rounds} times while ${what}, the store is one or the other, whole, with every message`, async () => {
		const ends = { plain: 0, encrypted: 0 };
		const from = what === 'encrypting' ? plain : encrypted;
		const run = async (
			isTime: (folder: string) => (started: number) => boolean
		): Promise<number> => {
			const folder = `${plain}-round`;
			cpSync(from, folder, { recursive: true });
			try {
				const took = await change(folder, what, isTime(folder));
				ends[check(folder)]++;
				return took;
			} finally {
				rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
			}
		};
		const whole = await run(() => () => false);
		for (let round = 0; round < rounds; round++) {
			const after = (whole * round) / rounds;
			await run(() => (started) => performance.now() - started > after);
		}
		// The moments in which files change places are short: they are waited for.
		for (const name of ['store.converting.db', 'store.previous.db', 'store.key']) {
			await run(
				(folder) => () =>
					existsSync(join(folder, name)) === (from === plain || name !== 'store.key')
			);
		}
		// Else the kills would all have come too early or too late.
		expect(ends.plain).toBeGreaterThan(2);
		expect(ends.encrypted).toBeGreaterThan(2);
	}, 600_000);
}
