import type { Block } from './block.ts';

/** Every line with its end and its number. */
export function* lines(text: string): Generator<{ line: string; number: number }> {
	let from = 0;
	for (let number = 1; from < text.length; number++) {
		const end = text.indexOf('\n', from);
		const to = end === -1 ? text.length : end + 1;
		yield { line: text.slice(from, to), number };
		from = to;
	}
}

/** Every line together with the one after it; the last has an empty one. */
function* withNext(text: string): Generator<{ line: string; number: number; next: string }> {
	let before: { line: string; number: number } | null = null;
	for (const entry of lines(text)) {
		if (before !== null) yield { ...before, next: entry.line };
		before = entry;
	}
	if (before !== null) yield { ...before, next: '' };
}

/** Headings, fenced code, tables with their header, paragraphs. */
export function* markdownBlocks(text: string, part = '', numbered = true): Generator<Block> {
	let open: Block | null = null;
	let fence: string | null = null;
	let header = '';
	let blank = true;
	const start = (
		kind: Block['kind'],
		line: string,
		number: number,
		more: Partial<Block> = {}
	): Block => ({
		kind,
		text: line,
		part,
		...(numbered && { number }),
		...more
	});
	let taken = false;
	for (const { line, number, next } of withNext(text)) {
		if (taken) {
			taken = false;
			continue;
		}
		const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1] ?? null;
		if (fence !== null) {
			if (open !== null) open.text += line;
			if (mark !== null && mark.startsWith(fence)) fence = null;
			continue;
		}
		if (line.trim() === '') {
			// Blank lines belong to what is above them.
			if (open === null) open = start('text', line, number);
			else open.text += line;
			header = '';
			blank = true;
			continue;
		}
		const fresh = blank;
		blank = false;
		const level = /^(#{1,6})\s/.exec(line)?.[1]?.length ?? setextLevel(line, next, fresh);
		if (mark !== null) {
			if (open !== null) yield open;
			fence = mark;
			open = start('code', line, number);
		} else if (level !== null) {
			if (open !== null) yield open;
			const underlined = !line.startsWith('#');
			open = start('heading', underlined ? line + next : line, number, { level });
			taken = underlined;
		} else if (isTableRow(line) && (header !== '' || isTableRule(next))) {
			if (open !== null) yield open;
			if (header === '') {
				header = line + next;
				open = start('row', header, number, { header: '' });
				taken = true;
			} else {
				open = start('row', line, number, { header });
			}
		} else if (open === null || fresh || open.kind === 'heading' || open.kind === 'row') {
			if (open !== null) yield open;
			open = start('text', line, number);
		} else {
			open.text += line;
		}
	}
	if (open !== null) yield open;
}

function setextLevel(line: string, next: string, fresh: boolean): number | null {
	if (!fresh || line.startsWith(' ') || /^[-*>|]/.test(line)) return null;
	if (/^=+\s*$/.test(next)) return 1;
	return /^-{3,}\s*$/.test(next) ? 2 : null;
}

function isTableRow(line: string): boolean {
	return line.includes('|') && line.trim().length > 1;
}

function isTableRule(line: string): boolean {
	return /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line) && line.includes('-');
}
