/**
 * A snapshot of Python's memory, of which more than half is nothing but zeros: kept as its length, the numbers of the
 * pages that hold anything, and those pages.
 */
const page = 65_536;
const word = 4;

export function packPages(memory: Uint8Array): Uint8Array {
	const numbers: number[] = [];
	for (let start = 0; start < memory.length; start += page) {
		if (memory.subarray(start, start + page).some((byte) => byte !== 0)) numbers.push(start / page);
	}
	const head = Uint32Array.of(memory.length, numbers.length, ...numbers);
	const packed = new Uint8Array(head.byteLength + numbers.length * page);
	packed.set(new Uint8Array(head.buffer));
	for (const [at, number] of numbers.entries()) {
		packed.set(memory.subarray(number * page, (number + 1) * page), head.byteLength + at * page);
	}
	return packed;
}

export function unpackPages(packed: ArrayBuffer): Uint8Array {
	const [length = 0, count = 0] = new Uint32Array(packed, 0, 2);
	const numbers = new Uint32Array(packed, 2 * word, count);
	const memory = new Uint8Array(length);
	const pages = new Uint8Array(packed, (2 + count) * word);
	for (const [at, number] of numbers.entries()) {
		const start = number * page;
		memory.set(pages.subarray(at * page, at * page + Math.min(page, length - start)), start);
	}
	return memory;
}
