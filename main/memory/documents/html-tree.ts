import { compile, selectAll } from 'css-select';
import { DomHandler, Element, isTag, type ChildNode, type Document } from 'domhandler';
import { textContent } from 'domutils';
import { Parser } from 'htmlparser2';

export { hasChildren, isTag, isText, type ChildNode, type Element } from 'domhandler';
export type Page = Document;

/** No page that somebody wrote nests deeper; whoever goes through it by recursion then needs no more of the stack. */
const deepest = 200;

class ShallowHandler extends DomHandler {
	/** What was open when the page went too deep; it stays so until the page is back. */
	#open: typeof this.tagStack | undefined;

	/** What is nested too deep stands beside what it would stand in, as in a browser (which goes a little deeper). */
	protected override addNode(node: ChildNode): void {
		if (this.tagStack.length <= deepest) {
			this.#open = undefined;
			return super.addNode(node);
		}
		const whole = this.tagStack;
		this.tagStack = this.#open ??= whole.slice(0, deepest);
		super.addNode(node);
		this.tagStack = whole;
	}
}

/**
 * A page as a plain tree of nodes: to look through a large one and take things out, it takes a fraction of the time
 * that a document with all the manners of a browser's does.
 */
export function parsePage(html: string): Page {
	const handler = new ShallowHandler();
	new Parser(handler).end(html);
	return handler.root;
}

/** All elements, in the order in which they begin: one look instead of one for every question. */
export function elementsOf(page: Page | Element): Element[] {
	const found: Element[] = [];
	const collect = (nodes: ChildNode[]): void => {
		for (const node of nodes) {
			if (!isTag(node)) continue;
			found.push(node);
			collect(node.children);
		}
	};
	collect(page.children);
	return found;
}

/** The elements of a page that a selector names; none where only browsers know the selector. */
export function select(page: Page, selector: string): Element[] {
	try {
		return selectAll<ChildNode | Document, Element>(selector, page);
	} catch {
		return [];
	}
}

/** Whether an element is named by a selector: read once, asked often. False for one that only browsers know. */
export function matcher(selector: string): (element: Element) => boolean {
	try {
		return compile<ChildNode | Document, Element>(selector);
	} catch {
		return () => false;
	}
}

export function textOf(node: ChildNode | Document): string {
	return textContent(node);
}

/** Takes elements out of the page, all at once: one by one, each would be sought among its siblings. */
export function removeAll(elements: ReadonlySet<Element>): void {
	const parents = new Set([...elements].map(({ parent }) => parent));
	for (const parent of parents) {
		if (parent === null) continue;
		parent.children = parent.children.filter((child) => !isTag(child) || !elements.has(child));
		for (const [at, child] of parent.children.entries()) {
			child.prev = parent.children[at - 1] ?? null;
			child.next = parent.children[at + 1] ?? null;
		}
	}
}

export function parentOf({ parent }: Element): Element | null {
	return parent instanceof Element ? parent : null;
}
