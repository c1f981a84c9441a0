import {
	appEventSchema,
	calls,
	defaultSettings,
	type AppEvent,
	type CallName,
	type Calls,
	type ChatMessage,
	type ImportedServer,
	type ToolServer,
	type TurnEvent
} from '../../main/contract.ts';
import type { Bridge } from '../../renderer/api.ts';
import { Refusal } from './refusal.ts';
import { toolServerScript } from './scripted-tool-servers.ts';
import { ScriptedWorld } from './scripted-world.ts';
import type { z } from 'zod';

type Input<N extends CallName> = z.output<Calls[N]['input']>;
type Output<N extends CallName> = z.output<Calls[N]['output']>;
type Handlers = { [N in CallName]?: (input: Input<N>) => Output<N> };

/**
 * The main process as a script: plain data behind the real contract. What goes in, what comes back and every event is
 * parsed with the schemas, so that a test cannot rest on something main would never say.
 */
export class ScriptedHearth extends ScriptedWorld {
	encryption: Output<'encryption:get'> = {
		...{ store: 'plain', keyring: true, remembered: true, change: null },
		...{
			plainSnapshots: 0,
			plainAside: [],
			plainOriginals: 0,
			sealedSnapshots: 0,
			sealedOriginals: 0
		}
	};
	settings = {
		...defaultSettings,
		language: 'en' as const,
		welcomed: true
	} as Output<'settings:get'>;
	remotes: Output<'remote:list'> = [];
	server: Output<'server:get'> = {
		...{ enabled: false, port: null, token: 'first-token', origins: [], address: null },
		models: { chat: 'starter', embeddings: null },
		error: null
	};
	served: Output<'server:log'> = [];
	update: Output<'update:get'> = {
		...{ host: 'hearth.example', kind: 'folder', replaceable: true },
		...{ automatic: false, checkedAt: null },
		...{ phase: 'idle', release: null, download: null, command: null, error: null }
	};
	findings: Output<'doctor:run'> = [];
	toolServers: ToolServer[] = [];
	imported: ImportedServer[] = [];
	/** Every call that was made, in order. */
	log: { name: CallName; input: unknown }[] = [];
	/** Files that lie on the disk, by name. */
	paths = new Map<string, string>();
	#listeners = new Set<(event: unknown) => void>();
	#replaced: Handlers = {};

	bridge: Bridge = {
		call: (name, input) => Promise.resolve(this.#answer(name as CallName, input)),
		on: (listener) => {
			this.#listeners.add(listener);
			return () => void this.#listeners.delete(listener);
		},
		pathOf: (file) => this.paths.get(file.name) ?? ''
	};

	/** Answers one call differently from the script below. */
	answer<N extends CallName>(name: N, handler: (input: Input<N>) => Output<N>): void {
		this.#replaced = { ...this.#replaced, [name]: handler };
	}

	emit(event: z.input<typeof appEventSchema>): void {
		const parsed: AppEvent = appEventSchema.parse(event);
		for (const listener of this.#listeners) listener(parsed);
	}

	/** Inputs of all calls of one name. */
	called<N extends CallName>(name: N): Input<N>[] {
		return this.log.filter((entry) => entry.name === name).map((entry) => entry.input as Input<N>);
	}

	/** Tells events of the turn that writes `message`, and keeps what they change. */
	turn(message: ChatMessage, ...events: TurnEvent[]): void {
		for (const event of events) {
			this.#keep(message, event);
			this.emit({
				type: 'turn',
				conversationId: message.conversationId,
				messageId: message.id,
				event
			});
		}
	}

	/** Ends the turn with its text. */
	end(message: ChatMessage, text: string, more: Partial<ChatMessage> = {}): void {
		this.turn(message, {
			type: 'turn-end',
			status: more.status ?? 'complete',
			text,
			citations: more.citations ?? [],
			error: more.error ?? null,
			timings: { total: 900, firstToken: 90, deciding: 300 }
		});
	}

	get running(): ChatMessage {
		const message = this.messages.findLast(({ status }) => status === 'running');
		if (message === undefined) throw new Error('no turn is under way');
		return message;
	}

	#keep(message: ChatMessage, event: TurnEvent): void {
		if (event.type === 'text-delta') message.text += event.text;
		if (event.type === 'turn-end') {
			const { text, status, citations, error } = event;
			Object.assign(message, { text, status, citations, error });
		}
		if (event.type === 'note') {
			message.steps.push({ kind: 'note', note: event.note, values: event.values });
		}
		if (event.type === 'tool-call') {
			const { callId, tool, input } = event;
			const times = { ms: 210, firstTokenMs: 90, promptTokens: 300, cachedTokens: 280 };
			message.steps.push({ kind: 'decision', callId, tool, input, ...times });
		}
		if (event.type === 'tool-result') {
			const { callId, tool, ok, parts, ms } = event;
			message.steps.push({
				...{ kind: 'result', callId, tool, ok, parts, ms },
				origin: 'tool',
				activityId: tool === 'write_file' ? 'activity-1' : null
			});
		}
	}

	#answer(name: CallName, raw: unknown): Awaited<ReturnType<Bridge['call']>> {
		const input = calls[name].input.parse(raw);
		this.log.push({ name, input });
		try {
			const handler = (this.#replaced[name] ?? this.#script[name]) as (input: unknown) => unknown;
			// A copy, as everything that crosses a process is.
			return { ok: true, value: structuredClone(calls[name].output.parse(handler(input))) };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { ok: false, error: { code: error.code, values: error.values } };
		}
	}

	#script: { [N in CallName]: (input: Input<N>) => Output<N> } = {
		'app:info': () => ({
			version: '0.1.0',
			platform: 'linux',
			systemLanguage: 'en',
			dataFolder: '/home/ada/.config/hearth',
			graphics: true
		}),
		'app:try-graphics': () => null,
		'program:reset': () => null,
		'encryption:get': () => this.encryption,
		'encryption:prepare': () => ({ groups: Array<string>(14).fill('7XQ2'), asked: [3, 11] }),
		'encryption:save-key': () => ({ path: '/home/ada/key.txt' }),
		'encryption:turn-on': ({ typed }) => {
			if (typed !== '7XQ2 7XQ2') throw new Refusal('RECOVERY_KEY_PART_WRONG');
			return (this.encryption = { ...this.encryption, store: 'encrypted' });
		},
		'encryption:turn-off': () => (this.encryption = { ...this.encryption, store: 'plain' }),
		'encryption:unlock': ({ recoveryKey }) => {
			if (recoveryKey !== 'right') throw new Refusal('STORE_KEY_WRONG');
			return (this.encryption = { ...this.encryption, store: 'encrypted' });
		},
		'encryption:open-copies': () =>
			(this.encryption = { ...this.encryption, sealedSnapshots: 0, sealedOriginals: 0 }),
		'encryption:delete-copies': () =>
			(this.encryption = {
				...this.encryption,
				plainSnapshots: 0,
				plainAside: [],
				plainOriginals: 0,
				sealedSnapshots: 0,
				sealedOriginals: 0
			}),
		'settings:get': () => this.settings,
		'settings:set': (changed) => (this.settings = { ...this.settings, ...changed }),
		'conversation:list': ({ bin }) =>
			this.conversations.filter(({ deletedAt }) => (deletedAt !== null) === bin),
		'conversation:create': () => this.conversation(''),
		'conversation:open': ({ conversationId }) => {
			const conversation = this.findConversation(conversationId);
			const messages = this.branchTo(conversation.leafId);
			const running = messages.find(({ status }) => status === 'running');
			return {
				conversation,
				messages,
				versions: this.versionsOf(messages),
				running: running === undefined ? null : { messageId: running.id, approval: null }
			};
		},
		'conversation:update': ({ conversationId, ...changed }) =>
			Object.assign(this.findConversation(conversationId), changed),
		'conversation:select': ({ conversationId, messageId }) => {
			const newest = (id: string): string => {
				const child = this.messages.findLast(({ parentId }) => parentId === id);
				return child === undefined ? id : newest(child.id);
			};
			this.findConversation(conversationId).leafId = newest(messageId);
			return null;
		},
		'conversation:fork': ({ messageId, title }) => {
			const fork = this.conversation(title);
			for (const { role, text } of this.branchTo(messageId)) this.message(fork, role, text);
			return fork;
		},
		'conversation:remove': ({ conversationId }) => {
			this.findConversation(conversationId).deletedAt = Date.now();
			return null;
		},
		'conversation:sort': ({ conversationIds, into }) => {
			for (const id of conversationIds) {
				const change = {
					bin: { deletedAt: Date.now() },
					archive: { archived: true },
					'from-bin': { deletedAt: null },
					list: { archived: false }
				};
				Object.assign(this.findConversation(id), change[into]);
			}
			return null;
		},
		'conversation:restore': ({ conversationId }) => {
			this.findConversation(conversationId).deletedAt = null;
			return null;
		},
		'conversation:search': ({ query }) =>
			this.messages
				.filter(({ text }) => text.toLowerCase().includes(query.toLowerCase()))
				.map(({ id, conversationId, text, createdAt }) => ({
					conversationId,
					messageId: id,
					title: this.findConversation(conversationId).title,
					snippet: text.slice(0, 200),
					at: createdAt
				})),
		'conversation:export': ({ format }) => ({ name: `conversation.${format}`, text: '' }),
		'conversation:save': () => ({ path: '/home/ada/conversation.md' }),
		'turn:ask': ({ conversationId, parentId, text, attachments }) => {
			const conversation = this.findConversation(conversationId);
			const userMessage = this.message(conversation, 'user', text, {
				parentId,
				attachments: attachments.map((documentId) => ({
					documentId,
					title: this.documents.find(({ id }) => id === documentId)?.title ?? ''
				}))
			});
			const assistantMessage = this.message(conversation, 'assistant', '', { status: 'running' });
			return { userMessage, assistantMessage };
		},
		'turn:regenerate': ({ messageId }) => {
			const old = this.findMessage(messageId);
			const conversation = this.findConversation(old.conversationId);
			return this.message(conversation, 'assistant', '', {
				parentId: old.parentId,
				status: 'running'
			});
		},
		'turn:continue': ({ messageId }) =>
			Object.assign(this.findMessage(messageId), { status: 'running', error: null }),
		'turn:stop': () => {
			const message = this.running;
			this.end(message, message.text, { status: 'stopped' });
			return null;
		},
		'turn:approve': () => null,
		'turn:context': () => ({ windowTokens: 2048, pages: [] }),
		'context:place': () => ({ pinned: [], out: [] }),
		'document:use': ({ use }) => use ?? 'auto',
		'context:held': () => ({ pinned: [], out: [] }),
		'document:add': ({ paths }) => ({
			documents: paths.map((path) =>
				this.document(path.replace(/^.*\//, ''), { path, state: 'queued', progress: 0 })
			),
			refused: []
		}),
		'document:paste': ({ name }) => this.document(name, { path: '' }),
		'document:choose': () => [],
		'document:list': () => this.documents,
		'document:bin': () => [],
		'document:remove': ({ documentId }) => {
			this.documents = this.documents.filter(({ id }) => id !== documentId);
			return null;
		},
		'document:restore': () => null,
		'document:retry': () => null,
		'document:passages': () => [],
		'document:passage': () => {
			throw new Refusal('NOT_FOUND', { what: 'The passage' });
		},
		'document:search': () => [],
		'fact:list': () => this.facts,
		'fact:add': ({ text }) => this.fact(text),
		'fact:edit': ({ factId, text }) =>
			Object.assign(this.findFact(factId), { text, updatedAt: Date.now() }),
		'fact:forget': ({ factId }) => {
			this.facts = this.facts.filter(({ id }) => id !== factId);
			return null;
		},
		'fact:restore': () => null,
		'fact:accept': ({ messageId, text }) => {
			this.news = { ...this.news, suggestions: [] };
			const { conversationId } = this.findMessage(messageId);
			return this.fact(text, { source: { conversationId, messageId } });
		},
		'fact:dismiss': () => {
			this.news = { ...this.news, suggestions: [] };
			return null;
		},
		'fact:news': () => this.news,
		'fact:scope': ({ factId, scope }) => Object.assign(this.findFact(factId), { scope }),
		'fact:history': () => [],
		'fact:conflicts': () => this.conflicts,
		'fact:bin': () => [],
		'fact:choose': ({ factId, over }) => {
			this.conflicts = [];
			this.news = { ...this.news, conflicts: [] };
			this.facts = this.facts.filter(({ id }) => !over.includes(id));
			return this.findFact(factId);
		},
		'fact:agree': () => {
			this.conflicts = [];
			this.news = { ...this.news, conflicts: [] };
			return null;
		},
		'fact:save': ({ format }) => ({ path: `/home/ada/facts.${format}` }),
		'fact:choose-import': () => null,
		'fact:import': ({ facts }) => ({ added: facts.length, merged: 0 }),
		'storage:used': () => ({
			...{ folder: '/home/ada/.config/hearth', store: 5e6, originals: 2e7, models: 1e8 },
			...{ snapshots: 3e7, damaged: 0, bin: 0, cache: 1e6, free: 1e11 }
		}),
		'storage:empty-bin': () => ({
			...{ folder: '/home/ada/.config/hearth', store: 5e6, originals: 2e7, models: 1e8 },
			...{ snapshots: 3e7, damaged: 0, bin: 0, cache: 1e6, free: 1e11 }
		}),
		'storage:sources': () => [],
		'storage:look': () => ({ conversations: [], facts: [], documents: [], unreadable: 0 }),
		'storage:restore': ({ conversationIds, factIds, documentIds }) => ({
			...{ conversationIds, factIds, documentIds, messages: 0 }
		}),
		'transfer:export': () => ({ path: '/home/ada/Hearth.zip' }),
		'transfer:choose': () => null,
		'transfer:import': () => ({ conversationIds: [], messages: 0, factIds: [], documentIds: [] }),
		'transfer:stop': () => null,
		'transfer:take-back': () => null,
		'grant:list': () => [],
		'watch:list': () => [],
		'watch:choose': () => null,
		'watch:remove': () => null,
		'grant:choose': () => null,
		'grant:remove': () => null,
		'rule:list': () => [],
		'rule:remove': () => null,
		'activity:list': () => [],
		'activity:undo': () => null,
		'engine:state': () => ({ state: 'ready', model: 'starter' }),
		'model:list': () => this.models,
		'model:use': () => null,
		'model:load': () => null,
		'model:unload': () => null,
		'model:space': () => ({ folder: '/home/ada/models', freeBytes: 1e12 }),
		'model:pull': () => null,
		'model:pause': () => null,
		'model:cancel': () => null,
		'model:verify': () => ({ state: 'verified' }),
		'model:import': ({ path }) => {
			throw new Refusal('MODEL_BAD_FILE', { file: path, reason: 'it is not a GGUF file' });
		},
		'model:remove': () => null,
		'model:options': ({ modelId }) => {
			throw new Refusal('NOT_FOUND', { what: modelId });
		},
		'model:choose-folder': () => ({ path: null }),
		'model:choose-file': () => ({ path: null }),
		'remote:list': () => this.remotes,
		'remote:add': ({ key, contextTokens, ...given }) => {
			const id = `remote-${this.remotes.length}`;
			const kept = key === null ? 'none' : 'encrypted';
			const more = { leavesMachine: true, isReadable: false } as const;
			this.remotes.push({ ...given, ...more, id, contextTokens, key: kept });
			return this.remotes.at(-1) as Output<'remote:add'>;
		},
		'remote:update': ({ remoteId, title }) => {
			this.remotes = this.remotes.map((one) =>
				one.id === remoteId ? { ...one, title: title ?? one.title } : one
			);
			return this.remotes.find(({ id }) => id === remoteId) as Output<'remote:update'>;
		},
		'remote:remove': ({ remoteId }) => {
			this.remotes = this.remotes.filter(({ id }) => id !== remoteId);
			return null;
		},
		'remote:test': () => ({ models: ['big', 'small'], answers: true, calls: true }),
		'evaluation:list': () => ({ requests: 464, evaluations: this.evaluations }),
		'evaluation:start': ({ modelId }) => this.evaluation(modelId, { state: 'running' }),
		'evaluation:stop': () => null,
		'red-team:list': () => ({ cases: 126, runs: this.redTeamRuns }),
		'red-team:start': ({ who }) => this.redTeamRun(who, { state: 'running' }),
		'red-team:stop': () => null,
		'server:get': () => this.server,
		'server:set': ({ renewToken, ...change }) => {
			const { enabled } = { ...this.server, ...change };
			const token = renewToken === true ? 'another-token' : this.server.token;
			this.server = {
				...this.server,
				...change,
				token,
				address: enabled ? 'http://127.0.0.1:11435/v1' : null
			};
			return this.server;
		},
		'server:log': () => this.served,
		...toolServerScript(this),
		'update:get': () => this.update,
		'update:set': ({ automatic }) => (this.update = { ...this.update, automatic }),
		'update:check': () => this.update,
		'update:download': () => this.update,
		'update:pause': () => this.update,
		'update:install': () => this.update,
		'doctor:run': () => this.findings,
		'logs:open': () => null,
		'page:state': () => ({
			...{ open: false, url: '', title: '', loading: false },
			...{ canGoBack: false, canGoForward: false, error: null, file: null, found: null }
		}),
		'page:open': () => null,
		'page:find': () => null,
		'page:keep-file': () => ({ documentId: 'd1' }),
		'page:drop-file': () => null,
		'page:forget': () => null,
		'page:go': () => null,
		'page:bounds': () => null,
		'link:open': () => null,
		'clipboard:write': () => null,
		'file:save': ({ name }) => ({ path: `/home/ada/${name}` })
	};
}
