import { hiddenByStyle, type Element, type Page } from './unseen-styles.ts';

/** Never text for a reader. */
const technical =
	'title, script, style, noscript, template, iframe, object, embed, svg, canvas, head';
/** Left out by design: menus that open, help for screen readers, texts that come later. */
const folded = '[hidden], [aria-hidden="true"]';
/** All that there is on a page cannot be hidden from whoever reads it: scripts of its own show it. */
const wholePage = new Set(['HTML', 'BODY']);

/**
 * Takes out of a page what a person would not see, and gives back the text of what was disguised (drawn in no size, no
 * colour or off the page) and of what is only folded away.
 */
export function removeUnseen(page: Page): { disguised: string; folded: string } {
	const styles = [...page.querySelectorAll('style')].map((style) => style.textContent ?? '');
	const found = { disguised: '', folded: '' };
	for (const element of page.querySelectorAll(technical)) element.remove();
	const take = (element: Element, as: 'disguised' | 'folded'): void => {
		if (wholePage.has(element.tagName.toUpperCase())) return;
		found[as] += `${element.textContent ?? ''}\n`;
		element.remove();
	};
	const hidden = hiddenByStyle(page, styles.join('\n'));
	for (const [element, as] of hidden) take(element, as);
	for (const element of page.querySelectorAll(folded)) take(element, 'folded');
	for (const element of page.querySelectorAll('[style], font[color]')) {
		if (isInkOfPaper(element, styles.length > 0)) take(element, 'disguised');
	}
	return found;
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
