import type { Part } from '../parts.ts';
import { formatApproximately, formatRounded } from './format.ts';

/** What an expression comes to. */
export type Result = Extract<Part, { type: 'value' | 'plot' | 'table' }>;

/** How the answer says a value that is more than a number. */
export type ResultKind = NonNullable<Extract<Result, { type: 'value' }>['kind']>;

export function valueResult(
	exact: string,
	rounded: string | null,
	reading: string,
	kind?: ResultKind
): Result {
	return { type: 'value', exact, rounded, reading, ...(kind && { kind }) };
}

/** A value that is known to ten digits. */
export function approximateResult(value: number, reading: string): Result {
	const digits = formatApproximately(value);
	const rounded = formatRounded(value);
	return valueResult(`≈ ${digits}`, rounded === digits ? null : rounded, reading, 'approximate');
}
