const opens = /[([]/;
const closes = /[)\]]/;
const begins = /[,;=<>\n:?&|]/;

/**
 * The same expression, with what ends in a percentage in brackets where a sum goes on behind it. mathjs takes the sign in
 * `10% + 5%` for the rest of a division, 10 mod +5; a `%` with a blank before it is left to mean that.
 */
export function bracketPercents(text: string): string {
	if (!/%\s*[+-]/.test(text)) return text;
	/** Where the sums begin that are open, in what is written. */
	const starts = [0];
	let written = '';
	for (const letter of text) {
		const start = starts.at(-1) ?? 0;
		if (/[+-]/.test(letter) && /[\d)]%\s*$/.test(written.slice(start))) {
			const sum = written.slice(start).trim();
			written = `${written.slice(0, start)}(${sum}) `;
		}
		written += letter;
		if (opens.test(letter)) starts.push(written.length);
		else if (closes.test(letter) && starts.length > 1) starts.pop();
		else if (begins.test(letter)) starts[starts.length - 1] = written.length;
	}
	return written;
}
