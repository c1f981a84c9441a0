import { parseRules, type Element, type Rules, type Sequence } from './parse.ts';

/** A place in the grammar: what is wanted next, and what after it. Null is the grammar's end. */
type Place = { element: Element; rest: Place } | null;

/** What a grammar leaves no choice about; with `ends`, nothing at all can follow it. */
export interface Forced {
	text: string;
	ends: boolean;
}

/** More is never needed at once, and bounds a grammar that never lets go. */
const longestForced = 400;

/**
 * Walks a grammar beside the model that writes under it, to know what must come next: a model need not be asked for
 * text that has no alternative. llama.cpp follows the same grammar, but only tells whether a token may follow.
 */
export class GrammarFollower {
	readonly #rules: Rules;
	// Equal places are one object, so that readings that come together again are followed once.
	readonly #places = new Map<Element, Map<Place, NonNullable<Place>>>();
	readonly #shorter = new Map<Element, Element>();
	/** Only places that want a character, and perhaps the end. */
	#at: ReadonlySet<Place>;

	private constructor(rules: Rules) {
		this.#rules = rules;
		this.#at = this.#reach([this.#place({ kind: 'rule', name: 'root' }, null)]);
	}

	/** Null for a grammar that is not understood. */
	static of(grammar: string): GrammarFollower | null {
		const rules = parseRules(grammar);
		return rules?.has('root') ? new GrammarFollower(rules) : null;
	}

	/** Takes what was written. Text the grammar does not have leaves nothing forced. */
	advance(text: string): void {
		this.#at = this.#after(text, this.#at);
	}

	/** What must come next, without taking it. */
	forced(): Forced {
		let at = this.#at;
		let text = '';
		while (text.length < longestForced) {
			const code = onlyCharacter(at);
			if (code === null) break;
			const character = String.fromCodePoint(code);
			text += character;
			at = this.#after(character, at);
		}
		return { text, ends: at.size === 1 && at.has(null) };
	}

	/** The grammar of what is left after `text` from here: a grammar as `of` takes it. */
	restAfter(text: string): string {
		const root = [...this.#after(text, this.#at)].map(printPlace).join(' | ');
		const rules = [...this.#rules].filter(([name]) => name !== 'root');
		return [['root', root], ...rules.map(([name, branches]) => [name, printBranches(branches)])]
			.map(([name, text]) => `${name ?? ''} ::= ${text ?? ''}`)
			.join('\n');
	}

	#after(text: string, at: ReadonlySet<Place>): ReadonlySet<Place> {
		let places = at;
		for (const character of text) {
			const code = character.codePointAt(0) ?? 0;
			places = this.#reach(
				[...places].flatMap((place) =>
					place !== null && matches(place.element, code) ? [place.rest] : []
				)
			);
		}
		return places;
	}

	/** The places that want a character, from which all of `from` can be read on. */
	#reach(from: Place[]): ReadonlySet<Place> {
		const reached = new Set<Place>();
		const seen = new Set<Place>();
		const open = [...from];
		for (let place = open.pop(); place !== undefined; place = open.pop()) {
			if (seen.has(place)) continue;
			seen.add(place);
			if (place === null || place.element.kind === 'characters') reached.add(place);
			else open.push(...this.#into(place.element, place.rest));
		}
		return reached;
	}

	#into(element: Element, rest: Place): Place[] {
		if (element.kind === 'repeat') {
			const { min, max } = element;
			const once = max < 1 ? [] : [this.#place(element.element, this.#again(element, rest))];
			return min === 0 ? [...once, rest] : once;
		}
		if (element.kind === 'characters') return [];
		const branches =
			element.kind === 'rule' ? (this.#rules.get(element.name) ?? []) : element.branches;
		return branches.map((branch) =>
			branch.reduceRight<Place>((after, one) => this.#place(one, after), rest)
		);
	}

	/** The same repetition, once less. */
	#again(element: Element & { kind: 'repeat' }, rest: Place): Place {
		const { min, max } = element;
		if (max === 1) return rest;
		if (min === 0 && max === Infinity) return this.#place(element, rest);
		let shorter = this.#shorter.get(element);
		if (shorter === undefined) {
			shorter = { ...element, min: Math.max(0, min - 1), max: max - 1 };
			this.#shorter.set(element, shorter);
		}
		return this.#place(shorter, rest);
	}

	#place(element: Element, rest: Place): NonNullable<Place> {
		let after = this.#places.get(element);
		if (after === undefined)
			this.#places.set(element, (after = new Map<Place, NonNullable<Place>>()));
		let place = after.get(rest);
		if (place === undefined) after.set(rest, (place = { element, rest }));
		return place;
	}
}

function matches(element: Element, code: number): boolean {
	if (element.kind !== 'characters') return false;
	return element.ranges.some(([from, to]) => from <= code && code <= to) !== element.negated;
}

/** The one character that all places want; null when the text may end, or there is a choice. */
function onlyCharacter(at: ReadonlySet<Place>): number | null {
	let only: number | null = null;
	for (const place of at) {
		if (place?.element.kind !== 'characters' || place.element.negated) return null;
		for (const [from, to] of place.element.ranges) {
			if (from !== to || (only !== null && only !== from)) return null;
			only = from;
		}
	}
	return only;
}

function printPlace(place: Place): string {
	const printed: string[] = [];
	for (let at = place; at !== null; at = at.rest) printed.push(printElement(at.element));
	return printed.length === 0 ? '""' : printed.join(' ');
}

function printBranches(branches: readonly Sequence[]): string {
	return branches
		.map((branch) => (branch.length === 0 ? '""' : branch.map(printElement).join(' ')))
		.join(' | ');
}

function printElement(element: Element): string {
	if (element.kind === 'characters') return element.source;
	if (element.kind === 'rule') return element.name;
	if (element.kind === 'choice') return `(${printBranches(element.branches)})`;
	const { min, max } = element;
	return `(${printElement(element.element)}){${min},${max === Infinity ? '' : max}}`;
}
