import { commands } from './allowed.ts';

/** What one line asks for. */
export type Statement =
	| { kind: 'value'; text: string }
	| { kind: 'assign'; name: string; text: string }
	| { kind: 'define'; name: string; parameters: string[]; text: string }
	| { kind: 'command'; name: string; parts: string[] };

const name = String.raw`(\p{L}[\p{L}\p{N}_]*)`;
const assignment = new RegExp(`^${name}\\s*=(?!=)\\s*(.+)$`, 'su');
const definition = new RegExp(
	`^${name}\\s*\\(\\s*(${name}(?:\\s*,\\s*${name})*)\\s*\\)\\s*=(?!=)\\s*(.+)$`,
	'su'
);
const command = new RegExp(`^(${[...commands].join('|')})\\s*\\(([\\s\\S]*)\\)$`);

/** Cuts at semicolons and line ends that stand in no bracket. */
export function splitStatements(text: string): string[] {
	return splitOutside(text, /[;\n]/)
		.map((each) => each.trim())
		.filter((each) => each !== '');
}

/** The arguments of a call, and the parts of a list. */
export function splitArguments(text: string): string[] {
	return splitOutside(text, /,/).map((each) => each.trim());
}

function splitOutside(text: string, separator: RegExp): string[] {
	const pieces: string[] = [];
	let piece = '';
	let open = 0;
	for (const letter of text) {
		if ('([{'.includes(letter)) open++;
		else if (')]}'.includes(letter)) open--;
		if (open <= 0 && separator.test(letter)) {
			pieces.push(piece);
			piece = '';
		} else piece += letter;
	}
	return [...pieces, piece];
}

/** Reads one statement. An equation that gives no name a value is one to solve. */
export function readStatement(text: string): Statement {
	if (/^variables(?:\(\s*\))?$/.test(text))
		return { kind: 'command', name: 'variables', parts: [] };
	const [, named, inner] = command.exec(text) ?? [];
	if (named !== undefined && inner !== undefined && isWhole(inner)) {
		return { kind: 'command', name: named, parts: splitArguments(inner) };
	}
	const defined = definition.exec(text);
	if (defined !== null) {
		const [, own = '', list = ''] = defined;
		return {
			kind: 'define',
			name: own,
			parameters: list.split(/\s*,\s*/),
			text: defined.at(-1) ?? ''
		};
	}
	const equations = splitArguments(text);
	const [, own, value] = assignment.exec(text) ?? [];
	if (own !== undefined && value !== undefined && !value.includes('=') && equations.length === 1) {
		return { kind: 'assign', name: own, text: value };
	}
	if (equations.every(isEquation)) return { kind: 'command', name: 'solve', parts: equations };
	return { kind: 'value', text };
}

/** The names that a line gives something to. */
export function definedName(text: string): string | undefined {
	const statement = readStatement(text);
	return statement.kind === 'assign' || statement.kind === 'define' ? statement.name : undefined;
}

export function isEquation(text: string): boolean {
	return /(?<![<>=!])=(?!=)/.test(text);
}

/** Whether the bracket that the call opens is closed by its last letter. */
function isWhole(inner: string): boolean {
	let open = 0;
	for (const letter of inner) {
		if (letter === '(') open++;
		if (letter === ')' && --open < 0) return false;
	}
	return open === 0;
}
