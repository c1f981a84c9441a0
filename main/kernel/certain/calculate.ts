import type { CertainCall } from './certain.ts';

/** A calculation as the only call that a request asks for. */
export function calculate(expression: string): CertainCall[] {
	return [{ tool: 'calculator', input: { expression } }];
}
