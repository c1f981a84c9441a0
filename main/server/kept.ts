import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../memory/protocol.ts';

/** Seals what must not lie in the store for everyone to read; `seal` gives null where the system has nothing to seal with. */
export interface TokenBox {
	seal: (token: string) => string | null;
	open: (sealed: string) => string | null;
}

const key = 'server';

const keptSchema = z.object({
	enabled: z.boolean(),
	port: z.int().min(1).max(65_535).nullable(),
	origins: z.array(z.string()),
	/** Null when it is sealed. */
	token: z.string().min(32).nullable(),
	sealedToken: z.string().nullable()
});

const nothingChosen = {
	...{ enabled: false, port: null, origins: [] },
	...{ token: null, sealedToken: null }
};

/** What a person chose for the local server. */
export type Kept = Omit<z.output<typeof keptSchema>, 'token' | 'sealedToken'> & { token: string };

/** What was chosen last; off, with a new token, before anybody chose, and a new token too where the old one cannot be opened. */
export async function readKept(store: Store, box: TokenBox): Promise<Kept> {
	const value = await store.call('setting:get', { key });
	const found = keptSchema.safeParse(value === null ? null : JSON.parse(value));
	const { enabled, port, origins, token, sealedToken } = found.data ?? nothingChosen;
	const opened = sealedToken === null ? token : box.open(sealedToken);
	if (opened !== null) return { enabled, port, origins, token: opened };
	const fresh = { enabled, port, origins, token: newToken() };
	await writeKept(store, box, fresh);
	return fresh;
}

/** Returns when it is committed. */
export async function writeKept(store: Store, box: TokenBox, kept: Kept): Promise<void> {
	const sealedToken = box.seal(kept.token);
	const token = sealedToken === null ? kept.token : null;
	const value = JSON.stringify({ ...kept, token, sealedToken });
	await store.call('setting:set', { key, value });
}

export function newToken(): string {
	return `hearth-${randomBytes(24).toString('base64url')}`;
}
