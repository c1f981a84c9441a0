/** How many of the likest by their signs are compared exactly: at least these, and of very many vectors one in so many. */
const leastCandidates = 600;
const vectorsPerCandidate = 600;

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

/** How many of the likest by the number of signs they share are looked at more closely. */
const closerLimit = 6000;

/**
 * The signs of many vectors, a bit for each number: 5 MB for 100,000 vectors instead of 150, and so little to read for
 * a query that all of them are looked at: first how many signs each shares with it, then, for the likest, how much its
 * signs weigh. What they find likely must be compared exactly.
 */
export class SignCodes {
	readonly #bytes: number;
	readonly #words: number;
	#numbers = new Float64Array(16);
	#codes: Uint32Array;
	#count = 0;
	/** Of the last query: how many signs of each differ from it. */
	#differing = new Uint16Array(0);

	constructor(dimensions: number) {
		this.#bytes = Math.ceil(dimensions / 8);
		this.#words = Math.ceil(this.#bytes / 4);
		this.#codes = new Uint32Array(16 * this.#words);
	}

	get count(): number {
		return this.#count;
	}

	/** Adds a vector from `toBytes` under a number. */
	add(number: number, vector: Uint8Array): void {
		if (this.#count === this.#numbers.length) this.#grow();
		this.#codes.set(signsOf(vector, this.#words), this.#count * this.#words);
		this.#numbers[this.#count++] = number;
	}

	/** Counts for every vector, of those admitted, how many of its signs differ from the query's; `near` gets how many have so many. */
	compare(signs: Uint32Array, near: Near, admits?: (number: number) => boolean): void {
		const [codes, words, count] = [this.#codes, this.#words, this.#count];
		const differing = new Uint16Array(count);
		for (let row = 0, at = 0; row < count; row++) {
			let sum = 0;
			for (let word = 0; word < words; word++, at++) {
				let bits = (codes[at] ?? 0) ^ (signs[word] ?? 0);
				bits -= (bits >>> 1) & 0x55555555;
				bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
				sum += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
			}
			const isIn = admits === undefined || admits(this.#numbers[row] ?? 0);
			differing[row] = isIn ? sum : notIn;
			if (isIn) near.count(sum);
		}
		this.#differing = differing;
	}

	/** Offers the number and the rough likeness of those that differ in at most so many signs to `best`; call `compare` first. */
	scan(table: Float32Array, limit: number, best: Best): void {
		const codes = new Uint8Array(this.#codes.buffer);
		const differing = this.#differing;
		for (let row = 0; row < differing.length; row++) {
			if ((differing[row] ?? notIn) > limit) continue;
			let sum = 0;
			let at = row * this.#words * 4;
			for (let index = 0; index < this.#bytes; index++, at++) {
				sum += table[(index << 8) | (codes[at] ?? 0)] ?? 0;
			}
			if (sum > best.floor) best.add(this.#numbers[row] ?? 0, sum);
		}
		this.#differing = new Uint16Array(0);
	}

	#grow(): void {
		const numbers = new Float64Array(this.#numbers.length * 2);
		numbers.set(this.#numbers);
		this.#numbers = numbers;
		const codes = new Uint32Array(this.#codes.length * 2);
		codes.set(this.#codes);
		this.#codes = codes;
	}
}

const notIn = 0xffff;

/** The signs of a vector from `toBytes`: a set bit for each number that is not negative. */
export function signsOf(vector: Uint8Array, words = Math.ceil(vector.length / 32)): Uint32Array {
	const codes = new Uint8Array(words * 4);
	// The highest bit of a number's byte is its sign.
	vector.forEach((value, index) => {
		if (value < 128) codes[index >> 3] = (codes[index >> 3] ?? 0) | (1 << (index & 7));
	});
	return new Uint32Array(codes.buffer);
}

/** No embedder makes more numbers (see `protocol.ts`). */
const mostBits = 8192;

/** How many vectors differ in how many signs from a query, through all that were compared. */
export class Near {
	readonly #counts = new Uint32Array(mostBits + 1);

	count(differing: number): void {
		const at = Math.min(differing, mostBits);
		this.#counts[at] = (this.#counts[at] ?? 0) + 1;
	}

	/** In at most so many signs differ those that are looked at more closely. */
	get limit(): number {
		let sum = 0;
		for (let differing = 0; differing < this.#counts.length; differing++) {
			sum += this.#counts[differing] ?? 0;
			if (sum >= closerLimit) return differing;
		}
		return this.#counts.length;
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

/** Keeps the numbers with the highest scores among all that are added, as many as so many vectors need. */
export class Best {
	readonly #limit: number;
	/** What scores less needs not be added. */
	floor = -Infinity;
	#kept: { number: number; score: number }[] = [];

	constructor(vectors: number) {
		this.#limit = Math.max(leastCandidates, Math.ceil(vectors / vectorsPerCandidate));
	}

	add(number: number, score: number): void {
		this.#kept.push({ number, score });
		if (this.#kept.length >= this.#limit * 2) this.#cut();
	}

	get numbers(): number[] {
		this.#cut();
		return this.#kept.map(({ number }) => number);
	}

	#cut(): void {
		this.#kept.sort((one, other) => other.score - one.score).splice(this.#limit);
		if (this.#kept.length === this.#limit) this.floor = this.#kept.at(-1)?.score ?? this.floor;
	}
}
