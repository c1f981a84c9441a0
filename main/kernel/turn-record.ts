import type { ChatMessage, Citation, ContextPage, Step, TurnEvent } from '../contract.ts';
import { toErrorData } from '../errors.ts';
import type { Store } from '../memory/protocol.ts';
import type { ComposedAnswer } from './answer/compose.ts';
import { createPen, type Pen } from './pen.ts';

type Note = Pick<Extract<Step, { kind: 'note' }>, 'note' | 'values'>;

/** What a turn leaves behind: its text, steps and sources. All of it is committed before it is told. */
export class TurnRecord {
	readonly #store: Store;
	readonly #messageId: string;
	readonly #emit: (event: TurnEvent) => void;
	readonly #told = new Set<string>();
	#text: string;
	citations: Citation[];

	/** `assistant` is the message the turn writes into; what an interrupted turn left in it stays. */
	constructor(store: Store, assistant: ChatMessage, emit: (event: TurnEvent) => void) {
		this.#store = store;
		this.#messageId = assistant.id;
		this.#emit = emit;
		this.#text = assistant.text;
		this.citations = assistant.citations;
		for (const step of assistant.steps) if (step.kind === 'note') this.#told.add(keyOf(step));
	}

	get text(): string {
		return this.#text;
	}

	/** A step that is told by an event of its own. */
	async addStep(step: Step): Promise<void> {
		await this.#store.call('message:add-step', { messageId: this.#messageId, step });
	}

	async note(note: string, values: Record<string, string | number>): Promise<void> {
		await this.addStep({ kind: 'note', note, values });
		this.#emit({ type: 'note', note, values });
	}

	/** Tells once of one thing, also when the turn was interrupted in between. */
	async noteOnce(note: Note): Promise<void> {
		if (this.#told.has(keyOf(note))) return;
		this.#told.add(keyOf(note));
		await this.note(note.note, note.values);
	}

	async write(text: string): Promise<void> {
		await this.#store.call('message:append', { messageId: this.#messageId, text });
		this.#text += text;
		this.#emit({ type: 'text-delta', text });
	}

	/** Writes what a model says piece by piece; `apart` puts it into a paragraph of its own. */
	newPen(apart: boolean): Pen {
		return createPen((text) => this.write(text), apart);
	}

	async give(answer: ComposedAnswer): Promise<void> {
		this.citations = answer.citations;
		await this.write(answer.text);
	}

	/** Keeps what was in the window, for the context map. */
	async keepContext(windowTokens: number, pages: ContextPage[]): Promise<void> {
		const context = { windowTokens, pages };
		await this.#store.call('message:set-context', { messageId: this.#messageId, context });
	}

	/**
	 * Commits how the turn ended, then what `last` writes; returns how it ended by that. A store that fails here has
	 * been told by its own error.
	 */
	async finish(
		status: ChatMessage['status'],
		error: ChatMessage['error'],
		last: () => Promise<void>
	): Promise<Pick<ChatMessage, 'status' | 'error'>> {
		const { citations } = this;
		try {
			await this.#store.call('message:finish', {
				...{ messageId: this.#messageId, status, error, citations }
			});
			await last();
		} catch (thrown) {
			const { code, values } = toErrorData(thrown);
			if (status === 'complete') return { status: 'failed', error: { code, values } };
		}
		return { status, error };
	}
}

function keyOf({ note, values }: Note): string {
	return `${note} ${values['name'] ?? ''}`;
}
