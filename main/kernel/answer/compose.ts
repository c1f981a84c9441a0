import type { Origin, Part } from '../../../tools/parts.ts';
import type { ToolErrorCode } from '../../../tools/tool.ts';
import type { Citation } from '../../contract.ts';
import { answers } from '../../messages/answers.ts';
import { calculations } from '../../messages/calculations.ts';
import { say, type Language, type Values } from '../../messages/message.ts';
import { composeValue } from './calculated.ts';
import { tellFailure, tellFiles } from './files.ts';
import { escape, table } from './markdown.ts';
import { hostOf, quotePages } from './pages.ts';
import { isAnswering, knewNothing, onlyResembles } from '../looking-up.ts';
import { quotePassages } from './quote.ts';

/** A call that ran in this turn, with what it gave. */
export interface FinishedCall {
	tool: string;
	input: Record<string, unknown>;
	ok: boolean;
	code: ToolErrorCode | null;
	parts: Part[];
	/** Whose words these are; computed here where nothing is said. */
	origin?: Origin;
}

export interface ComposedAnswer {
	text: string;
	citations: Citation[];
}

const lineLimit = 20;
const textLimit = 1_500;

/**
 * Says what the tools of a turn gave, in the language of the request. Used with models too small to retell a result
 * without changing it: every value and every quotation is taken from the result by reference, none is written by the model.
 */
export function composeAnswer(
	request: string,
	calls: readonly FinishedCall[],
	language: Language
): ComposedAnswer {
	// Several pages answer together, and a search is only how they were found.
	const several = calls.filter(({ tool }) => tool === 'open_page').length > 1;
	// A failure that a later call of the same tool made good is not worth telling.
	const told = calls
		.filter(
			(call, index) =>
				call.ok ||
				(call.tool === 'open_page' && several) ||
				!calls.slice(index + 1).some(({ tool, ok }) => ok && tool === call.tool)
		)
		.filter((call) => !isMadeGood(request, call, calls));
	const pieces = several
		? [
				...told
					.filter(({ tool }) => tool !== 'open_page' && tool !== 'search_web')
					.map((call) => composeCall(request, call, language)),
				composePages(request, told, language)
			]
		: told.map((call) => composeCall(request, call, language));
	const citations: Citation[] = [];
	const texts = pieces.map((piece) => {
		const offset = citations.length;
		citations.push(
			...piece.citations.map((citation) => ({ ...citation, number: citation.number + offset }))
		);
		return offset === 0
			? piece.text
			: piece.text.replace(/\[(\d+)\]/g, (_, number: string) => `[${Number(number) + offset}]`);
	});
	return { text: texts.join('\n\n'), citations };
}

/** Whether a call looked something up in vain, or as good as, and another one did not or says so already. */
function isMadeGood(request: string, call: FinishedCall, calls: readonly FinishedCall[]): boolean {
	const isSearch = call.tool === 'search_documents' && call.ok;
	const isSilent = isSearch && !isAnswering(request, call);
	if (!knewNothing(call) && !onlyResembles(request, call) && !isSilent) return false;
	const last = calls.findLast(({ tool }) => tool === call.tool);
	return last !== call || calls.some((other) => isAnswering(request, other));
}

/** Several pages that were read together: what each says, one below the other, and which could not be read. */
function composePages(
	request: string,
	calls: readonly FinishedCall[],
	language: Language
): ComposedAnswer {
	const words = (key: keyof typeof answers, values: Values = {}): string =>
		say(language, answers[key], values);
	const read = calls.filter(({ tool }) => tool === 'open_page');
	const pages = read.flatMap(({ parts }) => parts.filter((part) => part.type === 'page'));
	const { quotes, citations } = quotePages(request, pages);
	const failed = read
		.filter(({ ok }) => !ok)
		.map(({ input, code, parts }) => {
			if (code === 'DENIED') return words('DENIED');
			const reason = parts.find((part) => part.type === 'error')?.text ?? '';
			return words('pageUnread', { url: escape(textOf(input['url'])), reason });
		});
	const told = quotes.map((quote) => pageText(quote, words));
	return { text: [...told, ...new Set(failed)].join('\n\n'), citations };
}

function pageText(
	quote: ReturnType<typeof quotePages>['quotes'][number] | undefined,
	words: (key: 'page' | 'pageSilent', values: Values) => string
): string {
	if (quote === undefined) return '';
	const { page, text } = quote;
	const host = hostOf(page.url);
	const values = { title: escape(page.title === '' ? host : page.title), host };
	return text === '' ? words('pageSilent', values) : `${words('page', values)}\n\n${text}`;
}

function composeCall(request: string, call: FinishedCall, language: Language): ComposedAnswer {
	const words = (key: keyof typeof answers, values: Values = {}): string =>
		say(language, answers[key], values);
	if (!call.ok) {
		const reason = call.parts.find((part) => part.type === 'error')?.text ?? '';
		// What a program printed before it failed belongs to the answer.
		const printed = call.parts.flatMap((part) => (part.type === 'text' ? [fence(part.text)] : []));
		if (call.tool === 'run_code' && reason.includes('\n')) {
			return plain([...printed, words('programFailed'), fence(clip(reason, words))].join('\n\n'));
		}
		const told = tellFailure(call, language) ?? words(call.code ?? 'FAILED', { reason });
		return plain([...printed, told].join('\n\n'));
	}
	const changed = tellFiles(call, language);
	if (changed !== undefined) return plain(changed);
	if (call.tool === 'remember')
		return plain(words('remembered', { text: textOf(call.input['text']) }));
	if (call.tool === 'write_file')
		return plain(words('written', { path: textOf(call.input['path']) }));
	if (call.tool === 'picture_of_page') {
		const alt = call.parts.find((part) => part.type === 'picture')?.alt ?? '';
		return plain(words('pictured', { title: escape(alt) }));
	}
	if (knewNothing(call)) return plain(words('noFacts'));

	const pieces = call.parts.map((part) => composePart(request, call, part, language, words));
	const citations = pieces.flatMap((piece) => piece.citations);
	const files = call.parts.flatMap((part) => (part.type === 'file' ? [escape(part.name)] : []));
	if (files.length > 0) {
		pieces.push(plain(say(language, calculations.files, { names: files.join(', ') })));
	}
	const text = pieces
		.map((piece) => piece.text)
		.filter((piece) => piece !== '')
		.join('\n\n');
	return { text: text === '' ? words('ran') : text, citations };
}

function composePart(
	request: string,
	call: FinishedCall,
	part: Part,
	language: Language,
	words: (key: keyof typeof answers, values?: Values) => string
): ComposedAnswer {
	switch (part.type) {
		case 'value':
			return plain(composeValue(part, language));
		case 'text': {
			if (part.text.trim() === '') return plain('');
			if (call.tool === 'run_code')
				return plain(`${words('printed')}\n\n${fence(clip(part.text, words))}`);
			if (call.tool === 'read_file') {
				return plain(
					`${words('fileText', { name: textOf(call.input['path']) })}\n\n${fence(clip(part.text, words))}`
				);
			}
			if (call.tool === 'recall') return plain(`${words('facts')}\n\n${part.text}`);
			return plain(clip(part.text, words));
		}
		case 'table': {
			if (call.tool === 'find_in_page') return plain(foundText(call, part, words));
			const name = textOf(call.input['path'] ?? call.input['query'] ?? part.title);
			// "." says nothing to a person: the folder has a name.
			const folder = /^\.?\/?$/.test(name) ? part.title.replace(/^.*[/\\]/, '') : name;
			const title =
				call.tool === 'list_files'
					? words('folder', { count: part.total, name: escape(folder) })
					: call.tool === 'find_files'
						? part.total === 0
							? words('foundNothing', { query: name })
							: words('found', { count: part.total })
						: call.tool === 'calculator'
							? say(language, calculations.names)
							: part.title;
			return plain(
				[title, table(part.columns, part.rows.slice(0, lineLimit)), remainder(part.total, words)]
					.filter(Boolean)
					.join('\n\n')
			);
		}
		case 'links':
			return plain(
				part.items.length === 0
					? words('foundNothing', { query: textOf(call.input['query']) })
					: [
							words('links'),
							part.items
								.slice(0, lineLimit)
								.map(
									(item, index) =>
										`${index + 1}. [${escape(item.title)}](${item.url})\n   ${escape(item.snippet)}`
								)
								.join('\n')
						].join('\n\n')
			);
		case 'passages': {
			if (part.items.length === 0) return plain(words('notInDocuments'));
			const quoted = quotePassages(request, part.items);
			if (quoted === undefined) return plain(words('notInDocuments'));
			return { text: `${words('fromDocuments')}\n\n${quoted.text}`, citations: quoted.citations };
		}
		case 'page': {
			const { quotes, citations } = quotePages(request, [part]);
			return { text: pageText(quotes[0], words), citations };
		}
		case 'plot':
			return plain(
				call.tool === 'calculator'
					? say(language, calculations.plotted, { value: part.alt })
					: say(language, calculations.drawn)
			);
		case 'picture':
			return plain(say(language, calculations.pictured));
		case 'file':
		case 'error':
			return plain('');
	}
}

/** The places of a page where something stands: each in its own words, with the heading above it. */
function foundText(
	call: FinishedCall,
	{ title, rows, total }: Extract<Part, { type: 'table' }>,
	words: (key: 'foundOnPage' | 'notOnPage' | 'more', values: Values) => string
): string {
	const query = escape(textOf(call.input['text']));
	const name = escape(title);
	if (total === 0) return words('notOnPage', { query, title: name });
	const places = rows
		.slice(0, lineLimit)
		.map(([heading = '', text = '']) =>
			heading === '' ? `> ${escape(text)}` : `> **${escape(heading)}** ${escape(text)}`
		);
	const head = words('foundOnPage', { query, title: name, count: total });
	return [head, places.join('\n>\n'), remainder(total, words)].filter(Boolean).join('\n\n');
}

function plain(text: string): ComposedAnswer {
	return { text, citations: [] };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function clip(text: string, words: (key: 'cut') => string): string {
	return text.length <= textLimit ? text : `${text.slice(0, textLimit)}\n${words('cut')}`;
}

function remainder(total: number, words: (key: 'more', values: Values) => string): string {
	return total > lineLimit ? words('more', { count: total - lineLimit }) : '';
}

/** A code block that its content cannot end. */
function fence(text: string): string {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const mark = '`'.repeat(longest + 1);
	return `${mark}\n${text.replace(/\n$/, '')}\n${mark}`;
}
