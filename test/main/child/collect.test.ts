import { constants, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectWhenQuiet } from '../../../main/child/collect.ts';

let stop = (): void => undefined;
let collected: number;
let inUse: Uint8Array | undefined;
/** Sees the collections that V8 was asked for, and not those it does by itself. */
const observer = new PerformanceObserver((list) => {
	collected += list.getEntries().filter((entry) => {
		return (
			(Reflect.get(Object(Reflect.get(entry, 'detail')), 'flags') &
				constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) !==
			0
		);
	}).length;
});

beforeEach(() => {
	collected = 0;
	inUse = undefined;
	observer.observe({ entryTypes: ['gc'] });
});
afterEach(() => {
	stop();
	observer.disconnect();
});

test('a quiet process collects what has come since, once more for what was in use still, and then no more', async () => {
	stop = collectWhenQuiet({ every: 50, look: 50 });
	await wait(300);
	expect(collected).toBe(0);
	inUse = new Uint8Array(2e7).fill(1);
	await vi.waitFor(() => expect(collected).toBe(2), { timeout: 20_000, interval: 100 });
	await wait(500);
	expect(collected).toBe(2);
	expect(inUse).toHaveLength(2e7);
});

test('one that was told to stop is left alone', async () => {
	stop = collectWhenQuiet({ every: 50, look: 50 });
	inUse = new Uint8Array(2e7).fill(1);
	stop();
	await wait(300);
	expect(collected).toBe(0);
	expect(inUse).toHaveLength(2e7);
});
