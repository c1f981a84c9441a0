import type { Fact } from '../../main/contract.ts';
import { call } from '../api.ts';

/** What Hearth was asked to remember. */
export class Facts {
	list = $state.raw<Fact[]>([]);
	loaded = $state(false);

	async load(): Promise<void> {
		this.list = (await call('fact:list', null)).toSorted((a, b) => b.updatedAt - a.updatedAt);
		this.loaded = true;
	}

	async add(text: string): Promise<void> {
		await call('fact:add', { text });
		await this.load();
	}

	async edit(factId: string, text: string): Promise<void> {
		await call('fact:edit', { factId, text });
		await this.load();
	}

	async forget(factId: string): Promise<void> {
		await call('fact:forget', { factId });
		this.list = this.list.filter(({ id }) => id !== factId);
	}

	async restore(factId: string): Promise<void> {
		await call('fact:restore', { factId });
		await this.load();
	}
}
