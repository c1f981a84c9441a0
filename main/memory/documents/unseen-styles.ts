import { matcher, select, type Element, type Page } from './html-tree.ts';

/** Disguised text is laid out, but so that nobody sees it: no ordinary page does that. Folded text may be shown later. */
export type Unseen = 'disguised' | 'folded';

/** The properties that can hide a text, and the values of each that do. */
const hiding: Record<string, { as: Unseen; value: RegExp }> = {
	display: { as: 'folded', value: /^none\b/ },
	visibility: { as: 'folded', value: /^(?:hidden|collapse)\b/ },
	'font-size': { as: 'disguised', value: /^(?:0(?![.\d])|0?\.\d+(?:px|pt|em|rem|%)|1px|1pt)/ },
	opacity: { as: 'disguised', value: /^(?:0(?![.\d])|0?\.0\d*)/ },
	'text-indent': { as: 'disguised', value: /^-\d{4,}/ },
	left: { as: 'disguised', value: /^-\d{4,}/ },
	top: { as: 'disguised', value: /^-\d{4,}/ },
	color: { as: 'disguised', value: /^transparent\b/ },
	'clip-path': { as: 'disguised', value: /^inset\(\s*(?:50|100)%/ }
};

interface Declaration {
	property: string;
	/** Undefined where its value shows the text. */
	as: Unseen | undefined;
	important: boolean;
}

interface Rule {
	selector: string;
	declarations: Declaration[];
	/** By which the stronger of two rules is told: ids, classes and names of elements, then the order. */
	weight: number;
}

/** Rules put help for screen readers out of sight in these ways; only the style of a single element does it to hide. */
const helping = new Set(['left', 'top', 'text-indent', 'clip-path']);

/** Rules of a page's own styles that are looked at, and comparisons of elements with selectors. */
const mostRules = 2_000;
const mostComparisons = 50_000;
const inlineWeight = 1e12;
const importantWeight = 1e13;

/**
 * Those of the elements of a page that its styles hide: by the rules that it brings itself, as the strongest of them says, and by
 * the style of the element. What holds only on some screens is not known and left out.
 */
export function hiddenByStyle(page: Page, elements: Element[], css: string): Map<Element, Unseen> {
	const names = namesOf(elements);
	const rules = rulesOf(css).filter(({ selector }) => mayMatch(selector, names));
	/** Of each element the strongest word on each property. */
	const said = new Map<Element, Map<string, { as: Unseen | undefined; weight: number }>>();
	const note = (element: Element, one: Declaration, weight: number): void => {
		const words =
			said.get(element) ?? new Map<string, { as: Unseen | undefined; weight: number }>();
		const strength = weight + (one.important ? importantWeight : 0);
		if ((words.get(one.property)?.weight ?? -1) < strength)
			words.set(one.property, { as: one.as, weight: strength });
		said.set(element, words);
	};
	for (const { selector, declarations, weight } of rules) {
		const hides = declarations.filter(({ as }) => as !== undefined);
		if (hides.length === 0) continue;
		for (const element of select(page, selector))
			for (const one of hides) {
				note(element, helping.has(one.property) ? { ...one, as: 'folded' } : one, weight);
			}
	}
	let comparisons = 0;
	for (const { selector, declarations, weight } of rules) {
		const shows = declarations.filter(({ as }) => as === undefined);
		if (shows.length === 0 || said.size === 0) continue;
		const matches = matcher(selector);
		for (const [element, words] of said) {
			const wanted = shows.filter(({ property }) => words.has(property));
			if (wanted.length === 0 || ++comparisons > mostComparisons) continue;
			if (matches(element)) for (const one of wanted) note(element, one, weight);
		}
	}
	for (const element of elements) {
		const style = element.attribs['style'];
		if (style === undefined) continue;
		for (const one of declarationsOf(style)) {
			if (one.as !== undefined || said.has(element)) note(element, one, inlineWeight);
		}
	}
	return new Map(
		[...said].flatMap(([element, words]): [Element, Unseen][] => {
			const kinds = [...words.values()].map(({ as }) => as);
			const as = kinds.find((kind) => kind === 'disguised') ?? kinds.find(Boolean);
			return as === undefined ? [] : [[element, as]];
		})
	);
}

/** Of a style what it says of the properties that can hide. */
function declarationsOf(style: string): Declaration[] {
	return style.split(';').flatMap((text): Declaration[] => {
		const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^]*)$/i.exec(text) ?? [];
		const property = name.toLowerCase();
		const known = Object.hasOwn(hiding, property) ? hiding[property] : undefined;
		if (known === undefined) return [];
		const hides = known.value.test(value.trim().toLowerCase());
		const important = /!\s*important\s*$/i.test(value);
		return [{ property, as: hides ? known.as : undefined, important }];
	});
}

/** The rules of a style sheet that name plain elements, classes or ids; what holds only on some screens is left out. */
function rulesOf(css: string): Rule[] {
	const plain = css.slice(0, 400_000).replace(/\/\*[^]*?\*\//g, '');
	const rules: Rule[] = [];
	let depth = 0;
	let before = '';
	for (const [, text = '', sign] of plain.matchAll(/([^{}]*)([{}]|$)/g)) {
		if (sign === '{') {
			depth++;
			before = text;
			continue;
		}
		const isRule = depth === 1 && sign === '}';
		depth = Math.max(0, depth - (sign === '}' ? 1 : 0));
		if (!isRule) continue;
		// What a style sheet says before its first rule (`@charset`, `@import`) ends in a semicolon.
		const selector = before.replace(/^[^]*;/, '').trim();
		const declarations = declarationsOf(text);
		if (declarations.length === 0 || !/^[\w\s.#,>()[\]="':~+*-]+$/.test(selector)) continue;
		for (const one of selector.split(',')) {
			if (rules.length >= mostRules) return rules;
			const weight = specificity(one) * 1e5 + rules.length;
			rules.push({ selector: one.trim(), declarations, weight });
		}
	}
	return rules;
}

function specificity(selector: string): number {
	const count = (pattern: RegExp): number => (selector.match(pattern) ?? []).length;
	const names = count(/(?:^|[\s>+~(])[a-z][\w-]*/gi);
	return count(/#[\w-]+/g) * 10_000 + count(/\.[\w-]+|\[[^\]]*\]|:[a-z-]+/gi) * 100 + names;
}

/** The classes and ids there are: most rules are for other pages of a site, and looking each of them up takes long. */
function namesOf(elements: Element[]): Set<string> {
	const names = new Set<string>();
	for (const { attribs } of elements) {
		for (const name of attribs['class']?.split(/\s+/) ?? []) names.add(`.${name}`);
		if (attribs['id'] !== undefined) names.add(`#${attribs['id']}`);
	}
	return names;
}

function mayMatch(selector: string, names: ReadonlySet<string>): boolean {
	// What stands in `:not(...)` need not be there.
	const wanted = selector.replace(/\([^)]*\)|\[[^\]]*\]/g, '').match(/[.#][\w-]+/g) ?? [];
	return wanted.every((name) => names.has(name));
}
