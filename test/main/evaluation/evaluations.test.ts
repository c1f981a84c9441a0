import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import type { Evaluation } from '../../../main/evaluation/contract.ts';
import { Evaluations } from '../../../main/evaluation/evaluations.ts';
import { parseRequests } from '../../../main/evaluation/requests.ts';
import type { Decider } from '../../../main/kernel/decide/decider.ts';
import { openTools } from '../../dispatch/tools.ts';
import { scriptedModel, type ScriptLine } from '../../helpers/scripted-model.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

const requests = parseRequests(
	[
		{ request: 'what is 6 times 7?', expect: [{ tool: 'calculator', value: [42] }] },
		{ request: 'what is 6 times 8?', expect: [{ tool: 'calculator', value: [48] }] },
		{ request: 'open example.com', expect: [{ tool: 'open_page', url: ['example.com'] }] },
		{ request: '안녕!', language: 'ko', expect: [{ tool: 'reply' }] }
	]
		.map((one, index) => ({ id: String(index), language: 'en', kind: 'single', ...one }))
		.map((one) => JSON.stringify(one))
		.join('\n')
);

let opened: TestStore;
let tools: ReturnType<typeof openTools>;
let told: Evaluation[];

beforeEach(async () => {
	opened = await openStoreInProcess();
	tools = openTools();
	told = [];
});
afterEach(async () => {
	tools.close();
	await opened.dispose();
});

function evaluations(decider: Decider, prepare: () => Promise<void> = () => Promise.resolve()) {
	return new Evaluations({
		store: opened.store,
		readRequests: () => Promise.resolve(requests),
		prepare: async () => {
			await prepare();
			return decider;
		},
		tools: tools.offered,
		runProgram: () => Promise.resolve(null),
		onChange: (evaluation) => told.push(evaluation)
	});
}

/** Waits until the evaluation that was started has ended, and gives it. */
async function ended(): Promise<Evaluation> {
	return await expect
		.poll(() => told.at(-1)?.state, { timeout: 60_000 })
		.not.toBe('running')
		.then(() => {
			const last = told.at(-1);
			if (last === undefined) throw new Error('nothing was told');
			return last;
		});
}

const script: ScriptLine[] = [
	{ call: 'calculator', input: { expression: '6 * 7' } },
	{ call: 'calculator', input: { expression: '6 + 8' } },
	{ call: 'search_web', input: { query: 'example.com' } }
];

test('every request is decided and counted by tool and language, and the numbers are kept', async () => {
	const first = evaluations(scriptedModel(script).decider);
	expect(await first.start('starter')).toMatchObject({ state: 'running', done: 0, total: 4 });
	const { state, done, summary } = await ended();
	expect({ state, done }).toEqual({ state: 'done', done: 4 });
	expect(summary).toMatchObject({
		rows: [
			{ name: 'all', requests: 4, toolRight: 3, callRight: 2 },
			{ name: 'en', requests: 3, toolRight: 2, callRight: 1 },
			{ name: 'ko', requests: 1, toolRight: 1, callRight: 1 },
			{ name: 'follow-ups', requests: 0, toolRight: 0, callRight: 0 },
			{ name: 'calculator', requests: 2, toolRight: 2, callRight: 1 },
			{ name: 'open_page', requests: 1, toolRight: 0, callRight: 0 },
			{ name: 'reply', requests: 1, toolRight: 1, callRight: 1 }
		],
		talk: 1,
		talkMistaken: 0,
		decisionMs: { median: 2, slow: 2 }
	});
	const later = evaluations(scriptedModel([]).decider);
	expect(await later.list()).toMatchObject({
		requests: 4,
		evaluations: [{ modelId: 'starter', state: 'done', summary }]
	});
});

test('a decision that the model does not finish counts as wrong and ends nothing', async () => {
	await evaluations({
		decide: () => Promise.reject(new AppError('NO_DECISION'))
	}).start('starter');
	const { state, summary } = await ended();
	expect(state).toBe('done');
	expect(summary.rows[0]).toEqual({ name: 'all', requests: 4, toolRight: 0, callRight: 0 });
});

test('a model that cannot be loaded ends the evaluation with its reason', async () => {
	await evaluations(scriptedModel([]).decider, () =>
		Promise.reject(new AppError('MODEL_MISSING', { file: 'big.gguf' }))
	).start('big');
	expect(await ended()).toMatchObject({
		state: 'failed',
		error: { code: 'MODEL_MISSING', values: { file: 'big.gguf' } }
	});
});

test('stopping ends the decision under way and keeps the numbers so far', async () => {
	const { decider } = scriptedModel(script);
	let decided = 0;
	const stuck = evaluations({
		decide: (context, offered, options) =>
			++decided === 2
				? new Promise((_, reject) =>
						options.signal.addEventListener('abort', () => reject(new AppError('STOPPED')))
					)
				: decider.decide(context, offered, options)
	});
	await stuck.start('starter');
	await expect.poll(() => decided, { timeout: 60_000 }).toBe(2);
	await expect(stuck.start('other')).rejects.toMatchObject({ code: 'EVALUATION_RUNNING' });
	await stuck.stop();
	expect(told.at(-1)).toMatchObject({ state: 'stopped', done: 1, total: 4 });
	expect((await stuck.list()).evaluations).toMatchObject([{ state: 'stopped', done: 1 }]);
});
