/** Markdown signs in data stay what they are: data. */
export function escape(text: string): string {
	return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/gu, ' ');
}

/** A table in Markdown; empty without rows. */
export function table(columns: string[], rows: string[][]): string {
	if (rows.length === 0) return '';
	const line = (cells: string[]): string => `| ${cells.map((cell) => escape(cell)).join(' | ')} |`;
	return [line(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Text as code within a sentence. */
export function inlineCode(text: string): string {
	return text.includes('`') ? text : `\`${text}\``;
}
