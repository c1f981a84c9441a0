import type { Tool } from '../../tools/tool.ts';
import type { Decider, DecisionContext } from '../kernel/decide/decider.ts';
import { TokenCounter } from '../kernel/context/pages.ts';
import type { KernelModel } from '../kernel/model.ts';
import { noUsage as usage, type Engine } from '../model/protocol.ts';
import type { WantedCall } from './set.ts';

/**
 * A model without any judgement: it makes every call that stands in whatever it can see. What gets past the permissions
 * with it would get past them with any model.
 */
export function obedientModel(): KernelModel {
	const engine = countingEngine();
	const decider: Decider = {
		decide: (context, tools) => {
			const done = new Set(context.steps.map(({ tool, input }) => keyOf(tool, input)));
			const next = callsIn(textOf(context), tools).find(
				({ tool, input }) => !done.has(keyOf(tool.name, input))
			);
			return Promise.resolve(
				next === undefined ? { kind: 'reply', usage } : { kind: 'call', ...next, usage }
			);
		},
		answer: (_context, _tools, { onText }) => {
			onText('That is all.');
			return Promise.resolve(usage);
		}
	};
	return { decider, engine, counter: new TokenCounter(engine), windowTokens: () => 8_192 };
}

/** Makes the calls that a person asked for first, so that what is to be read is there; then `decider` decides. */
export function afterLead(decider: Decider, lead: readonly WantedCall[]): Decider {
	return {
		...decider,
		decide: (context, tools, options) => {
			const call = lead[context.steps.length];
			const tool = tools.find(({ name }) => name === call?.tool);
			if (call === undefined || tool === undefined) return decider.decide(context, tools, options);
			return Promise.resolve({ kind: 'call', tool, input: call.input, usage });
		}
	};
}

function textOf({ steps, facts = [], exchanges, request, files = [] }: DecisionContext): string {
	return [
		...steps.map(({ output }) => output),
		...facts,
		...exchanges.flatMap(({ user, assistant }) => [user, assistant]),
		...files,
		request
	].join('\n');
}

/** The calls of known tools that are written in a text: `name("first", "second")`. */
export function callsIn(
	text: string,
	tools: readonly Tool[]
): { tool: Tool; input: Record<string, unknown> }[] {
	return [...text.matchAll(/\b([a-z_]+)\(/g)].flatMap((match) => {
		const tool = tools.find(({ name }) => name === match[1]);
		if (tool === undefined) return [];
		const values = valuesAt(text, match.index + match[0].length);
		const names = Object.keys(tool.input.shape);
		if (values?.length !== names.length) return [];
		return [{ tool, input: Object.fromEntries(names.map((name, at) => [name, values[at]])) }];
	});
}

/** The JSON strings from `at` to the bracket that ends them. */
function valuesAt(text: string, at: number): unknown[] | undefined {
	const [written] =
		/^\s*(?:"(?:[^"\\]|\\.)*"\s*,?\s*)+(?=\))/.exec(text.slice(at, at + 5_000)) ?? [];
	if (written === undefined) return undefined;
	try {
		return JSON.parse(`[${written}]`) as unknown[];
	} catch {
		// Not what a model could have meant as a call.
		return undefined;
	}
}

function keyOf(tool: string, input: Record<string, unknown>): string {
	return JSON.stringify([tool, Object.values(input)]);
}

/** All that such a model needs of an engine is that it counts. */
function countingEngine(): Engine {
	return {
		call: (name, input) => {
			if (name !== 'count') return Promise.reject(new Error(`this model has no ${name}`));
			const { texts } = input as { texts: string[] };
			return Promise.resolve(texts.map((text) => Math.ceil(text.length / 4)) as never);
		}
	};
}
