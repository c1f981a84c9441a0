import type { Part } from '../parts.ts';
import { ToolError, type ToolContext } from '../tool.ts';
import type { BrowserParts, OpenedPage, OpenOptions } from './parts.ts';

export const markdownLimit = 12_000;
const linkLimit = 200;

/** Opens an address after it was allowed; beside the turn's other pages where there are several. */
export async function openAddress(
	parts: BrowserParts,
	address: string,
	context: ToolContext,
	options: Omit<OpenOptions, 'signal'>
): Promise<OpenedPage> {
	await context.allow({ effect: 'network', target: address });
	const { pages } = parts;
	return await heard(context.signal, () =>
		(context.aside === true ? pages.readAside : pages.open)(address, {
			...options,
			signal: context.signal
		})
	);
}

/** Runs what may fail in words that the model should read. */
export async function heard<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof ToolError) throw error;
		throw new ToolError('FAILED', error instanceof Error ? error.message : String(error), {
			cause: error
		});
	}
}

/** A page, or the document an address led to, as the model reads it. */
export async function readPage(
	parts: BrowserParts,
	page: OpenedPage,
	signal: AbortSignal
): Promise<Extract<Part, { type: 'page' }>> {
	if (page.file !== undefined) return await readFile(parts, page, page.file, signal);
	const { title, markdown, links, warnings } = await parts.toMarkdown(
		page.html,
		page.url,
		markdownLimit,
		signal
	);
	const text = markdown.trim() === '' ? page.text.trim().slice(0, markdownLimit) : markdown;
	return {
		type: 'page',
		url: page.url,
		title: title === '' ? page.title : title,
		markdown: text === '' ? '(The page shows no text.)' : text,
		links: links.slice(0, linkLimit),
		...(warnings !== undefined && warnings.length > 0 && { warnings })
	};
}

async function readFile(
	parts: BrowserParts,
	{ url }: OpenedPage,
	file: NonNullable<OpenedPage['file']>,
	signal: AbortSignal
): Promise<Extract<Part, { type: 'page' }>> {
	try {
		const { text, warnings = [] } = await heard(signal, () => parts.readFile(file.path, signal));
		const more = text.length - markdownLimit;
		const markdown =
			more > 0
				? `${text.slice(0, markdownLimit)}\n\n[The document goes on: ${more} more characters.]`
				: text;
		return {
			type: 'page',
			url,
			title: file.name,
			markdown,
			links: [],
			...(warnings.length > 0 && { warnings })
		};
	} finally {
		await file.discard();
	}
}
