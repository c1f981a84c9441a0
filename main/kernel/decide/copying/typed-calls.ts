import { allowedConstants, allowedFunctions } from '../../../../tools/calculator/allowed.ts';
import type { TypedExpression } from './typed-expressions.ts';

const token =
	/\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+|[\p{L}_][\p{L}\p{N}_]*|[-+*/^%!×÷−–()[\],;]|\s+|[^]/giu;
const longest = 600;
const most = 8;
const signs: Record<string, string> = { '×': '*', '÷': '/', '−': '-', '–': '-' };

/**
 * Calculations that were typed with a function of the calculator, such as "pmt(4.5%/12, 360, 300000)" or
 * "det([1, 2; 3, 4]) * 2". They are taken as they stand, whether or not the model was taught the function. A name with a
 * word in its brackets that the calculator does not know is no calculation.
 */
export function findCalls(text: string): TypedExpression[] {
	const found: TypedExpression[] = [];
	const start = /(?<![\p{L}\p{N}_.])([a-z][a-z0-9]*)\(/giu;
	for (let match = start.exec(text); match !== null; match = start.exec(text)) {
		if (!allowedFunctions.has(match[1] ?? '')) continue;
		const call = readCall(text.slice(match.index, match.index + longest));
		if (call === undefined) continue;
		const end = match.index + call.length;
		found.push({ at: match.index, end, expression: call.expression });
		if (found.length >= most) break;
		start.lastIndex = end;
	}
	return found;
}

/** What stands at the beginning of a text as one calculation; undefined where its brackets do not close. */
function readCall(text: string): { expression: string; length: number } | undefined {
	const open: string[] = [];
	let printed = '';
	let at = 0;
	/** Up to where it is a whole calculation. */
	let whole: { expression: string; length: number } | undefined;
	let isValue = false;
	for (const [piece] of text.matchAll(token)) {
		const isInside = open.length > 0;
		const isWord = /^[\p{L}_]/u.test(piece);
		const isFunction = isWord && text[at + piece.length] === '(';
		if (isWord && !(isFunction ? allowedFunctions : allowedConstants).has(piece)) break;
		if (!isInside && isValue && (isWord || /^[\d.([]/.test(piece))) break;
		if (!isInside && /^[,;\n]/.test(piece)) break;
		if (/^[([]$/.test(piece)) open.push(piece);
		else if (/^[)\]]$/.test(piece)) {
			if (open.pop() !== (piece === ')' ? '(' : '[')) break;
		} else if (!/^[\d.\s]|^[-+*/^%!×÷−–,;]$/u.test(piece) && !isWord) break;
		printed += signs[piece] ?? piece.replace(/\s+/u, ' ');
		at += piece.length;
		if (/^\s/.test(piece)) continue;
		isValue = /^[\d.\])%!]/.test(piece) || (isWord && !isFunction);
		if (open.length === 0 && isValue) whole = { expression: printed, length: at };
	}
	return whole !== undefined && /\d/.test(whole.expression) ? whole : undefined;
}
