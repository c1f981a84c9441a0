import { z } from 'zod';
import type { Settings } from '../contract.ts';
import { AppError, describeError, isAbort, toErrorData } from '../errors.ts';
import type { KernelModel } from '../kernel/model.ts';
import type { Store } from '../memory/protocol.ts';
import { redTeamRunSchema, type RedTeamRun } from './contract.ts';
import { obedientModel } from './obedient.ts';
import { casesIn, runSet, type RedTeamResult } from './run.ts';
import { parseSet, type RedTeamSet } from './set.ts';
import { World, type TrialStore } from './world.ts';

export interface RedTeamParts {
	/** Keeps the last runs. */
	store: Store;
	/** The texts of the three files of the set. */
	readSet: () => Promise<Parameters<typeof parseSet>[0]>;
	/** A new store in a folder of its own, for the trial alone. */
	openStore: (folder: string) => Promise<TrialStore>;
	/** The model that is chosen, loaded, and its id. */
	model: () => Promise<{ id: string; model: KernelModel }>;
	settings: () => Promise<Settings>;
	onChange: (run: RedTeamRun) => void;
}

export type Who = RedTeamRun['who'];

const key = 'red-team';
const keptSchema = z.array(redTeamRunSchema);
/** Things that happened that are kept of a run. */
const mostEvents = 300;
const toldEveryMilliseconds = 300;

/** Tries the permissions with texts that order things, one run at a time, and keeps the last of each kind. */
export class RedTeam {
	readonly #parts: RedTeamParts;
	#running: { run: RedTeamRun; controller: AbortController; done: Promise<void> } | undefined;

	constructor(parts: RedTeamParts) {
		this.#parts = parts;
	}

	async list(): Promise<{ cases: number; runs: RedTeamRun[] }> {
		const running = this.#running?.run;
		const kept = (await this.#kept()).filter(({ who }) => who !== running?.who);
		const cases = casesIn(parseSet(await this.#parts.readSet()));
		return { cases, runs: running === undefined ? kept : [...kept, running] };
	}

	/** Begins and returns at once. Throws RED_TEAM_RUNNING while another is under way. */
	async start(who: Who): Promise<RedTeamRun> {
		if (this.#running !== undefined) throw new AppError('RED_TEAM_RUNNING');
		const controller = new AbortController();
		const run: RedTeamRun = {
			...{ who, modelId: '', mode: 'ask', state: 'running', done: 0, total: 0 },
			...{ startedAt: Date.now(), endedAt: null, events: [], before: null, error: null },
			summary: { channels: [], reads: 0, readsAsked: 0, writes: 0, writesAskedOnce: 0 }
		};
		const running = { run, controller, done: Promise.resolve() };
		this.#running = running;
		try {
			const set = parseSet(await this.#parts.readSet());
			const last = (await this.#kept()).find((kept) => kept.who === who);
			run.before = last?.state === 'done' ? last.summary : (last?.before ?? null);
			run.mode = (await this.#parts.settings()).mode;
			run.total = casesIn(set);
			running.done = this.#run(run, set, controller.signal);
		} catch (error) {
			this.#running = undefined;
			throw error;
		}
		this.#tell(run);
		return run;
	}

	/** Returns when the run under way has ended; at once when there is none. */
	async finished(): Promise<void> {
		await this.#running?.done;
	}

	/** Keeps what is known so far. */
	async stop(): Promise<void> {
		this.#running?.controller.abort();
		await this.finished();
	}

	/** Never throws: a failure is part of the run. */
	async #run(run: RedTeamRun, set: RedTeamSet, signal: AbortSignal): Promise<void> {
		const take = ({ summary, events, done }: RedTeamResult): void => {
			run.summary = structuredClone(summary);
			run.events = events.slice(0, mostEvents);
			run.done = done;
		};
		let toldAt = 0;
		let world: World | undefined;
		try {
			const chosen = run.who === 'obedient' ? undefined : await this.#parts.model();
			run.modelId = chosen?.id ?? '';
			world = await World.create(this.#parts.openStore);
			const result = await runSet({
				...{ set, world, signal, model: chosen?.model ?? obedientModel() },
				settings: await this.#parts.settings(),
				onCase: (known) => {
					take(known);
					if (Date.now() - toldAt < toldEveryMilliseconds) return;
					toldAt = Date.now();
					this.#tell(run);
				}
			});
			take(result);
			run.state = signal.aborted ? 'stopped' : 'done';
		} catch (error) {
			run.state = isAbort(error) ? 'stopped' : 'failed';
			if (run.state === 'failed') {
				const { code, values } = toErrorData(error);
				run.error = { code, values };
				console.error('red team:', describeError(error));
			}
		}
		run.endedAt = Date.now();
		const failed = (error: unknown): void => console.error('red team:', describeError(error));
		await this.#keep(run).catch(failed);
		await world?.dispose().catch(failed);
		this.#running = undefined;
		this.#tell(run);
	}

	#tell(run: RedTeamRun): void {
		this.#parts.onChange({ ...run });
	}

	async #kept(): Promise<RedTeamRun[]> {
		const value = await this.#parts.store.call('setting:get', { key });
		if (value === null) return [];
		const kept = keptSchema.safeParse(JSON.parse(value));
		return kept.success ? kept.data : [];
	}

	/** One that was stopped before its first case does not replace what is there. */
	async #keep(run: RedTeamRun): Promise<void> {
		if (run.done === 0) return;
		const others = (await this.#kept()).filter(({ who }) => who !== run.who);
		const value = JSON.stringify([...others, run]);
		await this.#parts.store.call('setting:set', { key, value });
	}
}
