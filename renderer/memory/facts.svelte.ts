import {
	factsToImport,
	type Fact,
	type FactConflict,
	type FactImport,
	type FactNews,
	type FactVersion
} from '../../main/contract.ts';
import { call } from '../api.ts';

/** What Hearth was asked to remember. */
export class Facts {
	list = $state.raw<Fact[]>([]);
	conflicts = $state.raw<FactConflict[]>([]);
	/** Forgotten ones, the last first. */
	bin = $state.raw<Fact[]>([]);
	loaded = $state(false);
	/** An import that waits for a yes. */
	importing = $state.raw<FactImport | null>(null);

	async load(): Promise<void> {
		const [list, conflicts, bin] = await Promise.all([
			call('fact:list', null),
			call('fact:conflicts', null),
			call('fact:bin', null)
		]);
		this.list = list.toSorted((a, b) => b.updatedAt - a.updatedAt);
		this.conflicts = conflicts;
		this.bin = bin;
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
		await this.load();
	}

	async restore(...factIds: string[]): Promise<void> {
		for (const factId of factIds) await call('fact:restore', { factId });
		await this.load();
	}

	/** Keeps a fact to one conversation, or lets it hold everywhere. */
	async hold(factId: string, scope: string | null): Promise<void> {
		await call('fact:scope', { factId, scope });
		await this.load();
	}

	history(factId: string): Promise<FactVersion[]> {
		return call('fact:history', { factId });
	}

	/** What an answer brought for the memory. */
	news(messageId: string): Promise<FactNews> {
		return call('fact:news', { messageId });
	}

	accept(messageId: string, text: string, here: boolean): Promise<Fact> {
		return call('fact:accept', { messageId, text, here });
	}

	async dismiss(text: string): Promise<void> {
		await call('fact:dismiss', { text });
	}

	/** One of them holds. */
	async choose(factId: string, conflict: FactConflict): Promise<void> {
		const over = conflict.facts.map(({ id }) => id).filter((id) => id !== factId);
		await call('fact:choose', { factId, over });
		if (this.loaded) await this.load();
	}

	/** All of them hold. */
	async agree({ facts }: FactConflict): Promise<void> {
		await call('fact:agree', { factIds: facts.map(({ id }) => id) });
		if (this.loaded) await this.load();
	}

	async save(format: 'json' | 'markdown'): Promise<string | null> {
		return (await call('fact:save', { format })).path;
	}

	async chooseImport(): Promise<void> {
		this.importing = await call('fact:choose-import', null);
	}

	/** Takes in the chosen ones of the import that waits. */
	async import(texts: Set<string>): Promise<{ added: number; merged: number }> {
		const facts = this.importing === null ? [] : factsToImport(this.importing, texts);
		const done = await call('fact:import', { facts });
		this.importing = null;
		await this.load();
		return done;
	}
}
