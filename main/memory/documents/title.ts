/** A file's name as it can be shown: without control characters and marks that turn the direction of text. */
export function titleOf(name: string): string {
	const shown = name
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
		.replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{d800}-\u{dfff}]/gu, '')
		.trim();
	return shown === '' ? 'document' : shown;
}
