import type {
	ChatMessage,
	Conversation,
	DocumentInfo,
	Evaluation,
	RedTeamRun,
	Fact,
	FactConflict,
	FactNews,
	Model
} from '../../main/contract.ts';
import { Refusal } from './refusal.ts';

/** What a scripted main process keeps: conversations, their messages, documents, facts and models, as plain data. */
export class ScriptedWorld {
	conversations: Conversation[] = [];
	messages: ChatMessage[] = [];
	documents: DocumentInfo[] = [];
	facts: Fact[] = [];
	conflicts: FactConflict[] = [];
	news: FactNews = { suggestions: [], conflicts: [] };
	models: Model[] = [];
	evaluations: Evaluation[] = [];
	redTeamRuns: RedTeamRun[] = [];
	#next = 1;

	conversation(title: string, more: Partial<Conversation> = {}): Conversation {
		const now = Date.now();
		const conversation: Conversation = {
			id: this.#id('conversation'),
			title,
			createdAt: now,
			updatedAt: now,
			pinned: false,
			archived: false,
			leafId: null,
			deletedAt: null,
			...more
		};
		this.conversations.push(conversation);
		return conversation;
	}

	/** Adds a message below `parentId`; the newest message is the leaf that is shown. */
	message(
		conversation: Conversation,
		role: ChatMessage['role'],
		text: string,
		more: Partial<ChatMessage> = {}
	): ChatMessage {
		const message: ChatMessage = {
			id: this.#id('message'),
			conversationId: conversation.id,
			parentId: conversation.leafId,
			role,
			text,
			createdAt: Date.now(),
			status: 'complete',
			error: null,
			attachments: [],
			steps: [],
			citations: [],
			...more
		};
		this.messages.push(message);
		conversation.leafId = message.id;
		return message;
	}

	document(title: string, more: Partial<DocumentInfo> = {}): DocumentInfo {
		const document: DocumentInfo = {
			id: this.#id('document'),
			title,
			path: `/home/ada/${title}`,
			kind: 'pdf',
			bytes: 48_200,
			addedAt: Date.now(),
			state: 'ready',
			progress: 1,
			error: null,
			passages: 12,
			pages: 4,
			warnings: [],
			...more
		};
		this.documents.push(document);
		return document;
	}

	fact(text: string, more: Partial<Fact> = {}): Fact {
		const now = Date.now();
		const fact: Fact = {
			id: this.#id('fact'),
			text,
			createdAt: now,
			updatedAt: now,
			origin: 'user',
			source: null,
			scope: null,
			edits: 0,
			...more
		};
		this.facts.push(fact);
		return fact;
	}

	/** A model that can be downloaded and fits well, unless told otherwise. */
	model(id: string, more: Partial<Model> = {}): Model {
		const model: Model = {
			id,
			title: id,
			file: `${id}.gguf`,
			bytes: 1_000_000_000,
			licence: 'Apache-2.0',
			parameters: '1.7B',
			contextLength: 8192,
			quantization: 'Q4_K_M',
			role: 'kernel',
			decision: 'native',
			origin: 'catalogue',
			verified: 'hash',
			recommended: false,
			installed: false,
			active: false,
			loaded: false,
			removable: false,
			fit: {
				verdict: 'good',
				neededBytes: 1_500_000_000,
				freeBytes: 6_000_000_000,
				weightsBytes: 1_000_000_000,
				contextBytes: 300_000_000,
				contextTokens: 4096,
				exact: false
			},
			download: null,
			options: { contextTokens: null, gpuLayers: 'auto', temperature: null },
			problem: null,
			speed: null,
			...more
		};
		this.models.push(model);
		return model;
	}

	evaluation(modelId: string, more: Partial<Evaluation> = {}): Evaluation {
		const none = { median: 0, slow: 0 };
		const evaluation: Evaluation = {
			modelId,
			state: 'done',
			done: 0,
			total: 464,
			startedAt: Date.now(),
			endedAt: null,
			summary: { rows: [], talk: 0, talkMistaken: 0, firstTokenMs: none, decisionMs: none },
			error: null,
			...more
		};
		this.evaluations.push(evaluation);
		return evaluation;
	}

	redTeamRun(who: RedTeamRun['who'], more: Partial<RedTeamRun> = {}): RedTeamRun {
		const run: RedTeamRun = {
			...{ who, modelId: '', mode: 'ask', state: 'done', done: 0, total: 126 },
			...{ startedAt: Date.now(), endedAt: null, events: [], before: null, error: null },
			summary: { channels: [], reads: 0, readsAsked: 0, writes: 0, writesAskedOnce: 0 },
			...more
		};
		this.redTeamRuns.push(run);
		return run;
	}

	branchTo(leafId: string | null): ChatMessage[] {
		const message = this.messages.find(({ id }) => id === leafId);
		return message === undefined ? [] : [...this.branchTo(message.parentId), message];
	}

	findConversation(id: string): Conversation {
		const conversation = this.conversations.find((one) => one.id === id);
		if (conversation === undefined) throw new Refusal('NOT_FOUND', { what: 'The conversation' });
		return conversation;
	}

	findMessage(id: string): ChatMessage {
		const message = this.messages.find((one) => one.id === id);
		if (message === undefined) throw new Refusal('NOT_FOUND', { what: 'The message' });
		return message;
	}

	findFact(id: string): Fact {
		const fact = this.facts.find((one) => one.id === id);
		if (fact === undefined) throw new Refusal('NOT_FOUND', { what: 'The fact' });
		return fact;
	}

	versionsOf(messages: ChatMessage[]): Record<string, string[]> {
		return Object.fromEntries(
			messages
				.map((message): [string, string[]] => [
					message.id,
					this.messages
						.filter(
							(other) =>
								other.parentId === message.parentId &&
								other.conversationId === message.conversationId
						)
						.map(({ id }) => id)
				])
				.filter(([, versions]) => versions.length > 1)
		);
	}

	#id(kind: string): string {
		return `${kind}-${this.#next++}`;
	}
}
