import type { PassageHit } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';
import type { ChatMessage, ContextPage, Fact, Settings, TurnEvent } from '../contract.ts';
import { AppError, isAbort, toErrorData } from '../errors.ts';
import { fittingDocuments } from '../memory/documents/plain-filter.ts';
import { suggestFacts } from '../memory/fact-suggestions.ts';
import type { Store } from '../memory/protocol.ts';
import { about } from '../messages/about.ts';
import { beyond } from '../messages/beyond.ts';
import { answers } from '../messages/answers.ts';
import { say, type Language } from '../messages/message.ts';
import { aboutHearth } from './answer/about.ts';
import { tellBeyond, tellNoTool } from './answer/beyond.ts';
import { correctFact, forgetFact, readTakeBack, takeBackChange } from './take-back.ts';
import { composeAnswer, type ComposedAnswer } from './answer/compose.ts';
import type { Likeness } from './answer/near.ts';
import { termsOf } from './answer/sentences.ts';
import { answerFromShownPage } from './answer/shown-page.ts';
import { readAskedDocuments, tellDocuments } from './answer/kept-documents.ts';
import { checkAnswer, readResults } from './answer/retell.ts';
import { talkPages, talkPrompt, type Exchange } from './answer/talk.ts';
import { assemble, type Assembled } from './context/assemble.ts';
import { callBack } from './context/call-back.ts';
import { readHeld, writeHeld, type Held } from './context/held.ts';
import { fitPages, type FittedPages, type Page } from './context/pages.ts';
import { decisionPages, resultPages } from './context/turn-pages.ts';
import type { Decider, Decision, DecisionContext } from './decide/decider.ts';
import { findDoubts, lacksNumber, saysHost } from './decide/check.ts';
import { lacksRate, leftOut } from './decide/left-out.ts';
import type { DispatchResult } from './dispatch.ts';
import {
	couldBeKept,
	foundNothing,
	isAnswering,
	isLookedUp,
	knewNothing,
	onlyResembles,
	ownInput,
	readsUnnamed,
	seeksCommonKnowledge
} from './looking-up.ts';
import type { KernelModel } from './model.ts';
import { namedPages, wantedAfterSearch, wantedOfShown } from './pages/wishes.ts';
import type { Approvals } from './approvals.ts';
import {
	exchangesOf,
	foundScope,
	inventsNumbers,
	languageOf,
	passageCall,
	shownResults,
	wasTold,
	type NumberedMessage,
	shownExchanges
} from './turn-reading.ts';
import { outsideFactNote } from './turn-labels.ts';
import { TurnCalls } from './turn-calls.ts';
import { TurnDocuments } from './turn-documents.ts';
import { TurnRecord } from './turn-record.ts';
import { Sight } from './turn-sight.ts';

/** What every turn needs, and the model of this one. */
export interface TurnParts extends KernelModel {
	store: Store;
	tools: Tool[];
	approvals: Approvals;
	settings: () => Promise<Settings>;
	/** Names of files in granted folders that a request may mean. */
	files: () => Promise<string[]>;
	/** Passages of the documents given, best first; all documents when `documentIds` is null. */
	searchPassages: (query: string, documentIds: string[] | null) => Promise<PassageHit[]>;
	/** How alike two texts are; without it, citations are checked by words alone. */
	likeness?: Likeness | undefined;
	/** Takes back a change of files, by its entry in the activity log. */
	undo?: ((activityId: string) => Promise<void>) | undefined;
	/** What is remembered was changed by words. */
	onFacts?: (() => void) | undefined;
}

/** One turn: a user message and the assistant message that answers it. */
export interface Turn {
	conversationId: string;
	user: ChatMessage;
	assistant: ChatMessage;
	/** The last messages before the user message, oldest first: more than any window has room for. */
	earlier: NumberedMessage[];
	signal: AbortSignal;
	emit: (event: TurnEvent) => void;
	/** Without a person to ask: yes for the tools named with --allow, no for everything else. */
	unattended?: (tool: string) => boolean;
}

const stepLimit = 4;
/** Models that can read a failure and try something else may take more steps. */
const longStepLimit = 8;
/** How often a program that failed may be mended in one turn. */
const mostRepairs = 2;
const answerTokens = 240;

/**
 * Runs one user message to its end (docs/architecture.md, section 4): decide, permit, run, until there is an answer.
 * Contract: never throws; how it ended is in the store and in the `turn-end` event. Every text and step is committed
 * before it is told.
 */
export async function runTurn(parts: TurnParts, turn: Turn): Promise<void> {
	const started = performance.now();
	const run = new TurnRun(parts, turn);
	let status: ChatMessage['status'] = 'complete';
	let error: ChatMessage['error'] = null;
	try {
		turn.emit({ type: 'turn-start', userMessageId: turn.user.id });
		await run.decideAndAct();
		await run.answer();
	} catch (thrown) {
		if (turn.signal.aborted || isAbort(thrown)) {
			status = 'stopped';
		} else {
			const data = toErrorData(thrown);
			status = data.code === 'CHILD_DIED' ? 'interrupted' : 'failed';
			error = { code: data.code, values: data.values };
			if (data.code === 'INTERNAL') console.error('turn failed:', thrown);
		}
	}
	await run.finish(status, error, performance.now() - started);
}

class TurnRun {
	readonly #parts: TurnParts;
	readonly #turn: Turn;
	readonly #record: TurnRecord;
	readonly #sight: Sight;
	readonly #calls: TurnCalls;
	readonly #documents: TurnDocuments;
	readonly #exchanges: Exchange[];
	#contextPages: ContextPage[] | undefined;
	/** A number in the model's call that nobody said. */
	#doubt: string | undefined;
	/** What the kernel did or knows itself, in words. */
	#said: string | undefined;
	/** What stays the same through the turn, for models that answer in their own words. */
	#assembled: Assembled | undefined;
	/** The model answered at once instead of calling something. */
	#answered = false;
	#firstToken = 0;
	#deciding = 0;

	constructor(parts: TurnParts, turn: Turn) {
		this.#parts = parts;
		this.#turn = turn;
		this.#exchanges = exchangesOf(turn.earlier);
		this.#record = new TurnRecord(parts.store, turn.assistant, turn.emit);
		this.#sight = new Sight(turn.user, turn.earlier, this.#exchanges);
		this.#calls = new TurnCalls(parts, turn, this.#record, this.#sight);
		const own = { record: this.#record, sight: this.#sight, calls: this.#calls };
		this.#documents = new TurnDocuments(parts, turn, own, () => this.#language());
	}

	/** Steps 2 to 6: decisions and tool calls, until the model wants to answer. */
	async decideAndAct(): Promise<void> {
		// Text that was already written means the deciding was done before the interruption.
		if (this.#record.text !== '') return;
		const { signal, user } = this.#turn;
		if ((await this.#takeBack()) || (await this.#tellDocuments())) return;
		const names = user.attachments.map(({ title }) => title);
		for (const tool of this.#parts.tools) tool.prepare?.(user.text, names);
		// A search finds some of what there is: to count, all of it is read, whatever the model would do.
		const { decider } = this.#parts;
		const retells = decider.answer !== undefined;
		if (!retells && (await this.#documents.readOverview())) return;
		if (await this.#documents.readWhole(await this.#documents.namedScope())) return;
		const limit = retells ? longStepLimit : stepLimit;
		if (!retells && this.#aboutHearth(await this.#language()) !== undefined) return;
		const files = retells ? [] : await this.#parts.files();
		this.#sight.takeFiles(files);
		if (retells) await this.#prepare();
		if (this.#calls.finished.length === 0) {
			const pages = await this.#calls.readPages(this.#namedPages());
			if (pages === 'denied' || (pages === 'read' && !retells)) return;
		}
		for (let step = this.#calls.finished.length; step < limit; step++) {
			const context = this.#decisionContext(files);
			const decision = await this.#decide(decider, context);
			if (step === 0) this.#firstToken = decision.usage.firstTokenMs;
			this.#answered = decision.kind === 'reply' && decision.answered === true;
			this.#deciding += this.#answered ? decision.usage.firstTokenMs : decision.usage.ms;
			if (decision.kind === 'reply') return;
			const isCertain = decision.certain === true;
			if (!retells && !isCertain)
				decision.input = ownInput(decision.tool, decision.input, context.request);
			const again = this.#calls.finished.some(
				({ tool, input }) =>
					tool === decision.tool.name && JSON.stringify(input) === JSON.stringify(decision.input)
			);
			// The same call would give the same result: a small model that repeats itself has nothing more to do.
			if (again) {
				if (retells) await this.#record.note('repeated-call', {});
				return;
			}
			// A number that nobody said is asked about, not computed with.
			const doubts = isCertain ? [] : findDoubts(decision, context);
			const doubt = doubts.find(({ kind }) => kind === 'number');
			if (doubt !== undefined) {
				this.#doubt = doubt.value;
				return;
			}
			const { expression } = decision.input;
			const isGuess = !retells && !isCertain && typeof expression === 'string';
			if (isGuess && lacksRate(context.request)) {
				const values = { request: context.request.replace(/[?.!\s]+$/, '') };
				this.#said = say(await this.#language(), answers.noRate, values);
				return;
			}
			if (isGuess && lacksNumber(expression, context)) {
				this.#said = say(await this.#language(), answers.noNumber);
				return;
			}
			const invented = doubts.find(({ kind }) => kind === 'address')?.value;
			if (!retells && invented !== undefined && !saysHost(context.request, invented)) {
				this.#said = say(await this.#language(), beyond.open);
				return;
			}
			// What was dropped is asked about, not whatever file was spoken of last.
			if (
				!retells &&
				context.dropped?.length &&
				readsUnnamed(decision.tool, decision.input, context.request)
			) {
				if (user.attachments.length > 0) return;
				if (await this.#documents.answerIfKept(decision.tool)) return;
			}
			if (!retells && !isCertain && couldBeKept(decision.tool, context.request, files.length > 0)) {
				if (decision.tool.name === 'search_web' && (await this.#recallKnown())) return;
				if (await this.#documents.answerIfKept(decision.tool)) return;
			}
			const result = await this.#calls.call(decision.tool, decision.input, decision.usage);
			const unused = isGuess && result.ok ? leftOut(context.request, expression) : [];
			if (unused.length > 0) await this.#record.note('left-out', { numbers: unused.join(', ') });
			if (await this.#documents.readWhole(foundScope(result.parts))) return;
			if (!retells && ((await this.#lookFurther()) || (await this.#lookInFiles()))) return;
			const pages = await this.#calls.readPages(this.#foundPages(result));
			if (pages === 'denied' || (pages === 'read' && !retells)) return;
			if (result.code === 'DENIED' || signal.aborted) break;
			if (retells && this.#failedPrograms() > mostRepairs) {
				await this.#record.note('repair-limit', { count: mostRepairs + 1 });
				break;
			}
			// After a failure a small model only tries the same thing in other words.
			if (!result.ok && !retells) break;
			if (retells && step === limit - 1) await this.#record.note('step-limit', { count: limit });
		}
		signal.throwIfAborted();
	}

	/** Undoing and forgetting need no model, and no model may choose them: only the words of the person do. */
	async #takeBack(): Promise<boolean> {
		const { user, earlier } = this.#turn;
		const { store, undo, onFacts } = this.#parts;
		const wish = user.attachments.length > 0 ? undefined : readTakeBack(user.text);
		if (wish === undefined) return false;
		const language = await this.#language();
		if (wish.what === 'change') {
			if (undo === undefined) return false;
			this.#said = await takeBackChange(earlier, { store, undo }, language);
			return true;
		}
		if (wish.what === 'correction') {
			this.#said = await correctFact(wish, this.#turn, store, language);
			if (this.#said === undefined) return false;
			onFacts?.();
			return true;
		}
		const { text, isForgotten } = await forgetFact(wish.about, this.#turn, store, language);
		if (isForgotten) onFacts?.();
		this.#said = text;
		return true;
	}

	/** Which documents there are is in the store, and in no tool's result. */
	async #tellDocuments(): Promise<boolean> {
		const { text, attachments } = this.#turn.user;
		const asked = attachments.length > 0 ? null : readAskedDocuments(text);
		if (asked === null) return false;
		const { store } = this.#parts;
		const all = await store.call('document:list', null);
		const some = await fittingDocuments(store, all, asked);
		// "My photos" may be files when they are no documents.
		if (some.length === 0 && asked.kinds !== null && asked.byAdded !== true) return false;
		this.#said = tellDocuments(some, await this.#language(), all.length);
		return true;
	}

	/**
	 * Whether what was looked up is all that was asked for. What memory does not know may stand in the documents, and who
	 * asks need not know where it was kept.
	 */
	async #lookFurther(): Promise<boolean> {
		const request = this.#turn.user.text;
		const last = this.#calls.finished.at(-1);
		if (last === undefined) return false;
		// A search by words of the model's choice may miss what the request itself finds.
		const isMissed =
			last.tool === 'search_documents' &&
			last.ok &&
			last.input['query'] !== request &&
			!isAnswering(request, last);
		const resembles = onlyResembles(request, last);
		if (!knewNothing(last) && !isMissed && !resembles) return isLookedUp(request, last);
		if (await this.#documents.answerFromKept()) return true;
		if (resembles) {
			// Then it is all there is, and that the documents are silent is not worth telling.
			this.#calls.leaveOut(({ tool }) => tool === 'search_documents');
			return isLookedUp(request, last);
		}
		await this.#lookInFiles();
		return true;
	}

	/** What the web would be asked for was told before: a fact has a word of the request. */
	async #recallKnown(): Promise<boolean> {
		const { conversationId, user } = this.#turn;
		const { store, tools } = this.#parts;
		const recall = tools.find(({ name }) => name === 'recall');
		const query = user.text.slice(0, 500);
		const facts = await store.call('fact:search', { query, limit: 3, conversationId });
		const asked = new Set(termsOf(query));
		const isKnown = facts.some(({ text }) => termsOf(text).some((term) => asked.has(term)));
		if (recall === undefined || !isKnown) return false;
		await this.#calls.call(recall, { query });
		return true;
	}

	/**
	 * What is neither remembered nor in a document may be in a file of a granted folder: looking there is free. Then what
	 * was not found before is not told.
	 */
	async #lookInFiles(): Promise<boolean> {
		const missed = this.#calls.finished.at(-1);
		const tool = this.#parts.tools.find(({ name }) => name === 'find_files');
		if (tool === undefined || missed === undefined || !foundNothing(missed)) return false;
		if ((await this.#parts.files()).length === 0) return false;
		const result = await this.#calls.call(tool, { query: missed.input['query'] });
		const isFound = result.parts.some((part) => part.type === 'table' && part.total > 0);
		const looked = this.#calls.finished.at(-1);
		this.#calls.leaveOut((call) => (isFound ? foundNothing(call) : call === looked));
		return isFound;
	}

	#failedPrograms(): number {
		return this.#calls.finished.filter(({ tool, ok }) => tool === 'run_code' && !ok).length;
	}

	#decisionContext(files: string[]): DecisionContext {
		const isNumbered = this.#parts.decider.answer !== undefined;
		const { outputs } = readResults(this.#calls.finished, isNumbered);
		const steps = this.#calls.finished.map(({ tool, input }, index) => ({
			tool,
			input,
			output: outputs[index] ?? ''
		}));
		const request = this.#turn.user.text;
		// What of them is shown is the decider's to choose: a request may point further back.
		const exchanges = isNumbered ? this.#exchanges.slice(-shownExchanges) : this.#exchanges;
		const dropped = this.#dropped();
		return { exchanges, request, files, dropped, ...this.#assembled?.context, steps };
	}

	/** Names of the files that were dropped in this branch, the newest first. */
	#dropped(): string[] {
		const { user, earlier } = this.#turn;
		const messages = [...earlier, user].reverse();
		return messages.flatMap(({ attachments }) => attachments.map(({ title }) => title).reverse());
	}

	async #decide(decider: Decider, context: DecisionContext): Promise<Decision> {
		const { conversationId, signal } = this.#turn;
		const options = { signal, sequence: conversationId };
		const { tools } = this.#parts;
		if (decider.answer === undefined) return await decider.decide(context, tools, options);
		const pen = this.#record.newPen(this.#record.text !== '');
		try {
			return await decider.decide(context, tools, { ...options, onText: pen.write });
		} finally {
			await pen.finish();
		}
	}

	/**
	 * Step 2 for models that answer in their own words: what they see in every step of the turn. Documents that were
	 * dropped with the message are paged in first, as if they had been looked up, so that their label is there from the start.
	 */
	async #prepare(): Promise<void> {
		const { user, earlier } = this.#turn;
		const { tools, counter, windowTokens, elsewhere } = this.#parts;
		if (elsewhere !== undefined && !wasTold(earlier, elsewhere))
			await this.#record.note('left-machine', { title: elsewhere });
		if (user.attachments.length > 0 && this.#calls.finished.length === 0) {
			const passages = await this.#documents.attachedPassages();
			for (const { title } of passages) this.#sight.takeDocument(title);
			await this.#calls.take(passageCall(user.text, passages));
		}
		const { facts, held, back } = await this.#recall();
		this.#assembled = await assemble(
			{ exchanges: this.#exchanges, facts, request: user.text, back, held },
			tools,
			{ counter, windowTokens: windowTokens() }
		);
		await this.#settle(this.#assembled, held);
	}

	/** Facts on the request, what the person holds in the window or out of it, and the old messages it brings back. */
	async #recall(): Promise<{ facts: Fact[]; held: Held; back: Page[] }> {
		const { conversationId, user, earlier } = this.#turn;
		const { store } = this.#parts;
		const query = user.text.slice(0, 500);
		const facts = await store.call('fact:search', { query, limit: 3, conversationId });
		const held = await readHeld(store, conversationId);
		const oldest = earlier.findIndex(({ id }) => id === held.from);
		const shown = new Set([user.id, ...earlier.slice(Math.max(0, oldest)).map(({ id }) => id)]);
		const back = await callBack(store, { conversationId, request: user.text, shown }, held);
		for (const fact of facts) {
			this.#sight.takeFact(fact);
			const note = outsideFactNote(fact);
			if (note !== undefined) await this.#record.noteOnce(note);
		}
		const readMessage = (messageId: string): Promise<ChatMessage> =>
			store.call('message:get', { messageId });
		for (const page of back) await this.#sight.takePage(page, readMessage);
		return { facts, held, back };
	}

	/** Keeps which pages are in the window, and tells what moved. */
	async #settle({ pages, moved, from }: FittedPages, held: Held): Promise<void> {
		this.#contextPages = pages;
		const { conversationId } = this.#turn;
		if (from !== held.from) await writeHeld(this.#parts.store, conversationId, { ...held, from });
		if (moved > 0) await this.#record.note('paged-out', { count: moved });
		const back = pages.filter(({ reason }) => reason === 'brought-back');
		if (back.length > 0) await this.#record.note('brought-back', { count: back.length });
	}

	/** The answer of a model that writes its own, and what in it cannot be found in what the model was given. */
	async #retell(decider: Decider, language: Language): Promise<void> {
		const { conversationId, user, signal } = this.#turn;
		if (!this.#answered && decider.answer !== undefined) {
			if (this.#assembled === undefined) await this.#prepare();
			const started = this.#record.text;
			const pen = this.#record.newPen(started !== '' && this.#calls.finished.length > 0);
			try {
				await decider.answer(this.#decisionContext([]), this.#parts.tools, {
					signal,
					sequence: conversationId,
					onText: pen.write,
					started
				});
			} finally {
				await pen.finish();
			}
		}
		signal.throwIfAborted();
		if (this.#record.text.trim() === '') {
			if (this.#calls.finished.length === 0) throw new AppError('NO_DECISION');
			await this.#record.give(composeAnswer(user.text, this.#calls.finished, language));
			return;
		}
		const given = this.#assembled?.pages.map(({ text }) => text) ?? [];
		const { citations, notes } = await checkAnswer(
			...([this.#record.text, this.#calls.finished, [...given, user.text]] as const),
			this.#parts.likeness
		);
		this.#record.citations = citations;
		for (const { note, values } of notes) await this.#record.note(note, values);
		this.#contextPages?.push(...(await this.#counted(resultPages(this.#calls.finished))));
	}

	/** Step 7: the answer, from the results by reference, or as plain talk. */
	async answer(): Promise<void> {
		const { user, signal } = this.#turn;
		signal.throwIfAborted();
		const language = await this.#language();
		if (this.#said !== undefined) {
			await this.#record.write(this.#said);
			return;
		}
		if (this.#doubt !== undefined) {
			await this.#record.write(say(language, answers.unsure, { number: this.#doubt }));
			return;
		}
		if (this.#documents.whole !== undefined && this.#record.text === '') {
			await this.#record.give(this.#documents.whole.answer);
			return;
		}
		if (this.#parts.decider.answer !== undefined) {
			await this.#retell(this.#parts.decider, language);
			return;
		}
		if (this.#calls.finished.length > 0) {
			await this.#record.give(await this.#compose(language));
			return;
		}
		if (user.attachments.length > 0 && this.#record.text === '') {
			await this.#documents.answerFromAttachments(language);
			return;
		}
		// What was begun in the model's own words goes on in them.
		const known = this.#record.text === '' ? await this.#withoutTalk(language) : undefined;
		if (known === undefined) await this.#talk();
		else await this.#record.give(known);
	}

	/**
	 * The answer out of the results. Where the documents hold nothing, it says so when that may be for their language, and
	 * that what is not in them would be a guess.
	 */
	async #compose(language: Language): Promise<ComposedAnswer> {
		const { user, earlier } = this.#turn;
		const { finished } = this.#calls;
		const answer = composeAnswer(user.text, finished, language);
		const isMissed =
			answer.citations.length === 0 &&
			finished.some(({ tool, ok }) => tool === 'search_documents' && ok) &&
			finished.every(({ tool }) => tool === 'search_documents' || tool === 'recall');
		if (!isMissed) return answer;
		const why = [
			...((await this.#documents.areInOtherLanguage()) ? [answers.otherLanguage] : []),
			...(seeksCommonKnowledge(user.text, earlier.length > 0) ? [answers.ownWords] : [])
		];
		return {
			...answer,
			text: [answer.text, ...why.map((words) => say(language, words))].join('\n\n')
		};
	}

	/** What is answered without a small model's own words, which would be made up. */
	async #withoutTalk(language: Language): Promise<ComposedAnswer | undefined> {
		const { text } = this.#turn.user;
		const said = this.#aboutHearth(language);
		if (said !== undefined) return { text: said, citations: [] };
		const page = answerFromShownPage(text, this.#lastMessages, language);
		if (await this.#documents.answerInsteadOfTalk(page !== undefined)) {
			return this.#documents.whole?.answer ?? (await this.#compose(language));
		}
		if (page !== undefined) return page;
		// A very small model is sorry for your loss when it hears of your allergy.
		if (suggestFacts(text).length > 0) return { text: say(language, about.told), citations: [] };
		const noTool = this.#hasPrograms ? undefined : tellNoTool(text, language);
		if (noTool !== undefined) return { text: noTool, citations: [] };
		return language === 'ko' ? { text: say(language, about.smallTalk), citations: [] } : undefined;
	}

	/** What Hearth says of itself, and of what no tool of its own can do. */
	#aboutHearth(language: Language): string | undefined {
		const { text, attachments } = this.#turn.user;
		if (attachments.length > 0) return undefined;
		const said = aboutHearth(text, language);
		return said ?? (this.#hasPrograms ? undefined : tellBeyond(text, language));
	}

	/** Other programs bring tools of which Hearth does not know what they can do. */
	get #hasPrograms(): boolean {
		return this.#parts.tools.some(({ effect }) => effect === 'mcp');
	}

	/** The questions and answers that a small model is shown. */
	get #lastMessages(): NumberedMessage[] {
		return this.#turn.earlier.slice(-2 * shownExchanges);
	}

	async #language(): Promise<Language> {
		return languageOf(this.#turn.user.text, (await this.#parts.settings()).language);
	}

	/** Commits how it ended, then tells. A store that fails here has been told by its own error; the turn still ends. */
	async finish(
		status: ChatMessage['status'],
		error: ChatMessage['error'],
		total: number
	): Promise<void> {
		const ended = await this.#record.finish(status, error, () => this.#saveContext());
		this.#turn.emit({
			type: 'turn-end',
			...ended,
			text: this.#record.text,
			citations: this.#record.citations,
			timings: {
				total: Math.round(total),
				firstToken: Math.round(this.#firstToken),
				deciding: Math.round(this.#deciding)
			}
		});
	}

	/** The pages that the request itself is about: two addresses in it, or some of the results that were shown before. */
	#namedPages(): string[] {
		const { user } = this.#turn;
		const named = namedPages(user.text);
		if (named.length > 0) return named;
		const shown = shownResults(this.#lastMessages);
		return wantedOfShown(user.text, shown.length).flatMap((place) => shown[place]?.url ?? []);
	}

	/** The pages behind the results of a search, where the request wants them read. */
	#foundPages({ parts }: DispatchResult): string[] {
		const found = parts.flatMap((part) => (part.type === 'links' ? part.items : []));
		const wanted = wantedAfterSearch(this.#turn.user.text, found.length);
		return wanted.flatMap((place) => found[place]?.url ?? []);
	}

	/** Plain talk: the base model without the adapter, streamed; each piece is committed before it is shown. */
	async #talk(): Promise<void> {
		const { conversationId, user, signal } = this.#turn;
		const { engine, counter } = this.#parts;
		const size = this.#parts.windowTokens();
		const budget =
			Math.floor((size - answerTokens) * 0.9) - Math.ceil(this.#record.text.length / 2);
		const { facts, held, back } = await this.#recall();
		const wanted = talkPages(this.#exchanges, facts, user.text, back);
		const fitted = await fitPages(wanted, budget, counter, held);
		const { pages } = fitted;
		await this.#settle(fitted, held);

		const pen = this.#record.newPen(false);
		try {
			await engine.call(
				'generate',
				{
					sequence: conversationId,
					prompt: talkPrompt(pages, this.#record.text),
					maxTokens: answerTokens,
					temperature: 0.3,
					stop: ['<|im_end|>', '<|im_start|>']
				},
				{
					signal,
					onEvent: (event) => {
						if (event.type === 'text') pen.write(event.text);
					}
				}
			);
		} finally {
			await pen.finish();
		}
		signal.throwIfAborted();
		if (inventsNumbers(this.#record.text, [user.text, ...pages.map(({ text }) => text)])) {
			await this.#record.note('no-tool-ran', {});
		}
	}

	/** Keeps what was in the window, for the context map. */
	async #saveContext(): Promise<void> {
		const { tools, windowTokens } = this.#parts;
		const exchanges = this.#exchanges.slice(-shownExchanges);
		const pages =
			this.#contextPages ??
			(await this.#counted(decisionPages(tools, exchanges, this.#turn.user, this.#calls.finished)));
		await this.#record.keepContext(windowTokens(), pages);
	}

	async #counted(pages: Page[]): Promise<ContextPage[]> {
		const tokens = await this.#parts.counter.count(pages.map(({ text }) => text));
		return pages.map((page, index) => ({ ...page, tokens: tokens[index] ?? 0 }));
	}
}

/** A turn's error when the request is not one that can be asked. */
export function checkRequest(text: string, limit: number): void {
	if (text.trim() === '') throw new AppError('EMPTY_MESSAGE');
	if (text.length > limit) throw new AppError('MESSAGE_TOO_LONG', { length: text.length, limit });
}
