import { expect, test } from 'vitest';
import { SequencePool } from '../../../main/model/sequence-pool.ts';

/** A sequence that holds what it read last. */
interface Sequence {
	id: number;
	holds: string;
}

function makePool(count: number): SequencePool<Sequence, string> {
	const sequences = Array.from({ length: count }, (_, id) => ({ id, holds: '' }));
	return new SequencePool(sequences, ({ holds }, prompt) => {
		let shared = 0;
		while (shared < holds.length && holds[shared] === prompt[shared]) shared++;
		return shared;
	});
}

const never = new AbortController().signal;

function read(pool: SequencePool<Sequence, string>, key: string, prompt: string): Promise<number> {
	return pool.use(key, prompt, never, (sequence) => {
		sequence.holds = prompt;
		return Promise.resolve(sequence.id);
	});
}

test('a key keeps its sequence', async () => {
	const pool = makePool(3);
	const first = await read(pool, 'a', 'hello');
	await read(pool, 'b', 'other');
	expect(await read(pool, 'a', 'quite different')).toBe(first);
});

test('a new key gets the sequence that holds the most of its prompt', async () => {
	const pool = makePool(3);
	await read(pool, 'a', 'xyz');
	const close = await read(pool, 'b', 'instructions, question');
	await read(pool, 'c', 'instr');
	expect(await read(pool, 'new', 'instructions, another')).toBe(close);
});

test('of those that hold nearly the same, one that no conversation had is taken', async () => {
	const pool = makePool(3);
	const first = await read(pool, 'a', 'a long common beginning, and a talk');
	await pool.prepare((sequence) => {
		sequence.holds = 'a long common beginning, ';
		return Promise.resolve(true);
	});
	const second = await read(pool, 'b', 'a long common beginning, another talk');
	expect(second).not.toBe(first);
	expect(await read(pool, 'a', 'a long common beginning, and a talk that goes on')).toBe(first);
});

test('empty sequences are prepared while nothing runs, and left at once when one is wanted', async () => {
	const pool = makePool(3);
	await read(pool, 'a', 'begin a');
	const prepared: number[] = [];
	let stopped = false;
	const preparing = pool.prepare(async (sequence, isWanted) => {
		while (!isWanted() && prepared.length > 0)
			await new Promise((resolve) => setTimeout(resolve, 1));
		stopped = isWanted();
		if (stopped) return false;
		prepared.push(sequence.id);
		return true;
	});
	await new Promise((resolve) => setTimeout(resolve, 5));
	await pool.use('a', 'begin a', never, () => new Promise((resolve) => setTimeout(resolve, 20)));
	await preparing;
	expect(prepared).toEqual([1]);
	expect(stopped).toBe(true);
});

test('where none holds anything of it, the least recently used gives way', async () => {
	const pool = makePool(2);
	const oldest = await read(pool, 'a', 'aaa');
	await read(pool, 'b', 'bbb');
	expect(await read(pool, 'c', 'ccc')).toBe(oldest);
});

test('a sequence has one user at a time, and those who wait are served in order', async () => {
	const pool = makePool(2);
	let running = 0;
	let most = 0;
	const order: number[] = [];
	await Promise.all(
		Array.from({ length: 10 }, (_, index) =>
			pool.use(`key ${index}`, '', never, async () => {
				most = Math.max(most, ++running);
				order.push(index);
				await new Promise((resolve) => setTimeout(resolve, 1));
				running--;
			})
		)
	);
	expect(most).toBe(2);
	expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('one that fails gives its sequence back', async () => {
	const pool = makePool(1);
	await expect(pool.use('a', '', never, () => Promise.reject(new Error('no')))).rejects.toThrow(
		'no'
	);
	expect(await read(pool, 'b', 'x')).toBe(0);
});

test('who stops waiting is no longer in the queue', async () => {
	const pool = makePool(1);
	let release = (): void => undefined;
	const busy = pool.use('a', '', never, () => new Promise<void>((resolve) => (release = resolve)));
	const controller = new AbortController();
	const waiting = pool.use('b', '', controller.signal, () => Promise.resolve('ran'));
	const next = pool.use('c', '', never, () => Promise.resolve('served'));
	controller.abort();
	await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' });
	release();
	await busy;
	expect(await next).toBe('served');
});

/** A pool that begins with one sequence and makes more when they are of use. */
function growing(forEachKey: boolean) {
	let made = 1;
	const pool = new SequencePool<Sequence, string>(
		[{ id: 0, holds: '' }],
		({ holds }, prompt) => (prompt.startsWith(holds) ? holds.length : 0),
		{ most: 2, make: () => Promise.resolve({ id: made++, holds: '' }), forEachKey }
	);
	return { pool, made: () => made };
}

test('a second conversation gets a sequence of its own, which is made then, and a third takes over the older', async () => {
	const { pool, made } = growing(true);
	expect(await read(pool, 'a', 'talk of a')).toBe(0);
	expect(made()).toBe(1);
	expect(await read(pool, 'b', 'talk of b')).toBe(1);
	expect(await read(pool, 'a', 'talk of a goes on')).toBe(0);
	expect(await read(pool, 'c', 'something else')).toBe(1);
	expect(made()).toBe(2);
});

test('where conversations share, another sequence is made only for two at once', async () => {
	const { pool, made } = growing(false);
	expect(await read(pool, 'a', 'talk of a')).toBe(0);
	expect(await read(pool, 'b', 'talk of b')).toBe(0);
	expect(made()).toBe(1);
	let release = (): void => undefined;
	const busy = pool.use('a', '', never, () => new Promise<void>((resolve) => (release = resolve)));
	expect(await read(pool, 'b', 'talk of b')).toBe(1);
	release();
	await busy;
	expect(made()).toBe(2);
});

test('when no other can be made the error is told, and the next try makes one', async () => {
	let fails = true;
	const pool = new SequencePool<Sequence, string>([], () => 0, {
		most: 1,
		make: () =>
			fails ? Promise.reject(new Error('no memory')) : Promise.resolve({ id: 7, holds: '' }),
		forEachKey: true
	});
	await expect(read(pool, 'a', 'x')).rejects.toThrow('no memory');
	fails = false;
	expect(await read(pool, 'a', 'x')).toBe(7);
});
