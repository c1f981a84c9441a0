import type { Tool } from '../../../tools/tool.ts';
import type { Segment } from '../../model/protocol.ts';
import { printCall } from './call.ts';
import { clip, headAndTail, weigh } from './clip.ts';
import type { DecisionContext } from './decider.ts';

/** How many earlier turns are shown, and how long each of their texts and each result may be: as in the training. */
const shownExchanges = 3;
const clipped = { characters: 240, weight: 160 };
const clippedCall = { characters: 600, weight: 160 };

/** What the parts may weigh together, so that they fit into the window that the engine has for deciding. */
const weights = { request: 560, steps: 400, exchanges: 390 };

/**
 * What of a context the starter gets to see. The prompt is made of it, and so is the grammar:
 * the model is only ever offered what it could have read.
 */
export function shownContext(context: DecisionContext): DecisionContext {
	const exchanges = context.exchanges.slice(-shownExchanges).map(({ user, assistant }) => ({
		user: clip(user, clipped),
		assistant: clip(assistant, clipped)
	}));
	const steps = context.steps.map((step) => ({ ...step, output: clip(step.output, clipped) }));
	return {
		...context,
		request: headAndTail(context.request, weights.request),
		steps: newest(steps, weights.steps, (step) => weigh(step.output) + weigh(printStep(step))),
		exchanges: newest(
			exchanges,
			weights.exchanges,
			({ user, assistant }) => weigh(user) + weigh(assistant)
		)
	};
}

/** The newest of `items` that weigh no more than `limit` together, in their order. */
function newest<T>(items: readonly T[], limit: number, weightOf: (item: T) => number): T[] {
	let weight = 0;
	const first = items.findLastIndex((item) => (weight += weightOf(item)) > limit);
	return items.slice(first + 1);
}

function printStep({ tool, input }: DecisionContext['steps'][number]): string {
	return clip(printCall(tool, input), clippedCall);
}

/**
 * The starter's prompt as docs/decisions.md has it, from a context that went through `shownContext`.
 * Only the template's own segments are special, so that no text can forge a turn.
 */
export function decisionPrompt(
	tools: readonly Tool[],
	{ exchanges, request, steps }: DecisionContext
): Segment[] {
	const turns = [
		['system', systemText(tools)],
		...exchanges.flatMap(({ user, assistant }) => [
			['user', user],
			['assistant', assistant]
		]),
		['user', request],
		...steps.flatMap((step) => [
			['assistant', printStep(step)],
			['tool', step.output]
		])
	];
	const segments = turns.flatMap(([role, text = ''], index): Segment[] => [
		{ text: `${index > 0 ? '<|im_end|>\n' : ''}<|im_start|>${role ?? ''}\n`, special: true },
		{ text, special: false }
	]);
	return [...segments, { text: '<|im_end|>\n<|im_start|>assistant\n', special: true }];
}

function systemText(tools: readonly Tool[]): string {
	const lines = tools.map(
		({ name, input, brief }) => `${name}(${Object.keys(input.shape).join(', ')}): ${brief}`
	);
	return ['You are Hearth. Answer with one call.', ...lines, 'reply(): talk, no tool needed'].join(
		'\n'
	);
}
