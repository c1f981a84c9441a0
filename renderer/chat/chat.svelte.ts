import { messageLimit, type ChatMessage, type TurnEvent } from '../../main/contract.ts';
import { call } from '../api.ts';
import { Draft, type Outgoing } from './box/draft.svelte.ts';
import { MessageState } from './message.svelte.ts';

/** What a conversation needs from the window around it. */
export interface ChatHost {
	/** Runs `work`; tells the person when it fails. True when it worked. */
	attempt: (work: () => Promise<unknown>) => Promise<boolean>;
	/** True while one of these documents is still to be read. */
	reading: (documentIds: string[]) => boolean;
	/** A conversation that was only a box got its place in the store. */
	created: (chat: Chat) => void;
}

/** One conversation on screen: its shown branch, its box, and the turn under way. */
export class Chat {
	/** Null until the first message is sent: looking at an empty conversation leaves nothing behind. */
	id = $state<string | null>(null);
	messages = $state.raw<MessageState[]>([]);
	versions = $state.raw<Record<string, string[]>>({});
	opening = $state(false);
	/** What is being saved right now; shown until the store has it. */
	sending = $state.raw<Outgoing | null>(null);
	/** What goes out, one after the other, when the answer under way, or the reading of its documents, is done. */
	queued = $state.raw<Outgoing[]>([]);
	/** It neither reads nor writes memory, is in no list, and is gone when one leaves it. */
	temporary = $state(false);
	/** The message whose text is being changed in place. */
	editing = $state<string | null>(null);
	draft: Draft;

	last = $derived(this.messages.at(-1));
	running = $derived(this.last?.running ?? false);
	#starting = $state(false);
	busy = $derived(this.running || this.#starting);
	#host: ChatHost;
	/** Events that overtook the reply that names their message. */
	#early = new Map<string, TurnEvent[]>();

	constructor(id: string | null, host: ChatHost) {
		this.id = id;
		this.#host = host;
		this.draft = new Draft(id);
	}

	/** Reads the shown branch from the store; messages already on screen are kept and brought up to date. */
	async open(): Promise<void> {
		const conversationId = this.id;
		if (conversationId === null) return;
		this.opening = this.messages.length === 0;
		try {
			await this.#host.attempt(async () => {
				const opened = await call('conversation:open', { conversationId });
				const known = new Map(this.messages.map((message) => [message.id, message]));
				this.messages = opened.messages.map((message) => {
					const state = known.get(message.id);
					if (state === undefined) return this.#meet(message, false);
					if (!(state.running && message.status === 'running')) state.update(message);
					return state;
				});
				this.versions = opened.versions;
				const running = this.messages.find(({ id }) => id === opened.running?.messageId);
				if (running?.running) running.approval = opened.running?.approval ?? null;
			});
		} finally {
			this.opening = false;
		}
	}

	apply(messageId: string, event: TurnEvent): void {
		const message = this.messages.find(({ id }) => id === messageId);
		if (message === undefined) {
			this.#early.set(messageId, [...(this.#early.get(messageId) ?? []), event]);
			return;
		}
		message.apply(event);
		if (event.type === 'turn-end') void this.#ended(message);
	}

	/** Sends what is in the box, or lets it wait behind the answer under way. An empty box does nothing. */
	submit(): void {
		if (this.draft.text.trim() === '' || this.draft.text.length > messageLimit) return;
		const message = this.draft.take();
		if (this.busy || this.queued.length > 0 || this.#host.reading(message.attachments)) {
			this.queued = [...this.queued, message];
		} else void this.#send(message, this.last?.id ?? null);
	}

	/** Sends what waits longest, once nothing is in its way; `now` does not wait for documents. */
	flush(now = false): void {
		const [next, ...later] = this.queued;
		if (next === undefined || this.busy || (!now && this.#host.reading(next.attachments))) return;
		this.queued = later;
		void this.#send(next, this.last?.id ?? null);
	}

	/** Takes a waiting message back into the box. */
	unqueue(message: Outgoing): void {
		this.draft.giveBack(message);
		this.drop(message);
	}

	/** Forgets a waiting message. */
	drop(message: Outgoing): void {
		this.queued = this.queued.filter((one) => one !== message);
	}

	#unqueueAll(): void {
		for (const message of this.queued.toReversed()) this.unqueue(message);
	}

	/** Sends another version of a message beside the first one. */
	edit(message: MessageState, text: string): void {
		if (text.trim() === '' || this.busy) return;
		this.editing = null;
		const attachments = message.attachments.map(({ documentId }) => documentId);
		void this.#send({ text: text.trimEnd(), attachments }, message.parentId);
	}

	editLast(): void {
		const message = this.messages.findLast(({ role }) => role === 'user');
		if (message !== undefined && !this.busy) this.editing = message.id;
	}

	regenerate(message = this.messages.findLast(({ role }) => role === 'assistant')): void {
		if (message === undefined || this.busy) return;
		void this.#start(async () => {
			const answer = await call('turn:regenerate', { messageId: message.id });
			this.#branch(answer.parentId, [answer]);
		});
	}

	/** Lets a person choose a folder that an answer lacked, in the system's own dialog, and answers once more. */
	async chooseFolder(message: MessageState): Promise<void> {
		if ((await call('grant:choose', null)) !== null) this.regenerate(message);
	}

	/** Goes on with an answer that was stopped or broke off. */
	goOn(message: MessageState): void {
		if (this.busy) return;
		void this.#start(async () => {
			const answer = await call('turn:continue', { messageId: message.id });
			if (answer.id === message.id) {
				message.update(answer);
				this.#replay(message);
				if (!message.running) void this.#ended(message);
			} else this.#branch(answer.parentId, [answer]);
		});
	}

	/** Ends the answer under way at once; what was written stays. What waits goes back into the box. */
	stop(): void {
		const conversationId = this.id;
		this.#unqueueAll();
		if (conversationId === null || !this.running) return;
		void this.#host.attempt(() => call('turn:stop', { conversationId }));
	}

	/** Shows another version, with the newest branch that runs through it. */
	select(messageId: string): void {
		const conversationId = this.id;
		if (conversationId === null || this.busy) return;
		void this.#host.attempt(async () => {
			await call('conversation:select', { conversationId, messageId });
			await this.open();
		});
	}

	async #send(message: Outgoing, parentId: string | null): Promise<void> {
		this.sending = message;
		const sent = await this.#start(async () => {
			const conversationId = this.id ?? (await this.#create());
			const turn = await call('turn:ask', { conversationId, parentId, ...message });
			this.#branch(parentId, [turn.userMessage, turn.assistantMessage]);
		});
		this.sending = null;
		if (!sent) this.draft.giveBack(message);
	}

	/** From the key press to the reply of main nothing else can be started: twenty presses are one. */
	async #start(work: () => Promise<void>): Promise<boolean> {
		this.#starting = true;
		const started = await this.#host.attempt(work);
		this.#starting = false;
		if (started) this.flush();
		return started;
	}

	async #create(): Promise<string> {
		const { temporary } = this;
		const { id } = await call('conversation:create', temporary ? { temporary } : null);
		this.id = id;
		this.draft.keep();
		this.#host.created(this);
		return id;
	}

	async #ended(message: MessageState): Promise<void> {
		if (message.status !== 'complete') this.#unqueueAll();
		// Events leave out what only the store knows: which effects can be undone, and where results came from.
		if (message.steps.length > 0) await this.open();
		this.flush();
	}

	/** Puts new messages after `parentId`; what stood there stays as another version. */
	#branch(parentId: string | null, added: ChatMessage[]): void {
		const kept = this.messages.slice(0, this.messages.findIndex(({ id }) => id === parentId) + 1);
		const first = added[0];
		const replaced = this.messages[kept.length];
		if (first !== undefined && replaced !== undefined) {
			const versions = [...(this.versions[replaced.id] ?? [replaced.id]), first.id];
			this.versions = { ...this.versions, [first.id]: versions };
		}
		this.messages = [...kept, ...added.map((message) => this.#meet(message))];
		const ended = this.messages.at(-1);
		if (ended !== undefined && !ended.running) void this.#ended(ended);
	}

	/** `fresh` when nothing had been written when main replied; else the reply holds the text that arrived before it. */
	#meet(message: ChatMessage, fresh = true): MessageState {
		const state = new MessageState(message);
		this.#replay(state, fresh);
		return state;
	}

	#replay(state: MessageState, fresh = true): void {
		for (const event of this.#early.get(state.id) ?? []) {
			if (fresh || event.type !== 'text-delta') state.apply(event);
		}
		this.#early.delete(state.id);
	}
}
