import type { Store } from '../../memory/protocol.ts';
import { sharesWords } from '../answer/sentences.ts';
import type { Held } from './held.ts';
import { clipText, titleOf, type Page } from './pages.ts';

/** As many old messages as one request brings back. */
const limit = 3;
const textLimit = 600;

/**
 * The pages that a request brings back from the disk: messages whose number it names ("#812"), whose words it uses or
 * that mean the like, and those the person pinned. `shown` are the messages that are in sight anyway.
 */
export async function callBack(
	store: Store,
	{
		conversationId,
		request,
		shown
	}: { conversationId: string; request: string; shown: ReadonlySet<string> },
	held: Held
): Promise<Page[]> {
	const pages = new Map<string, Page>();
	for (const ref of held.pinned) {
		if (shown.has(ref)) continue;
		const page = ref.includes('.') ? await passagePage(store, ref) : await messagePage(store, ref);
		if (page !== undefined) pages.set(ref, page);
	}
	const numbers = [...request.slice(0, 2_000).matchAll(/#(\d{1,9})\b/g)].map(([, digits]) =>
		Number(digits)
	);
	const query = request.slice(0, 500);
	const found = await store.call('message:recall', { conversationId, query, numbers, limit: 20 });
	const wanted = found.filter(
		({ id, text, number, alike }) =>
			!shown.has(id) &&
			!held.out.includes(id) &&
			(numbers.includes(number) || alike || sharesWords(query, text))
	);
	for (const { id, number, role, text } of wanted.slice(0, limit)) {
		pages.set(id, turnPage(id, role, text, number, 'brought-back'));
	}
	return [...pages.values()];
}

async function messagePage(store: Store, messageId: string): Promise<Page | undefined> {
	const [found] = await store.call('message:window', { leafId: messageId, limit: 1 });
	return found && turnPage(found.id, found.role, found.text, found.number, 'pinned');
}

async function passagePage(store: Store, passageId: string): Promise<Page | undefined> {
	const passage = await store.call('passage:get', { passageId }).catch(() => undefined);
	if (passage === undefined) return undefined;
	const { title } = await store.call('document:get', { documentId: passage.documentId });
	const named = [title, passage.place].filter(Boolean).join(', ');
	return {
		owner: 'document',
		origin: 'document',
		title: named,
		reason: 'pinned',
		text: `${named}: ${clipText(passage.text, textLimit)}`,
		ref: passageId
	};
}

function turnPage(
	ref: string,
	role: 'user' | 'assistant',
	text: string,
	number: number,
	reason: string
): Page {
	return {
		owner: 'turn',
		origin: role,
		title: titleOf(text),
		reason,
		text: `#${number}, ${role === 'user' ? 'the person' : 'you'}: ${clipText(text, textLimit)}`,
		ref
	};
}
