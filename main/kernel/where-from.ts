import type { ArgumentOrigin } from './origins-contract.ts';

/** A piece of text that the model could see when it made a call. */
export interface Span {
	kind: 'user' | 'answer' | 'tool' | 'outside';
	name: string;
	text: string;
}

type Source = ArgumentOrigin['from'][number];

/** As much of one argument, and of one text, as is looked at. */
const mostOfArgument = 20_000;
const mostOfSpan = 200_000;
/** Who is named first where several texts hold the same words: what a person said themselves is no stranger's. */
const order: Span['kind'][] = ['user', 'outside', 'tool', 'answer'];

/**
 * Where each argument of a call came from: the text that holds all of it, else the texts that hold its words, and the
 * model where no text does; for a list, of each of its texts. Pure; it goes by the words alone, so nothing a text claims
 * of itself counts.
 */
export function whereFrom(
	input: Record<string, unknown>,
	spans: readonly Span[]
): ArgumentOrigin[] {
	const known = spans
		.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
		.map((span) => new KnownSpan(span));
	return Object.entries(input).map(([argument, value]) => ({
		argument,
		from: unique(textsOf(value).flatMap((text) => sourcesOf(text, known)))
	}));
}

function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
	return value === undefined ? [] : [JSON.stringify(value)];
}

function sourcesOf(value: string, spans: KnownSpan[]): Source[] {
	const text = fold(value.slice(0, mostOfArgument));
	if (text === '') return [];
	const whole = spans.find((span) => holds(span.text, bare(text)));
	if (whole !== undefined) return [whole.source];
	const found = new Map<KnownSpan, number>();
	let unknown = 0;
	const words = wordsOf(text).filter(saysSomething);
	for (const word of words) {
		const span = spans.find(({ words: known }) => known.has(word));
		if (span === undefined) unknown++;
		else found.set(span, (found.get(span) ?? 0) + 1);
	}
	const sources = [...found]
		.toSorted(([, one], [, other]) => other - one)
		.map(([{ source }]) => source);
	// A word or two of its own is how a model puts a sentence together.
	const isOwn = sources.length === 0 || unknown > words.length * 0.2;
	return unique(isOwn ? [...sources, { kind: 'model', name: '' }] : sources);
}

class KnownSpan {
	readonly text: string;
	readonly source: Source;
	#words: Set<string> | undefined;

	constructor({ kind, name, text }: Span) {
		this.text = fold(text.slice(0, mostOfSpan));
		this.source = { kind, name: kind === 'outside' || kind === 'tool' ? name : '' };
	}

	get words(): Set<string> {
		return (this.#words ??= new Set(wordsOf(this.text)));
	}
}

function unique(sources: Source[]): Source[] {
	const seen = new Map(sources.map((source) => [`${source.kind} ${source.name}`, source]));
	return [...seen.values()];
}

function fold(text: string): string {
	return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** An address is the same with and without its scheme and its last slash. */
function bare(text: string): string {
	return text.replace(/^https?:\/\//, '').replace(/(?<=.)\/$/, '');
}

/** Whether a text has these words, and not only as a part of other ones. */
function holds(text: string, words: string): boolean {
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
		const before = /\p{L}$|\p{N}$/u.test(text.slice(Math.max(0, at - 2), at));
		const after = /^[\p{Script=Latin}\p{N}]/u.test(
			text.slice(at + words.length, at + words.length + 2)
		);
		if (!(before && /^[\p{L}\p{N}]/u.test(words)) && !(after && /[\p{L}\p{N}]$/u.test(words)))
			return true;
	}
	return false;
}

function wordsOf(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Short words are in every text. */
function saysSomething(word: string): boolean {
	return /\p{N}/u.test(word) || word.length > 3 || /[^\p{Script=Latin}]/u.test(word);
}
