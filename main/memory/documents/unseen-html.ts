import { elementsOf, parentOf, removeAll, textOf, type Element, type Page } from './html-tree.ts';
import { hiddenByStyle } from './unseen-styles.ts';

/** Never text for a reader. */
const technical = new Set(
	'title script style noscript template iframe object embed svg canvas head'.split(' ')
);

/** Left out by design: menus that open, help for screen readers, texts that come later. */
function isFolded({ attribs }: Element): boolean {
	return attribs['hidden'] !== undefined || attribs['aria-hidden'] === 'true';
}

/** All that there is on a page cannot be hidden from whoever reads it: scripts of its own show it. */
const wholePage = new Set(['html', 'body']);

/**
 * Takes out of a page what a person would not see, and gives back the text of what was disguised (drawn in no size, no
 * colour or off the page) and of what is only folded away.
 */
export function removeUnseen(page: Page): { disguised: string; folded: string } {
	const all = elementsOf(page);
	const styles = all.filter(({ name }) => name === 'style').map(textOf);
	removeAll(new Set(all.filter(({ name }) => technical.has(name))));
	const elements = elementsOf(page);
	const found = { disguised: '', folded: '' };
	const taken = new Map<Element, 'disguised' | 'folded'>();
	const take = (element: Element, as: 'disguised' | 'folded'): void => {
		if (wholePage.has(element.name) || taken.has(element)) return;
		taken.set(element, as);
	};
	for (const [element, as] of hiddenByStyle(page, elements, styles.join('\n'))) take(element, as);
	for (const element of elements) if (isFolded(element)) take(element, 'folded');
	for (const element of elements) {
		if (isInkOfPaper(element, styles.length > 0)) take(element, 'disguised');
	}
	for (const [element, as] of taken) {
		if (!isInside(element, as, taken)) found[as] += `${textOf(element)}\n`;
	}
	removeAll(new Set(taken.keys()));
	return found;
}

/** What is hidden twice over is told once. */
function isInside(
	element: Element,
	as: 'disguised' | 'folded',
	taken: ReadonlyMap<Element, 'disguised' | 'folded'>
): boolean {
	for (let around = parentOf(element); around !== null; around = parentOf(around)) {
		if (taken.get(around) === as) return true;
	}
	return false;
}

/** Written in the colour of its own background; on a page without styles of its own, that is white. */
function isInkOfPaper(element: Element, hasStyles: boolean): boolean {
	const style = element.attribs['style'] ?? '';
	const ink = colourOf(
		/(?:^|[;\s])color\s*:\s*([^;]+)/i.exec(style)?.[1] ??
			(element.name === 'font' ? element.attribs['color'] : undefined)
	);
	if (ink === undefined) return false;
	for (let around: Element | null = element; around !== null; around = parentOf(around)) {
		const paper = /background(?:-color)?\s*:\s*([^;]+)/i.exec(around.attribs['style'] ?? '')?.[1];
		const colour = paper ?? around.attribs['bgcolor'];
		if (colour !== undefined) return colourOf(colour) === ink;
		// What a class or an id may paint is not known.
		if (hasStyles && (around.attribs['class'] ?? around.attribs['id']) !== undefined) return false;
	}
	return !hasStyles && ink === 'ffffff';
}

/** A colour as six digits, as far as it is written in one of the common ways. */
function colourOf(written: string | undefined): string | undefined {
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
