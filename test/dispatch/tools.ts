import { fileURLToPath } from 'node:url';
import { calculateWith } from '../../main/evaluation/score.ts';
import { createCalculator, startCalculatorThread } from '../../tools/calculator/index.ts';
import type { CalculatorThread } from '../../tools/calculator/thread.ts';
import { createTools } from '../../tools/index.ts';
import type { Tool } from '../../tools/tool.ts';
import { unusedBrowser } from '../helpers/unused-browser.ts';

/** The calculator's thread, read from source. */
const calculatorWorker = fileURLToPath(new URL('../tools/calculator/thread.mjs', import.meta.url));

/** The tools as they are offered, and the one of them that has no effect, to try expressions with. */
export function openTools(): {
	offered: Tool[];
	calculate: (expression: string) => Promise<string>;
	close: () => void;
} {
	const threads: CalculatorThread[] = [];
	const start = (): CalculatorThread => {
		const thread = startCalculatorThread(calculatorWorker);
		threads.push(thread);
		return thread;
	};
	const calculator = createCalculator({ start, limits: { startTime: 60_000 } });
	return {
		// As in a conversation without a granted folder and without an open page.
		offered: createTools({
			calculatorWorker,
			browser: unusedBrowser,
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
		}).filter(({ needs }) => needs === undefined),
		calculate: calculateWith([calculator]),
		close: () => threads.forEach((thread) => thread.kill())
	};
}

function runNothing(): Promise<never> {
	return Promise.reject(new Error('An evaluation only decides.'));
}
