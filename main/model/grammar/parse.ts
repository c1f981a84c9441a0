/** One thing a rule asks for, in the order it is written. */
export type Element =
	| { kind: 'characters'; ranges: readonly [number, number][]; negated: boolean; source: string }
	| { kind: 'rule'; name: string }
	| { kind: 'choice'; branches: readonly Sequence[] }
	| { kind: 'repeat'; element: Element; min: number; max: number };
export type Sequence = readonly Element[];

/** By name: the ways each rule can be read. */
export type Rules = ReadonlyMap<string, readonly Sequence[]>;

const tokenPattern =
	/\s+|(?<literal>"(?:[^"\\]|\\.)*")|(?<set>\[(?:[^\]\\]|\\.)*\])|(?<name>[a-zA-Z][\w-]*)(?<defines>\s*::=)?|(?<sign>[()|?*+])|\{(?<min>\d+)(?:(?<comma>,)(?<max>\d*))?\}/uy;

/**
 * The rules of a grammar in llama.cpp's GBNF (its grammars/README.md): literals, character sets, groups, alternatives
 * and repetitions. Null for what it doesn't know (comments, the sign for any character).
 */
export function parseRules(text: string): Rules | null {
	const rules = new Map<string, Sequence[]>();
	// The alternatives being read, the innermost last; the first belong to the rule itself.
	let open: Element[][][] = [];
	tokenPattern.lastIndex = 0;
	while (tokenPattern.lastIndex < text.length) {
		const { literal, set, name, defines, sign, min, comma, max } =
			tokenPattern.exec(text)?.groups ?? {};
		if (tokenPattern.lastIndex === 0) return null;
		if (name !== undefined && defines !== undefined) {
			if (open.length > 1) return null;
			const branches: Element[][] = [[]];
			rules.set(name, branches);
			open = [branches];
			continue;
		}
		const branch = open.at(-1)?.at(-1);
		if (branch === undefined) {
			if ([literal, set, name, sign, min].every((part) => part === undefined)) continue;
			return null;
		}
		if (literal !== undefined) branch.push(literalElement(literal));
		else if (set !== undefined) branch.push(setElement(set));
		else if (name !== undefined) branch.push({ kind: 'rule', name });
		else if (sign === '(') open.push([[]]);
		else if (sign === '|') open.at(-1)?.push([]);
		else if (sign === ')') {
			const branches = open.pop();
			const around = open.at(-1)?.at(-1);
			if (branches === undefined || around === undefined) return null;
			around.push({ kind: 'choice', branches });
		} else if (sign !== undefined || min !== undefined) {
			const element = branch.pop();
			if (element === undefined) return null;
			branch.push({ kind: 'repeat', element, ...limits(sign, min, comma, max) });
		}
	}
	return open.length > 1 ? null : rules;
}

function limits(
	sign: string | undefined,
	min = '',
	comma?: string,
	max = ''
): { min: number; max: number } {
	if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
	if (comma === undefined) return { min: Number(min), max: Number(min) };
	return { min: Number(min), max: max === '' ? Infinity : Number(max) };
}

function literalElement(source: string): Element {
	const elements = characters(source.slice(1, -1)).map(({ code, written }): Element => {
		return {
			kind: 'characters',
			ranges: [[code, code]],
			negated: false,
			source: `"${written}"`
		};
	});
	const [only] = elements;
	return elements.length === 1 && only ? only : { kind: 'choice', branches: [elements] };
}

function setElement(source: string): Element {
	const negated = source.startsWith('[^');
	const read = characters(source.slice(negated ? 2 : 1, -1));
	const ranges: [number, number][] = [];
	for (let at = 0; at < read.length; at++) {
		const first = read[at];
		const last = read[at + 1]?.written === '-' ? read[at + 2] : undefined;
		if (first === undefined) break;
		ranges.push([first.code, (last ?? first).code]);
		if (last !== undefined) at += 2;
	}
	return { kind: 'characters', ranges, negated, source };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** The characters of a literal or a set, each with how it was written. */
function characters(text: string): { code: number; written: string }[] {
	const written =
		text.match(/\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\.|./gsu) ?? [];
	return written.map((one) => {
		const [sign, kind = ''] = one;
		if (sign !== '\\') return { code: one.codePointAt(0) ?? 0, written: one };
		const code = /^[xuU]/.test(kind)
			? parseInt(one.slice(2), 16)
			: (escapes[kind] ?? kind).codePointAt(0);
		return { code: code ?? 0, written: one };
	});
}
