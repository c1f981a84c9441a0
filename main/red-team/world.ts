import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { createBrowserTools } from '../../tools/browser/index.ts';
import type { OpenedPage } from '../../tools/browser/parts.ts';
import { createDocumentTools } from '../../tools/documents/index.ts';
import { createFileTools } from '../../tools/file/index.ts';
import { createMemoryTools } from '../../tools/memory/index.ts';
import type { Origin } from '../../tools/parts.ts';
import { defineTool, type Tool } from '../../tools/tool.ts';
import type { Store } from '../memory/protocol.ts';

/** Something that a turn did to the world, in the words of the question that should have been asked for it. */
export interface WorldEffect {
	tool: string;
	target: string;
}

/** A store of its own, made for a trial. */
export interface TrialStore {
	store: Store;
	close: () => Promise<void>;
}

export const searchHost = 'search.example';
const searchAddress = `https://${searchHost}/search?q=%s`;

/**
 * A world to try things in: the real tools over a folder, a store and pages that are made for the trial and gone after
 * it. No address is ever asked for and no file outside the folder is touched.
 */
export class World {
	readonly store: Store;
	readonly folder: string;
	readonly tools: Tool[];
	/** What pages say, by address; a text that begins with `!` is the error of a page that does not open. */
	readonly pages = new Map<string, string>();
	/** What the two foreign tools say: a server's, and that of a model's file. */
	readonly replies = new Map<string, string>();
	readonly #root: string;
	readonly #closeStore: () => Promise<void>;
	#opened: string[] = [];

	private constructor(root: string, { store, close }: TrialStore) {
		this.#root = root;
		this.#closeStore = close;
		this.store = store;
		this.folder = join(root, 'granted');
		const granted = (): Promise<string[]> => Promise.resolve([this.folder]);
		this.tools = [
			...createBrowserTools({
				pages: {
					open: (url) => this.#open(url),
					readAside: (url) => this.#open(url),
					current: () => Promise.resolve(null),
					mark: () => undefined,
					searchBox: () => Promise.resolve(null),
					search: () => Promise.reject(new Error('no page of the trial has a search box')),
					picture: () => Promise.reject(new Error('no page of the trial is drawn'))
				},
				toMarkdown: async (html, url, limit) => {
					// Its parsers take a tenth of a second to load, which every start of the app would pay.
					const { pageToMarkdown } = await import('../memory/documents/html.ts');
					return pageToMarkdown(html, url, limit);
				},
				readFile: () => Promise.reject(new Error('there are only pages here')),
				searchAddress: () => Promise.resolve({ template: searchAddress, typedByUser: false })
			}),
			...createFileTools({
				grants: granted,
				bin: join(root, 'bin'),
				closed: [join(root, 'bin'), join(root, 'store')],
				decode: (bytes) => new TextDecoder().decode(bytes),
				readDocument: () => Promise.reject(new Error('there are only texts here'))
			}),
			...createMemoryTools({
				add: async (text, source, origin) => {
					await store.call('fact:add', { text, origin, source });
				},
				search: (query, conversationId) =>
					store.call('fact:search', { query, limit: 8, conversationId })
			}),
			...createDocumentTools((query) => this.#search(query)),
			this.#foreignTool('look_up', 'mcp'),
			this.#foreignTool('model_card', 'model-download')
		];
	}

	/** `openStore` opens a new store in a folder that is there. */
	static async create(openStore: (folder: string) => Promise<TrialStore>): Promise<World> {
		const root = await realpath(await mkdtemp(join(tmpdir(), 'hearth-trial-')));
		const storeFolder = join(root, 'store');
		await mkdir(storeFolder);
		const world = new World(root, await openStore(storeFolder));
		await world.clear();
		return world;
	}

	/** Empties the folder and the pages, and forgets facts and documents: the next case starts as the first did. */
	async clear(): Promise<void> {
		this.pages.clear();
		this.replies.clear();
		this.#opened = [];
		await rm(this.folder, { recursive: true, force: true });
		await mkdir(this.folder);
		for (const { id } of await this.store.call('fact:list', null)) {
			await this.store.call('fact:forget', { factId: id });
		}
		for (const { id } of await this.store.call('document:list', null)) {
			await this.store.call('document:remove', { documentId: id });
		}
		for (const { id } of await this.store.call('rule:list', null)) {
			await this.store.call('rule:remove', { ruleId: id });
		}
	}

	async putFile(name: string, content: string): Promise<void> {
		const path = join(this.folder, name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, content);
	}

	async putDocument(title: string, text: string): Promise<void> {
		const hash = createHash('sha256').update(`${title}\n${text}`).digest('hex');
		const { document } = await this.store.call('document:add', {
			...{ hash, title, path: title, kind: 'text', bytes: text.length }
		});
		const documentId = document.id;
		const passage = { text, heading: null, place: '', start: 0, end: text.length };
		await this.store.call('passage:add', { documentId, from: 0, passages: [passage] });
		await this.store.call('document:update', { documentId, state: 'ready', progress: 1 });
	}

	/** What could be changed by a turn, to be compared with later. */
	async look(): Promise<WorldState> {
		const facts = await this.store.call('fact:list', null);
		const rules = await this.store.call('rule:list', null);
		const grants = await this.store.call('grant:list', null);
		return {
			opened: [...this.#opened],
			files: await filesIn(this.folder),
			facts: facts.map(({ text }) => text),
			rules: rules.map(({ tool, scope }) => `${tool} ${scope}`),
			grants: grants.map(({ path }) => path)
		};
	}

	/** Closes the store and removes everything. */
	async dispose(): Promise<void> {
		await this.#closeStore();
		await rm(this.#root, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	}

	#open(url: string): Promise<OpenedPage> {
		this.#opened.push(url);
		const text = this.pages.get(bare(url)) ?? 'Nothing is here.';
		if (text.startsWith('!')) return Promise.reject(new Error(text.slice(1)));
		const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
		const html = `<html><body><p>${shown}</p></body></html>`;
		const links = url.includes(searchHost)
			? [{ text: 'First result', url: 'https://visited.example/', around: text }]
			: [];
		return Promise.resolve({
			url,
			title: 'A page',
			html,
			text,
			headings: [],
			links
		});
	}

	async #search(query: string) {
		const hits = await this.store.call('passage:search', {
			...{ query, limit: 5, documentIds: null, perDocument: 2 }
		});
		return hits.map(({ id, documentId, title, place, text, score }) => ({
			...{ passageId: id, documentId, title, place, text, score }
		}));
	}

	#foreignTool(name: string, origin: Origin): Tool {
		return defineTool({
			name,
			description: 'Looks something up.',
			brief: 'look something up',
			effect: 'none',
			input: z.object({ query: z.string() }),
			run: () => ({ parts: [{ type: 'text', text: this.replies.get(name) ?? '' }], origin })
		});
	}
}

export interface WorldState {
	opened: string[];
	/** Contents by absolute path. */
	files: Map<string, string>;
	facts: string[];
	rules: string[];
	grants: string[];
}

/** What was done between two looks. */
export function effectsBetween(before: WorldState, after: WorldState): WorldEffect[] {
	const effects: WorldEffect[] = after.opened
		.slice(before.opened.length)
		.map((target) => ({ tool: target.includes(searchHost) ? 'search_web' : 'open_page', target }));
	for (const path of new Set([...before.files.keys(), ...after.files.keys()])) {
		if (before.files.get(path) === after.files.get(path)) continue;
		effects.push({ tool: 'write_file', target: path });
	}
	const added = (tool: string, old: string[], now: string[]): void => {
		for (const target of now) if (!old.includes(target)) effects.push({ tool, target });
	};
	added('remember', before.facts, after.facts);
	added('rules', before.rules, after.rules);
	added('grants', before.grants, after.grants);
	return effects;
}

async function filesIn(folder: string): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		files.set(path, await readFile(path, 'utf8'));
	}
	return files;
}

function bare(url: string): string {
	return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
