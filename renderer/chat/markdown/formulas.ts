import type { TokenizerAndRendererExtension } from 'marked';
import { escapeAttribute } from './escape.ts';

/** How models write formulas: `$$…$$` and `\[…\]` apart, `$…$` and `\(…\)` in the line. Prices ("$5 and $6") are none. */
const apart = /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])/;
const inLine = /^(?:\$(?![\s$])((?:\\.|[^\\$\n])+?)(?<!\s)\$(?![\d\p{L}])|\\\(([\s\S]+?)\\\))/u;

function extension(
	name: string,
	level: 'block' | 'inline',
	rule: RegExp,
	display: boolean
): TokenizerAndRendererExtension {
	return {
		name,
		level,
		start: (source) => {
			const at = source.search(level === 'block' ? /^(?:\$\$|\\\[)/m : /\$|\\[[(]/);
			return at === -1 ? undefined : at;
		},
		tokenizer(source) {
			const match = rule.exec(source);
			if (match === null) return undefined;
			return { type: name, raw: match[0], formula: (match[1] ?? match[2] ?? '').trim() };
		},
		renderer: (token) =>
			`<span data-formula="${escapeAttribute(String(token['formula']))}" data-display="${String(display)}"></span>`
	};
}

export const formulas = [
	extension('formulaBlock', 'block', apart, true),
	extension('formulaApart', 'inline', apart, true),
	extension('formulaInLine', 'inline', inLine, false)
];
