/** The texts of a conversation are judged by again and again; more than this many are of others. */
const most = 100;
const known = new Map<string, Heard>();

/** The user's texts as they are compared with what a call wants. */
export function hear(text: string): Heard {
	let heard = known.get(text);
	if (heard === undefined) {
		if (known.size >= most) known.clear();
		known.set(text, (heard = new Heard(text)));
	}
	return heard;
}

/** What is worked out of one text of the user's for judging: pure, so it is worked out once. */
export class Heard {
	readonly lower: string;
	readonly #text: string;
	#words: readonly string[] | undefined;
	#addresses: ReadonlySet<string> | undefined;

	constructor(text: string) {
		this.#text = text;
		this.lower = text.toLowerCase();
	}

	/** Its words, once each. */
	get words(): readonly string[] {
		return (this.#words ??= [...new Set(wordsOf(this.#text))]);
	}

	/** The addresses that the user will have written themselves, without schemes and last slashes. */
	get addresses(): ReadonlySet<string> {
		return (this.#addresses ??= new Set(addressesIn(ownWords(this.#text))));
	}
}

export function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Of a longer text the beginning and the end: what stands between is most likely pasted. */
const longText = 2_000;
const ownEnds = 500;

/** What of a message a person will have written themselves: not what is quoted in it or fenced off, nor a long paste. */
function ownWords(text: string): string {
	const written = text.replace(/^```[^]*?^```/gm, ' ').replace(/^\s*>.*$/gm, ' ');
	if (written.length <= longText) return written;
	return `${written.slice(0, ownEnds)} ${written.slice(-ownEnds)}`;
}

function addressesIn(text: string): string[] {
	return text.split(/[\s<>"'`()[\]{}“”‘’「」『』,，、。]+/u).map((word) => bareAddress(word));
}

/** An address as it is compared: without scheme, last slash and what stands behind it in a sentence. */
export function bareAddress(address: string): string {
	return (
		address
			.trim()
			.replace(/^https?:\/\//i, '')
			.replace(/[.!?:;…]+$/u, '')
			.replace(/\/$/, '')
			// Hangul particles stick to an address: "example.com을 열어줘".
			.replace(/(?<=[\x21-\x7e])[가-힣]+$/u, '')
			.toLowerCase()
	);
}
