import { fileURLToPath } from 'node:url';
import { createCalculator, startCalculatorThread } from '../../tools/calculator/index.ts';
import { createTools } from '../../tools/index.ts';
import { partsToText } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';

/** The calculator's thread, read from source. */
const calculatorWorker = fileURLToPath(new URL('../tools/calculator/thread.mjs', import.meta.url));

/** The tools as they are offered, and the one of them that has no effect, to try expressions with. */
export function openTools(): {
	offered: Tool[];
	calculate: (expression: string) => Promise<string>;
} {
	const calculator = createCalculator({
		start: () => startCalculatorThread(calculatorWorker)
	});
	return {
		offered: createTools({
			calculatorWorker,
			browser: {
				pages: { open: runNothing },
				toMarkdown: runNothing,
				searchAddress: runNothing
			},
			files: {
				grants: runNothing,
				bin: '',
				closed: [],
				decode: () => '',
				readDocument: runNothing
			},
			interpreter: { run: runNothing },
			facts: { add: runNothing, search: runNothing },
			searchPassages: runNothing
		}),
		calculate: async (expression) => {
			const context = {
				signal: AbortSignal.timeout(30_000),
				conversationId: 'evaluation',
				messageId: 'evaluation',
				allow: runNothing
			};
			try {
				return partsToText((await calculator.run({ expression }, context)).parts);
			} catch (error) {
				return `Error: ${String(error)}`;
			}
		}
	};
}

function runNothing(): Promise<never> {
	return Promise.reject(new Error('An evaluation only decides.'));
}
