const rowLimit = 50;
/** Characters shown on each side. */
const around = 120;

/**
 * The lines of a page that hold `wanted`, each with the heading it stands under. `total` counts all such lines.
 * Letters are compared without case and in one spelling, white space as one space.
 */
export function findInText(
	text: string,
	headings: readonly string[],
	wanted: string
): { rows: string[][]; total: number } {
	const sought = fold(wanted);
	const titles = headings.map(fold);
	let next = 0;
	let heading = '';
	let total = 0;
	const rows: string[][] = [];
	for (const raw of text.split('\n')) {
		const line = raw.replace(/\s+/gu, ' ').trim();
		if (line === '') continue;
		const folded = fold(line);
		// Headings come in the order of the page; one that is not shown is passed over.
		const found = titles.indexOf(folded, next);
		if (found >= 0) {
			heading = line;
			next = found + 1;
		}
		const at = folded.indexOf(sought);
		if (at < 0) continue;
		total++;
		if (rows.length < rowLimit)
			rows.push([found >= 0 ? '' : heading, clip(line, at, sought.length)]);
	}
	return { rows, total };
}

function fold(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function clip(line: string, at: number, length: number): string {
	const from = at - around <= 20 ? 0 : at - around;
	const to = at + length + around >= line.length - 20 ? line.length : at + length + around;
	return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
