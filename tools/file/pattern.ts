/**
 * Whether a whole name fits a pattern, whatever its case: `*` stands for any letters, `?` for one where `one` is set. Takes
 * a time that grows with the two lengths only, whatever the pattern.
 */
export function fitsPattern(name: string, pattern: string, { one }: { one: boolean }): boolean {
	const letters = Array.from(plain(name));
	const shape = Array.from(plain(pattern));
	let [at, part] = [0, 0];
	let star = -1;
	let tried = 0;
	while (at < letters.length) {
		const sign = shape[part];
		if (sign === '*') {
			star = part++;
			tried = at;
		} else if (sign !== undefined && (sign === letters[at] || (one && sign === '?'))) {
			at++;
			part++;
		} else if (star >= 0) {
			part = star + 1;
			at = ++tried;
		} else return false;
	}
	return shape.slice(part).every((sign) => sign === '*');
}

function plain(text: string): string {
	return text.normalize('NFC').toLowerCase();
}
