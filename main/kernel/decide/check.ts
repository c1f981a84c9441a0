import type { DecisionContext } from './decider.ts';
import { findAddresses } from './copying/addresses.ts';
import { commonConstants } from './copying/constants.ts';
import { findDates } from './copying/dates.ts';
import { findNumbers } from './copying/numbers.ts';

/** Something in a call that nobody said; the user is asked before it runs. */
export interface Doubt {
	kind: 'number' | 'address';
	/** As it stands in the call. */
	value: string;
}

const numerals = /(?<![\p{L}\d.])(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)/giu;

/** Enough of any message to look for a number in, and little enough to do it at once. */
const searched = 20_000;

/**
 * What a call holds that occurs neither in the talk nor in the results of this turn. The starter's grammar lets
 * hardly anything of the kind through; other models may print what they like.
 */
export function findDoubts(
	call: { tool: { name: string }; input: Record<string, unknown> },
	context: DecisionContext
): Doubt[] {
	const { expression, url } = call.input;
	if (call.tool.name === 'calculator' && typeof expression === 'string') {
		const { numbers, parts } = findNumbers(said(context), Infinity);
		// A day that was said without its year is offered with one.
		const days = findDates(said(context)).flatMap((day) => day.split('-'));
		const known = new Set(
			[...numbers, ...parts, ...constantsOf(said(context)), ...days].map(Number)
		);
		return [...new Set(expression.match(numerals))]
			.filter((number) => !known.has(Number(number)))
			.map((value) => ({ kind: 'number', value }));
	}
	if (call.tool.name === 'open_page' && typeof url === 'string') {
		const known = new Set(findAddresses(said(context)).map(sameAddress));
		return known.has(sameAddress(url)) ? [] : [{ kind: 'address', value: url }];
	}
	return [];
}

/** Two things are computed with, and not one and what everybody knows of days and months. */
const joins =
	/\b(?:divide[ds]?|subtract\w*|minus|multipl\w+)\b|나[누눠]|빼(?=[면고서줘])|뺀|뺄|곱하|곱한|더하|더한/iu;

/**
 * Whether a request names what to compute with ("divide my salary by 12") and one of its numbers was never said: a small
 * model leaves it out, or takes one that is not there.
 */
export function lacksNumber(expression: string, context: DecisionContext): boolean {
	if (!joins.test(context.request)) return false;
	const known = new Set(findNumbers(said(context), Infinity).numbers.map(Number));
	const told = (expression.match(numerals) ?? []).filter((number) => known.has(Number(number)));
	return told.length < 2;
}

function said({ exchanges, request, steps }: DecisionContext): string {
	return [
		request.slice(0, searched),
		...exchanges.flatMap(({ user, assistant }) => [user, assistant]),
		...steps.map(({ output }) => output)
	]
		.map((text) => text.slice(0, searched))
		.join('\n');
}

/** A month has thirty days only where months are spoken of: "divide my salary by 12" is no 12 / 30. */
function constantsOf(text: string): readonly string[] {
	const hasMonths = /month|[월달]|mois|monat|mes\b|月/iu.test(text);
	return hasMonths ? commonConstants : commonConstants.filter((one) => !/^3[01]$/.test(one));
}

/** Whether the name of an address that nobody typed was said at least: "open wikipedia", not "open my banking site". */
export function saysHost(request: string, address: string): boolean {
	const host = sameAddress(address)
		.replace(/^www\./, '')
		.replace(/[/:?#].*$/, '');
	const name = host.split('.').at(-2) ?? host;
	return request
		.toLowerCase()
		.replace(/[\s.-]/g, '')
		.includes(name.replaceAll('-', ''));
}

/** Without what makes no difference to where it leads. */
function sameAddress(address: string): string {
	return address
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/\/$/, '');
}
