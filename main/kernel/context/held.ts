import { z } from 'zod';
import { heldSchema } from '../../contract.ts';
import type { Store } from '../../memory/protocol.ts';

/** What is kept about the window of a conversation between its turns. */
const keptSchema = heldSchema.extend({
	/** The oldest message that was in the last window. */
	from: z.string().nullable()
});
export type Held = z.output<typeof keptSchema>;

const nothing: Held = { pinned: [], out: [], from: null };
/** More pins than any window has room for say nothing any more. */
const limit = 50;

export async function readHeld(store: Store, conversationId: string): Promise<Held> {
	const value = await store.call('setting:get', { key: keyOf(conversationId) });
	return value === null ? nothing : keptSchema.parse(JSON.parse(value));
}

/** Pins a page, moves it out, or leaves it to the policy again. */
export async function placePage(
	store: Store,
	conversationId: string,
	ref: string,
	place: 'pinned' | 'out' | 'free'
): Promise<Held> {
	const held = await readHeld(store, conversationId);
	const without = (refs: string[]): string[] => refs.filter((one) => one !== ref).slice(-limit + 1);
	return await writeHeld(store, conversationId, {
		...held,
		pinned: [...without(held.pinned), ...(place === 'pinned' ? [ref] : [])],
		out: [...without(held.out), ...(place === 'out' ? [ref] : [])]
	});
}

export async function writeHeld(store: Store, conversationId: string, held: Held): Promise<Held> {
	const value = JSON.stringify(held);
	await store.call('setting:set', { key: keyOf(conversationId), value });
	return held;
}

function keyOf(conversationId: string): string {
	return `window:${conversationId}`;
}
