import { SvelteMap } from 'svelte/reactivity';
import type { AppEvent } from '../../main/contract.ts';
import { call } from '../api.ts';
import { Chat, type ChatHost } from './chat.svelte.ts';

const keptOpen = 8;

/** The conversations that were looked at lately; one of them is on screen. Turns go on in all of them. */
export class Chats {
	current: Chat;
	/** What runs, in any conversation: answering, or waiting for a yes or no. */
	running = new SvelteMap<string, 'answering' | 'waiting'>();
	#host: ChatHost;
	#open = new Map<string, Chat>();

	constructor(host: ChatHost) {
		this.#host = { ...host, created: (chat) => this.#keep(chat, host) };
		this.current = $state.raw(new Chat(null, this.#host));
	}

	/** An empty conversation; the one that is already empty is used again, with what is in its box. */
	startNew(): void {
		if (this.current.id === null) return;
		this.#leave();
		this.current = new Chat(null, this.#host);
	}

	async show(conversationId: string): Promise<void> {
		if (this.current.id === conversationId) return;
		this.#leave();
		const chat = this.#open.get(conversationId) ?? new Chat(conversationId, this.#host);
		this.#remember(conversationId, chat);
		this.current = chat;
		if (chat.messages.length === 0) await chat.open();
	}

	forget(conversationId: string): void {
		this.#open.delete(conversationId);
		if (this.current.id === conversationId) this.current = new Chat(null, this.#host);
	}

	apply({ conversationId, messageId, event }: Extract<AppEvent, { type: 'turn' }>): void {
		if (event.type === 'turn-end') this.running.delete(conversationId);
		else {
			this.running.set(conversationId, event.type === 'approval-request' ? 'waiting' : 'answering');
		}
		const chat = this.current.id === conversationId ? this.current : this.#open.get(conversationId);
		chat?.apply(messageId, event);
	}

	/** Documents were read: what waited for them may go. */
	flush(): void {
		for (const chat of new Set([this.current, ...this.#open.values()])) chat.flush();
	}

	/** A temporary conversation ends when one leaves it. */
	#leave(): void {
		const { id, temporary } = this.current;
		if (!temporary || id === null) return;
		this.#open.delete(id);
		this.running.delete(id);
		void this.#host.attempt(() => call('conversation:remove', { conversationId: id }));
	}

	#keep(chat: Chat, host: ChatHost): void {
		if (chat.id !== null) this.#remember(chat.id, chat);
		host.created(chat);
	}

	/** Newest last; the oldest is let go unless something is under way in it. */
	#remember(conversationId: string, chat: Chat): void {
		this.#open.delete(conversationId);
		this.#open.set(conversationId, chat);
		for (const [id, old] of this.#open) {
			if (this.#open.size <= keptOpen) break;
			if (!old.busy && old.queued.length === 0 && old !== chat) this.#open.delete(id);
		}
	}
}
