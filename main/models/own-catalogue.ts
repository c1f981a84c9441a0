import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { modelEntrySchema, type ModelEntry } from '../../models/catalogue.ts';
import type { ErrorCode } from '../messages/errors.ts';
import type { Values } from '../messages/message.ts';

export type Notice = (notice: { code: ErrorCode; values: Values }) => void;

const listSchema = z.object({ models: z.array(z.unknown()) });
/** A list that a person writes; what is longer is no such list. */
const mostBytes = 4_000_000;

/**
 * The user's own list of models, `catalogue.json`: `{"models": [...]}` with entries like those of `models/catalogue.ts`.
 * An entry with the id of a known model replaces it. The file is only ever read; what cannot be used is told once.
 */
export class OwnCatalogue {
	readonly #path: string;
	readonly #onNotice: Notice;
	#stamp = '';
	#entries: Promise<ModelEntry[]> = Promise.resolve([]);

	constructor(path: string, onNotice: Notice) {
		this.#path = path;
		this.#onNotice = onNotice;
	}

	/** The entries as they are now; read again only when the file changed. */
	async read(): Promise<ModelEntry[]> {
		const file = await stat(this.#path).catch(() => undefined);
		const stamp = file === undefined ? '' : `${file.ino} ${file.size} ${file.mtimeMs}`;
		if (stamp !== this.#stamp) {
			this.#stamp = stamp;
			this.#entries = file === undefined ? Promise.resolve([]) : this.#load(file.size);
		}
		return await this.#entries;
	}

	async #load(size: number): Promise<ModelEntry[]> {
		const name = basename(this.#path);
		try {
			if (size > mostBytes) throw new Error('it is too large');
			const { models } = listSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')));
			const { entries, problems } = readEntries(models);
			const [reason] = problems;
			if (reason !== undefined) {
				const values = { file: name, count: problems.length, reason };
				this.#onNotice({ code: 'CATALOGUE_SKIPPED', values });
			}
			return entries;
		} catch (error) {
			const values = { file: name, reason: reasonOf(error) };
			this.#onNotice({ code: 'CATALOGUE_UNREADABLE', values });
			return [];
		}
	}
}

/** The entries that can be used, and for each other one why not. */
function readEntries(models: unknown[]): { entries: ModelEntry[]; problems: string[] } {
	const entries: ModelEntry[] = [];
	const problems: string[] = [];
	for (const [index, model] of models.entries()) {
		const parsed = modelEntrySchema.safeParse(model);
		if (!parsed.success) {
			problems.push(`${index + 1}: ${reasonOf(parsed.error)}`);
		} else if (entries.some(({ id, file }) => id === parsed.data.id || file === parsed.data.file)) {
			problems.push(`${index + 1}: ${parsed.data.id} is there twice`);
		} else {
			entries.push(parsed.data);
		}
	}
	return { entries, problems };
}

function reasonOf(error: unknown): string {
	if (error instanceof z.ZodError) {
		const [issue] = error.issues;
		return issue === undefined ? 'it is damaged' : `${issue.path.join('.')}: ${issue.message}`;
	}
	return error instanceof Error ? error.message : String(error);
}
