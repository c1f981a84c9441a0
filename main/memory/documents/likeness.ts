/** How many numbers stand for a text, and how many of them make one key to look for others by. */
const signatureSize = 16;
const bandSize = 2;
/** Words in a row that are compared as one. */
const shingleWords = 4;
/** Shorter texts are alike by chance. */
const fewestWords = 12;
/** The share of equal numbers from which two texts are nearly the same; a flood is looked for a little wider. */
const nearly = 0.75;
const alike = 0.6;

/**
 * Numbers that stand for the words of a text (minhash over rows of words), so that nearly equal texts have nearly equal
 * numbers. Undefined for text too short to compare, and for rows of figures, which are alike by nature.
 */
export function signatureOf(text: string): Uint32Array | undefined {
	const digits = text.match(/\d/g)?.length ?? 0;
	if (text.startsWith('|') || digits > text.length * 0.12) return undefined;
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	if (words.length < fewestWords) return undefined;
	const signature = new Uint32Array(signatureSize).fill(0xffffffff);
	for (let start = 0; start + shingleWords <= words.length; start++) {
		const value = hash(words.slice(start, start + shingleWords).join(' '));
		for (let index = 0; index < signatureSize; index++) {
			const mixed = mix(value, index);
			if (mixed < (signature[index] ?? 0)) signature[index] = mixed;
		}
	}
	return signature;
}

/** 0 to 1: about how many of the rows of words two texts share. */
export function likeness(one: Uint32Array, other: Uint32Array): number {
	let same = 0;
	for (let index = 0; index < signatureSize; index++) if (one[index] === other[index]) same++;
	return same / signatureSize;
}

/** The items whose texts are not nearly the same as that of one before them. */
export function distinct<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] {
	const kept: Uint32Array[] = [];
	const seen = new Set<string>();
	return items.filter((item) => {
		const words = textOf(item).replace(/\s+/g, ' ').trim().toLowerCase();
		if (seen.has(words)) return false;
		seen.add(words);
		const signature = signatureOf(words);
		if (signature === undefined) return true;
		if (kept.some((other) => likeness(other, signature) >= nearly)) return false;
		kept.push(signature);
		return true;
	});
}

interface Seen {
	source: string;
	signature: Uint32Array;
}

/** Copies in one document, and other documents with nearly the same text, from which on it is a flood. */
const floodCopies = 8;
const floodDocuments = 6;
/** The passages of a document that are looked at, and all that are remembered of a batch. */
const passagesLookedAt = 2_000;
const mostRemembered = 40_000;

/**
 * Notices floods: many passages that say nearly the same, in one document or through the documents of a batch, so that
 * a search would find nothing else. It outlives a document; `begin` starts the next.
 */
export class FloodWatch {
	readonly #buckets = new Map<number, Seen[]>();
	#remembered = 0;
	#source = '';
	#looked = 0;
	#alike = 0;
	#inside = false;

	begin(source: string): void {
		if (this.#remembered > mostRemembered) {
			this.#buckets.clear();
			this.#remembered = 0;
		}
		this.#source = source;
		this.#looked = 0;
		this.#alike = 0;
		this.#inside = false;
	}

	/** Looks at the next passage of the document that was begun. */
	look(text: string): void {
		if (this.#looked >= passagesLookedAt) return;
		const signature = signatureOf(text);
		if (signature === undefined) return;
		this.#looked++;
		const near = this.#near(signature);
		const own = near.filter(({ source }) => source === this.#source).length;
		const others = new Set(near.map(({ source }) => source)).size - (own > 0 ? 1 : 0);
		if (own + 1 >= floodCopies) this.#inside = true;
		if (others >= floodDocuments) this.#alike++;
		this.#remember(signature);
	}

	/** True when the document repeats itself, or nearly all of it stands in many others as well. */
	get isFlood(): boolean {
		return this.#inside || (this.#looked > 0 && this.#alike >= this.#looked * 0.8);
	}

	#near(signature: Uint32Array): Seen[] {
		const found = new Set<Seen>();
		for (const key of keysOf(signature)) {
			for (const seen of this.#buckets.get(key) ?? []) found.add(seen);
		}
		return [...found].filter((seen) => likeness(seen.signature, signature) >= alike);
	}

	#remember(signature: Uint32Array): void {
		const seen = { source: this.#source, signature };
		this.#remembered++;
		for (const key of keysOf(signature)) {
			const bucket = this.#buckets.get(key);
			if (bucket === undefined) this.#buckets.set(key, [seen]);
			else if (bucket.length < 4 * floodCopies) bucket.push(seen);
		}
	}
}

function keysOf(signature: Uint32Array): number[] {
	const keys: number[] = [];
	for (let start = 0; start < signatureSize; start += bandSize) {
		let key = start + 1;
		for (const value of signature.subarray(start, start + bandSize)) key = mix(key ^ value, 7);
		keys.push(key);
	}
	return keys;
}

/** FNV-1a. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value >>> 0;
}

/** Another number for the same value, by which place it has in the signature. */
function mix(value: number, index: number): number {
	let mixed = Math.imul(value ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}
