/** What linkedom and a browser both give of an element, as far as it is used here. */
interface Element {
	textContent: string | null;
	parentElement: Element | null;
	getAttribute: (name: string) => string | null;
	remove: () => void;
}
interface Page {
	querySelectorAll: (selector: string) => Iterable<Element>;
}

/** Never text for a reader. */
const technical =
	'title, script, style, noscript, template, iframe, object, embed, svg, canvas, head';
/** Left out by design: menus that open, help for screen readers, texts that come later. */
const folded = '[hidden], [aria-hidden="true"]';
const foldedStyle = /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)/i;
/** Laid out, but so that nobody sees it: no ordinary page does that with a text. */
const disguisedStyle =
	/(?:^|[;{\s])(?:font-size\s*:\s*(?:0(?![.\d])|0?\.\d+(?:px|pt|em|rem|%)|1px|1pt)|opacity\s*:\s*(?:0(?![.\d])|0?\.0\d*)|text-indent\s*:\s*-\d{4,}|(?:left|top)\s*:\s*-\d{4,}|color\s*:\s*transparent|clip-path\s*:\s*inset\(\s*(?:50|100)%)/i;
/** Selectors of a page's own styles that are looked at. */
const mostRules = 500;

/**
 * Takes out of a page what a person would not see, and gives back the text of what was disguised (drawn in no size, no
 * colour or off the page) and of what is only folded away.
 */
export function removeUnseen(page: Page): { disguised: string; folded: string } {
	const styles = [...page.querySelectorAll('style')].map((style) => style.textContent ?? '');
	const found = { disguised: '', folded: '' };
	for (const element of page.querySelectorAll(technical)) element.remove();
	const take = (element: Element, as: 'disguised' | 'folded'): void => {
		found[as] += `${element.textContent ?? ''}\n`;
		element.remove();
	};
	for (const { selector, style } of rulesOf(styles.join('\n'))) {
		const as = kindOf(style);
		if (as === undefined) continue;
		for (const element of select(page, selector)) take(element, as);
	}
	for (const element of page.querySelectorAll(folded)) take(element, 'folded');
	for (const element of page.querySelectorAll('[style], font[color]')) {
		const style = element.getAttribute('style') ?? '';
		const as = isInkOfPaper(element, styles.length > 0) ? 'disguised' : kindOf(style);
		if (as !== undefined) take(element, as);
	}
	return found;
}

function kindOf(style: string): 'disguised' | 'folded' | undefined {
	if (disguisedStyle.test(style)) return 'disguised';
	return foldedStyle.test(style) ? 'folded' : undefined;
}

/** The rules of a style sheet that name plain elements, classes or ids; what holds only on some screens is left out. */
function* rulesOf(css: string): Generator<{ selector: string; style: string }> {
	const plain = css.slice(0, 200_000).replace(/\/\*[^]*?\*\//g, '');
	let count = 0;
	let inside = 0;
	for (const [, before = '', brace, after = ''] of plain.matchAll(/([^{}]*)([{}])([^{}]*)/g)) {
		inside += brace === '{' ? 1 : -1;
		const selector = before.trim();
		if (brace !== '{' || inside !== 1 || selector.startsWith('@')) continue;
		if (++count > mostRules) return;
		if (/^[\w\s.#,>-]+$/.test(selector)) yield { selector, style: after };
	}
}

function select(page: Page, selector: string): Element[] {
	try {
		return [...page.querySelectorAll(selector)];
	} catch {
		// A selector that only browsers know: then it is not known what it hides.
		return [];
	}
}

/** Written in the colour of its own background; on a page without styles of its own, that is white. */
function isInkOfPaper(element: Element, hasStyles: boolean): boolean {
	const style = element.getAttribute('style') ?? '';
	const ink = colourOf(
		/(?:^|[;\s])color\s*:\s*([^;]+)/i.exec(style)?.[1] ?? element.getAttribute('color')
	);
	if (ink === undefined) return false;
	for (let around: Element | null = element; around !== null; around = around.parentElement) {
		const paper = /background(?:-color)?\s*:\s*([^;]+)/i.exec(
			around.getAttribute('style') ?? ''
		)?.[1];
		const colour = paper ?? around.getAttribute('bgcolor');
		if (colour !== null) return colourOf(colour) === ink;
		// What a class or an id may paint is not known.
		if (hasStyles && (around.getAttribute('class') ?? around.getAttribute('id')) !== null)
			return false;
	}
	return !hasStyles && ink === 'ffffff';
}

/** A colour as six digits, as far as it is written in one of the common ways. */
function colourOf(written: string | null | undefined): string | undefined {
	const colour = (written ?? '')
		.replace(/!important/i, '')
		.trim()
		.toLowerCase();
	if (colour === 'white') return 'ffffff';
	if (colour === 'black') return '000000';
	const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(colour)?.[1];
	if (hex !== undefined) return hex.length === 6 ? hex : hex.replace(/./g, '$&$&');
	const [, ...parts] = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})/.exec(colour) ?? [];
	if (parts.length !== 3) return undefined;
	return parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('');
}
