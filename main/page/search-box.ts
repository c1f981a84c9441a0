import type { WebContents } from 'electron';
import { z } from 'zod';
import type { SearchBox } from '../../tools/browser/parts.ts';
import { runInside } from './read.ts';

const boxSchema = z
	.object({ address: z.string().max(20_000), method: z.enum(['get', 'post', 'script']) })
	.nullable();

/** The page's own search box and where it leads with these words; null when there is none. Nothing is changed or sent. */
export async function findSearchBox(
	contents: WebContents,
	text: string
): Promise<SearchBox | null> {
	return boxSchema.parse(await runInside(contents, useBox, [text, false]));
}

/** Types into the box and submits it, as a person would. For boxes that are more than an address. */
export async function submitSearchBox(contents: WebContents, text: string): Promise<void> {
	await runInside(contents, useBox, [text, true]);
}

/** Runs inside the page. */
function useBox(text: string, submits: boolean): z.output<typeof boxSchema> {
	type Field = HTMLInputElement | HTMLTextAreaElement;
	const names =
		/^(?:q|s|p|k|wd|query|queries|search\w*|keywords?|term|text|find)$|[-_]?search$|^search/i;
	const says = /search|suche|busca|recherch|찾|검색|検索|搜索/i;
	const holdsSecrets = (field: Field): boolean =>
		(field.form ?? document.createElement('form')).querySelector('input[type="password"]') !== null;
	const rate = (field: Field): number => {
		const type = (field.getAttribute('type') ?? 'text').toLowerCase();
		if (field.disabled || field.readOnly || !['text', 'search', ''].includes(type)) return 0;
		if (holdsSecrets(field)) return 0;
		if (type === 'search') return 100;
		if (field.getAttribute('role') === 'searchbox') return 90;
		if (names.test(field.getAttribute('name') ?? '')) return 80;
		const label = ['placeholder', 'aria-label', 'title', 'id'].map(
			(name) => field.getAttribute(name) ?? ''
		);
		if (label.some((words) => says.test(words))) return 60;
		const { form } = field;
		if (form === null) return 0;
		const about = ['role', 'action', 'id', 'class', 'aria-label'].map(
			(name) => form.getAttribute(name) ?? ''
		);
		const alone =
			form.querySelectorAll('input[type="text"], input:not([type]), textarea').length < 2;
		return alone && about.some((words) => says.test(words)) ? 50 : 0;
	};
	const fields = [...document.querySelectorAll<Field>('input, textarea')].slice(0, 2_000);
	const [best] = fields
		.map((field, index) => ({
			field,
			index,
			// One that is seen before one that waits behind a button.
			score: rate(field) && rate(field) + (field.getClientRects().length > 0 ? 1_000 : 0)
		}))
		.filter(({ score }) => score > 0)
		.sort((left, right) => right.score - left.score || left.index - right.index);
	if (best === undefined) return null;
	const { field } = best;
	const { form } = field;
	const name = field.getAttribute('name') ?? '';
	// A field of the page's own may be called "action" or "method": only the attributes tell.
	const target = form?.getAttribute('action') ?? '';
	const address = new URL(target === '' ? location.href : target, document.baseURI);
	if (!/^https?:$/.test(address.protocol)) return null;
	const posts = form?.getAttribute('method')?.toLowerCase() === 'post';
	const method = posts ? 'post' : form !== null && name !== '' ? 'get' : 'script';
	address.hash = '';
	if (form !== null && method === 'get') {
		address.search = '';
		for (const [key, value] of new FormData(form)) {
			if (key !== name && typeof value === 'string') address.searchParams.append(key, value);
		}
	}
	address.searchParams.set(name === '' ? 'q' : name, text);
	if (submits) {
		const shape = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
		field.focus();
		// Past what a framework put in front of it, so that it notices.
		Object.getOwnPropertyDescriptor(shape.prototype, 'value')?.set?.call(field, text);
		field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
		field.dispatchEvent(new Event('change', { bubbles: true }));
		const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true };
		const goesOn = field.dispatchEvent(new KeyboardEvent('keydown', enter));
		field.dispatchEvent(new KeyboardEvent('keyup', enter));
		if (goesOn && form !== null) HTMLFormElement.prototype.requestSubmit.call(form);
	}
	return { address: address.href, method };
}
