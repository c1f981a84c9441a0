import { expect, test } from 'vitest';
import {
	fromRecoveryKey,
	newKey,
	toRecoveryKey
} from '../../../../main/memory/encryption/recovery-key.ts';

test('a recovery key is the key, also as people type it', () => {
	for (let round = 0; round < 50; round++) {
		const key = newKey();
		const groups = toRecoveryKey(key);
		expect(groups.map(({ length }) => length)).toEqual(Array(14).fill(4));
		expect(fromRecoveryKey(groups.join('-'))).toBe(key);
		const sloppy = ` ${groups.join(' – ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}\n`;
		expect(fromRecoveryKey(sloppy)).toBe(key);
	}
	expect(newKey()).not.toBe(newKey());
});

test('a slip of the pen is told from a key that is another', () => {
	const groups = toRecoveryKey('00'.repeat(32));
	expect(groups.slice(0, -1)).toEqual(Array(13).fill('0000'));
	const slip = ['0001', ...groups.slice(1)].join('-');
	expect(() => fromRecoveryKey(slip)).toThrow(
		expect.objectContaining({ code: 'RECOVERY_KEY_TYPO' })
	);
	const sign = ['00U0', ...groups.slice(1)].join('-');
	expect(() => fromRecoveryKey(sign)).toThrow(
		expect.objectContaining({ code: 'RECOVERY_KEY_TYPO' })
	);
	const short = groups.slice(1).join('-');
	expect(() => fromRecoveryKey(short)).toThrow(
		expect.objectContaining({ code: 'RECOVERY_KEY_LENGTH', values: { count: 52, expected: 56 } })
	);
	expect(() => fromRecoveryKey('비밀번호')).toThrow(
		expect.objectContaining({ code: 'RECOVERY_KEY_LENGTH' })
	);
});
