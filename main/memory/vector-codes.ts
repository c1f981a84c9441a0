/** How many of the likest by their signs are compared exactly. */
const candidateLimit = 400;

/** A vector of length one as a byte for each number: a quarter of the room, and a likeness that differs by less than 0.01. */
export function toBytes(vector: readonly number[]): Uint8Array {
	const largest = Math.max(...vector.map(Math.abs)) || 1;
	return new Uint8Array(
		Int8Array.from(vector, (value) => Math.round((value / largest) * 127)).buffer
	);
}

/** The cosine of a vector of length one and one from `toBytes`. */
export function likeness(vector: readonly number[], bytes: Uint8Array): number {
	const other = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let sum = 0;
	let squares = 0;
	for (let index = 0; index < other.length; index++) {
		const value = other[index] ?? 0;
		sum += value * (vector[index] ?? 0);
		squares += value * value;
	}
	return squares === 0 ? 0 : sum / Math.sqrt(squares);
}

/**
 * The signs of many vectors, a bit for each number: 5 MB for 100,000 vectors instead of 150, and so little to read for
 * a query that all of them are looked at. What they find likely must be compared exactly.
 */
export class SignCodes {
	readonly #bytes: number;
	#numbers = new Float64Array(16);
	#codes: Uint8Array;
	#count = 0;

	constructor(dimensions: number) {
		this.#bytes = Math.ceil(dimensions / 8);
		this.#codes = new Uint8Array(16 * this.#bytes);
	}

	/** Adds a vector from `toBytes` under a number. */
	add(number: number, vector: Uint8Array): void {
		if (this.#count === this.#numbers.length) this.#grow();
		const start = this.#count * this.#bytes;
		this.#numbers[this.#count++] = number;
		for (let byte = 0; byte < this.#bytes; byte++) {
			let code = 0;
			// The highest bit of a number's byte is its sign.
			for (let bit = 0; bit < 8; bit++) if ((vector[byte * 8 + bit] ?? 0) < 128) code |= 1 << bit;
			this.#codes[start + byte] = code;
		}
	}

	/** Offers the number and the rough likeness of every vector, of those admitted, to `best`. */
	scan(table: Float32Array, best: Best, admits?: (number: number) => boolean): void {
		const codes = this.#codes;
		const bytes = this.#bytes;
		for (let row = 0, at = 0; row < this.#count; row++) {
			let sum = 0;
			for (let index = 0; index < bytes; index++, at++) {
				sum += table[(index << 8) | (codes[at] ?? 0)] ?? 0;
			}
			if (sum <= best.floor) continue;
			const number = this.#numbers[row] ?? 0;
			if (admits === undefined || admits(number)) best.add(number, sum);
		}
	}

	#grow(): void {
		const numbers = new Float64Array(this.#numbers.length * 2);
		numbers.set(this.#numbers);
		this.#numbers = numbers;
		const codes = new Uint8Array(this.#codes.length * 2);
		codes.set(this.#codes);
		this.#codes = codes;
	}
}

/** For each byte of a code and each value of it: what its eight signs add to the likeness to this query. */
export function tableOf(vector: readonly number[]): Float32Array {
	const table = new Float32Array(Math.ceil(vector.length / 8) * 256);
	return table.map((_, place) => {
		let sum = 0;
		for (let bit = 0; bit < 8; bit++) {
			const value = vector[(place >> 8) * 8 + bit] ?? 0;
			sum += place & (1 << bit) ? value : -value;
		}
		return sum;
	});
}

/** Keeps the numbers with the highest scores among all that are added. */
export class Best {
	/** What scores less needs not be added. */
	floor = -Infinity;
	#kept: { number: number; score: number }[] = [];

	add(number: number, score: number): void {
		this.#kept.push({ number, score });
		if (this.#kept.length >= candidateLimit * 2) this.#cut();
	}

	get numbers(): number[] {
		this.#cut();
		return this.#kept.map(({ number }) => number);
	}

	#cut(): void {
		this.#kept.sort((one, other) => other.score - one.score).splice(candidateLimit);
		if (this.#kept.length === candidateLimit) this.floor = this.#kept.at(-1)?.score ?? this.floor;
	}
}
