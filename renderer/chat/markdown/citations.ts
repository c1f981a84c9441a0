const mark = /\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;

/** A source as its button needs it. */
export interface CitationMark {
	number: number;
	label: string;
	supported: boolean;
}

/** Turns `[1]` and `[1, 2]` of known sources into buttons; elsewhere, and in code, they stay what they are. */
export function markCitations(fragment: DocumentFragment, known: CitationMark[]): void {
	if (known.length === 0) return;
	const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode() !== null) {
		const node = walker.currentNode;
		if (
			node instanceof Text &&
			node.parentElement?.closest('code, pre, a, [data-formula]') == null
		) {
			texts.push(node);
		}
	}
	for (const text of texts) split(text, known);
}

function split(text: Text, known: CitationMark[]): void {
	const parts: (string | Node)[] = [];
	let from = 0;
	for (const match of text.data.matchAll(mark)) {
		const numbers = (match[1] ?? '').split(',').map(Number);
		const marks = numbers.flatMap((number) => known.find((one) => one.number === number) ?? []);
		if (marks.length < numbers.length) continue;
		parts.push(text.data.slice(from, match.index), ...marks.map(button));
		from = match.index + match[0].length;
	}
	if (parts.length > 0) text.replaceWith(...parts, text.data.slice(from));
}

function button({ number, label, supported }: CitationMark): HTMLButtonElement {
	const element = document.createElement('button');
	element.type = 'button';
	element.className = supported ? 'citation' : 'citation unsupported';
	element.setAttribute('aria-label', label);
	element.dataset['citation'] = String(number);
	element.textContent = String(number);
	return element;
}
