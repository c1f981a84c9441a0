import type { Part } from '../../../tools/parts.ts';
import type { Citation } from '../../contract.ts';
import type { Store } from '../../memory/protocol.ts';
import type { Language } from '../../messages/message.ts';
import type { ComposedAnswer } from '../answer/compose.ts';
import { compute } from './compute.ts';
import { planFor, type Plan, type Unclear } from './plan.ts';
import { readQuestion, type WholeQuestion } from './question.ts';
import { TableReader, type Table } from './tables.ts';
import { tell, tellUnclear, type ReadTable, type Told } from './tell.ts';
import { tellText } from './tell-text.ts';
import { readTextQuestion, TextCounter, type TextQuestion } from './texts.ts';

/** Documents that a request may be about. */
export interface Scope {
	documentIds: string[];
	/** They were given or named: when nothing in them fits, that is said instead of looking elsewhere. */
	sure: boolean;
}

export interface WholeAnswer {
	answer: ComposedAnswer;
	parts: Part[];
}

/** One document, read to its end. */
interface ReadDocument {
	documentId: string;
	title: string;
	passages: number;
	tables: Table[];
	/** It is nothing but tables. */
	only: boolean;
	counter: TextCounter | undefined;
}

const piece = 200;
/** As many tables as one answer can tell of. */
const toldTables = 5;

/**
 * Answers a request that counts, lists or computes by reading the documents in scope to their end, piece by piece, and
 * computing exactly. Undefined when the request is not of that kind, or says nothing about what is in them.
 */
export async function answerFromWhole(
	store: Store,
	request: string,
	scope: Scope,
	language: Language,
	signal: AbortSignal
): Promise<WholeAnswer | undefined> {
	const question = readQuestion(request);
	if (question === undefined || scope.documentIds.length === 0) return undefined;
	const counts = question.operation === 'count' || question.operation === 'list';
	const textQuestion = counts ? readTextQuestion(request) : undefined;
	const documents: ReadDocument[] = [];
	for (const documentId of scope.documentIds) {
		const document = await readDocument(store, documentId, textQuestion, signal);
		if (document !== undefined) documents.push(document);
	}
	const told = tellOf(documents, question, textQuestion, scope.sure, language);
	return told.length === 0 ? undefined : await compose(store, told);
}

async function readDocument(
	store: Store,
	documentId: string,
	question: TextQuestion | undefined,
	signal: AbortSignal
): Promise<ReadDocument | undefined> {
	const { title, kind, state } = await store.call('document:get', { documentId });
	if (state !== 'ready') return undefined;
	const reader = new TableReader(kind);
	const counter = question && new TextCounter(question);
	let from = 0;
	for (;;) {
		signal.throwIfAborted();
		const passages = await store.call('passage:list', { documentId, from, count: piece });
		for (const passage of passages) {
			reader.push(passage);
			counter?.push(passage);
		}
		from += passages.length;
		if (passages.length < piece) break;
	}
	return { documentId, title, passages: from, counter, ...reader.end() };
}

type Telling = Told & { documentId: string; title: string };

function tellOf(
	documents: ReadDocument[],
	question: WholeQuestion,
	textQuestion: TextQuestion | undefined,
	sure: boolean,
	language: Language
): Telling[] {
	const texts = (): Telling[] =>
		documents.flatMap((document) => {
			const { documentId, title, counter, passages } = document;
			if (counter === undefined || textQuestion === undefined) return [];
			const isSought = 'occurrencesOf' in textQuestion;
			if (counter.count === 0 && !(isSought && sure)) return [];
			const lists = question.operation === 'list';
			return [
				{ documentId, title, ...tellText(title, textQuestion, counter, passages, lists, language) }
			];
		});
	if (textQuestion !== undefined && isOwnPart(textQuestion)) {
		const told = texts();
		if (told.length > 0) return told;
	}
	const reads = documents.flatMap(({ documentId, title, tables, only }) =>
		tables.map((table): ReadTable & { only: boolean } => ({ documentId, title, table, only }))
	);
	const planned = reads.map((read) => ({ read, plan: planFor(question, read.table, read.title) }));
	const clear = planned.flatMap(({ read, plan }) => (isPlan(plan) ? [{ read, plan }] : []));
	const speaking = clear.filter(({ plan }) => speaksOf(plan));
	// "Open" is the status of orders here, and one word of a note there.
	const whole = speaking.filter(({ plan }) => !matchesParts(plan));
	const strong = whole.some(({ plan }) => plan.conditions.length > 0) ? whole : speaking;
	const chosen =
		strong.length > 0 ? strong : clear.filter(({ read }) => read.only && !question.weak);
	if (chosen.length > 0)
		return chosen.slice(0, toldTables).map(({ read, plan }) => ({
			documentId: read.documentId,
			title: read.title,
			...tell(read, plan, compute(read.table, plan), language)
		}));
	const told = texts();
	if (told.length > 0) return told;
	const largest = planned
		.filter(({ read }) => read.only)
		.sort((left, right) => right.read.table.rows.length - left.read.table.rows.length)[0];
	if (!sure || question.weak || largest === undefined || isPlan(largest.plan)) return [];
	const { read, plan } = largest;
	return [{ documentId: read.documentId, title: read.title, ...tellUnclear(read, plan, language) }];
}

/** Pages, functions and the like are never the rows of a table. */
function isOwnPart(question: TextQuestion): boolean {
	return (
		'occurrencesOf' in question ||
		['pages', 'slides', 'sheets', 'functions', 'classes'].includes(question.thing)
	);
}

function isPlan(plan: Plan | Unclear): plan is Plan {
	return !('unclear' in plan);
}

/** Whether a word of the question is only a part of what stands in the cells. */
function matchesParts({ conditions }: Plan): boolean {
	return conditions.some(({ kind }) => kind === 'holds');
}

/** Whether a question names anything of the table, so that it is not answered by chance. */
function speaksOf({ conditions, target, subjects, group }: Plan): boolean {
	return (
		conditions.length > 0 || target !== undefined || subjects.length > 0 || group !== undefined
	);
}

/** Puts what is told of several tables together, with the passages behind it as sources. */
async function compose(store: Store, tellings: Telling[]): Promise<WholeAnswer> {
	const citations: Citation[] = [];
	const texts: string[] = [];
	for (const { documentId, title, text, passages } of tellings) {
		const numbers: number[] = [];
		for (const index of passages) {
			const [passage] = await store.call('passage:list', { documentId, from: index, count: 1 });
			if (passage === undefined) continue;
			const number = citations.length + 1;
			numbers.push(number);
			citations.push({
				number,
				passageId: passage.id,
				documentId,
				title,
				place: passage.place,
				text: passage.text,
				supported: true
			});
		}
		const marks = numbers.map((number) => `[${number}]`).join(' ');
		texts.push(text.replace(/\[1\](?!\()/, marks));
	}
	return {
		answer: { text: texts.join('\n\n'), citations },
		parts: tellings.flatMap(({ parts }) => parts)
	};
}
