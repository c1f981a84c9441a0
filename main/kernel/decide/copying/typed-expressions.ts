import { digitShape, readDigits } from './digits.ts';
import { findCalls } from './typed-calls.ts';

/** A calculation as it was typed: where it stands, and as the calculator's convention writes it. */
export interface TypedExpression {
	at: number;
	end: number;
	expression: string;
}

const number = digitShape.source;
const run = new RegExp(
	String.raw`(?:(?:${number})|sqrt|[()%^*×÷/+−–\-]|\s|(?<=[\d)]\s?)[xX](?=\s?[\d(]))+`,
	'g'
);
const token = new RegExp(String.raw`${number}|sqrt|[()%^*×÷/+−–xX-]|\s+`, 'g');

/**
 * Calculations in a text that are written out with signs, such as "(48 - 13) * 6 / 5". What could be something else
 * (a date, a range, a fraction, a telephone number) is left out.
 */
export function findExpressions(text: string): TypedExpression[] {
	const signed = [...text.matchAll(run)]
		.flatMap((match) => trimmed(match[0], match.index))
		.flatMap(({ span, at }) => {
			const expression = print(span);
			return expression === null ? [] : [{ at, end: at + span.length, expression }];
		});
	// What is written with signs and `sqrt` alone has a form of its own.
	const calls = findCalls(text).filter((call) => !signed.some((one) => covers(one, call)));
	return [...calls, ...signed.filter((one) => !calls.some((call) => covers(call, one)))].slice(
		0,
		8
	);
}

function covers(outer: { at: number; end: number }, inner: { at: number; end: number }): boolean {
	return outer.at <= inner.at && inner.end <= outer.end;
}

/** The span without the signs and spaces of the sentence around it. */
function trimmed(text: string, index: number): { span: string; at: number }[] {
	const span = /(?:-\s?)?[\d(.s](?:.*[\d)%])?/s.exec(text);
	return span === null ? [] : [{ span: span[0], at: index + span.index }];
}

/** The expression by convention, or null when it is none beyond doubt. */
function print(span: string): string | null {
	const spaced = /\s[-−–/]\s|[+*×÷^]|[\d)]\s?[xX]\s?[\d(]/.test(span);
	if (!spaced || /\d\s*\n\s*\d/.test(span)) return null;
	let printed = '';
	let depth = 0;
	let before: 'start' | 'value' | 'sign' = 'start';
	for (const [piece] of span.matchAll(token)) {
		if (/^\s/.test(piece)) continue;
		if (/^[\d.,]/.test(piece)) {
			if (before === 'value') return null;
			const [first, second] = readDigits(piece);
			if (first === undefined || (second !== undefined && Number(second) !== Number(first)))
				return null;
			printed += first;
			before = 'value';
		} else if (piece === '(' || piece === 'sqrt') {
			if (before === 'value') return null;
			depth += piece === '(' ? 1 : 0;
			printed += piece;
			before = 'start';
		} else if (piece === ')' || piece === '%') {
			if (before !== 'value') return null;
			depth -= piece === ')' ? 1 : 0;
			if (depth < 0) return null;
			printed += piece;
		} else if (before === 'value') {
			const sign = signs[piece] ?? piece;
			printed += sign === '^' ? '^' : ` ${sign} `;
			before = 'sign';
		} else if (/[-−–]/.test(piece)) {
			printed += '-';
			before = 'start';
		} else {
			return null;
		}
	}
	return depth === 0 && before === 'value' ? printed : null;
}

const signs: Record<string, string> = { '×': '*', x: '*', X: '*', '÷': '/', '−': '-', '–': '-' };
