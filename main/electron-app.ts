import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { namesInGrants } from '../tools/file/index.ts';
import { createTools } from '../tools/index.ts';
import { partsToText } from '../tools/parts.ts';
import type { Need } from '../tools/tool.ts';
import { App, type AppOptions } from './app.ts';
import { searchPassages } from './kernel/search-passages.ts';
import { forkUtility } from './child/utility.ts';
import { systemKeyBox } from './key-box.ts';
import type { Language } from './messages/message.ts';
import { decodeText } from './memory/documents/encoding.ts';
import { readWhole } from './memory/documents/read-whole.ts';
import { conversationFacts } from './memory/fact-calls.ts';
import type { Store } from './memory/protocol.ts';
import { createInterpreter, type Interpreter } from './interpreter/interpreter.ts';
import { createPrograms } from './interpreter/programs.ts';
import { searchEngines } from './page/contract.ts';
import { createPage, type Page } from './page/page.ts';
import { PageReaders } from './page/readers.ts';
import { modelsFolder, places } from './places.ts';

export interface ElectronAppOptions extends Pick<
	AppOptions,
	'onEvent' | 'onTurn' | 'searchPatience'
> {
	/** The window beside whose chat a page is shown; undefined in the terminal. */
	parentWindow: () => BrowserWindow | undefined;
}

/** The app with what only Electron gives: utility processes, the interpreter's hidden window, the page view. */
export function createElectronApp(
	dataFolder: string,
	options: ElectronAppOptions
): { parts: App; page: Page; interpreter: Interpreter } {
	const interpreter = createInterpreter({ assets: places.interpreter });
	const language = async (): Promise<Language> => {
		const chosen = (await parts.settings.get()).language;
		return chosen === 'system' ? systemLanguage() : chosen;
	};
	const page = createPage({
		parentWindow: options.parentWindow,
		onState: (state) => options.onEvent({ type: 'page', page: state }),
		onFind: () => options.onEvent({ type: 'command', command: 'find-in-page' }),
		language
	});
	const readers = new PageReaders(language);
	const parts: App = new App({
		...options,
		dataFolder,
		keyBox: systemKeyBox,
		version: app.getVersion(),
		systemLanguage,
		startProcess: (name) => forkUtility(places.process(name), name),
		modelFolders: modelFolders(dataFolder),
		starterFolder: join(modelsFolder(), 'starter'),
		createTools: ({ store, reader, settings, originals }) =>
			createTools({
				calculatorWorker: places.process('calculator'),
				earlierDefinitions: (messageId) => store.call('calculation:definitions', { messageId }),
				browser: {
					pages: {
						...page,
						readAside: (url, aside) => {
							if (aside.typedByUser) page.noteTyped(url);
							return readers.read(url, aside);
						}
					},
					toMarkdown: (html, url, limit, signal) => reader.html(html, url, limit, signal),
					readFile: (path, signal) => readWhole(reader, path, signal),
					searchAddress: async () => {
						const template = (await settings.get()).searchEngine;
						const isKnown = searchEngines.some(({ address }) => address === template);
						return { template, typedByUser: !isKnown };
					}
				},
				files: {
					grants: () => grantedPaths(store),
					bin: join(dataFolder, 'bin'),
					closed: [dataFolder],
					decode: (bytes) => decodeText(bytes).text,
					readDocument: async (path, signal) => (await readWhole(reader, path, signal)).text
				},
				interpreter: createPrograms({
					interpreter,
					store,
					originals
				}),
				facts: conversationFacts(store, settings),
				searchPassages: (query) => searchPassages(store, query, null)
			}),
		present: async (store) => {
			const needs = new Set<Need>();
			if ((await grantedPaths(store)).length > 0) needs.add('folder');
			if (page.state().open) needs.add('page');
			return needs;
		},
		readEvaluationSet: async () => (await import('../test/dispatch/requests.jsonl?raw')).default,
		readRedTeamSet: async () => {
			const [injections, requests, benign] = await Promise.all([
				import('./red-team/set/injections.jsonl?raw'),
				import('./red-team/set/requests.jsonl?raw'),
				import('./red-team/set/benign.jsonl?raw')
			]);
			return {
				injections: injections.default,
				requests: requests.default,
				benign: benign.default
			};
		},
		runProgram: async (language, code) => {
			const conversationId = 'evaluation';
			const { ok, parts: printed } = await interpreter.run({ language, code, conversationId });
			await interpreter.forget(conversationId);
			return ok ? partsToText(printed) : null;
		},
		grantedNames: async (store) => namesInGrants(await grantedPaths(store))
	});
	return { parts, page, interpreter };
}

async function grantedPaths(store: Store): Promise<string[]> {
	const grants = await store.call('grant:list', null);
	return grants.map(({ path }) => path);
}

/** Where weights may be: the user's own folder first, then what came with the app. */
export function modelFolders(dataFolder: string): string[] {
	return [
		join(dataFolder, 'models'),
		join(modelsFolder(), 'weights'),
		join(modelsFolder(), 'starter')
	];
}

/** Whether the system shuts in what pages and programs do. */
export function isSandboxed(): boolean {
	return !app.commandLine.hasSwitch('no-sandbox');
}

/** The language of the system, as far as Hearth speaks it. */
export function systemLanguage(): Language {
	return app.getLocale().toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
