import { z } from 'zod';
import { defineTool, type Tool } from '../tool.ts';
import { Calculator, type CalculatorLimits } from './calculator.ts';
import type { CalculatorThread } from './thread.ts';

export { startCalculatorThread } from './thread.ts';

export interface CalculatorOptions {
	/** Starts a thread with the calculator in it; a new one whenever an expression had to be ended. */
	start: () => CalculatorThread;
	limits?: Partial<CalculatorLimits>;
}

const defaultLimits: CalculatorLimits = { time: 2_000, startTime: 20_000 };

/** `calculator`: exact arithmetic, percent, units, dates. */
export function createCalculator({ start, limits }: CalculatorOptions): Tool {
	const calculator = new Calculator(start, { ...defaultLimits, ...limits });
	return defineTool({
		name: 'calculator',
		description:
			'Evaluate one expression, for example "18% * 2340", "12 cm to inch" or "2026-03-01 - today".',
		brief: 'arithmetic, percent, units, dates',
		effect: 'none',
		input: z.object({ expression: z.string().describe('The expression to evaluate') }),
		async run({ expression }, { signal }) {
			const value = await calculator.evaluate(expression, signal);
			return { parts: [{ type: 'value', ...value }], origin: 'tool' };
		}
	});
}
