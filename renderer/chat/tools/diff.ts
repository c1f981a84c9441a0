export interface DiffLine {
	kind: 'same' | 'added' | 'removed';
	text: string;
}
/** Lines to show, or a run of unchanged ones that is folded. */
export type DiffPart = { lines: DiffLine[] } | { folded: number };

const mostCells = 4_000_000;
const context = 3;

/** What changes between two texts, line by line. */
export function diffLines(before: string, after: string): DiffLine[] {
	const old = linesOf(before);
	const fresh = linesOf(after);
	let head = 0;
	while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
	let tail = 0;
	while (
		tail < old.length - head &&
		tail < fresh.length - head &&
		old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
	) {
		tail++;
	}
	return [
		...marked(old.slice(0, head), 'same'),
		...middle(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
		...marked(old.slice(old.length - tail), 'same')
	];
}

/** Keeps three unchanged lines around each change and folds the rest. */
export function foldSame(lines: DiffLine[]): DiffPart[] {
	const near = new Uint8Array(lines.length);
	for (const [index, line] of lines.entries()) {
		if (line.kind !== 'same') near.fill(1, Math.max(0, index - context), index + context + 1);
	}
	const parts: DiffPart[] = [];
	for (const [index, line] of lines.entries()) {
		const last = parts.at(-1);
		if (near[index] === 1) {
			if (last !== undefined && 'lines' in last) last.lines.push(line);
			else parts.push({ lines: [line] });
		} else if (last !== undefined && 'folded' in last) last.folded++;
		else parts.push({ folded: 1 });
	}
	return parts;
}

function linesOf(text: string): string[] {
	if (text === '') return [];
	return text.replace(/\n$/, '').split('\n');
}

function marked(lines: string[], kind: DiffLine['kind']): DiffLine[] {
	return lines.map((text) => ({ kind, text }));
}

/** The longest common run of lines stays; texts too large for that are shown as replaced whole. */
function middle(old: string[], fresh: string[]): DiffLine[] {
	if (old.length * fresh.length > mostCells) {
		return [...marked(old, 'removed'), ...marked(fresh, 'added')];
	}
	const width = fresh.length + 1;
	const common = new Uint32Array((old.length + 1) * width);
	const at = (row: number, column: number) => common[row * width + column] ?? 0;
	for (let row = old.length - 1; row >= 0; row--) {
		for (let column = fresh.length - 1; column >= 0; column--) {
			common[row * width + column] =
				old[row] === fresh[column]
					? at(row + 1, column + 1) + 1
					: Math.max(at(row + 1, column), at(row, column + 1));
		}
	}
	const lines: DiffLine[] = [];
	let row = 0;
	let column = 0;
	while (row < old.length || column < fresh.length) {
		const text = old[row];
		const other = fresh[column];
		if (text !== undefined && text === other) {
			lines.push({ kind: 'same', text });
			row++;
			column++;
		} else if (
			text !== undefined &&
			(other === undefined || at(row + 1, column) >= at(row, column + 1))
		) {
			lines.push({ kind: 'removed', text });
			row++;
		} else if (other !== undefined) {
			lines.push({ kind: 'added', text: other });
			column++;
		}
	}
	return lines;
}
