import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../errors.ts';

/** Crockford's 32 signs: none of them looks like another one on paper. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;
const keySigns = Math.ceil((keyBytes * 8) / 5);
const checkSigns = 4;
const groupLength = 4;
const length = keySigns + checkSigns;

/** A new key of the store, as hexadecimal digits. */
export function newKey(): string {
	return randomBytes(keyBytes).toString('hex');
}

/** The key as a person keeps it: groups of four signs, the last of which tells slips of the pen from another key. */
export function toRecoveryKey(key: string): string[] {
	const bytes = Buffer.from(key, 'hex');
	const written = encode(bytes, keySigns) + checkOf(bytes);
	return written.match(new RegExp(`.{${groupLength}}`, 'g')) ?? [];
}

/**
 * The key behind what a person typed: small letters, any signs between the groups and what is easily mistaken (O for 0, I
 * and L for 1) are understood. Throws RECOVERY_KEY_LENGTH or RECOVERY_KEY_TYPO, before anything was tried with it.
 */
export function fromRecoveryKey(typed: string): string {
	const written = plainSigns(typed);
	if (written.length !== length)
		throw new AppError('RECOVERY_KEY_LENGTH', { count: written.length, expected: length });
	const bytes = decode(written.slice(0, keySigns));
	if (bytes === undefined || written.slice(keySigns) !== checkOf(bytes))
		throw new AppError('RECOVERY_KEY_TYPO');
	return bytes.toString('hex');
}

/** What was typed, in the form in which keys are compared. */
export function plainSigns(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]/gu, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
}

function checkOf(bytes: Buffer): string {
	return encode(createHash('sha256').update(bytes).digest(), checkSigns);
}

/** The first bits as so many signs, filled up with zeros. */
function encode(bytes: Buffer, count: number): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return Array.from({ length: count }, (_, index) =>
		signs.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5).padEnd(5, '0'), 2))
	).join('');
}

function decode(written: string): Buffer | undefined {
	const numbers = written.split('').map((sign) => signs.indexOf(sign));
	if (numbers.includes(-1)) return undefined;
	const bits = numbers.map((number) => number.toString(2).padStart(5, '0')).join('');
	return Buffer.from(
		Array.from({ length: keyBytes }, (_, index) =>
			Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2)
		)
	);
}
