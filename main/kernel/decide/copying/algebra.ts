/** What was typed with a letter for a number, as it was typed, and the letters in it. */
export interface Algebra {
	spans: string[];
	variables: string[];
}

const functions = 'sinh|cosh|tanh|asin|acos|atan|sin|cos|tan|sqrt|cbrt|log10|log2|log|ln|exp|abs';
const token = new RegExp(
	String.raw`\d+(?:\.\d+)?|(?:${functions})(?=\s?\()|(?<![A-Za-z])pi(?![A-Za-z])|[a-z](?![A-Za-z])|[-+*/^=()²³⁴−–·×÷]|\s`,
	'y'
);
const letter = new RegExp(String.raw`(?:${functions})(?=\s?\()|pi|[a-z]`, 'g');
const most = 4;

/**
 * Equations and functions that a text holds: `2x + 3 = 11`, `x^2 - 4`, `sin(x)`. Words of a sentence are no letters, and a
 * letter alone is none either; a name that gets a value (`x = 5`) is no equation.
 */
export function findAlgebra(text: string): Algebra {
	const spans = runs(text)
		.flatMap(trim)
		.filter((span) => variablesOf(span).length > 0 && isExpression(span));
	const shown = [...new Set(spans)].slice(0, most);
	return { spans: shown, variables: [...new Set(shown.flatMap(variablesOf))] };
}

/** The longest stretches of the text that are made of nothing else. */
function runs(text: string): string[] {
	const found: string[] = [];
	let run = '';
	let at = 0;
	while (at < text.length) {
		// A letter inside a word is no variable: "a" of "area", but the x of "2x".
		const inWord = /[A-Za-z]/.test(text.charAt(at - 1)) && /[A-Za-z]/.test(text.charAt(at));
		token.lastIndex = at;
		const next = inWord && run === '' ? null : token.exec(text);
		if (next === null) {
			found.push(run);
			run = '';
			at++;
			continue;
		}
		run += next[0];
		at += next[0].length;
	}
	return [...found, run];
}

/** Without what belongs to the sentence: "a" and "i" before it, signs and spaces around it. */
function trim(run: string): string[] {
	const bare = run
		.replace(/^[\s=*/^+·×÷)]+/, '')
		.replace(/[\s=*/^+\-−–·×÷(]+$/, '')
		.replace(/^(?:[a-z]\s+)+(?=[\d(a-z])/, '')
		.replace(/\s+[a-z]$/, '');
	// Two that stand side by side are two.
	return bare.split(/\s{2,}|\n/).map((span) => span.trim());
}

function isExpression(span: string): boolean {
	if (/^[a-z]\s*=\s*-?\d+(?:\.\d+)?$/.test(span)) return false;
	if (/(?:\d|\)|[a-z])\s+(?:\d|[a-z])/.test(span)) return false;
	let depth = 0;
	for (const sign of span) {
		if (sign === '(') depth++;
		if (sign === ')' && --depth < 0) return false;
	}
	return depth === 0 && /\d[a-z]|[-+*/^=²³⁴(]/.test(span) && span.length <= 120;
}

function variablesOf(span: string): string[] {
	const names = (span.match(letter) ?? []).filter((name) => name.length === 1);
	return [...new Set(names)].filter((name) => name !== 'e' || !/e\^/.test(span));
}
