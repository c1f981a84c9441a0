import { join } from 'node:path';
import type { Need, Tool } from '../tools/tool.ts';
import type { Channel } from './child/channel.ts';
import { ChosenModel } from './chosen-model.ts';
import type { AppEvent, EngineState, TurnEvent } from './contract.ts';
import { AppError } from './errors.ts';
import { Evaluations, type EvaluationParts } from './evaluation/evaluations.ts';
import { parseRequests } from './evaluation/requests.ts';
import { Kernel } from './kernel/kernel.ts';
import { searchPassages } from './kernel/search-passages.ts';
import type { KernelModel } from './kernel/model.ts';
import { StoreClient } from './memory/client.ts';
import { Documents } from './memory/documents/documents.ts';
import { DocumentReader } from './memory/documents/reader.ts';
import { FolderWatches } from './memory/documents/watch.ts';
import { findEmbedders, modelIdOf } from './memory/embedder-files.ts';
import { Embedding } from './memory/embedding.ts';
import { needsKey } from './memory/encryption/change.ts';
import { Encryption } from './memory/encryption/encryption.ts';
import { Originals } from './memory/documents/originals.ts';
import { hybridStore } from './memory/hybrid.ts';
import { Log } from './log/log.ts';
import type { Store } from './memory/protocol.ts';
import { limits as toolLimits } from './mcp/offer.ts';
import { ToolServers } from './mcp/tool-servers.ts';
import { Transfers } from './memory/transfer/transfers.ts';
import type { Language } from './messages/message.ts';
import { EngineClient } from './model/client.ts';
import { recoverFiles } from './recover-files.ts';
import { Models } from './models/models.ts';
import { LocalServer } from './server/local-server.ts';
import { RedTeam, type RedTeamParts } from './red-team/red-team.ts';
import { Remotes, type KeyBox } from './remote/remotes.ts';
import { SettingsStore } from './settings.ts';
import { undoFileEffect } from './undo.ts';

/** What the parts need from outside: how processes start here, where things lie, and who listens. */
export interface AppOptions {
	dataFolder: string;
	/** Starts `out/main/NAME.js` as a process of its own. */
	startProcess: (name: 'engine' | 'store' | 'extractor') => Channel;
	modelFolders: string[];
	/** Where the adapter and the embedder that ship are. */
	starterFolder: string;
	/** The tools, from the parts they work with. */
	createTools: (parts: {
		store: Store;
		reader: DocumentReader;
		settings: SettingsStore;
		originals: Originals;
	}) => Tool[];
	/** What there is now of what some tools need. */
	present: (store: Store) => Promise<ReadonlySet<Need>>;
	/** What an export says of who wrote it, and the language of the system. */
	version: string;
	systemLanguage: () => Language;
	/** What keys of other machines are kept with. */
	keyBox: KeyBox;
	/** Milliseconds a search waits for the meaning of its query before it goes by words alone. */
	searchPatience: number;
	/** The requests that models are measured with, one a line, and where their programs run. */
	readEvaluationSet: () => Promise<string>;
	runProgram: EvaluationParts['runProgram'];
	/** The texts that permissions are tried with. */
	readRedTeamSet: RedTeamParts['readSet'];
	/** Names of files in granted folders that a request may mean. */
	grantedNames: (store: Store) => Promise<string[]>;
	onEvent: (event: AppEvent) => void;
	/** Called for every event of every turn, before the window is told. */
	onTurn?: (messageId: string, event: TurnEvent) => void;
}

/** The app without its window: the same parts behind the window and the shell. Nothing starts before its first use. */
export class App {
	readonly store: Store;
	readonly encryption: Encryption;
	readonly settings: SettingsStore;
	readonly models: Models;
	readonly remotes: Remotes;
	/** Reads what a turn asks for: it must not wait behind documents that are read in the background. */
	readonly reader: DocumentReader;
	readonly documents: Documents;
	readonly originals: Originals;
	readonly watches: FolderWatches;
	readonly transfers: Transfers;
	readonly embedding: Embedding;
	readonly tools: Tool[];
	/** Programs that bring tools of their own (MCP). */
	readonly toolServers: ToolServers;
	readonly kernel: Kernel;
	readonly evaluations: Evaluations;
	readonly redTeam: RedTeam;
	/** Off until a person turns it on; only the app with a window starts it. */
	readonly server: LocalServer;
	readonly log: Log;
	readonly #storeClient: StoreClient;
	readonly #engine: EngineClient;
	#engineState: EngineState = { state: 'off' };
	readonly #model: () => Promise<KernelModel>;
	#closing = false;
	readonly #recoverFiles: () => Promise<void>;

	constructor(options: AppOptions) {
		const { dataFolder } = options;
		this.log = new Log(join(dataFolder, 'logs'), { echo: (line) => console.error(line) });
		const onError =
			(part: string) =>
			(error: unknown): void =>
				this.log.error(part, error);
		const onEvent = (event: AppEvent): void => {
			this.#note(event);
			options.onEvent(event);
		};
		const startProcess: AppOptions['startProcess'] = (name) =>
			this.log.watch(name, options.startProcess(name), () => this.#closing);
		this.#storeClient = new StoreClient(
			() => startProcess('store'),
			dataFolder,
			(notices) => notices.forEach((notice) => onEvent({ type: 'notice', ...notice })),
			() => this.encryption.key()
		);
		this.originals = new Originals(
			dataFolder,
			{ key: () => this.encryption.key(), isOn: () => needsKey(dataFolder) },
			() => this.#storeClient.call('original:hashes', null)
		);
		this.encryption = new Encryption({
			folder: dataFolder,
			originals: this.originals,
			keyBox: options.keyBox,
			reopen: (change, tell) => this.#storeClient.reopen(change, tell),
			isBusy: () => this.kernel.busy || this.server.busy || this.transfers.busy,
			onChange: (encryption) => onEvent({ type: 'encryption', encryption })
		});
		const tellEngine = (engine: EngineState): void => {
			this.#engineState = engine;
			onEvent({ type: 'engine', engine });
		};
		this.#engine = new EngineClient(() => startProcess('engine'), tellEngine);
		const embedders = findEmbedders([options.starterFolder, ...options.modelFolders]);
		this.embedding = new Embedding({
			store: this.#storeClient,
			engine: this.#engine,
			embedders,
			isBusy: () => this.kernel.busy || this.server.busy,
			patience: options.searchPatience,
			onError: onError('embedding')
		});
		this.store = hybridStore(this.#storeClient, this.embedding);
		const store = this.store;
		this.#recoverFiles = () =>
			recoverFiles(store, join(dataFolder, 'bin'), (code, values) =>
				onEvent({ type: 'notice', code, values })
			).catch(onError('files'));
		this.settings = new SettingsStore(store, (settings) => onEvent({ type: 'settings', settings }));
		this.remotes = new Remotes({
			store,
			keyBox: options.keyBox,
			chosenId: () => this.models.chosenId(),
			onChange: () => onEvent({ type: 'models' }),
			onState: tellEngine
		});
		this.models = new Models({
			folders: options.modelFolders,
			catalogueFile: join(dataFolder, 'catalogue.json'),
			adapter: join(options.starterFolder, 'hearth-decider.gguf'),
			appFolder: join(options.starterFolder, '../..'),
			statesFolder: join(dataFolder, 'cache'),
			engine: this.#engine,
			store,
			settings: this.settings,
			others: { list: () => this.remotes.models() },
			onEvent
		});
		this.reader = new DocumentReader(() => startProcess('extractor'));
		this.documents = new Documents({
			store,
			reader: new DocumentReader(() => startProcess('extractor')),
			originals: this.originals,
			onEvent,
			onError: onError('documents')
		});
		this.watches = new FolderWatches({
			store,
			documents: this.documents,
			closed: [dataFolder],
			onError: onError('watched folders')
		});
		this.transfers = new Transfers({
			store,
			reader: new DocumentReader(() => startProcess('extractor')),
			documents: this.documents,
			originals: this.originals,
			settings: () => this.settings.get(),
			systemLanguage: options.systemLanguage,
			version: () => options.version,
			onEvent
		});
		this.tools = options.createTools({
			...{ store, reader: this.reader, settings: this.settings, originals: this.originals }
		});
		const chosen = new ChosenModel(this.models, this.remotes);
		const model = (): Promise<KernelModel> => chosen.current();
		this.#model = model;
		this.toolServers = new ToolServers({
			store: this.#storeClient,
			keyBox: options.keyBox,
			onChange: () => onEvent({ type: 'tool-servers' }),
			note: (what) => this.log.info('tool server', what)
		});
		this.kernel = new Kernel({
			store,
			model,
			tools: async (request, recent) => {
				const { decider, windowTokens } = await model();
				const isStarter = decider.answer === undefined;
				const own = offered(this.tools, await options.present(store));
				const to = { request, recent, isStarter, windowTokens: windowTokens() };
				return [...own, ...(await this.toolServers.offer(to))];
			},
			settings: () => this.settings.get(),
			files: () => options.grantedNames(store),
			searchPassages: (query, documentIds) => searchPassages(store, query, documentIds),
			likeness: (one, other) => this.embedding.likeness(one, other),
			onEvent: (conversationId, messageId, event) => {
				options.onTurn?.(messageId, event);
				onEvent({ type: 'turn', conversationId, messageId, event });
				if (event.type === 'tool-result' && event.tool === 'remember') onEvent({ type: 'facts' });
			},
			undo: (activityId) => undoFileEffect(store, activityId, join(dataFolder, 'bin')),
			onFacts: () => onEvent({ type: 'facts' }),
			onConversations: () => onEvent({ type: 'conversations' })
		});
		this.evaluations = new Evaluations({
			store,
			readRequests: async () => parseRequests(await options.readEvaluationSet()),
			prepare: async (modelId) => {
				if ((await this.models.chosenId()) === modelId) await this.models.ready();
				else await this.models.use(modelId);
				return (await model()).decider;
			},
			tools: offered(this.tools, new Set()),
			runProgram: options.runProgram,
			onChange: (evaluation) => onEvent({ type: 'evaluation', evaluation })
		});
		this.redTeam = new RedTeam({
			store,
			readSet: options.readRedTeamSet,
			openStore: async (folder) => {
				const client = new StoreClient(
					() => startProcess('store'),
					folder,
					() => undefined
				);
				await client.open();
				return { store: client, close: () => client.close() };
			},
			model: async () => {
				await this.models.ready();
				return { id: await this.models.chosenId(), model: await model() };
			},
			settings: () => this.settings.get(),
			onChange: (run) => onEvent({ type: 'red-team', run })
		});
		const [embedder] = embedders;
		this.server = new LocalServer({
			store,
			models: {
				engine: this.models.lazyEngine(),
				active: async () => {
					const id = await this.models.chosenId();
					const isHere = (await this.remotes.kernelModel(id)) === undefined;
					// Programs must not send what they hold to another machine without knowing.
					if (!isHere) throw new AppError('MODEL_ELSEWHERE');
					return { id, mode: await this.models.decision() };
				},
				embedder: embedder === undefined ? null : { ...embedder, id: modelIdOf(embedder) }
			},
			tokenBox: options.keyBox,
			onError: onError('local server')
		});
	}

	get engineState(): EngineState {
		return this.#engineState;
	}

	/** How many tools of other programs the model in use is shown at most. */
	async offeredTools(): Promise<number> {
		const { decider } = await this.#model();
		return decider.answer === undefined ? toolLimits.starter : toolLimits.native;
	}

	/** What a log should know of what is told to the window: that something failed, not what it was about. */
	#note(event: AppEvent): void {
		if (event.type === 'notice') this.log.warn('notice', event.code);
		if (event.type === 'engine' && event.engine.state === 'failed') {
			this.log.warn('engine', event.engine.error.code);
		}
		if (event.type !== 'turn' || event.event.type !== 'turn-end') return;
		const { status, error } = event.event;
		if (error !== null) this.log.warn('turn', `${status}: ${error.code}`);
	}

	/** Fulfilled when the store is open for the first time, whichever call opened it: a full disk may have room again. */
	get opened(): Promise<void> {
		return this.#storeClient.opened;
	}

	/** Starts the engine's process, which takes as long as the store to be there, and which model it loads is in the store. */
	startEngine(): void {
		this.#engine.start();
	}

	/** Opens the store; throws why it cannot be opened. */
	open(): Promise<void> {
		return this.#storeClient.open();
	}

	/** Opens the store, puts back files that were changed by half, and goes on with documents that were not read to their end. */
	async start(): Promise<void> {
		await this.#storeClient.open();
		await this.#recoverFiles();
		await this.documents.start();
		this.encryption.settle().catch((error: unknown) => this.log.error('encryption', error));
		this.embedding.wake();
	}

	/** Stops what runs, keeps what it has written, and ends every process. */
	async close(): Promise<void> {
		this.#closing = true;
		await this.server.close();
		await this.kernel.stopAll();
		const programsEnded = this.toolServers.close();
		await this.evaluations.stop();
		await this.redTeam.stop();
		this.transfers.close();
		await this.watches.close();
		await this.documents.close();
		this.reader.close();
		const ended = this.embedding.close();
		await this.models.close();
		this.#engine.close();
		await ended;
		await programsEnded;
		await this.#storeClient.close();
	}
}

/** The tools whose needs are met. */
function offered(tools: readonly Tool[], present: ReadonlySet<Need>): Tool[] {
	return tools.filter(({ needs }) => needs === undefined || present.has(needs));
}
