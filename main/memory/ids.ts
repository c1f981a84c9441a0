import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuv';
let last = 0;

/** A new id: 9 characters of time and 8 of chance. Later ones of one process sort behind earlier ones. */
export function newId(): string {
	last = Math.max(Date.now(), last + 1);
	const chance = Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join('');
	return last.toString(32).padStart(9, '0') + chance;
}
