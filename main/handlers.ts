import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PageFile } from '../tools/browser/parts.ts';
import type { Calls, EngineState, Finding, PageState } from './contract.ts';
import { AppError, cannotWrite } from './errors.ts';
import { exportConversation } from './export.ts';
import type { Evaluations } from './evaluation/evaluations.ts';
import { placePage, readHeld } from './kernel/context/held.ts';
import { readUse, setUse } from './kernel/context/passages.ts';
import type { Kernel } from './kernel/kernel.ts';
import { createFactCalls } from './memory/fact-calls.ts';
import type { Documents } from './memory/documents/documents.ts';
import type { Encryption } from './memory/encryption/encryption.ts';
import { createTransferCalls } from './memory/transfer/calls.ts';
import type { Transfers } from './memory/transfer/transfers.ts';
import { narrow } from './memory/documents/plain-filter.ts';
import type { FolderWatches } from './memory/documents/watch.ts';
import type { Store } from './memory/protocol.ts';
import { encryption } from './messages/encryption.ts';
import { say } from './messages/message.ts';
import { createToolServerHandlers } from './mcp/handlers.ts';
import { readImportFile } from './mcp/import.ts';
import type { ToolServers } from './mcp/tool-servers.ts';
import type { Models } from './models/models.ts';
import type { Handlers, OutputOf } from './operations.ts';
import type { LocalServer } from './server/local-server.ts';
import type { RedTeam } from './red-team/red-team.ts';
import type { Remotes } from './remote/remotes.ts';
import type { SettingsStore } from './settings.ts';
import { undoFileEffect } from './undo.ts';
import type { Updates } from './update/updates.ts';

/** What only a desktop can do; the terminal has none of it. `null` and an empty list mean that the user cancelled. */
export interface Desktop {
	chooseFiles: () => Promise<string[]>;
	chooseFolder: () => Promise<string | null>;
	chooseSavePath: (name: string) => Promise<string | null>;
	openLink: (url: string) => Promise<void>;
	copyText: (text: string) => void;
	/** Shows a folder in the system's file manager; makes it where it is not there yet. */
	openFolder: (path: string) => Promise<void>;
	/** The next start draws with the graphics card again. */
	tryGraphics: () => void;
}

/** A file of a page may take so long to come. */
const fileLimitMs = 120_000;

/** The page panel, as far as the window steers it. */
export interface PagePanel {
	state: () => PageState;
	show: (address: string, options: { typed: boolean; at?: string | undefined }) => void;
	go: (action: 'back' | 'forward' | 'reload' | 'stop' | 'close') => void;
	setBounds: (bounds: { x: number; y: number; width: number; height: number } | null) => void;
	mark: (text: string, back: boolean) => void;
	/** Loads the file that is offered; the caller discards it. */
	takeFile: (signal: AbortSignal) => Promise<PageFile>;
	dropFile: () => void;
	clear: () => Promise<void>;
}

export interface HandlerParts {
	info: OutputOf<Calls, 'app:info'>;
	store: Store;
	kernel: Kernel;
	documents: Documents;
	watches: FolderWatches;
	transfers: Transfers;
	encryption: Encryption;
	settings: SettingsStore;
	models: Models;
	remotes: Remotes;
	evaluations: Evaluations;
	redTeam: RedTeam;
	server: LocalServer;
	toolServers: ToolServers;
	/** How many tools of other programs the model in use is shown at most. */
	offeredTools: () => Promise<number>;
	updates: Updates;
	examine: () => Promise<Finding[]>;
	logFolder: string;
	engineState: () => EngineState;
	page: PagePanel;
	/** Drops what programs of a conversation have left for the next one. */
	resetProgram: (conversationId: string) => Promise<void>;
	desktop: Desktop;
	onConversations: () => void;
	onFacts: () => void;
}

/** One function per call of the contract. Each does one thing with one part; what is more than that lives in the part. */
export function createHandlers(parts: HandlerParts): Handlers<Calls> {
	const { store, kernel, documents, watches, settings, models, evaluations, page, desktop } = parts;
	const changed = async <T>(work: Promise<T>, tell: () => void): Promise<T> => {
		const value = await work;
		tell();
		return value;
	};

	return {
		'app:info': () => parts.info,
		'app:try-graphics': () => {
			desktop.tryGraphics();
			return null;
		},
		'settings:get': () => settings.get(),
		'settings:set': (change) => settings.set(change),

		'conversation:list': ({ bin }) => store.call('conversation:list', { bin }),
		'conversation:create': (given) => {
			const temporary = given?.temporary ?? false;
			return changed(
				store.call('conversation:create', { title: '', temporary, memory: !temporary }),
				parts.onConversations
			);
		},
		'conversation:open': async ({ conversationId }) => {
			const conversation = await store.call('conversation:get', { conversationId });
			const messages =
				conversation.leafId === null
					? []
					: await store.call('message:branch', { leafId: conversation.leafId });
			const versions = await store.call('message:versions', { conversationId });
			return { conversation, messages, versions, running: kernel.runningIn(conversationId) };
		},
		'conversation:update': ({ title, ...change }) =>
			changed(
				store.call('conversation:update', {
					...change,
					...(title !== undefined && { title, titledBy: 'user' })
				}),
				parts.onConversations
			),
		'conversation:select': async ({ conversationId, messageId }) => {
			const leafId = await store.call('message:leaf', { messageId });
			await store.call('conversation:update', { conversationId, leafId });
			return null;
		},
		'conversation:fork': (given) =>
			changed(store.call('conversation:fork', given), parts.onConversations),
		'conversation:remove': async ({ conversationId }) => {
			await kernel.stop(conversationId);
			return await changed(
				store.call('conversation:remove', { conversationId, purge: false }),
				parts.onConversations
			);
		},
		'conversation:sort': async ({ conversationIds, into }) => {
			if (into === 'bin') await Promise.all(conversationIds.map((id) => kernel.stop(id)));
			return await changed(
				store.call('conversation:sort', { conversationIds, into }),
				parts.onConversations
			);
		},
		'conversation:restore': ({ conversationId }) =>
			changed(store.call('conversation:restore', { conversationId }), parts.onConversations),
		'conversation:search': (query) => store.call('conversation:search', query),
		'conversation:export': ({ conversationId, format }) =>
			exportConversation(store, conversationId, format),
		'conversation:save': async ({ conversationId, format }) => {
			const { name, text } = await exportConversation(store, conversationId, format);
			return { path: await saveAs(desktop, name, text) };
		},

		'turn:ask': (request) => kernel.ask(request),
		'turn:regenerate': ({ messageId }) => kernel.regenerate(messageId),
		'turn:continue': ({ messageId }) => kernel.continue(messageId),
		'turn:stop': async ({ conversationId }) => {
			await kernel.stop(conversationId);
			return null;
		},
		'turn:approve': ({ approvalId, decision }) => {
			kernel.approve(approvalId, decision);
			return null;
		},
		'turn:context': ({ messageId }) => store.call('message:context', { messageId }),
		'context:place': ({ conversationId, ref, place }) =>
			placePage(store, conversationId, ref, place),
		'context:held': ({ conversationId }) => readHeld(store, conversationId),

		'document:add': ({ paths }) => documents.add(paths),
		'document:paste': ({ name, base64 }) => documents.paste(name, Buffer.from(base64, 'base64')),
		'document:choose': () => desktop.chooseFiles(),
		'document:list': () => store.call('document:list', null),
		'document:bin': () => store.call('document:bin', null),
		'document:remove': async ({ documentId }) => {
			await documents.remove(documentId);
			return null;
		},
		'document:restore': async ({ documentId }) => {
			await documents.restore(documentId);
			return null;
		},
		'document:retry': async ({ documentId, password }) => {
			await documents.retry(documentId, password);
			return null;
		},
		'document:passages': (request) => store.call('passage:list', request),
		'document:passage': async ({ passageId }) => {
			const passage = await store.call('passage:get', { passageId });
			const { documentId, index } = passage;
			const document = await store.call('document:get', { documentId });
			const from = Math.max(0, index - 2);
			const around = await store.call('passage:list', { documentId, from, count: 5 });
			return {
				document,
				before: around.filter((one) => one.index < index),
				passage,
				after: around.filter((one) => one.index > index)
			};
		},
		'document:use': ({ documentId, use }) =>
			use === undefined ? readUse(store, documentId) : setUse(store, documentId, use),
		'document:search': async ({ query, limit }) =>
			store.call('passage:search', {
				...(await narrow(store, query, null)),
				...{ limit, perDocument: limit }
			}),

		'watch:list': () => watches.list(),
		'watch:choose': async () => {
			const path = await desktop.chooseFolder();
			return path === null ? null : await watches.add(path);
		},
		'watch:remove': async ({ path }) => {
			await watches.remove(path);
			return null;
		},

		...parts.encryption.handlers(async (key) => {
			const chosen = (await settings.get()).language;
			const language = chosen === 'system' ? parts.info.systemLanguage : chosen;
			const date = new Date().toISOString().slice(0, 10);
			const text = say(language, encryption.keyFile, { key, date });
			return await saveAs(desktop, say(language, encryption.keyFileName), text);
		}),
		...createFactCalls({
			store,
			settings,
			onFacts: parts.onFacts,
			chooseFile: async () => (await desktop.chooseFiles())[0] ?? null,
			save: (name, text) => saveAs(desktop, name, text)
		}),

		...createTransferCalls({
			store,
			transfers: parts.transfers,
			folder: parts.info.dataFolder,
			chooseFile: async () => (await desktop.chooseFiles())[0] ?? null,
			chooseFolder: () => desktop.chooseFolder(),
			chooseSavePath: (name) => desktop.chooseSavePath(name)
		}),

		'grant:list': () => store.call('grant:list', null),
		'grant:choose': async () => {
			const path = await desktop.chooseFolder();
			return path === null ? null : await store.call('grant:add', { path });
		},
		'grant:remove': ({ path }) => store.call('grant:remove', { path }),
		'rule:list': () => store.call('rule:list', null),
		'rule:remove': ({ ruleId }) => store.call('rule:remove', { ruleId }),
		'activity:list': ({ limit }) => store.call('activity:list', { limit }),
		'activity:undo': async ({ activityId }) => {
			await undoFileEffect(store, activityId, join(parts.info.dataFolder, 'bin'));
			return null;
		},

		'engine:state': () => parts.engineState(),
		'model:list': () => models.list(),
		'model:use': async ({ modelId, force }) => {
			await models.use(modelId, { force });
			return null;
		},
		'model:load': async ({ force }) => {
			await models.ready({ force });
			return null;
		},
		'model:unload': async () => {
			await models.unload();
			return null;
		},
		'model:space': () => models.space(),
		'model:pull': async ({ modelId, force }) => {
			await models.pull(modelId, { force });
			return null;
		},
		'model:pause': async ({ modelId }) => {
			await models.pause(modelId);
			return null;
		},
		'model:cancel': async ({ modelId }) => {
			await models.cancel(modelId);
			return null;
		},
		'model:verify': async ({ modelId }) => ({ state: await models.verify(modelId) }),
		'model:import': ({ path }) => models.import(path),
		'model:remove': async ({ modelId }) => {
			await models.remove(modelId);
			return null;
		},
		'model:options': ({ modelId, options }) => models.setOptions(modelId, options),
		'model:choose-folder': async () => {
			const path = await desktop.chooseFolder();
			if (path !== null) await settings.set({ modelFolder: path });
			return { path };
		},
		...parts.remotes.handlers(),
		'model:choose-file': async () => ({ path: (await desktop.chooseFiles())[0] ?? null }),

		'red-team:list': () => parts.redTeam.list(),
		'red-team:start': ({ who }) => parts.redTeam.start(who),
		'red-team:stop': async () => {
			await parts.redTeam.stop();
			return null;
		},
		'program:reset': async ({ conversationId }) => {
			await parts.resetProgram(conversationId);
			return null;
		},
		'evaluation:list': () => evaluations.list(),
		'evaluation:start': ({ modelId }) => evaluations.start(modelId),
		'evaluation:stop': async () => {
			await evaluations.stop();
			return null;
		},

		'server:get': () => parts.server.get(),
		'server:set': (change) => parts.server.set(change),
		'server:log': () => parts.server.calls.list,

		...createToolServerHandlers({
			servers: parts.toolServers,
			offered: parts.offeredTools,
			paste: (name, bytes) => documents.paste(name, bytes),
			chooseText: async () => {
				const [path] = await desktop.chooseFiles();
				return path === undefined ? null : await readImportFile(path);
			}
		}),

		...parts.updates.handlers(),
		'doctor:run': () => parts.examine(),
		'logs:open': async () => {
			await desktop.openFolder(parts.logFolder);
			return null;
		},

		'page:state': () => page.state(),
		'page:open': ({ url, typed, at }) => {
			page.show(url, { typed, at });
			return null;
		},
		'page:go': ({ action }) => {
			page.go(action);
			return null;
		},
		'page:find': ({ text, back }) => {
			page.mark(text, back);
			return null;
		},
		'page:keep-file': async () => {
			const file = await page.takeFile(AbortSignal.timeout(fileLimitMs));
			try {
				const { id } = await documents.paste(file.name, await readFile(file.path));
				page.dropFile();
				return { documentId: id };
			} finally {
				await file.discard();
			}
		},
		'page:drop-file': () => {
			page.dropFile();
			return null;
		},
		'page:forget': async () => {
			await page.clear();
			return null;
		},
		'page:bounds': (bounds) => {
			page.setBounds(bounds);
			return null;
		},
		'link:open': async ({ url }) => {
			if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
				throw new AppError('NOT_ALLOWED', { what: url.slice(0, 200) });
			}
			await desktop.openLink(url);
			return null;
		},
		'clipboard:write': ({ text }) => {
			desktop.copyText(text);
			return null;
		},
		'file:save': async ({ name, base64 }) => ({
			path: await saveAs(desktop, safeName(name), Buffer.from(base64, 'base64'))
		})
	};
}

async function saveAs(
	desktop: Desktop,
	name: string,
	content: string | Buffer
): Promise<string | null> {
	const path = await desktop.chooseSavePath(name);
	if (path === null) return null;
	try {
		await writeFile(path, content);
	} catch (error) {
		throw cannotWrite(dirname(path), error);
	}
	return path;
}

/** A file name without a folder in it and without signs that some system refuses. */
function safeName(name: string): string {
	const bare = name
		.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
		.replace(/^\.+/, '')
		.trim();
	return bare === '' ? 'file' : bare.slice(-200);
}
