import { z } from 'zod';
import type { Tool } from '../../tools/tool.ts';
import { AppError, describeError, isAbort, toErrorData } from '../errors.ts';
import type { Decider } from '../kernel/decide/decider.ts';
import type { Store } from '../memory/protocol.ts';
import { evaluationSchema, type Evaluation } from './contract.ts';
import { evaluate } from './evaluate.ts';
import type { DispatchRequest } from './requests.ts';
import { calculateWith, type Tried } from './score.ts';
import { summarise } from './summary.ts';

export interface EvaluationParts {
	store: Store;
	readRequests: () => Promise<DispatchRequest[]>;
	/** Makes a model the one that talks, loads it, and gives how it decides. */
	prepare: (modelId: string) => Promise<Decider>;
	/** The tools as they are offered in a turn. */
	tools: readonly Tool[];
	runProgram: Tried['runProgram'];
	onChange: (evaluation: Evaluation) => void;
}

const key = 'evaluations';
const keptSchema = z.array(evaluationSchema);
/** While it runs it is told at most so often. */
const toldEveryMilliseconds = 500;

/** Measures models on this machine, one at a time, and keeps the last numbers of each. */
export class Evaluations {
	readonly #parts: EvaluationParts;
	#running:
		{ evaluation: Evaluation; controller: AbortController; done: Promise<void> } | undefined;

	constructor(parts: EvaluationParts) {
		this.#parts = parts;
	}

	async list(): Promise<{ requests: number; evaluations: Evaluation[] }> {
		const kept = await this.#kept();
		const { length } = await this.#parts.readRequests();
		const running = this.#running?.evaluation;
		const others = kept.filter(({ modelId }) => modelId !== running?.modelId);
		return { requests: length, evaluations: running ? [...others, running] : others };
	}

	/** Begins and returns at once. Throws EVALUATION_RUNNING while another is under way. */
	async start(modelId: string): Promise<Evaluation> {
		if (this.#running !== undefined) throw new AppError('EVALUATION_RUNNING');
		const controller = new AbortController();
		const evaluation: Evaluation = {
			...{ modelId, state: 'running', done: 0, total: 0, startedAt: Date.now(), endedAt: null },
			...{ summary: summarise([], []), error: null }
		};
		const running = { evaluation, controller, done: Promise.resolve() };
		this.#running = running;
		try {
			const requests = await this.#parts.readRequests();
			evaluation.total = requests.length;
			running.done = this.#run(evaluation, requests, controller.signal);
		} catch (error) {
			this.#running = undefined;
			throw error;
		}
		this.#tell(evaluation);
		return evaluation;
	}

	/** Returns when it has ended. */
	async stop(): Promise<void> {
		this.#running?.controller.abort();
		await this.#running?.done;
	}

	/** Never throws: a failure is part of the evaluation. */
	async #run(
		evaluation: Evaluation,
		requests: DispatchRequest[],
		signal: AbortSignal
	): Promise<void> {
		const { prepare, tools, runProgram } = this.#parts;
		let toldAt = 0;
		try {
			const decider = await prepare(evaluation.modelId);
			await evaluate({
				...{ requests, decider, tools, signal },
				tried: { calculate: calculateWith(tools), runProgram },
				onScore: (scores, timings) => {
					evaluation.done = scores.length;
					evaluation.summary = summarise(scores, timings);
					if (Date.now() - toldAt < toldEveryMilliseconds) return;
					toldAt = Date.now();
					this.#tell(evaluation);
				}
			});
			evaluation.state = signal.aborted ? 'stopped' : 'done';
		} catch (error) {
			evaluation.state = isAbort(error) ? 'stopped' : 'failed';
			if (evaluation.state === 'failed') {
				const { code, values } = toErrorData(error);
				evaluation.error = { code, values };
				console.error('evaluation:', describeError(error));
			}
		}
		evaluation.endedAt = Date.now();
		await this.#keep(evaluation).catch((error: unknown) =>
			console.error('evaluation:', describeError(error))
		);
		this.#running = undefined;
		this.#tell(evaluation);
	}

	#tell(evaluation: Evaluation): void {
		this.#parts.onChange({ ...evaluation });
	}

	async #kept(): Promise<Evaluation[]> {
		const value = await this.#parts.store.call('setting:get', { key });
		if (value === null) return [];
		const kept = keptSchema.safeParse(JSON.parse(value));
		return kept.success ? kept.data : [];
	}

	/** One that was stopped before its first decision does not replace numbers that are there. */
	async #keep(evaluation: Evaluation): Promise<void> {
		if (evaluation.done === 0) return;
		const others = (await this.#kept()).filter(({ modelId }) => modelId !== evaluation.modelId);
		const value = JSON.stringify([...others, evaluation]);
		await this.#parts.store.call('setting:set', { key, value });
	}
}
