import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue, type ModelEntry } from '../../models/catalogue.ts';
import { AppError, toErrorData, type ErrorData } from '../errors.ts';
import { DetailsCache, type FileDetails } from './details.ts';
import { OwnCatalogue, type Notice } from './own-catalogue.ts';

/** A model as it is known here: from a list, or from a file that was found. */
export interface KnownModel {
	entry: ModelEntry;
	origin: 'catalogue' | 'own';
	/** Where its file lies; undefined when it is not here, or not whole. */
	path: string | undefined;
	/** Bytes of that file. */
	bytes: number;
	/** Null when there is no file, or one that cannot be used. */
	details: FileDetails | null;
	/** Why the file that is here cannot be used. */
	problem: ErrorData | null;
	/** Whether a file of it lies in the folder that Hearth fills itself. */
	removable: boolean;
}

export interface LibraryPlaces {
	/** Folders that may hold weights, the first one the user's own, where downloads go. */
	folders: string[];
	/** The user's own list of models. */
	catalogueFile: string;
	/** A folder of GGUF files of the user's own; null when there is none. */
	ownFolder: () => Promise<string | null>;
}

/** Which models there are, and where their files lie. Looks anew each time: people move files. */
export class Library {
	readonly #places: LibraryPlaces;
	readonly #own: OwnCatalogue;
	readonly #details = new DetailsCache();

	constructor(places: LibraryPlaces, onNotice: Notice) {
		this.#places = places;
		this.#own = new OwnCatalogue(places.catalogueFile, onNotice);
	}

	/** Where downloads and imports go. */
	get folder(): string {
		const [folder] = this.#places.folders;
		if (folder === undefined) throw new AppError('INTERNAL');
		return folder;
	}

	async entries(): Promise<ModelEntry[]> {
		const own = await this.#own.read();
		const replaced = (entry: ModelEntry): boolean =>
			own.some(({ id, file }) => id === entry.id || file === entry.file);
		return [...catalogue.filter((entry) => !replaced(entry)), ...own];
	}

	async list(): Promise<KnownModel[]> {
		const entries = await this.entries();
		const listed = entries.map((entry) => this.#locate(entry));
		const names = new Set(entries.map(({ file }) => file));
		const ids = new Set(entries.map(({ id }) => id));
		const ownFolder = await this.#places.ownFolder();
		const folders = new Set([this.folder, ...(ownFolder === null ? [] : [ownFolder])]);
		const found = [...folders].flatMap((folder) =>
			ggufFiles(folder)
				.filter((name) => !names.has(name))
				.flatMap((name) => this.#ownModel(join(folder, name), ids))
		);
		return [...listed, ...found];
	}

	/** Throws NOT_FOUND for an id that nothing has. */
	async find(id: string): Promise<KnownModel> {
		const known = (await this.list()).find(({ entry }) => entry.id === id);
		if (known === undefined) throw new AppError('NOT_FOUND', { what: id });
		return known;
	}

	#locate(entry: ModelEntry): KnownModel {
		const places = this.#places.folders
			.map((folder) => join(folder, entry.file))
			.filter((path) => existsSync(path));
		const path = places.find((place) => entry.bytes === null || sizeOf(place) === entry.bytes);
		const { details, problem } = path === undefined ? nothingRead : this.#details.get(path);
		const reason = 'it is damaged or cut short';
		const cut = path === undefined && places.length > 0;
		return {
			entry,
			origin: 'catalogue',
			path,
			bytes: path === undefined ? 0 : sizeOf(path),
			details,
			problem: cut
				? toErrorData(new AppError('MODEL_BAD_FILE', { file: entry.file, reason }))
				: problem,
			removable: existsSync(join(this.folder, entry.file))
		};
	}

	/** A file that no list knows. Files that go with a model and are none are left out. */
	#ownModel(path: string, ids: Set<string>): KnownModel[] {
		const file = basename(path);
		const { details, problem } = this.#details.get(path);
		if (details?.isEmbedder === true || isCompanion(file, problem)) return [];
		const id = idFor(path, ids);
		ids.add(id);
		const bytes = sizeOf(path);
		return [
			{
				entry: {
					...{ id, file, bytes, sha256: null, packedFrom: null, attention: null },
					advised: false,
					...{ role: 'kernel', decision: 'native', sources: [] },
					title: details?.title ?? basename(file, '.gguf'),
					licence: details?.licence ?? '',
					parameters: details?.parameters ?? null,
					contextLength: details?.contextLength ?? 4096
				},
				origin: 'own',
				path,
				bytes,
				details,
				problem,
				removable: path === join(this.folder, file)
			}
		];
	}
}

const nothingRead = { details: null, problem: null };

/** Adapters and what turns pictures into tokens lie beside models and are not models. */
function isCompanion(file: string, problem: ErrorData | null): boolean {
	return /mmproj/i.test(file) || problem?.values['reason'] === 'it is an adapter, not a model';
}

function ggufFiles(folder: string): string[] {
	try {
		return readdirSync(folder, { withFileTypes: true })
			.filter((entry) => !entry.isDirectory() && /\.gguf$/i.test(entry.name))
			.map(({ name }) => name)
			.sort();
	} catch {
		// A folder that is not there, or not plugged in today, holds nothing.
		return [];
	}
}

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Out of the file's name, so that a model keeps its id when its folder moves; told apart by the place when that is taken. */
function idFor(path: string, taken: ReadonlySet<string>): string {
	const name = basename(path)
		.replace(/\.gguf$/i, '')
		.toLowerCase()
		.replace(/[^a-z0-9.]+/g, '-')
		.replace(/^[-.]+|[-.]+$/g, '')
		.slice(0, 50);
	const mark = createHash('sha256').update(path).digest('hex').slice(0, 8);
	if (name === '') return `own-${mark}`;
	return taken.has(name) ? `${name}-${mark}` : name;
}
