/** The text up to `limit` characters, cut at the last space before it and marked with `...`. */
export function clip(text: string, limit: number): string {
	const trimmed = text.trim();
	const characters = Array.from(trimmed.slice(0, limit * 2));
	if (characters.length <= limit) return trimmed;
	return `${cutAtSpace(characters.slice(0, limit).join(''))}...`;
}

/**
 * The text in at most about `bytes` bytes of UTF-8: its head and, where it is too long, its tail, since people put
 * what they want before or after what they paste. Bytes, because no text has more tokens than bytes.
 */
export function headAndTail(text: string, bytes: number): string {
	const trimmed = text.trim();
	if (trimmed.length <= bytes && Buffer.byteLength(trimmed) <= bytes) return trimmed;
	const headBytes = Math.floor((bytes * 2) / 3);
	const head = takeBytes(Array.from(trimmed.slice(0, bytes)), headBytes).join('');
	const tail = takeBytes(Array.from(trimmed.slice(-bytes)).reverse(), bytes - headBytes)
		.reverse()
		.join('');
	return `${cutAtSpace(head)}\n...\n${tail.replace(/^\S{0,40}\s+/, '')}`;
}

function takeBytes(characters: string[], limit: number): string[] {
	let used = 0;
	const end = characters.findIndex((character) => (used += Buffer.byteLength(character)) > limit);
	return end < 0 ? characters : characters.slice(0, end);
}

/** Drops a word that the cut went through, unless it is so long that little else would be left. */
function cutAtSpace(text: string): string {
	const space = text.search(/\s\S{0,40}$/);
	return (space > 0 ? text.slice(0, space) : text).trimEnd();
}
