/** Signs that show nothing or turn text around, and control characters: nobody agrees to what cannot be seen. */
const invisible =
	/\p{Cc}|\u00ad|\u061c|\u115f|\u1160|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\u3164|[\ufe00-\ufe0f]|\ufeff|\uffa0|[\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
/** Marks that chat formats give a meaning of their own. */
const marks = /<\|?\/?(?=\s*[\w|])|\[\/?(?=INST\])|<<(?=SYS>>)/giu;

/** Words of another program on one line, without invisible signs and without marks of chat formats, cut to `length`. */
export function cleanLine(text: string, length: number): string {
	const plain = text
		.slice(0, length * 20)
		.replace(/[\t\n\r\u2028\u2029]+/gu, ' ')
		.replace(invisible, '')
		.replace(marks, (mark) => `${mark} `)
		.replace(/ {2,}/g, ' ')
		.trim();
	return plain.length <= length ? plain : `${plain.slice(0, length - 1).trimEnd()}…`;
}

/** Text of another program with its lines, without invisible signs and terminal colours. */
export function cleanText(text: string): string {
	const escapes = new RegExp(String.raw`\u001b\[[0-9;?]*[ -/]*[@-~]`, 'gu');
	return text
		.replace(escapes, '')
		.replace(invisible, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
}
