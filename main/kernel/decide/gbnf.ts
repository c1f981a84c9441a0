/** A literal of the grammar language that llama.cpp reads (GBNF). */
export function literal(text: string): string {
	const escaped = text.replace(/["\\\p{Cc}]/gu, (character) => {
		if (character === '"' || character === '\\') return `\\${character}`;
		return `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`;
	});
	return `"${escaped}"`;
}

/** `text` as it stands inside a JSON string, as a literal. */
export function jsonLiteral(text: string): string {
	return literal(JSON.stringify(text).slice(1, -1));
}

/** One of `texts`, sharing what they begin with, so that the engine follows few readings at a time. */
export function oneOf(texts: readonly string[]): string {
	const byFirst = new Map<string, string[]>();
	for (const text of new Set(texts)) {
		const [first = ''] = text;
		byFirst.set(first, [...(byFirst.get(first) ?? []), text.slice(first.length)]);
	}
	const branches = [...byFirst].map(([first, rests]) => {
		if (first === '') return '""';
		const [only] = rests;
		if (rests.length === 1 && only !== undefined) return literal(first + only);
		return `${literal(first)} ${oneOf(rests)}`;
	});
	return branches.length === 1 ? (branches[0] ?? '""') : `(${branches.join(' | ')})`;
}

/** Rules that every grammar of a turn may use: free JSON values. */
export const jsonRules = String.raw`string ::= "\"" character* "\""
character ::= [^"\\\x00-\x1f\x7f] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F]{4})
number ::= "-"? ("0" | [1-9] [0-9]{0,17}) ("." [0-9]{1,17})? ([eE] [-+]? [0-9]{1,3})?
boolean ::= "true" | "false"
value ::= string | number | boolean | "null" | "[" (value (", " value)*)? "]" | "{" (string ": " value (", " string ": " value)*)? "}"`;
