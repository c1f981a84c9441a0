/** A row of a table as it stands in the extracted text. */
export function tableRow(cells: string[]): string {
	return `| ${cells.join(' | ')} |\n`;
}

/** True for what may head a column: words, not values. */
export function isColumnName(cell: string): boolean {
	return cell === '' || (/\p{L}/u.test(cell) && cell.length < 60);
}

export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
