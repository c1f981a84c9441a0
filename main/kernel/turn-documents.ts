import type { PassageHit } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';
import type { ChatMessage } from '../contract.ts';
import type { Language } from '../messages/message.ts';
import { composeAnswer } from './answer/compose.ts';
import { quoteBeginning, quotePassages } from './answer/quote.ts';
import { isCjk, isKorean } from './answer/sentences.ts';
import { passagesFor } from './context/passages.ts';
import { asksSomething, isAnswering, ofOneself, seeksKnowledge } from './looking-up.ts';
import type { Turn, TurnParts } from './turn.ts';
import type { TurnCalls } from './turn-calls.ts';
import { foundScope, lastDocuments, passageCall, shownExchanges } from './turn-reading.ts';
import type { TurnRecord } from './turn-record.ts';
import type { Sight } from './turn-sight.ts';
import { answerOverview, readOverview } from './whole/overview.ts';
import { readQuestion } from './whole/question.ts';
import { answerFromWhole, type Scope, type WholeAnswer } from './whole/read.ts';
import { documentsInScope, tableKinds } from './whole/scope.ts';

/** What passages of dropped documents may take of the window. */
const passageShare = 0.35;

/** What one turn finds in the documents: by reading them whole, by searching them, or in those that were dropped with it. */
export class TurnDocuments {
	readonly #parts: TurnParts;
	readonly #turn: Turn;
	readonly #record: TurnRecord;
	readonly #sight: Sight;
	readonly #calls: TurnCalls;
	readonly #language: () => Promise<Language>;
	/** What came of reading whole documents, for a request that counts, lists, computes, sums up or compares. */
	whole: WholeAnswer | undefined;

	constructor(
		parts: TurnParts,
		turn: Turn,
		{ record, sight, calls }: { record: TurnRecord; sight: Sight; calls: TurnCalls },
		language: () => Promise<Language>
	) {
		this.#parts = parts;
		this.#turn = turn;
		this.#record = record;
		this.#sight = sight;
		this.#calls = calls;
		this.#language = language;
	}

	/** The documents that the request itself is about. */
	async namedScope(): Promise<Scope> {
		const { user, earlier } = this.#turn;
		if (readQuestion(user.text) === undefined) return { documentIds: [], sure: false };
		const before = earlier.slice(-2 * shownExchanges).flatMap(idsOf);
		return await documentsInScope(this.#parts.store, user.text, idsOf(user), before);
	}

	/** Counts, lists or computes over whole documents, where the request asks for that and they hold what it is about. */
	async readWhole(scope: Scope): Promise<boolean> {
		const { user, signal } = this.#turn;
		if (scope.documentIds.length === 0) return false;
		const { store } = this.#parts;
		const language = await this.#language();
		return await this.#take(() => answerFromWhole(store, user.text, scope, language, signal));
	}

	/** Says in short what a document says, or how several differ, where the request asks for that and names them. */
	async readOverview(): Promise<boolean> {
		const { user, earlier, signal } = this.#turn;
		const overview = readOverview(user.text);
		if (overview === undefined) return false;
		const { store, searchPassages } = this.#parts;
		const language = await this.#language();
		const near = { attached: idsOf(user), earlier: lastDocuments(earlier) };
		return await this.#take(() =>
			answerOverview({ store, searchPassages, language, signal }, overview, near)
		);
	}

	async #take(read: () => Promise<WholeAnswer | undefined>): Promise<boolean> {
		const started = performance.now();
		this.whole = await read();
		if (this.whole === undefined) return false;
		const { parts, answer } = this.whole;
		for (const { title } of answer.citations) this.#sight.takeDocument(title);
		// What ran before it, a search or the same before an interruption, stands in the flow already.
		if (this.#calls.finished.length > 0) return true;
		const tool = 'search_documents';
		const input = { query: this.#turn.user.text.slice(0, 2_000) };
		const ms = Math.round(performance.now() - started);
		await this.#calls.add({ tool, input, ok: true, code: null, parts, origin: 'document' }, ms);
		return true;
	}

	/** Searches the documents, if there are any, for the request as it is; false where they do not answer it. */
	async answerFromKept(): Promise<boolean> {
		const { tools, store } = this.#parts;
		const request = this.#turn.user.text;
		const tool = tools.find(({ name }) => name === 'search_documents');
		const isEmpty = (await store.call('document:list', null)).length === 0;
		if (tool === undefined || isEmpty) return false;
		const { parts } = await this.#calls.call(tool, { query: request.slice(0, 2_000) });
		if (await this.readWhole(foundScope(parts))) return true;
		const last = this.#calls.finished.at(-1);
		return last !== undefined && isAnswering(request, last);
	}

	/** The same instead of a call of the model's choice; a sum is made unless the documents are seen to answer. */
	async answerIfKept({ name }: Tool): Promise<boolean> {
		const { text } = this.#turn.user;
		if (name === 'calculator') {
			const passages = asksSomething(text) ? await this.#parts.searchPassages(text, null) : [];
			if (quotePassages(text, passages) === undefined) return false;
		}
		if (await this.answerFromKept()) return true;
		// Nothing was said of the web, and why the documents were silent is known: that is told instead of asking for it.
		return name === 'search_web' && isKorean(text) && (await this.areInOtherLanguage());
	}

	/**
	 * Whether the documents have a say in what the model would answer out of its head: they answer it, or it asks for
	 * knowledge that they do not hold, and then that is said, because a small model's own words would be a guess; unless
	 * it is answered elsewhere.
	 */
	async answerInsteadOfTalk(isAnsweredElsewhere: boolean): Promise<boolean> {
		const { user, earlier, conversationId } = this.#turn;
		if (!asksSomething(user.text)) return false;
		const { store, searchPassages } = this.#parts;
		const documents = await store.call('document:list', null);
		if (documents.length === 0) return false;
		if (readQuestion(user.text) !== undefined) {
			const tables = documents.filter(({ kind }) => tableKinds.includes(kind));
			const documentIds = tables.slice(0, mostTables).map(({ id }) => id);
			if (await this.readWhole({ documentIds, sure: false })) return true;
		}
		const found = await searchPassages(user.text, null);
		if (quotePassages(user.text, found) === undefined) {
			if (isAnsweredElsewhere) return false;
			// What the starter would say in Korean of the papers of this talk, it would have read above.
			const isOfTalk =
				isKorean(user.text) && earlier.some(({ attachments }) => attachments.length > 0);
			if (!isOfTalk && !seeksKnowledge(user.text, earlier.length > 0)) return false;
			const query = user.text.slice(0, 500);
			const facts = ofOneself.test(query)
				? await store.call('fact:search', { query, limit: 1, conversationId })
				: [];
			if (facts.length > 0) return false;
		}
		await this.answerFromKept();
		return true;
	}

	/** Whether at least as many documents are written in another language than the request as are in its own. */
	async areInOtherLanguage(): Promise<boolean> {
		const { store } = this.#parts;
		const asked = isKorean(this.#turn.user.text);
		if (!asked && isCjk(this.#turn.user.text)) return false;
		const documents = await store.call('document:list', null);
		let own = 0;
		let other = 0;
		for (const { id } of documents.slice(0, mostLooked)) {
			const first = await store.call('passage:list', { documentId: id, from: 0, count: 3 });
			const letters = first.flatMap(({ text }) => text.match(/\p{L}/gu) ?? []);
			if (letters.length < fewLetters) continue;
			const share = letters.filter((letter) => isKorean(letter)).length / letters.length;
			if (asked ? share < 0.1 : share > 0.5) other++;
			else own++;
		}
		return other > 0 && other >= own;
	}

	/** A document dropped with the message is in scope without being named: its best passages are paged in and quoted. */
	async answerFromAttachments(language: Language): Promise<void> {
		const { user } = this.#turn;
		const passages = await this.attachedPassages();
		for (const { title } of passages) this.#sight.takeDocument(title);
		const call = passageCall(user.text, passages);
		await this.#calls.warn(call);
		if (quotePassages(user.text, passages) !== undefined) {
			await this.#record.give(composeAnswer(user.text, [call], language));
			return;
		}
		const hits = await this.#beginnings();
		await this.#record.give(
			hits.length === 0
				? composeAnswer(user.text, [passageCall(user.text, [])], language)
				: quoteBeginning(hits)
		);
	}

	/** What fits the window of the dropped documents, in their order. */
	async attachedPassages(): Promise<PassageHit[]> {
		const { user } = this.#turn;
		const { store, searchPassages, windowTokens } = this.#parts;
		const room = Math.floor(windowTokens() * passageShare);
		return await passagesFor(store, idsOf(user), room, (some) => searchPassages(user.text, some));
	}

	/** The first passages of the dropped documents. */
	async #beginnings(): Promise<PassageHit[]> {
		const { user } = this.#turn;
		const beginnings = await Promise.all(
			idsOf(user).map((documentId) =>
				this.#parts.store.call('passage:list', { documentId, from: 0, count: 3 })
			)
		);
		const titles = new Map(user.attachments.map(({ documentId, title }) => [documentId, title]));
		return beginnings.flat().map(({ id, documentId, place, text }) => ({
			passageId: id,
			documentId,
			title: titles.get(documentId) ?? '',
			place,
			text,
			score: 0
		}));
	}
}

/** As many documents as are looked at for their language, the newest first. */
const mostLooked = 40;
/** So few tell no language. */
const fewLetters = 20;
/** As many tables as are read to their end for a question that names none of them. */
const mostTables = 20;

function idsOf({ attachments }: ChatMessage): string[] {
	return attachments.map(({ documentId }) => documentId);
}
