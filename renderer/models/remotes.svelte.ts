import { SvelteMap } from 'svelte/reactivity';
import type { Remote } from '../../main/contract.ts';
import { call, type CallInput, type CallOutput } from '../api.ts';

export type RemoteFields = CallInput<'remote:add'>;

/** The servers whose models a person added. */
export class Remotes {
	#byId = new SvelteMap<string, Remote>();

	async load(): Promise<void> {
		const remotes = await call('remote:list', null);
		const known = new Set(remotes.map(({ id }) => id));
		for (const id of [...this.#byId.keys()]) if (!known.has(id)) this.#byId.delete(id);
		for (const remote of remotes) this.#byId.set(remote.id, remote);
	}

	get(remoteId: string): Remote | undefined {
		return this.#byId.get(remoteId);
	}

	/** Adds one, or changes the one of that id; there, no key means the one that is kept. */
	async save(remoteId: string | null, { key, ...fields }: RemoteFields): Promise<void> {
		if (remoteId === null) await call('remote:add', { ...fields, key });
		else await call('remote:update', { remoteId, ...fields, ...(key !== null && { key }) });
		await this.load();
	}

	/** Asks whether it is there; nothing of the person's but the key is sent. */
	async test(
		remoteId: string | null,
		{ address, model, key }: Pick<RemoteFields, 'address' | 'model' | 'key'>
	): Promise<CallOutput<'remote:test'>> {
		return await call('remote:test', {
			...{ remoteId, address, key },
			model: model.trim() === '' ? null : model
		});
	}
}
