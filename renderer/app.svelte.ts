import { createContext } from 'svelte';
import { innerWidth } from 'svelte/reactivity/window';
import type { AppEvent, ApprovalRequest, Citation, EngineState } from '../main/contract.ts';
import { app as words } from '../main/messages/app.ts';
import { questions } from '../main/messages/approvals.ts';
import { fileQuestions } from '../main/messages/files.ts';
import { chat as chatWords } from '../main/messages/chat.ts';
import type { Message, Values } from '../main/messages/message.ts';
import { transfer as transferWords } from '../main/messages/transfer.ts';
import { update as updateWords } from '../main/messages/update.ts';
import { call, CallError, on, type CallOutput } from './api.ts';
import { Chats } from './chat/chats.svelte.ts';
import type { MessageState } from './chat/message.svelte.ts';
import { runCommand } from './commands.ts';
import { Documents } from './memory/documents.svelte.ts';
import { Facts } from './memory/facts.svelte.ts';
import { StorageState } from './memory/storage.svelte.ts';
import { Evaluations } from './models/evaluations.svelte.ts';
import { RedTeam } from './models/red-team.svelte.ts';
import { Models } from './models/models.svelte.ts';
import { Remotes } from './models/remotes.svelte.ts';
import { Page } from './page/page.svelte.ts';
import { Encryption } from './settings/encryption.svelte.ts';
import { SettingsState } from './settings/settings.svelte.ts';
import { ToolServersState } from './settings/tools/tool-servers.svelte.ts';
import { UpdatesState } from './settings/updates.svelte.ts';
import { Conversations } from './side/conversations.svelte.ts';
import { Toasts, type Toast } from './ui/toasts.svelte.ts';
import { takeOpened } from './welcome/opened.ts';
import { Words } from './words.svelte.ts';

const roomy = 1100;
/** Below it the side list would leave the chat no room: small screens, large signs. */
const narrow = 640;

export type Dialog =
	| {
			kind: 'settings';
			tab?:
				'general' | 'privacy' | 'access' | 'models' | 'server' | 'tools' | 'activity' | 'doctor';
	  }
	| { kind: 'search' }
	| { kind: 'shortcuts' }
	| { kind: 'bin' }
	| { kind: 'link'; text: string }
	| { kind: 'passage'; passageId: string; cited?: Citation }
	| { kind: 'document'; documentId: string }
	| { kind: 'context'; messageId: string }
	| { kind: 'model-options' | 'model-remove'; modelId: string }
	| { kind: 'remote'; remoteId: string | null }
	| { kind: 'model-force'; modelId: string; step: 'use' | 'download' };

/** Everything the window shows, and the one place that hears the main process. */
export class AppState {
	words = new Words();
	toasts = new Toasts();
	settings = new SettingsState(this.words);
	conversations = new Conversations();
	documents = new Documents();
	facts = new Facts();
	storage = new StorageState();
	encryption = new Encryption();
	page = new Page();
	models = new Models({
		words: this.words,
		toasts: this.toasts,
		attempt: (work) => this.attempt(work),
		watching: () => this.view === 'models',
		askForce: (modelId) => (this.dialog = { kind: 'model-force', modelId, step: 'use' })
	});
	evaluations = new Evaluations();
	redTeam = new RedTeam();
	remotes = new Remotes();
	toolServers = new ToolServersState();
	updates = new UpdatesState();
	chats = new Chats({
		attempt: (work) => this.attempt(work),
		reading: (documentIds) => this.documents.reading(documentIds),
		created: () => void this.attempt(() => this.conversations.load())
	});
	engine = $state.raw<EngineState>({ state: 'off' });
	info = $state.raw<CallOutput<'app:info'> | null>(null);
	view = $state<'chat' | 'memory' | 'models'>('chat');
	dialog = $state.raw<Dialog | null>(null);
	#sidebar = $state(true);
	#drawer = $state(false);
	/** Side list, chat and page do not fit beside each other: the side list comes over the chat when asked. */
	tight = $derived.by(() => (innerWidth.current ?? roomy) < (this.page.open ? roomy : narrow));
	sidebar = $derived.by(() => (this.tight ? this.#drawer : this.#sidebar));
	finding = $state(false);
	/** Files are held over the window. */
	dropping = $state(false);
	memoryTab = $state<'facts' | 'documents' | 'conversations' | 'storage'>('facts');
	modelsTab = $state<'list' | 'evaluation' | 'safety'>('list');
	/** The model that is looked at in the evaluation; null for the one in use. */
	evaluatedModel = $state<string | null>(null);
	/** A message that should be brought into view. */
	reveal = $state<string | null>(null);
	/** Counts up when the box should take the keyboard. */
	focusBox = $state(1);
	/** Something lies over the window, so that the page beside the chat must not be drawn. */
	covered = $derived(this.dialog !== null || this.dropping);

	#begun = $state(false);
	/** The page of the first start is shown, as long as nothing was begun. */
	firstStart = $derived.by(() => {
		const { loaded, current } = this.settings;
		return loaded && !current.welcomed && !this.#begun && this.conversations.list.length === 0;
	});

	/** What the engine is doing, in words. */
	engineLine = $derived.by(() => {
		const { engine, words } = this;
		switch (engine.state) {
			case 'off':
				return words.say(chatWords.engineOff);
			case 'loading':
				return words.say(chatWords.engineLoading, {
					percent: Math.round(engine.progress * 100)
				});
			case 'ready':
				return words.say(chatWords.engineReady);
			case 'reading':
				return words.say(chatWords.engineReading, { words: engine.words });
			case 'writing':
				return words.say(chatWords.engineWriting, {
					speed: Math.round(engine.wordsPerSecond)
				});
			case 'failed':
				return words.error(engine.error);
		}
	});

	say = (message: Message, values?: Values): string => this.words.say(message, values);

	/** Listens, then reads what there is. Returns what ends it. */
	start(): () => void {
		const stop = on((event) => this.#hear(event));
		this.#load();
		return stop;
	}

	#load(): void {
		void this.attempt(async () => {
			this.info = await call('app:info', null);
			this.words.system = this.info.systemLanguage;
			await this.settings.load();
		});
		void this.attempt(() => this.conversations.load());
		void this.attempt(() => this.documents.load());
		void this.attempt(() => this.page.load());
		void this.attempt(async () => {
			this.engine = await call('engine:state', null);
		});
	}

	/** Runs `work`; a failure is told in words and never thrown. True when it worked. */
	attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
		try {
			await work();
			return true;
		} catch (error) {
			const failure = asCallError(error);
			// The whole window asks for the key then.
			if (failure.code === 'STORE_LOCKED') await this.attempt(() => this.encryption.load());
			if (!this.encryption.locked) this.toasts.fail(this.words.error(failure));
			return false;
		}
	};

	newConversation(): void {
		this.view = 'chat';
		this.dialog = null;
		this.endWelcome();
		this.chats.startNew();
		this.focusBox++;
	}

	/** The page of the first start is not shown again. */
	endWelcome(): void {
		this.#begun = true;
		this.focusBox++;
		if (this.settings.current.welcomed) return;
		void this.attempt(() => this.settings.change({ welcomed: true }));
	}

	/** What one can do at once about what is told. */
	#wayOutOf(code: string): Toast['action'] {
		if (!code.startsWith('STORE_DAMAGED')) return undefined;
		return { label: this.say(transferWords.bringBack), run: () => this.showMemory('storage') };
	}

	showMemory(tab: AppState['memoryTab']): void {
		this.view = 'memory';
		this.memoryTab = tab;
	}

	showModels(): void {
		this.dialog = null;
		this.view = 'models';
		this.modelsTab = 'list';
	}

	showEvaluation(modelId: string): void {
		this.view = 'models';
		this.modelsTab = 'evaluation';
		this.evaluatedModel = modelId;
	}

	async openConversation(conversationId: string): Promise<void> {
		this.#drawer = false;
		this.view = 'chat';
		this.dialog = null;
		this.finding = false;
		await this.chats.show(conversationId);
		this.focusBox++;
	}

	/** Goes on from a message in a copy; the conversation it stands in stays as it is. */
	async fork(conversationId: string, messageId: string): Promise<void> {
		const title = this.conversations.titleOf(conversationId) || this.say(words.untitled);
		const short = title.replace(/ \(\d+\)$/, '').slice(0, 190);
		await this.attempt(async () => {
			const fork = await this.conversations.fork(messageId, (number) =>
				this.say(chatWords.forkTitle, { title: short, number })
			);
			await this.openConversation(fork.id);
			this.toasts.show(this.say(chatWords.forked));
		});
	}

	/** Lets another model answer the same; it stays in use. What is too big for this machine is asked about first. */
	async answerWith(modelId: string, message: MessageState): Promise<void> {
		const chat = this.chats.current;
		await this.models.use(modelId);
		if (this.models.active?.id === modelId) chat.regenerate(message);
	}

	/** To the bin, with a way back at hand. */
	async removeConversation(conversationId: string, title: string): Promise<void> {
		await this.attempt(async () => {
			const wasOpen = this.chats.current.id === conversationId;
			await this.conversations.remove(conversationId);
			this.chats.forget(conversationId);
			this.toasts.show(this.say(words.binned, { title }), {
				label: this.say(words.undo),
				run: () =>
					void this.attempt(async () => {
						await this.conversations.restore(conversationId);
						if (wasOpen && this.chats.current.id === null)
							await this.openConversation(conversationId);
					})
			});
		});
	}

	/** Several conversations to the bin, out of the list or back into it, with a way back at hand. */
	async sortConversations(
		conversationIds: string[],
		into: 'bin' | 'archive' | 'list'
	): Promise<boolean> {
		return this.attempt(async () => {
			await this.conversations.sort(conversationIds, into);
			if (into === 'bin') for (const id of conversationIds) this.chats.forget(id);
			if (into === 'list') return;
			const { said, back } = (
				{
					bin: { said: words.binnedMany, back: 'from-bin' },
					archive: { said: words.archivedMany, back: 'list' }
				} as const
			)[into];
			this.toasts.show(this.say(said, { count: conversationIds.length }), {
				label: this.say(words.undo),
				run: () => void this.attempt(() => this.conversations.sort(conversationIds, back))
			});
		});
	}

	/** Takes in files and folders: models among the models; in the chat, documents go with the message that is being written. */
	async addFiles(files: File[]): Promise<void> {
		const models = files.filter(({ name }) => /\.gguf$/i.test(name));
		const documents = files.filter((file) => !models.includes(file));
		if (files.length === 0) this.toasts.fail(this.say(chatWords.dropNothing));
		if (documents.length > 0) await this.#takeIn(() => this.documents.addFiles(documents));
		if (models.length === 0) return;
		this.showModels();
		await this.models.addFiles(models);
	}

	async addPaths(paths: string[]): Promise<void> {
		await this.#takeIn(() => this.documents.add(paths));
	}

	async chooseFiles(): Promise<void> {
		await this.#takeIn(() => this.documents.choose());
	}

	/** Lets Hearth see a folder that the system's dialog asks for. */
	async chooseFolder(): Promise<void> {
		await this.attempt(async () => {
			const grant = await call('grant:choose', null);
			if (grant !== null) this.toasts.show(this.say(words.folderSeen, { path: grant.path }));
		});
	}

	async paste(name: string, content: Blob): Promise<boolean> {
		return this.#takeIn(async () => ({
			added: [await this.documents.paste(name, content)],
			refused: []
		}));
	}

	#takeIn(take: () => ReturnType<Documents['add']>): Promise<boolean> {
		return this.attempt(async () => {
			const { added, refused } = await take();
			if (this.view === 'chat') this.chats.current.draft.attach(added);
			if (refused.length === 0) return;
			const reasons = refused.slice(0, 5).map((file) => this.words.error(file));
			const more = refused.length - reasons.length;
			this.toasts.fail([...reasons, ...(more > 0 ? [`+ ${more}`] : [])].join('\n'));
		});
	}

	async copy(text: string): Promise<void> {
		await this.attempt(() => call('clipboard:write', { text }));
	}

	/** Drops what the programs of a conversation have left; says whether that was done. */
	resetProgram(conversationId: string): Promise<boolean> {
		return this.attempt(() => call('program:reset', { conversationId }));
	}

	questionOf(request: ApprovalRequest): string {
		const { preview, effect } = request;
		if (preview === null || !('changes' in preview)) return this.say(questions[effect]);
		const count = preview.changes.length;
		const key = count === 1 ? (`${preview.what}One` as const) : preview.what;
		return this.say(fileQuestions[key], { count });
	}

	/** Saves a conversation where the user says. */
	async saveConversation(conversationId: string, format: 'markdown' | 'json'): Promise<void> {
		await this.attempt(async () => {
			const { path } = await call('conversation:save', { conversationId, format });
			if (path !== null) this.toasts.show(this.say(words.exported, { path }));
		});
	}

	/** Saves bytes a tool made, where the user says. */
	async saveFile(name: string, base64: string): Promise<void> {
		await this.attempt(async () => {
			const { path } = await call('file:save', { name, base64 });
			if (path !== null) this.toasts.show(this.say(words.exported, { path }));
		});
	}

	/** Shows an address in the user's own browser. */
	openLink(url: string): void {
		void this.attempt(() => call('link:open', { url }));
	}

	#hear(event: AppEvent): void {
		switch (event.type) {
			case 'turn':
				this.chats.apply(event);
				break;
			case 'engine':
				this.engine = event.engine;
				break;
			case 'document':
				this.documents.update(event.document);
				this.chats.flush();
				break;
			case 'document-removed':
				this.documents.gone(event.documentId);
				this.chats.flush();
				break;
			case 'conversations':
				void this.attempt(() => this.conversations.load());
				break;
			case 'facts':
				if (this.facts.loaded) void this.attempt(() => this.facts.load());
				break;
			case 'tool-servers':
				if (this.toolServers.loaded) void this.attempt(() => this.toolServers.load());
				break;
			case 'encryption': {
				const wasLocked = this.encryption.locked;
				this.encryption.take(event.encryption);
				if (wasLocked && !this.encryption.locked) this.#load();
				break;
			}
			case 'transfer':
				this.storage.take(event);
				break;
			case 'model':
				this.models.update(event.model);
				break;
			case 'models':
				if (this.models.loaded) void this.attempt(() => this.models.load());
				break;
			case 'red-team':
				this.redTeam.update(event.run);
				break;
			case 'evaluation':
				this.evaluations.update(event.evaluation);
				break;
			case 'update':
				this.updates.take(event.update);
				if (event.news) this.#tellOfUpdate(event.update.release?.version ?? '');
				break;
			case 'page':
				this.page.update(event.page);
				break;
			case 'settings':
				this.settings.take(event.settings);
				break;
			case 'notice':
				this.toasts.fail(this.words.error(event), this.#wayOutOf(event.code));
				break;
			case 'command':
				this.run(event.command);
				break;
			case 'opened':
				void takeOpened(this, event);
				break;
			case 'show':
				void this.attempt(() => this.openConversation(event.conversationId));
				break;
		}
	}

	#tellOfUpdate(version: string): void {
		this.toasts.show(this.say(updateWords.news, { version }), {
			label: this.say(updateWords.show),
			run: () => (this.dialog = { kind: 'settings', tab: 'general' })
		});
	}

	/** Does what a key, a menu or a button of that name stands for. */
	run(command: string): void {
		runCommand(this, command);
	}

	toggleSidebar(): void {
		if (this.tight) this.#drawer = !this.#drawer;
		else this.#sidebar = !this.#sidebar;
	}
}

export function asCallError(error: unknown): CallError {
	if (error instanceof CallError) return error;
	console.error(error);
	return new CallError('INTERNAL');
}

export const [getApp, setApp] = createContext<AppState>();
