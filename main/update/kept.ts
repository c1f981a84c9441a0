import { z } from 'zod';
import type { Store } from '../memory/protocol.ts';

const key = 'updates';
const keptSchema = z.object({
	automatic: z.boolean(),
	checkedAt: z.int().nullable(),
	/** The newest version that was told of by itself: each is told once. */
	told: z.string().nullable()
});
export type Kept = z.output<typeof keptSchema>;

/** What a person chose about new versions, as the store has it; off where it has nothing. */
export async function readKept(store: Store): Promise<Kept> {
	const value = await store.call('setting:get', { key });
	const found = keptSchema.safeParse(value === null ? null : JSON.parse(value));
	return found.success ? found.data : { automatic: false, checkedAt: null, told: null };
}

/** Returns when it is committed. */
export async function writeKept(store: Store, kept: Kept): Promise<void> {
	await store.call('setting:set', { key, value: JSON.stringify(kept) });
}
