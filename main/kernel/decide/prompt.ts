import type { Tool } from '../../../tools/tool.ts';
import type { Segment } from '../../model/protocol.ts';
import { printCall } from './call.ts';
import { clip, headAndTail } from './clip.ts';
import type { DecisionContext } from './decider.ts';

const limits = {
	exchanges: 3,
	/** Of each text of an earlier turn and of each result, as in the training. */
	characters: 240,
	/** Of the earlier turns together: scripts that cost many tokens a character would fill the window. */
	exchangeBytes: 2400,
	requestBytes: 1800,
	callCharacters: 600
};

/**
 * What of a context the starter gets to see. The prompt is made of it, and so is the grammar:
 * the model is only ever offered what it could have read.
 */
export function shownContext(context: DecisionContext): DecisionContext {
	const exchanges: { user: string; assistant: string }[] = [];
	let bytes = 0;
	for (const exchange of context.exchanges.slice(-limits.exchanges).reverse()) {
		const user = clip(exchange.user, limits.characters);
		const assistant = clip(exchange.assistant, limits.characters);
		bytes += Buffer.byteLength(user) + Buffer.byteLength(assistant);
		if (bytes > limits.exchangeBytes) break;
		exchanges.unshift({ user, assistant });
	}
	return {
		...context,
		exchanges,
		request: headAndTail(context.request, limits.requestBytes),
		steps: context.steps.map((step) => ({ ...step, output: clip(step.output, limits.characters) }))
	};
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
		...steps.flatMap(({ tool, input, output }) => [
			['assistant', clip(printCall(tool, input), limits.callCharacters)],
			['tool', output]
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
