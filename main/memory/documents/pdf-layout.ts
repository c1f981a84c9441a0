import type { Block } from './block.ts';

/** A run of characters as pdf.js gives it: its text, where it starts, and its size. */
export interface TextItem {
	str: string;
	transform: unknown[];
	width: number;
	height: number;
	hasEOL: boolean;
}

export interface Line {
	text: string;
	left: number;
	right: number;
	/** Distance of the baseline from the lower edge. */
	base: number;
	size: number;
}

/**
 * The lines of a page in reading order. A PDF tells where characters stand, not what follows what: the order in which
 * they were drawn is kept (it knows columns better than any guess), unless it runs up the page as often as down.
 */
export function linesOf(items: TextItem[]): Line[] {
	const lines: Line[] = [];
	let line: Line | undefined;
	for (const item of items) {
		const [a, b, c, d, x, y] = item.transform.map((value) =>
			typeof value === 'number' ? value : 0
		);
		const size = item.height || Math.hypot(c ?? 0, d ?? 0) || Math.hypot(a ?? 0, b ?? 0);
		const left = x ?? 0;
		const base = y ?? 0;
		if (item.str !== '') {
			const sameLine =
				line !== undefined && Math.abs(line.base - base) < Math.max(line.size, size) * 0.5;
			if (line === undefined || !sameLine || left < line.left - size * 2) {
				line = { text: '', left, right: left, base, size };
				lines.push(line);
			} else if (
				left - line.right > size * 0.2 &&
				!/\s$/.test(line.text) &&
				!/^\s/.test(item.str)
			) {
				line.text += left - line.right > size * 2 ? '   ' : ' ';
			}
			line.text += item.str;
			line.right = Math.max(line.right, left + item.width);
			if (item.str.trim() !== '') line.size = Math.max(line.size, size);
		}
		if (item.hasEOL) line = undefined;
	}
	const full = lines.filter((each) => each.text.trim() !== '');
	return runsUpwards(full)
		? full.toSorted((one, two) => two.base - one.base || one.left - two.left)
		: full;
}

function runsUpwards(lines: Line[]): boolean {
	let up = 0;
	let down = 0;
	for (const [at, line] of lines.entries()) {
		const before = lines[at - 1];
		if (before === undefined) continue;
		if (line.base > before.base + line.size * 0.5) up++;
		else if (line.base < before.base - line.size * 0.5) down++;
	}
	return up > 2 && up > down / 2;
}

/** Puts the lines of one page together to headings and paragraphs. */
export function pageBlocks(lines: Line[], part: string): Block[] {
	const body = bodySize(lines);
	const margins = marginsOf(lines);
	const blocks: Block[] = [];
	let before: Line | undefined;
	for (const [at, line] of lines.entries()) {
		const text = line.text.replace(/\s+$/, '').replace(/^\s+/, '');
		const open = blocks.at(-1);
		const heading = line.size > body * 1.15 && text.length < 150 && /\p{L}/u.test(text);
		const goesOn = open !== undefined && before !== undefined && isNear(before, line);
		if (heading) {
			const level = headingLevel(line.size / body);
			if (goesOn && open.kind === 'heading' && open.level === level)
				open.text = joinLines(open.text, text);
			else blocks.push({ kind: 'heading', text, part, level });
		} else if (goesOn && open.kind === 'text' && !isEnded(before, line, margins[at] ?? 0)) {
			open.text = joinLines(open.text, text);
		} else {
			blocks.push({ kind: 'text', text, part });
		}
		before = line;
	}
	for (const block of blocks) block.text += '\n\n';
	return blocks;
}

function isNear(before: Line, line: Line): boolean {
	const gap = before.base - line.base;
	return gap > 0 && gap < Math.max(before.size, line.size) * 1.75;
}

/** How far to the right the lines reach that stand closely together with each line. */
function marginsOf(lines: Line[]): number[] {
	const margins: number[] = [];
	let first = 0;
	for (const [at, line] of lines.entries()) {
		const next = lines[at + 1];
		if (next !== undefined && isNear(line, next)) continue;
		const together = lines.slice(first, at + 1);
		const margin = Math.max(...together.map(({ right }) => right));
		margins.push(...together.map(() => margin));
		first = at + 1;
	}
	return margins;
}

/** An item of a list, or the name of what follows it: "Warranty: 20 years". */
const begins = /^(?:[-*•] |\d{1,3}[.)] |\p{Lu}[\p{L} ]{1,24}: )/u;

/** Whether a line ended where it was meant to, as in an address or an invoice: the next word had room on it. */
function isEnded(before: Line | undefined, line: Line, margin: number): boolean {
	if (before === undefined) return false;
	const text = line.text.trim();
	if (begins.test(text)) return true;
	const word = /^\S+/.exec(text)?.[0] ?? '';
	// Chinese and Japanese break anywhere: there it is one letter that would have to fit.
	const letters = /^[\u3040-\u30ff\u3400-\u9fff]/.test(word) ? 1 : word.length;
	const width = ((line.right - line.left) * letters) / Math.max(1, text.length);
	return before.right + width + line.size < margin;
}

function headingLevel(ratio: number): number {
	if (ratio > 1.7) return 1;
	return ratio > 1.35 ? 2 : 3;
}

/** The size most characters have. */
function bodySize(lines: Line[]): number {
	const counts = new Map<number, number>();
	for (const line of lines) {
		const size = Math.round(line.size * 2) / 2;
		counts.set(size, (counts.get(size) ?? 0) + line.text.length);
	}
	let best = 0;
	let most = 0;
	for (const [size, count] of counts) {
		if (count <= most) continue;
		best = size;
		most = count;
	}
	return best || 1;
}

/** One paragraph of two lines: a word that was divided becomes whole, and Chinese and Japanese need no space. */
function joinLines(text: string, next: string): string {
	if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
	if (/[\u3040-\u30ff\u3400-\u9fff]$/.test(text) && /^[\u3040-\u30ff\u3400-\u9fff]/.test(next))
		return text + next;
	return `${text} ${next}`;
}
