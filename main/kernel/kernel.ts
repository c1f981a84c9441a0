import type { PassageHit } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';
import {
	messageLimit,
	type ApprovalRequest,
	type ChatMessage,
	type Settings,
	type TurnEvent
} from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Store } from '../memory/protocol.ts';
import type { Likeness } from './answer/near.ts';
import { Approvals, type ApprovalDecision } from './approvals.ts';
import type { KernelModel } from './model.ts';
import { checkRequest, runTurn, type Turn, type TurnParts } from './turn.ts';

export interface KernelOptions {
	store: Store;
	/** The model that is chosen now; a turn keeps the one it began with. */
	model: () => Promise<KernelModel>;
	/**
	 * The tools that make sense now, for this request after calls of `recent` tools. A turn keeps those it began with:
	 * nothing it reads can add one.
	 */
	tools: (request: string, recent: string[]) => Promise<Tool[]>;
	settings: () => Promise<Settings>;
	files: () => Promise<string[]>;
	searchPassages: (query: string, documentIds: string[] | null) => Promise<PassageHit[]>;
	/** How alike two texts are; without it, citations are checked by words alone. */
	likeness?: Likeness;
	/** Everything a turn tells, as it happens. */
	onEvent: (conversationId: string, messageId: string, event: TurnEvent) => void;
	/** Takes back a change of files, by its entry in the activity log. */
	undo?: (activityId: string) => Promise<void>;
	/** What is remembered was changed by words. */
	onFacts?: () => void;
	/** Conversations were added, named or moved. */
	onConversations: () => void;
}

export interface AskOptions {
	conversationId: string;
	parentId: string | null;
	text: string;
	attachments: string[];
	unattended?: (tool: string) => boolean;
}

interface Running {
	controller: AbortController;
	messageId: string;
	done: Promise<void>;
}

const titleLength = 60;
/** Hardly a message is shorter: so many of them fill the window, and older ones need not be read. */
const tokensOfShortest = 40;

/**
 * The kernel: takes what a person asks, runs one turn at a time in each conversation (any number of conversations side
 * by side), and keeps the questions that wait for an answer.
 */
export class Kernel {
	readonly #options: KernelOptions;
	readonly #parts: Omit<TurnParts, keyof KernelModel | 'tools'>;
	readonly #approvals = new Approvals();
	readonly #running = new Map<string, Running>();

	constructor(options: KernelOptions) {
		this.#options = options;
		this.#parts = { ...options, approvals: this.#approvals };
	}

	/** Saves the message and starts its turn. When this returns the message is committed. */
	async ask(
		options: AskOptions
	): Promise<{ userMessage: ChatMessage; assistantMessage: ChatMessage }> {
		const { conversationId, parentId, text, attachments } = options;
		checkRequest(text, messageLimit);
		const { store, onConversations } = this.#options;
		return await this.#claim(conversationId, async () => {
			const userMessage = await store.call('message:add', {
				conversationId,
				parentId,
				role: 'user',
				text,
				status: 'complete',
				attachments
			});
			if (parentId === null) {
				await store.call('conversation:update', {
					conversationId,
					title: titleOf(text),
					titledBy: 'hearth'
				});
				onConversations();
			}
			const assistantMessage = await this.#answer(userMessage, options.unattended);
			return { userMessage, assistantMessage };
		});
	}

	/** Answers the user message above an answer once more, beside it. */
	async regenerate(messageId: string): Promise<ChatMessage> {
		const { store } = this.#options;
		const message = await store.call('message:get', { messageId });
		const userId = message.role === 'user' ? message.id : message.parentId;
		if (userId === null) throw new AppError('NOT_FOUND', { what: 'The question' });
		const userMessage = await store.call('message:get', { messageId: userId });
		return await this.#claim(message.conversationId, () => this.#answer(userMessage));
	}

	/** Goes on with an answer that was stopped, interrupted or failed: its steps and its text stay. */
	async continue(messageId: string): Promise<ChatMessage> {
		const { store } = this.#options;
		const message = await store.call('message:get', { messageId });
		if (message.role !== 'assistant' || message.parentId === null) {
			throw new AppError('NOT_FOUND', { what: 'The answer' });
		}
		if (message.status === 'complete') return message;
		const userMessage = await store.call('message:get', { messageId: message.parentId });
		return await this.#claim(message.conversationId, async () => {
			const assistant = await store.call('message:finish', {
				messageId,
				status: 'running',
				error: null,
				citations: message.citations
			});
			await this.#start(userMessage, assistant);
			return assistant;
		});
	}

	/** Ends generation and tools at once; the text stays. Returns when the turn has ended. */
	async stop(conversationId: string): Promise<void> {
		const running = this.#running.get(conversationId);
		running?.controller.abort();
		await running?.done;
	}

	/** Stops everything, for quitting. */
	async stopAll(): Promise<void> {
		await Promise.all([...this.#running.keys()].map((conversationId) => this.stop(conversationId)));
	}

	approve(approvalId: string, decision: ApprovalDecision): void {
		this.#approvals.answer(approvalId, decision);
	}

	/** Returns when the conversation's turn has ended; at once when none runs. */
	async finished(conversationId: string): Promise<void> {
		await this.#running.get(conversationId)?.done;
	}

	/** The answer a conversation is working on, and the question it waits with. */
	runningIn(
		conversationId: string
	): { messageId: string; approval: { callId: string; request: ApprovalRequest } | null } | null {
		const running = this.#running.get(conversationId);
		if (running === undefined || running.messageId === '') return null;
		return {
			messageId: running.messageId,
			approval: this.#approvals.waitingIn(conversationId) ?? null
		};
	}

	get busy(): boolean {
		return this.#running.size > 0;
	}

	/** Only the first decision for a request, as the shell's `--plan` shows it; nothing is run or saved. */
	async plan(
		request: string,
		exchanges: { user: string; assistant: string }[],
		signal: AbortSignal
	): Promise<{ tool: string; input: Record<string, unknown> } | undefined> {
		checkRequest(request, messageLimit);
		const { files } = this.#options;
		const tools = await this.#options.tools(request, []);
		const { decider } = await this.#options.model();
		const decision = await decider.decide(
			{ exchanges: exchanges.slice(-3), request, steps: [], files: await files() },
			tools,
			{ signal, sequence: 'plan' }
		);
		return decision.kind === 'reply'
			? undefined
			: { tool: decision.tool.name, input: decision.input };
	}

	/** Keeps a second request out of a conversation from the first moment on: Enter pressed twice asks once. */
	async #claim<T>(conversationId: string, start: () => Promise<T>): Promise<T> {
		if (this.#running.has(conversationId)) throw new AppError('BUSY');
		this.#running.set(conversationId, {
			controller: new AbortController(),
			messageId: '',
			done: Promise.resolve()
		});
		try {
			return await start();
		} catch (error) {
			this.#running.delete(conversationId);
			throw error;
		}
	}

	async #answer(userMessage: ChatMessage, unattended?: Turn['unattended']): Promise<ChatMessage> {
		const assistant = await this.#options.store.call('message:add', {
			conversationId: userMessage.conversationId,
			parentId: userMessage.id,
			role: 'assistant',
			text: '',
			status: 'running',
			attachments: []
		});
		await this.#start(userMessage, assistant, unattended);
		return assistant;
	}

	async #start(
		user: ChatMessage,
		assistant: ChatMessage,
		unattended?: Turn['unattended']
	): Promise<void> {
		const { store, onEvent, onConversations } = this.#options;
		const { conversationId } = user;
		const model = await this.#options.model();
		const earlier =
			user.parentId === null
				? []
				: await store.call('message:window', {
						leafId: user.parentId,
						limit: Math.min(1000, Math.max(20, Math.ceil(model.windowTokens() / tokensOfShortest)))
					});
		const controller = this.#running.get(conversationId)?.controller ?? new AbortController();
		const turn: Turn = {
			conversationId,
			user,
			assistant,
			earlier,
			signal: controller.signal,
			emit: (event) => {
				// The conversation is free again before anyone hears that the turn ended.
				if (event.type === 'turn-end') this.#running.delete(conversationId);
				onEvent(conversationId, assistant.id, event);
				if (event.type === 'turn-end') onConversations();
			},
			...(unattended && { unattended })
		};
		const tools = await this.#options.tools(user.text, toolsOf([...earlier, assistant]));
		const done = runTurn({ ...this.#parts, ...model, tools }, turn);
		this.#running.set(conversationId, { controller, messageId: assistant.id, done });
	}
}

/** How far back a follow-up may be about what ran: two questions with their answers. */
const recentMessages = 4;

/** The tools that ran in the last turns, also in one that goes on. */
function toolsOf(messages: readonly ChatMessage[]): string[] {
	const steps = messages.slice(-recentMessages - 1).flatMap((message) => message.steps);
	return [...new Set(steps.flatMap((step) => (step.kind === 'decision' ? [step.tool] : [])))];
}

/** The first line of the first message, short enough for the list. */
function titleOf(text: string): string {
	const line = text.trim().split('\n', 1)[0]?.replace(/\s+/gu, ' ') ?? '';
	if (line.length <= titleLength) return line;
	const cut = line.slice(0, titleLength);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength / 2))}…`;
}
