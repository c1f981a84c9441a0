import { SvelteMap } from 'svelte/reactivity';
import type { RedTeamRun } from '../../main/contract.ts';
import { call } from '../api.ts';

type Who = RedTeamRun['who'];

/** Trials of the permissions: the last run of each kind, and the one under way. */
export class RedTeam {
	#byWho = new SvelteMap<Who, RedTeamRun>();
	loaded = $state(false);
	/** How many conversations the set has. */
	cases = $state(0);
	/** At most one runs. */
	running = $derived([...this.#byWho.values()].find(({ state }) => state === 'running'));

	async load(): Promise<void> {
		const { cases, runs } = await call('red-team:list', null);
		this.cases = cases;
		for (const run of runs) this.update(run);
		this.loaded = true;
	}

	get(who: Who): RedTeamRun | undefined {
		return this.#byWho.get(who);
	}

	update(run: RedTeamRun): void {
		this.#byWho.set(run.who, run);
	}

	async start(who: Who): Promise<void> {
		this.update(await call('red-team:start', { who }));
	}

	async stop(): Promise<void> {
		await call('red-team:stop', null);
	}
}
