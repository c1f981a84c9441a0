/**
 * About how many tokens a text costs the starter, on the high side. Measured on its tokenizer: English words take
 * 0.3 a character, digits one each, Hangul two.
 */
export function weigh(text: string): number {
	let weight = 0;
	for (const character of text) weight += weighCharacter(character);
	return weight;
}

function weighCharacter(character: string): number {
	if (/[a-zA-Z ]/.test(character)) return 0.4;
	return character.length === 1 && character < '\u0080' ? 1 : Buffer.byteLength(character) * 0.8;
}

/** The text up to `characters` and up to `weight`, cut at the last space before and marked with `...`. */
export function clip(text: string, limits: { characters: number; weight: number }): string {
	const trimmed = text.trim();
	const all = Array.from(trimmed.slice(0, limits.characters * 2 + 2));
	const taken = take(all.slice(0, limits.characters), limits.weight);
	return taken.length === all.length ? trimmed : `${cutAtSpace(taken.join(''))}...`;
}

/**
 * The text in at most about `weight`: its head and, where it is too long, its tail, since people put what they want
 * before or after what they paste.
 */
export function headAndTail(text: string, weight: number): string {
	const trimmed = text.trim();
	// No character weighs less than 0.4.
	const longest = Math.ceil(weight * 2.5);
	if (trimmed.length <= longest && weigh(trimmed) <= weight) return trimmed;
	const head = take(Array.from(trimmed.slice(0, longest)), (weight * 2) / 3).join('');
	const tail = take(Array.from(trimmed.slice(-longest)).reverse(), weight / 3)
		.reverse()
		.join('');
	return `${cutAtSpace(head)}\n...\n${tail.replace(/^\S{0,40}\s+/, '')}`;
}

function take(characters: string[], weight: number): string[] {
	let used = 0;
	const end = characters.findIndex((character) => (used += weighCharacter(character)) > weight);
	return end < 0 ? characters : characters.slice(0, end);
}

/** Drops a word that the cut went through, unless it is so long that little else would be left. */
function cutAtSpace(text: string): string {
	const space = text.search(/\s\S{0,40}$/);
	return (space > 0 ? text.slice(0, space) : text).trimEnd();
}
