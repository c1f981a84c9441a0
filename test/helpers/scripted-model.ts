import { TokenCounter } from '../../main/kernel/context/pages.ts';
import type { Decision } from '../../main/kernel/decide/decider.ts';
import type { KernelModel } from '../../main/kernel/model.ts';
import type { Engine, Usage } from '../../main/model/protocol.ts';
import type { Tool } from '../../tools/tool.ts';

/** What the scripted model does next: call a tool, or talk. */
export type ScriptLine =
	| { call: string; input: Record<string, unknown> }
	| { text: string }
	/** Talks until it is stopped or dies. */
	| { endless: string; dies?: Error };

const usage: Usage = {
	promptTokens: 10,
	cachedTokens: 5,
	generatedTokens: 3,
	firstTokenMs: 1,
	ms: 2
};

/**
 * The one thing tests fake: a model that plays a script. A `text` line answers the decision with "talk" and is what
 * `generate` then streams, a word at a time. An empty script talks about nothing.
 */
export function scriptedModel(script: ScriptLine[]): KernelModel & {
	/** Every prompt that `generate` was given. */
	prompts: string[];
	requests: string[];
} {
	const lines = [...script];
	const prompts: string[] = [];
	const requests: string[] = [];
	const decider: KernelModel['decider'] = {
		decide: (context, tools) => {
			requests.push(context.request);
			const line = lines[0];
			if (line === undefined || !('call' in line))
				return Promise.resolve<Decision>({ kind: 'reply', usage });
			lines.shift();
			const tool = tools.find(({ name }) => name === line.call);
			if (tool === undefined)
				throw new Error(`the script calls ${line.call}, which is not offered`);
			return Promise.resolve<Decision>({ kind: 'call', tool, input: line.input, usage });
		}
	};
	const generate = async (
		emit: (event: { type: 'text'; text: string }) => void,
		signal: AbortSignal | undefined
	): Promise<{ text: string; reason: 'end' | 'stopped'; usage: Usage }> => {
		const line = lines.shift();
		if (line !== undefined && 'endless' in line) {
			for (let count = 0; signal?.aborted !== true; count++) {
				emit({ type: 'text', text: `${line.endless} ` });
				if (line.dies && count === 5) throw line.dies;
				await new Promise((resolve) => setTimeout(resolve, 1));
			}
			return { text: '', reason: 'stopped', usage };
		}
		const text = line !== undefined && 'text' in line ? line.text : '';
		for (const word of text.match(/\S+\s*/g) ?? []) emit({ type: 'text', text: word });
		return await Promise.resolve({ text, reason: 'end', usage });
	};
	const engine: Engine = {
		call: async (name, input, options) => {
			switch (name) {
				case 'count':
					return (input as { texts: string[] }).texts.map((text) =>
						Math.ceil(text.length / 4)
					) as never;
				case 'generate': {
					prompts.push(
						(input as { prompt: { text: string }[] }).prompt.map(({ text }) => text).join('')
					);
					return (await generate(
						(event) => options?.onEvent?.(event as never),
						options?.signal
					)) as never;
				}
				case 'load':
				case 'unload':
				case 'decide':
				case 'chat':
				case 'embed':
					throw new Error(`the scripted engine has no ${name}`);
			}
		}
	};
	const counter = new TokenCounter(engine);
	return { decider, engine, counter, windowTokens: () => 2048, prompts, requests };
}

/** A tool that gives back what it was given, for tests that are not about a tool. */
export function echoTool(change: Partial<Tool> & Pick<Tool, 'name' | 'input'>): Tool {
	return {
		description: '',
		brief: '',
		effect: 'none',
		timeout: 1_000,
		run: (input) => ({ parts: [{ type: 'text', text: JSON.stringify(input) }], origin: 'tool' }),
		...change
	};
}
