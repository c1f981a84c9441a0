import { randomUUID } from 'node:crypto';
import { readAddress } from '../../tools/browser/address.ts';
import { partsToText, type PassageHit } from '../../tools/parts.ts';
import type { AccessRequest, Tool } from '../../tools/tool.ts';
import type {
	ChatMessage,
	Citation,
	ContextPage,
	Fact,
	Settings,
	Step,
	TurnEvent
} from '../contract.ts';
import { AppError, isAbort, toErrorData } from '../errors.ts';
import type { Store } from '../memory/protocol.ts';
import type { Usage } from '../model/protocol.ts';
import { about } from '../messages/about.ts';
import { answers } from '../messages/answers.ts';
import { say, type Language } from '../messages/message.ts';
import { aboutHearth } from './answer/about.ts';
import { composeAnswer, type ComposedAnswer, type FinishedCall } from './answer/compose.ts';
import type { Likeness } from './answer/near.ts';
import { answerFromShownPage } from './answer/shown-page.ts';
import { quoteBeginning, quotePassages } from './answer/quote.ts';
import { checkAnswer, readResults } from './answer/retell.ts';
import { talkPages, talkPrompt, type Exchange } from './answer/talk.ts';
import { assemble, type Assembled } from './context/assemble.ts';
import { callBack } from './context/call-back.ts';
import { readHeld, writeHeld, type Held } from './context/held.ts';
import { passagesFor } from './context/passages.ts';
import { fitPages, type FittedPages, type Page } from './context/pages.ts';
import { decisionPages, resultPages } from './context/turn-pages.ts';
import { findDoubts } from './decide/check.ts';
import type { Decider, Decision, DecisionContext } from './decide/decider.ts';
import { dispatch, type DispatchOptions, type DispatchResult } from './dispatch.ts';
import { passGate } from './gate.ts';
import type { KernelModel } from './model.ts';
import { namedPages, wantedAfterSearch, wantedOfShown } from './pages/wishes.ts';
import { createPen, type Pen } from './pen.ts';
import { labelOf, typed, type OutsideText } from './permissions.ts';
import type { Approvals } from './approvals.ts';
import {
	exchangesOf,
	foundNothing,
	foundScope,
	isImported,
	inventsNumbers,
	languageOf,
	lastNumbered,
	passageCall,
	shownResults,
	wasTold,
	type NumberedMessage
} from './turn-reading.ts';
import {
	documentLabel,
	labelsOf,
	labelsOfFact,
	labelsOfStep,
	spansOf,
	spansOfSteps,
	warningsOf
} from './turn-labels.ts';
import { whereFrom, type Span } from './where-from.ts';
import { answerFromWhole, type Scope, type WholeAnswer } from './whole/read.ts';
import { readQuestion } from './whole/question.ts';
import { documentsInScope } from './whole/scope.ts';

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

type CallUsage = Pick<Usage, 'ms' | 'firstTokenMs' | 'promptTokens' | 'cachedTokens'>;
type ResultStep = Extract<Step, { kind: 'result' }>;

const stepLimit = 4;
/** Models that can read a failure and try something else may take more steps. */
const longStepLimit = 8;
/** How often a program that failed may be mended in one turn. */
const mostRepairs = 2;
const answerTokens = 240;
const shownExchanges = 3;
/** Of a call that the kernel made without asking the model. */
const noUsage: CallUsage = { ms: 0, firstTokenMs: 0, promptTokens: 0, cachedTokens: 0 };
/** What passages of dropped documents may take of the window. */
const passageShare = 0.35;

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
	readonly #calls: FinishedCall[] = [];
	readonly #outside: OutsideText[] = [];
	/** Of what is in sight beside the talk and the results of this turn: for saying where an argument came from. */
	readonly #spans: Span[] = [];
	readonly #warned = new Set<string>();
	readonly #exchanges: Exchange[];
	#contextPages: ContextPage[] | undefined;
	#text: string;
	#citations: Citation[];
	/** What came of reading whole documents, for a request that counts, lists or computes. */
	#whole: WholeAnswer | undefined;
	/** A number in the model's call that nobody said. */
	#doubt: string | undefined;
	/** What stays the same through the turn, for models that answer in their own words. */
	#assembled: Assembled | undefined;
	/** The model answered at once instead of calling something. */
	#answered = false;
	#firstToken = 0;
	#deciding = 0;

	constructor(parts: TurnParts, turn: Turn) {
		this.#parts = parts;
		this.#turn = turn;
		this.#text = turn.assistant.text;
		this.#citations = turn.assistant.citations;
		this.#exchanges = exchangesOf(turn.earlier);
		const shown = new Set(
			this.#exchanges.flatMap(({ userId, assistantId }) => [userId, assistantId])
		);
		for (const message of turn.earlier) if (shown.has(message.id)) this.#takeIn(message);
		this.#resume(turn.assistant.steps);
	}

	/** Steps 2 to 6: decisions and tool calls, until the model wants to answer. */
	async decideAndAct(): Promise<void> {
		// Text that was already written means the deciding was done before the interruption.
		if (this.#text !== '') return;
		const { signal } = this.#turn;
		// A search finds some of what there is: to count, all of it is read, whatever the model would do.
		if (await this.#readWhole(await this.#namedScope())) return;
		const { decider } = this.#parts;
		const retells = decider.answer !== undefined;
		const limit = retells ? longStepLimit : stepLimit;
		if (!retells && this.#aboutHearth(await this.#language()) !== undefined) return;
		const files = retells ? [] : await this.#parts.files();
		this.#spans.push({ kind: 'tool', name: 'list_files', text: files.join('\n') });
		if (retells) await this.#prepare();
		if (this.#calls.length === 0 && (await this.#readPages(this.#namedPages())) && !retells) return;
		for (let step = this.#calls.length; step < limit; step++) {
			const context = this.#decisionContext(files);
			const decision = await this.#decide(decider, context);
			if (step === 0) this.#firstToken = decision.usage.firstTokenMs;
			this.#answered = decision.kind === 'reply' && decision.answered === true;
			this.#deciding += this.#answered ? decision.usage.firstTokenMs : decision.usage.ms;
			if (decision.kind === 'reply') return;
			const again = this.#calls.some(
				({ tool, input }) =>
					tool === decision.tool.name && JSON.stringify(input) === JSON.stringify(decision.input)
			);
			// The same call would give the same result: a small model that repeats itself has nothing more to do.
			if (again) {
				if (retells) await this.#note('repeated-call', {});
				return;
			}
			// A number that nobody said is asked about, not computed with.
			const doubt = findDoubts(decision, context).find(({ kind }) => kind === 'number');
			if (doubt !== undefined) {
				this.#doubt = doubt.value;
				return;
			}
			const result = await this.#call(decision.tool, decision.input, decision.usage);
			if (!retells && (await this.#lookInFiles(result))) return;
			if (await this.#readWhole(foundScope(result.parts))) return;
			if ((await this.#readPages(this.#foundPages(result))) && !retells) return;
			if (result.code === 'DENIED' || signal.aborted) break;
			if (retells && this.#failedPrograms() > mostRepairs) {
				await this.#note('repair-limit', { count: mostRepairs + 1 });
				break;
			}
			// After a failure a small model only tries the same thing in other words.
			if (!result.ok && !retells) break;
			if (retells && step === limit - 1) await this.#note('step-limit', { count: limit });
		}
		signal.throwIfAborted();
	}

	#failedPrograms(): number {
		return this.#calls.filter(({ tool, ok }) => tool === 'run_code' && !ok).length;
	}

	#decisionContext(files: string[]): DecisionContext {
		const isNumbered = this.#parts.decider.answer !== undefined;
		const { outputs } = readResults(this.#calls, isNumbered);
		const steps = this.#calls.map(({ tool, input }, index) => ({
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
		const pen = this.#newPen(this.#text !== '');
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
			await this.#note('left-machine', { title: elsewhere });
		if (user.attachments.length > 0 && this.#calls.length === 0) {
			const passages = await this.#attachedPassages();
			for (const { title } of passages) this.#outside.push(documentLabel(title));
			const call = passageCall(user.text, passages);
			this.#calls.push(call);
			await this.#warn(call);
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
			this.#outside.push(...labelsOfFact(fact));
			const kind = fact.origin === 'user' ? 'user' : 'outside';
			this.#spans.push({ kind, name: fact.text, text: fact.text });
		}
		for (const page of back) await this.#takeInPage(page);
		return { facts, held, back };
	}

	/** Keeps which pages are in the window, and tells what moved. */
	async #settle({ pages, moved, from }: FittedPages, held: Held): Promise<void> {
		this.#contextPages = pages;
		const { conversationId } = this.#turn;
		if (from !== held.from) await writeHeld(this.#parts.store, conversationId, { ...held, from });
		if (moved > 0) await this.#note('paged-out', { count: moved });
		const back = pages.filter(({ reason }) => reason === 'brought-back');
		if (back.length > 0) await this.#note('brought-back', { count: back.length });
	}

	/** The answer of a model that writes its own, and what in it cannot be found in what the model was given. */
	async #retell(decider: Decider, language: Language): Promise<void> {
		const { conversationId, user, signal } = this.#turn;
		if (!this.#answered && decider.answer !== undefined) {
			if (this.#assembled === undefined) await this.#prepare();
			const started = this.#text;
			const pen = this.#newPen(started !== '' && this.#calls.length > 0);
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
		if (this.#text.trim() === '') {
			if (this.#calls.length === 0) throw new AppError('NO_DECISION');
			await this.#give(composeAnswer(user.text, this.#calls, language));
			return;
		}
		const given = this.#assembled?.pages.map(({ text }) => text) ?? [];
		const { citations, notes } = await checkAnswer(
			...([this.#text, this.#calls, [...given, user.text]] as const),
			this.#parts.likeness
		);
		this.#citations = citations;
		for (const { note, values } of notes) await this.#note(note, values);
		this.#contextPages?.push(...(await this.#counted(resultPages(this.#calls))));
	}

	/** Step 7: the answer, from the results by reference, or as plain talk. */
	async answer(): Promise<void> {
		const { user, signal } = this.#turn;
		signal.throwIfAborted();
		const language = await this.#language();
		if (this.#doubt !== undefined) {
			await this.#write(say(language, answers.unsure, { number: this.#doubt }));
			return;
		}
		if (this.#whole !== undefined && this.#text === '') {
			await this.#give(this.#whole.answer);
			return;
		}
		if (this.#parts.decider.answer !== undefined) {
			await this.#retell(this.#parts.decider, language);
			return;
		}
		if (this.#calls.length > 0) {
			await this.#give(composeAnswer(user.text, this.#calls, language));
			return;
		}
		if (user.attachments.length > 0 && this.#text === '') {
			await this.#answerFromAttachments(language);
			return;
		}
		const known = this.#text === '' ? this.#withoutTalk(language) : undefined;
		if (known === undefined) await this.#talk();
		else await this.#give(known);
	}

	/** What is answered without a small model's own words, which would be made up. */
	#withoutTalk(language: Language): ComposedAnswer | undefined {
		const { user, earlier } = this.#turn;
		const said = this.#aboutHearth(language);
		if (said !== undefined) return { text: said, citations: [] };
		const page = answerFromShownPage(user.text, earlier.slice(-2 * shownExchanges), language);
		if (page !== undefined || language !== 'ko') return page;
		return { text: say(language, about.smallTalk), citations: [] };
	}

	#aboutHearth(language: Language): string | undefined {
		const { text, attachments } = this.#turn.user;
		return attachments.length > 0 ? undefined : aboutHearth(text, language);
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
		const { assistant, emit } = this.#turn;
		let ended = { status, error };
		try {
			await this.#parts.store.call('message:finish', {
				messageId: assistant.id,
				status,
				error,
				citations: this.#citations
			});
			await this.#saveContext();
		} catch (thrown) {
			const data = toErrorData(thrown);
			if (status === 'complete')
				ended = { status: 'failed', error: { code: data.code, values: data.values } };
		}
		emit({
			type: 'turn-end',
			...ended,
			text: this.#text,
			citations: this.#citations,
			timings: {
				total: Math.round(total),
				firstToken: Math.round(this.#firstToken),
				deciding: Math.round(this.#deciding)
			}
		});
	}

	async #call(
		tool: Tool,
		input: Record<string, unknown>,
		usage: CallUsage
	): Promise<DispatchResult> {
		const callId = await this.#beginCall(tool.name, input, usage);
		const permit = (request: AccessRequest): Promise<boolean> =>
			this.#permit(callId, tool, input, request);
		const result = await this.#dispatch(tool, input, { permit });
		await this.#keepResult(callId, tool, input, result);
		return result;
	}

	#dispatch(
		tool: Tool,
		input: Record<string, unknown>,
		options: Pick<DispatchOptions, 'permit' | 'aside'>
	): Promise<DispatchResult> {
		const { conversationId, assistant, signal, earlier } = this.#turn;
		return dispatch(
			{ tool: tool.name, input },
			{
				tools: this.#parts.tools,
				conversationId,
				messageId: assistant.id,
				signal,
				typed: (address) => typed(address, this.#userTexts()),
				labelOf: (text) => labelOf(text, { outside: this.#outside, userTexts: this.#userTexts() }),
				numbered: () => lastNumbered(this.#calls, earlier),
				...options
			}
		);
	}

	/** Writes what a call did into the list of activities, and its result into the turn. */
	async #keepResult(
		callId: string,
		tool: Tool,
		input: Record<string, unknown>,
		result: DispatchResult
	): Promise<void> {
		const { conversationId, assistant } = this.#turn;
		const { store } = this.#parts;
		const activity =
			tool.effect === 'none'
				? null
				: await store.call('activity:add', {
						conversationId,
						messageId: assistant.id,
						tool: tool.name,
						target:
							result.accesses.at(-1)?.target ??
							Object.values(input).map(String).join(' ').slice(0, 500),
						ok: result.ok,
						undo: result.undo === undefined ? null : JSON.stringify(result.undo)
					});
		const { ok, code, parts, origin, ms } = result;
		const activityId = activity?.undo === 'possible' ? activity.id : null;
		// What cannot be thrown away now is looked at when Hearth starts.
		await result.onRecorded?.().catch(() => undefined);
		const call = { tool: tool.name, input, ok, code, parts, origin };
		await this.#endCall(callId, call, { origin, ms, activityId });
	}

	/**
	 * What is neither remembered nor in a document may be in a file of a granted folder: looking there is free. Then what
	 * was not found before is not told.
	 */
	async #lookInFiles({ parts }: DispatchResult): Promise<boolean> {
		const missed = this.#calls.at(-1);
		const tool = this.#parts.tools.find(({ name }) => name === 'find_files');
		if (missed === undefined || tool === undefined || !foundNothing(missed.tool, parts))
			return false;
		if ((await this.#parts.files()).length === 0) return false;
		const result = await this.#call(tool, { query: missed.input['query'] }, noUsage);
		const isFound = result.parts.some((part) => part.type === 'table' && part.total > 0);
		this.#calls.splice(isFound ? -2 : -1, 1);
		return isFound;
	}

	/** The pages that the request itself is about: two addresses in it, or some of the results that were shown before. */
	#namedPages(): string[] {
		const { user, earlier } = this.#turn;
		const named = namedPages(user.text);
		if (named.length > 0) return named;
		const shown = shownResults(earlier.slice(-2 * shownExchanges));
		return wantedOfShown(user.text, shown.length).flatMap((place) => shown[place]?.url ?? []);
	}

	/** The pages behind the results of a search, where the request wants them read. */
	#foundPages({ parts }: DispatchResult): string[] {
		const found = parts.flatMap((part) => (part.type === 'links' ? part.items : []));
		const wanted = wantedAfterSearch(this.#turn.user.text, found.length);
		return wanted.flatMap((place) => found[place]?.url ?? []);
	}

	/**
	 * Reads pages at the same time, each as a call of its own; who is asked, is asked once for all of them. False when
	 * there are none. After a no none is read.
	 */
	async #readPages(urls: string[]): Promise<boolean> {
		const tool = this.#parts.tools.find(({ name }) => name === 'open_page');
		const [first] = urls;
		if (tool === undefined || first === undefined) return false;
		// One alone is shown like any other.
		if (urls.length === 1) {
			await this.#call(tool, { url: first }, noUsage);
			return true;
		}
		const approved = new Set(urls.flatMap((url) => readAddress(url)?.href ?? []));
		const firstId = await this.#beginCall(tool.name, { url: first }, noUsage);
		const question: AccessRequest = { effect: 'network', target: [...approved].join('\n') };
		const isAllowed = await this.#permit(firstId, tool, { url: first }, question);
		const permit = ({ target }: AccessRequest): Promise<boolean> =>
			Promise.resolve(isAllowed && approved.has(target));
		const begun = [{ callId: firstId, input: { url: first } }];
		for (const url of isAllowed ? urls.slice(1) : []) {
			const input = { url };
			begun.push({ callId: await this.#beginCall(tool.name, input, noUsage), input });
		}
		const running = begun.map((call) => ({
			...call,
			result: this.#dispatch(tool, call.input, { permit, aside: true })
		}));
		for (const { callId, input, result } of running) {
			await this.#keepResult(callId, tool, input, await result);
		}
		this.#turn.signal.throwIfAborted();
		return true;
	}

	/** Commits what was decided, then tells; returns the id of the call. */
	async #beginCall(
		tool: string,
		input: Record<string, unknown>,
		{ ms, firstTokenMs, promptTokens, cachedTokens }: CallUsage
	): Promise<string> {
		const callId = randomUUID();
		const usage = { ms, firstTokenMs, promptTokens, cachedTokens };
		await this.#addStep({ kind: 'decision', callId, tool, input, ...usage });
		this.#turn.emit({ type: 'tool-call', callId, tool, input });
		return callId;
	}

	/** Commits what came of a call, labels it, then tells. */
	async #endCall(
		callId: string,
		call: FinishedCall,
		{ origin, ms, activityId }: Pick<ResultStep, 'origin' | 'ms' | 'activityId'>
	): Promise<void> {
		const { tool, ok, parts } = call;
		const step: Step = { kind: 'result', callId, tool, ok, parts, origin, ms, activityId };
		await this.#addStep(step);
		this.#calls.push(call);
		this.#outside.push(...labelsOfStep(step));
		const output = partsToText(parts);
		this.#turn.emit({ type: 'tool-result', callId, tool, ok, output, parts, ms });
		await this.#warn({ ...call, origin });
	}

	/** The documents that the request itself is about. */
	async #namedScope(): Promise<Scope> {
		const { user, earlier } = this.#turn;
		if (readQuestion(user.text) === undefined) return { documentIds: [], sure: false };
		const idsOf = ({ attachments }: ChatMessage): string[] =>
			attachments.map(({ documentId }) => documentId);
		const before = earlier.slice(-2 * shownExchanges).flatMap(idsOf);
		return await documentsInScope(this.#parts.store, user.text, idsOf(user), before);
	}

	/** Counts, lists or computes over whole documents, where the request asks for that and they hold what it is about. */
	async #readWhole(scope: Scope): Promise<boolean> {
		const { user, signal } = this.#turn;
		if (scope.documentIds.length === 0) return false;
		const started = performance.now();
		const language = await this.#language();
		this.#whole = await answerFromWhole(this.#parts.store, user.text, scope, language, signal);
		if (this.#whole === undefined) return false;
		const { parts, answer } = this.#whole;
		for (const { title } of answer.citations) this.#outside.push(documentLabel(title));
		// What ran before it, a search or the same before an interruption, stands in the flow already.
		if (this.#calls.length > 0) return true;
		const tool = 'search_documents';
		const input = { query: user.text };
		const ms = Math.round(performance.now() - started);
		const callId = await this.#beginCall(tool, input, noUsage);
		const call = { tool, input, ok: true, code: null, parts, origin: 'document' as const };
		await this.#endCall(callId, call, { origin: 'document', ms, activityId: null });
		return true;
	}

	/** What the user wrote in the turns that are in the context. */
	#userTexts(): string[] {
		const imported = new Set(this.#turn.earlier.filter(isImported).map(({ id }) => id));
		const earlier = this.#exchanges
			.slice(-shownExchanges)
			.filter(({ userId }) => !imported.has(userId))
			.map((exchange) => exchange.user);
		return [...earlier, this.#turn.user.text];
	}

	async #permit(
		callId: string,
		tool: Tool,
		input: Record<string, unknown>,
		request: AccessRequest
	): Promise<boolean> {
		const { conversationId, signal, emit, unattended } = this.#turn;
		const { store, approvals, settings } = this.#parts;
		const { mode } = await settings();
		const answer = await passGate(
			{ tool, callId, conversationId, request, unattended },
			{
				...{ store, approvals, mode, signal },
				outside: this.#outside,
				userTexts: this.#userTexts(),
				origins: () => whereFrom(input, this.#spansNow()),
				onAsk: (shown) => emit({ type: 'approval-request', callId, request: shown })
			}
		);
		if (answer === 'allowed') return true;
		const { target } = request;
		const decision = answer === 'unanswered' ? 'denied' : answer;
		await this.#addStep({ kind: 'approval', callId, tool: tool.name, target, decision });
		emit({ type: 'approval', callId, tool: tool.name, input, decision });
		if (answer === 'unanswered') await this.#note('unanswered', {});
		return decision === 'once' || decision === 'always';
	}

	/** A document dropped with the message is in scope without being named: its best passages are paged in and quoted. */
	async #answerFromAttachments(language: Language): Promise<void> {
		const { user } = this.#turn;
		const passages = await this.#attachedPassages();
		for (const { title } of passages) this.#outside.push(documentLabel(title));
		await this.#warn(passageCall(user.text, passages));
		const quoted = quotePassages(user.text, passages);
		if (quoted !== undefined) {
			await this.#give(composeAnswer(user.text, [passageCall(user.text, passages)], language));
			return;
		}
		const hits = await this.#beginnings();
		await this.#give(
			hits.length === 0
				? composeAnswer(user.text, [passageCall(user.text, [])], language)
				: quoteBeginning(hits)
		);
	}

	/** What fits the window of the dropped documents, in their order. */
	async #attachedPassages(): Promise<PassageHit[]> {
		const { user } = this.#turn;
		const { store, searchPassages, windowTokens } = this.#parts;
		const documentIds = user.attachments.map(({ documentId }) => documentId);
		const room = Math.floor(windowTokens() * passageShare);
		return await passagesFor(store, documentIds, room, (some) => searchPassages(user.text, some));
	}

	/** The first passages of the dropped documents. */
	async #beginnings(): Promise<PassageHit[]> {
		const { user } = this.#turn;
		const documentIds = user.attachments.map(({ documentId }) => documentId);
		const beginnings = await Promise.all(
			documentIds.map((documentId) =>
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

	/** Each piece is committed before it is shown. */
	#newPen(apart: boolean): Pen {
		return createPen((text) => this.#write(text), apart);
	}

	async #give(answer: ComposedAnswer): Promise<void> {
		this.#citations = answer.citations;
		await this.#write(answer.text);
	}

	async #write(text: string): Promise<void> {
		await this.#parts.store.call('message:append', { messageId: this.#turn.assistant.id, text });
		this.#text += text;
		this.#turn.emit({ type: 'text-delta', text });
	}

	/** Plain talk: the base model without the adapter, streamed; each piece is committed before it is shown. */
	async #talk(): Promise<void> {
		const { conversationId, user, signal } = this.#turn;
		const { engine, counter } = this.#parts;
		const size = this.#parts.windowTokens();
		const budget = Math.floor((size - answerTokens) * 0.9) - Math.ceil(this.#text.length / 2);
		const { facts, held, back } = await this.#recall();
		const wanted = talkPages(this.#exchanges, facts, user.text, back);
		const fitted = await fitPages(wanted, budget, counter, held);
		const { pages } = fitted;
		await this.#settle(fitted, held);

		const pen = this.#newPen(false);
		try {
			await engine.call(
				'generate',
				{
					sequence: conversationId,
					prompt: talkPrompt(pages, this.#text),
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
		if (inventsNumbers(this.#text, [user.text, ...pages.map(({ text }) => text)])) {
			await this.#note('no-tool-ran', {});
		}
	}

	async #note(note: string, values: Record<string, string | number>): Promise<void> {
		await this.#addStep({ kind: 'note', note, values });
		this.#turn.emit({ type: 'note', note, values });
	}

	async #addStep(step: Step): Promise<void> {
		await this.#parts.store.call('message:add-step', { messageId: this.#turn.assistant.id, step });
	}

	/** Labels what the model can now see. A label stays for the whole turn, whatever the model makes of the text. */
	#takeIn(message: Pick<ChatMessage, 'steps' | 'attachments' | 'citations'>): void {
		this.#outside.push(...labelsOf(message));
		this.#spans.push(...spansOfSteps(message.steps));
	}

	/** A page that was brought back or is pinned comes with the labels it had when it was last in the window. */
	async #takeInPage({ owner, origin, title, text, ref }: Page): Promise<void> {
		if (owner === 'document') {
			this.#outside.push(documentLabel(title));
			this.#spans.push({ kind: 'outside', name: title, text });
			return;
		}
		this.#spans.push({ kind: origin === 'user' ? 'user' : 'answer', name: '', text });
		if (owner !== 'turn' || ref === null) return;
		this.#takeIn(await this.#parts.store.call('message:get', { messageId: ref }));
	}

	/** Everything that the model can see now, by whose words it is. */
	#spansNow(): Span[] {
		const answers = this.#exchanges.map(({ assistant }): Span => ({
			kind: 'answer',
			name: '',
			text: assistant
		}));
		const users = [...this.#exchanges.map(({ user }) => user), this.#turn.user.text];
		return [
			...users.map((text): Span => ({ kind: 'user', name: '', text })),
			...this.#calls.flatMap(({ tool, origin, parts }) => spansOf(tool, origin ?? 'tool', parts)),
			...this.#spans,
			...answers
		];
	}

	/** Tells once of a text that it gives orders, or that it hid something. */
	async #warn(call: FinishedCall): Promise<void> {
		for (const { note, name } of warningsOf(call)) {
			if (this.#warned.has(`${note} ${name}`)) continue;
			this.#warned.add(`${note} ${name}`);
			await this.#note(note, { name });
		}
	}

	/** Takes up the calls of an answer that was interrupted. */
	#resume(steps: Step[]): void {
		for (const step of steps) {
			if (step.kind !== 'result') continue;
			const decision = steps.find((one) => one.kind === 'decision' && one.callId === step.callId);
			if (decision?.kind !== 'decision') continue;
			this.#calls.push({
				tool: step.tool,
				input: decision.input,
				ok: step.ok,
				code: step.ok ? null : 'FAILED',
				parts: step.parts,
				origin: step.origin
			});
		}
		this.#outside.push(...steps.flatMap(labelsOfStep));
	}

	/** Keeps what was in the window, for the context map. */
	async #saveContext(): Promise<void> {
		const { store, tools, windowTokens } = this.#parts;
		const exchanges = this.#exchanges.slice(-shownExchanges);
		const pages =
			this.#contextPages ??
			(await this.#counted(decisionPages(tools, exchanges, this.#turn.user, this.#calls)));
		await store.call('message:set-context', {
			messageId: this.#turn.assistant.id,
			context: { windowTokens: windowTokens(), pages }
		});
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
