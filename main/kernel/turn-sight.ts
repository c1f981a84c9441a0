import type { ChatMessage, Fact, Step } from '../contract.ts';
import type { FinishedCall } from './answer/compose.ts';
import type { Exchange } from './answer/talk.ts';
import type { Page } from './context/pages.ts';
import type { OutsideText } from './permissions.ts';
import {
	documentLabel,
	labelsOf,
	labelsOfFact,
	labelsOfStep,
	labelsOfSteps,
	spansOf,
	spansOfSteps
} from './turn-labels.ts';
import { isImported, shownExchanges, type NumberedMessage } from './turn-reading.ts';
import type { Span } from './where-from.ts';

/**
 * What the model of one turn can see, and by whose words it is. A label stays for the whole turn, whatever the model
 * makes of the text.
 */
export class Sight {
	readonly #user: ChatMessage;
	readonly #earlier: readonly NumberedMessage[];
	readonly #exchanges: readonly Exchange[];
	readonly #outside: OutsideText[] = [];
	/** Beside the talk and the results of this turn: for saying where an argument came from. */
	readonly #spans: Span[] = [];

	constructor(user: ChatMessage, earlier: NumberedMessage[], exchanges: readonly Exchange[]) {
		this.#user = user;
		this.#earlier = earlier;
		this.#exchanges = exchanges;
		// Also of an answer without a word: its links can still be followed.
		for (const message of earlier) this.#takeMessage(message);
		if (isImported(user)) this.#takeMessage(user);
	}

	/** Text that nobody here wrote, by its names. */
	get outside(): readonly OutsideText[] {
		return this.#outside;
	}

	takeDocument(title: string): void {
		this.#outside.push(documentLabel(title));
	}

	takeFact(fact: Fact): void {
		this.#outside.push(...labelsOfFact(fact));
		const kind = fact.origin === 'user' ? 'user' : 'outside';
		this.#spans.push({ kind, name: fact.text, text: fact.text });
	}

	takeFiles(names: readonly string[]): void {
		this.#spans.push({ kind: 'tool', name: 'list_files', text: names.join('\n') });
	}

	/** `input` is what its tool was called with. */
	takeResult(step: Step, input: Record<string, unknown>): void {
		this.#outside.push(...labelsOfStep(step, input));
	}

	/** The steps of an answer that was interrupted. */
	takeSteps(steps: readonly Step[]): void {
		this.#outside.push(...labelsOfSteps(steps));
	}

	/** A page that was brought back or is pinned comes with the labels it had when it was last in the window. */
	async takePage(
		{ owner, origin, title, text, ref }: Page,
		readMessage: (messageId: string) => Promise<ChatMessage>
	): Promise<void> {
		if (owner === 'document') {
			this.takeDocument(title);
			this.#spans.push({ kind: 'outside', name: title, text });
			return;
		}
		this.#spans.push({ kind: origin === 'user' ? 'user' : 'answer', name: '', text });
		if (owner === 'turn' && ref !== null) this.#takeMessage(await readMessage(ref));
	}

	/** What was answered to the message before this one. */
	get lastAnswer(): string {
		return this.#exchanges.at(-1)?.assistant ?? '';
	}

	/** What the user wrote in the turns that are in the context. */
	userTexts(): string[] {
		const imported = new Set([...this.#earlier, this.#user].filter(isImported).map(({ id }) => id));
		const asked = this.#exchanges
			.slice(-shownExchanges)
			.map(({ userId, user: text }) => ({ id: userId, text }));
		return [...asked, this.#user].filter(({ id }) => !imported.has(id)).map(({ text }) => text);
	}

	/** Everything that the model can see when these calls ran, by whose words it is. */
	spans(calls: readonly FinishedCall[]): Span[] {
		const answers = this.#exchanges.map(({ assistant }): Span => ({
			kind: 'answer',
			name: '',
			text: assistant
		}));
		const users = [...this.#exchanges.map(({ user }) => user), this.#user.text];
		return [
			...users.map((text): Span => ({ kind: 'user', name: '', text })),
			...calls.flatMap(({ tool, origin, parts }) => spansOf(tool, origin ?? 'tool', parts)),
			...this.#spans,
			...answers
		];
	}

	#takeMessage(message: Pick<ChatMessage, 'steps' | 'attachments' | 'citations'>): void {
		this.#outside.push(...labelsOf(message));
		this.#spans.push(...spansOfSteps(message.steps));
	}
}
