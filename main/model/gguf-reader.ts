import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file that is not what it says; the message is the reason as a person reads it. */
export class BadHeader extends Error {}

const blockSize = 1 << 18;
/** Names and values that anything reads; longer text (a chat template) is skipped, not kept. */
const longestText = 65_536;

/**
 * Reads numbers and texts of a GGUF file from front to back, one block in memory at a time. Whatever length the file
 * claims is held against the bytes that are really there before anything is read or reserved for it.
 */
export class GgufReader {
	readonly #file: number;
	readonly size: number;
	#block = Buffer.alloc(0);
	#blockStart = 0;
	#at = 0;

	constructor(path: string) {
		this.#file = openSync(path, 'r');
		this.size = fstatSync(this.#file).size;
	}

	get at(): number {
		return this.#at;
	}

	get left(): number {
		return this.size - this.#at;
	}

	close(): void {
		closeSync(this.#file);
	}

	/** The next bytes as text, to know the magic. */
	ascii(length: number): string {
		return this.#take(length).toString('latin1');
	}

	u8(): number {
		return this.#take(1).readUInt8();
	}

	u16(): number {
		return this.#take(2).readUInt16LE();
	}

	u32(): number {
		return this.#take(4).readUInt32LE();
	}

	i32(): number {
		return this.#take(4).readInt32LE();
	}

	f32(): number {
		return this.#take(4).readFloatLE();
	}

	/** A 64-bit number; no true count or size in a file is beyond what a double can hold. */
	u64(): number {
		const value = this.#take(8).readBigUInt64LE();
		if (value > BigInt(Number.MAX_SAFE_INTEGER))
			throw new BadHeader('a number in it is impossible');
		return Number(value);
	}

	skip(bytes: number): void {
		this.need(bytes);
		this.#at += bytes;
	}

	/** A count of things that take at least `bytesEach`: the file must be long enough to hold them. */
	count(bytesEach: number): number {
		const count = this.u64();
		this.need(count * bytesEach);
		return count;
	}

	text(): string {
		const length = this.count(1);
		if (length > longestText) {
			this.skip(length);
			return '';
		}
		return this.#take(length).toString('utf8');
	}

	skipText(): void {
		this.skip(this.count(1));
	}

	/** `length` bytes of the file from `start` on, wherever reading is. */
	bytesAt(start: number, length: number): Buffer {
		const bytes = Buffer.alloc(length);
		if (readSync(this.#file, bytes, 0, length, start) !== length)
			throw new BadHeader('it is cut short');
		return bytes;
	}

	need(bytes: number): void {
		if (bytes > this.left) throw new BadHeader('it is cut short');
	}

	#take(bytes: number): Buffer {
		this.need(bytes);
		const end = this.#at + bytes;
		if (this.#at < this.#blockStart || end > this.#blockStart + this.#block.length) {
			const block = Buffer.alloc(Math.min(Math.max(blockSize, bytes), this.left));
			let filled = 0;
			while (filled < block.length) {
				const read = readSync(this.#file, block, filled, block.length - filled, this.#at + filled);
				if (read === 0) throw new BadHeader('it is cut short');
				filled += read;
			}
			this.#block = block;
			this.#blockStart = this.#at;
		}
		const start = this.#at - this.#blockStart;
		this.#at = end;
		return this.#block.subarray(start, start + bytes);
	}
}
