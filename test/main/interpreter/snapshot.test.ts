import { expect, test } from 'vitest';
import { packPages, unpackPages } from '../../../main/interpreter/sandbox/snapshot.ts';

test('a memory comes back byte for byte, and its empty pages are not kept', () => {
	const memory = new Uint8Array(10 * 65_536 + 5);
	memory[0] = 1;
	memory[3 * 65_536 + 7] = 2;
	memory[memory.length - 1] = 3;
	const packed = packPages(memory);
	expect(packed.length).toBeLessThan(4 * 65_536);
	expect(unpackPages(packed.buffer as ArrayBuffer)).toEqual(memory);
});
