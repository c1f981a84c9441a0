import type { PassageHit } from '../../../tools/parts.ts';
import type { Citation, DocumentInfo, Passage } from '../../contract.ts';
import type { Store } from '../../memory/protocol.ts';
import { ownText } from '../../memory/documents/split.ts';
import { answers } from '../../messages/answers.ts';
import { say, type Language } from '../../messages/message.ts';
import { escape, table as tableOf } from '../answer/markdown.ts';
import { quotePassages, wordsOfTitle } from '../answer/quote.ts';
import { alike, isCjk, termsOf } from '../answer/sentences.ts';
import { haveMeaning, meaningsOf } from '../answer/translate.ts';
import type { WholeAnswer } from './read.ts';
import { isNamed } from './scope.ts';
import { labelled, summaryOf, type Line } from './summary.ts';
import { orderOf, tellWinner, type Order } from './winner.ts';
import { TableReader, type Table } from './tables.ts';
import { fold } from '../../memory/text.ts';

/** A request about documents as wholes: what one says in short, or how several differ. */
export interface Overview {
	kind: 'summary' | 'comparison';
	/** The words that name the documents; several groups where each names one ("the lease and the contract"). */
	topics: string[];
	/** In what they are compared; empty for all. */
	aspect: string;
	/** By which end of an order one of them is asked for. */
	order?: Order;
}

export interface OverviewParts {
	store: Store;
	searchPassages: (query: string, documentIds: string[] | null) => Promise<PassageHit[]>;
	language: Language;
	signal: AbortSignal;
}

const politely = String.raw`^(?:(?:please|can you|could you|would you|i need|i want|hey|hi|ok(?:ay)?|so|and|now|then)[,!. ]+)*(?:you to )?`;
const definite = '(?:the|my|this|that|these|those|our|it)';
const summaries = [
	`(?:summari[sz]e|sum up)(?: me)? (?<topic>.+)`,
	`sum (?<topic>${definite}(?: .+)?) up`,
	`(?:(?:give|write|make|show|tell|get)(?: me)? )?(?:an?|the)? ?(?:short |brief |quick )?(?:summary|overview|outline|gist) (?:of|for|about) (?<topic>.+)`,
	`what (?:is|are|was|were) the (?:main|key|most important|important) (?:points?|things?|facts?|parts?|ideas?|contents?) (?:of|in) (?<topic>.+)`,
	`what(?:'s|’s| is| are| was) (?<topic>${definite}(?: .+?)?) (?:all )?about`,
	`what does (?<topic>${definite}(?: .+?)?) (?:say|contain)`,
	`what(?:'s|’s| is) in (?<topic>${definite}(?: .+)?)`,
	`tl;?dr(?: of| for)?(?: (?<topic>.+))?`
].map((form) => new RegExp(`${politely}${form}$`, 'iu'));
const koreanSummaries = [
	String.raw`^(?:(?<topic>.+?)(?:을|를|은|는|의)?\s*)?(?:내용(?:을|은)?\s*)?(?:(?:간단히|간단하게|간략히|짧게|[한두세]\s?줄로|좀|다시)\s*)*(?:요약|정리)(?:을|를)?\s?(?:해|하|좀|부탁|본).*`,
	String.raw`^(?<topic>.+?)(?:은|는|이|가)?\s*(?:무슨|어떤)\s*(?:내용|이야기|얘기).*`,
	String.raw`^(?<topic>.+?)(?:의|에)?\s*(?:핵심|요점|주요 ?내용|내용)(?:은|는|이|을|만)?\s*(?:뭐|무엇|알려|말해).*`
].map((form) => new RegExp(form, 'u'));
const comparisons = [
	`(?:what (?:is|are)|what(?:'s|’s)|tell me|show(?: me)?|is there)? ?(?:the|any|a)? ?differences?(?: (?:in|of) (?:the )?(?<aspect>.+?))? between (?<topic>.+)`,
	`compare (?:the )?(?<aspect>[^,]+?) (?:of|in|for|between) (?<topic>(?:the|my|both|these|those|all) .+)`,
	`compare (?<topic>.+)`,
	`which (?:(?<topic>.+?) )?(?:is|are|costs?) (?:the )?(?<than>cheaper|cheapest|dearer|more expensive|most expensive|less|more)(?:[,:]? (?<names>.+? or .+))?`,
	`which (?:(?<topic>.+?) )?has (?:an?|the) (?<than>longer|longest|shorter|shortest|better|best|higher|highest|lower|lowest|larger|largest|smaller|smallest|earlier|earliest|later|latest) (?<aspect>[^,]+?)(?:[,:] (?<names>.+? or .+))?`,
	`which (?:(?<topic>.+?) )?(?:is|are) (?<aspect>valid|open|delivered|due|finished|over) (?<than>longer|longest|earlier|earliest|later|latest|sooner|faster)(?:[,:]? (?<names>.+? or .+))?`,
	`which (?:(?<topic>.+?) )?(?<aspect>lasts|runs|ends|starts|begins|expires|delivers|arrives) (?:the )?(?<than>longer|longest|earlier|earliest|later|latest|sooner|faster|first|last)(?:[,:]? (?<names>.+? or .+))?`,
	`how (?:do|does|are) (?<topic>.+?) (?:differ|different|compare)(?: (?:in|on) (?<aspect>.+))?`
].map((form) => new RegExp(`${politely}${form}$`, 'iu'));
const koreanComparisons = [
	String.raw`^(?<topic>.+?)\s*중(?:에서?)?,?\s*(?:어느|어떤|무엇|뭐|누가)\S*(?:\s(?:것|게|쪽|거|문서|견적)\S*)?\s*(?:더|가장|제일)?\s*(?<than>싸|싼|저렴|비싸|비싼)\S*.*`,
	String.raw`^(?<topic>.+?)(?:을|를|은|는)?\s*(?:서로\s*)?비교(?:해|하|를|\s|$).*`,
	String.raw`^(?<topic>.+?)(?:의|은|는)?\s*차이(?:점)?(?:은|는|이|가|를)?\s*(?:뭐|무엇|알려|있|$).*`
].map((form) => new RegExp(form, 'u'));

/** Recognises a request for a summary or a comparison; undefined for all others. */
export function readOverview(request: string): Overview | undefined {
	if (request.length > 200) return undefined;
	const text = request
		.trim()
		.replace(/\s+/gu, ' ')
		.replace(/[?？!.\s]+$/u, '')
		.replace(
			/(?: (?:for me|please|briefly|shortly|in short|in (?:a few|one|two|three|\d+) (?:short )?(?:sentences?|lines?|words?|points?)))+$/iu,
			''
		);
	const compared = match(text, [...comparisons, ...koreanComparisons]);
	if (compared !== undefined) {
		const { topic = '', names = topic, than, aspect = '' } = compared;
		const topics = names.split(
			/ (?:and|or|with|to|versus|vs\.?)(?: (?:in|of|for) )? ?|(?<=[\p{Script=Hangul}\p{Script=Latin}\p{N}])(?:와|과|랑|이랑|하고) /iu
		);
		const order = than === undefined ? undefined : orderOf(than);
		return {
			kind: 'comparison',
			topics: topics.map(nameOf),
			aspect: than !== undefined && aspect === '' ? price : aspect,
			...(order !== undefined && { order })
		};
	}
	const summed = match(text, [...summaries, ...koreanSummaries]);
	if (summed === undefined) return undefined;
	return { kind: 'summary', topics: [nameOf(summed['topic'] ?? '')], aspect: '' };
}

/** Papers of another language are compared in it too. */
const price = 'price 가격';

function match(text: string, forms: RegExp[]): Record<string, string | undefined> | undefined {
	return forms.map((form) => form.exec(text)).find((found) => found !== null)?.groups;
}

const pointing =
	/^(?:it|this|that|these|those|them|(?:the|this|that|these|my) (?:whole )?(?:documents?|files?|pdf|text|attachments?)|(?:이|그|저)?\s?(?:거|것|문서|파일|글)|)$/iu;

function nameOf(topic: string): string {
	const name = topic.trim();
	return pointing.test(name)
		? ''
		: name.replace(/^(?:the|my|our|this|these|both|내|제|이|그) /iu, '');
}

/** Documents that a request may mean without naming them. */
interface Near {
	attached: string[];
	/** Those that were spoken of last. */
	earlier: string[];
}

const mostSummed = 4;
const linesOfOne = 8;
const linesOfSeveral = 4;

/** Undefined where it is not plain which documents are meant. */
export async function answerOverview(
	parts: OverviewParts,
	{ kind, topics, aspect, order }: Overview,
	near: Near
): Promise<WholeAnswer | undefined> {
	const documents = await documentsMeant(parts, topics, near);
	const several = documents.slice(0, mostSummed);
	if (several.length < (kind === 'comparison' ? 2 : 1)) return undefined;
	const read: ReadDocument[] = [];
	for (const document of several) read.push(await readAll(parts, document));
	const told = new Telling(parts.language);
	if (kind === 'summary') {
		const count = read.length === 1 ? linesOfOne : linesOfSeveral;
		for (const document of read) told.summary(document, count, 'inShort');
	} else if (aspect === '') told.sideBySide(read);
	else if (!told.onAspect(read, aspect, order)) return undefined;
	return told.isEmpty ? undefined : told.answer();
}

interface ReadDocument extends Pick<DocumentInfo, 'id' | 'title'> {
	passages: Passage[];
	tables: Table[];
}

const piece = 200;
/** More of a document is not looked at for a few sentences. */
const mostPassages = 4_000;

async function readAll(
	{ store, signal }: OverviewParts,
	{ id, title, kind }: DocumentInfo
): Promise<ReadDocument> {
	const passages: Passage[] = [];
	const tables = new TableReader(kind);
	for (;;) {
		signal.throwIfAborted();
		const next = await store.call('passage:list', {
			documentId: id,
			from: passages.length,
			count: piece
		});
		for (const passage of next) tables.push(passage);
		passages.push(...next);
		if (next.length < piece || passages.length >= mostPassages) break;
	}
	return { id, title, passages, tables: tables.end().tables };
}

/** Those that came with the request, that its words name, or that were spoken of last. */
async function documentsMeant(
	parts: OverviewParts,
	topics: string[],
	{ attached, earlier }: Near
): Promise<DocumentInfo[]> {
	const all = (await parts.store.call('document:list', null)).filter(
		({ state }) => state === 'ready'
	);
	const byId = (ids: string[]): DocumentInfo[] => all.filter(({ id }) => ids.includes(id));
	if (attached.length > 0) return byId(attached);
	if (topics.every((topic) => topic === '')) {
		const last = byId(earlier);
		return last.length > 0 || all.length !== 1 ? last : all;
	}
	const found: DocumentInfo[] = [];
	for (const topic of topics) {
		const named = await documentsNamed(parts, topic, all);
		// Where each word names one, the likeliest of each is meant.
		found.push(...(topics.length > 1 ? named.slice(0, 1) : named));
	}
	return found.filter((one, index) => found.indexOf(one) === index);
}

const counting = /^(?:two|three|four|both|all|pdf|pdfs|두|세|네)$/u;
/** What may stand in the beginning of a document, where it says what it is. */
const nameLength = 300;

async function documentsNamed(
	{ store, searchPassages }: OverviewParts,
	topic: string,
	all: DocumentInfo[]
): Promise<DocumentInfo[]> {
	const named = all.filter((document) => isNamed(document, fold(topic)));
	if (named.length > 0) return named;
	const terms = [...new Set(termsOf(topic))].filter((term) => !counting.test(term));
	if (terms.length === 0) return [];
	const meanings = [...meaningsOf(topic).values()];
	const hits = await searchPassages(topic, null);
	const found: DocumentInfo[] = [];
	for (const id of new Set(hits.map(({ documentId }) => documentId))) {
		const document = all.find((one) => one.id === id);
		if (document === undefined) continue;
		const [first] = await store.call('passage:list', { documentId: id, from: 0, count: 1 });
		const headings = hits.filter((hit) => hit.documentId === id).map(({ heading }) => heading);
		const name = [wordsOfTitle(document.title), first?.text.slice(0, nameLength), ...headings];
		const words = termsOf(name.join('\n'));
		const known = terms.filter((term) => words.some((word) => alike(word, term)));
		const isNamedInOther =
			meanings.length > 0 && meanings.every((others) => haveMeaning(words, others));
		if (known.length >= terms.length * (isCjk(topic) ? 0.7 : 1) || isNamedInOther) {
			found.push(document);
		}
	}
	return found;
}

/** The words of an answer as they come together, with the passages that they are from. */
class Telling {
	readonly #language: Language;
	readonly #texts: string[] = [];
	readonly #cited: { document: ReadDocument; passage: Passage; supported: boolean }[] = [];

	constructor(language: Language) {
		this.#language = language;
	}

	get isEmpty(): boolean {
		return this.#texts.length === 0;
	}

	summary(
		document: ReadDocument,
		count: number,
		heading: 'inShort' | 'alsoSays',
		without: Line[] = []
	): void {
		const told = without.map(({ text }) => text);
		const lines = summaryOf(document.passages, count, told);
		const tables = document.tables.map(
			({ part, columns, rows }) =>
				`- ${say(this.#language, answers.tableOf, {
					count: rows.length,
					part: part === '' ? '' : `${escape(part)}: `,
					columns: columns.map(escape).join(', ')
				})}`
		);
		if (lines.length + tables.length === 0) return;
		this.#texts.push(
			[
				say(this.#language, answers[heading], { title: escape(document.title) }),
				...(lines.length > 0 ? [this.#quoted(document, lines)] : []),
				...(tables.length > 0 ? [tables.join('\n')] : [])
			].join('\n\n')
		);
		const [first] = document.passages;
		if (lines.length === 0 && first !== undefined) {
			this.#texts.push(`${this.#texts.pop() ?? ''} ${this.#cite(document, first, true)}`);
		}
	}

	/** What documents have under the same names, in a table, and what else each of them says. */
	sideBySide(documents: ReadDocument[]): void {
		const lines = documents.map(({ passages }) => labelled(passages));
		const names = [...new Set(lines.flatMap((own) => [...own.keys()]))].filter(
			(name) => lines.filter((own) => own.has(name)).length > 1
		);
		const first = (own: Map<string, Line>): Line | undefined =>
			names.map((name) => own.get(name)).find((line) => line !== undefined);
		if (names.length > 0) {
			const shown = names.map(
				(name) => lines.map((own) => own.get(name)?.label ?? '').find(Boolean) ?? name
			);
			const heads = documents.map(({ title }) => title);
			const rows = names.map((name, at) => [
				shown[at] ?? name,
				...lines.map((own) => own.get(name)?.value ?? '–')
			]);
			const marks = documents.flatMap((document, at) => {
				const line = first(lines[at] ?? new Map<string, Line>());
				return line === undefined ? [] : [this.#cite(document, line.passage, true)];
			});
			this.#texts.push(
				`${say(this.#language, answers.compared)} ${marks.join(' ')}\n\n${tableOf(['', ...heads], rows)}`
			);
		}
		for (const [at, document] of documents.entries()) {
			const told = names.flatMap((name) => lines[at]?.get(name) ?? []);
			this.summary(
				document,
				names.length > 0 ? 3 : linesOfSeveral,
				names.length > 0 ? 'alsoSays' : 'inShort',
				told
			);
		}
	}

	/** What each document says on one thing; false where none says anything. */
	onAspect(documents: ReadDocument[], aspect: string, order: Order | undefined): boolean {
		const found = documents.map((document) =>
			quotePassages(
				aspect,
				document.passages.map((passage) => hitOf(document, passage)),
				{ isPart: true }
			)
		);
		if (found.every((quoted) => quoted === undefined)) return false;
		const lines = documents.flatMap(({ title }, at) => {
			const text = firstLine(found[at]?.text);
			return text === '' ? [] : [{ title, text }];
		});
		const winner =
			order !== undefined && lines.length === documents.length
				? tellWinner(lines, order, this.#language)
				: undefined;
		if (winner !== undefined) this.#texts.push(winner);
		for (const [at, document] of documents.entries()) {
			const quoted = found[at];
			const title = escape(document.title);
			const [citation] = quoted?.citations ?? [];
			const passage = document.passages.find(({ id }) => id === citation?.passageId);
			if (quoted === undefined || citation === undefined || passage === undefined) {
				this.#texts.push(say(this.#language, answers.saysNothing, { title }));
				continue;
			}
			const line = firstLine(quoted.text);
			this.#texts.push(
				`${say(this.#language, answers.saysThis, { title })}\n\n> ${line} ${this.#cite(document, passage, citation.supported)}`
			);
		}
		return true;
	}

	#quoted(document: ReadDocument, lines: Line[]): string {
		return lines
			.map(({ text, passage, isWhole }) => `> ${text} ${this.#cite(document, passage, isWhole)}`)
			.join('\n>\n');
	}

	#cite(document: ReadDocument, passage: Passage, supported: boolean): string {
		const known = this.#cited.findIndex((cited) => cited.passage.id === passage.id);
		if (known >= 0) return `[${known + 1}]`;
		return `[${this.#cited.push({ document, passage, supported })}]`;
	}

	answer(): WholeAnswer {
		const citations: Citation[] = this.#cited.map(({ document, passage, supported }, index) => ({
			number: index + 1,
			passageId: passage.id,
			documentId: document.id,
			title: document.title,
			place: passage.place,
			text: passage.text,
			supported
		}));
		const items = this.#cited.map(({ document, passage }) => hitOf(document, passage));
		return {
			answer: { text: this.#texts.join('\n\n'), citations },
			parts: [{ type: 'passages', items }]
		};
	}
}

/** The first of several quoted lines, without its marks. */
function firstLine(quoted = ''): string {
	return (quoted.split('\n')[0] ?? '').replace(/^> | \[\d+\]$/gu, '');
}

function hitOf({ id, title }: ReadDocument, passage: Passage): PassageHit {
	return {
		passageId: passage.id,
		documentId: id,
		title,
		place: passage.place,
		heading: passage.heading,
		text: ownText(passage).trim(),
		score: 1
	};
}
