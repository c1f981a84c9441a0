import { z } from 'zod';
import { defineTool, type Tool } from '../tool.ts';
import { Calculator, type CalculatorLimits } from './calculator.ts';
import type { CalculatorThread } from './thread.ts';

export { startCalculatorThread } from './thread.ts';

export interface CalculatorOptions {
	/** Starts a thread with the calculator in it; a new one whenever an expression had to be ended. */
	start: () => CalculatorThread;
	limits?: Partial<CalculatorLimits>;
	/**
	 * The expressions that gave names a value, in the branch of the conversation that leads to a message, oldest first.
	 * Without it no name outlives its expression.
	 */
	earlier?: (messageId: string) => Promise<string[]>;
}

const defaultLimits: CalculatorLimits = { time: 2_000, startTime: 20_000 };

/** `calculator`: exact arithmetic, percent, units, dates, equations, formulas, plots, money. */
export function createCalculator({ start, limits, earlier }: CalculatorOptions): Tool {
	const calculator = new Calculator(start, { ...defaultLimits, ...limits });
	return defineTool({
		name: 'calculator',
		description:
			'Evaluate one expression, for example "18% * 2340", "12 cm to inch", "2026-03-01 - today" or "mean(3, 4, 8)". ' +
			'Also: solve(2x + 3 = 11, x), solve(x + y = 10, x - y = 2, x, y), derivative(x^2, x), integrate(x^2, x, 0, 3), ' +
			'simplify, expand, factor, plot(sin(x), cos(x), x, -5, 5). "price = 12.50" and "f(x) = x^2" keep names for this ' +
			'conversation; "variables" lists them. Money, with the rate of one period and positive amounts: ' +
			'pmt(rate, periods, principal) is the payment of a loan, pv(rate, periods, payment) what payments are worth today, ' +
			'fv(rate, periods, payment, start) what savings grow to, nper(rate, payment, principal) how many payments, ' +
			'npv(rate, values...) and irr(values...) of payments at the ends of periods (irr from today on).',
		brief: 'arithmetic, percent, units, dates',
		effect: 'none',
		input: z.object({ expression: z.string().describe('The expression to evaluate') }),
		async run({ expression }, { messageId, signal }) {
			// Only a name can have a value from before.
			const before = /\p{L}/u.test(expression) ? await earlier?.(messageId) : undefined;
			const part = await calculator.evaluate({ expression, earlier: before ?? [] }, signal);
			return { parts: [part], origin: 'tool' };
		}
	});
}
