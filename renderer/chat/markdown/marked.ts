import { Marked, type Token, type Tokens } from 'marked';
import { escapeAttribute, escapeText } from './escape.ts';
import { formulas } from './formulas.ts';

export type { Token };

/**
 * Markdown to HTML that is not trusted yet. Formulas and code come out as plain marked places that `render.ts` fills
 * after sanitising, so that nothing a model wrote brings its own styles or classes.
 */
const marked = new Marked({
	gfm: true,
	breaks: true,
	extensions: formulas,
	renderer: {
		code({ text, lang }: Tokens.Code) {
			return `<pre data-code="${escapeAttribute(lang?.split(/\s/)[0] ?? '')}">${escapeText(text)}</pre>\n`;
		}
	}
});

export function lexer(text: string): Token[] {
	return marked.lexer(text);
}

export function toHtml(markdown: string): string {
	return marked.parse(markdown, { async: false });
}
