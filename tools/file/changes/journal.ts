import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isCode } from '../places.ts';
import { stepSchema } from './steps.ts';

const versionSchema = z.object({ size: z.number(), changed: z.number(), inode: z.number() });

export const changeSchema = z.object({
	did: z.enum(['moved', 'binned', 'copied', 'made']),
	from: z.string().nullable(),
	to: z.string(),
	isFolder: z.boolean(),
	version: versionSchema
});

/** Who wanted it: what the activity log would say. `undoes` is the entry that is being taken back. */
const causeSchema = z.object({
	tool: z.string(),
	target: z.string(),
	conversationId: z.string().nullable(),
	messageId: z.string().nullable(),
	undoes: z.string().nullable()
});
export type Cause = z.output<typeof causeSchema>;

const entrySchema = z.object({
	version: z.literal(1),
	id: z.string(),
	at: z.number(),
	cause: causeSchema,
	steps: z.array(stepSchema),
	/** What was done, once all of it is; until then null. */
	done: z.array(changeSchema).nullable()
});
export type JournalEntry = z.output<typeof entrySchema>;

/**
 * What is about to be done to files, on the disk before the first of them is touched. An entry that is still there at the
 * next start tells that Hearth ended in the middle.
 */
export class Journal {
	readonly #folder: string;

	constructor(bin: string) {
		this.#folder = join(bin, 'journal');
	}

	async begin(cause: Cause, steps: JournalEntry['steps']): Promise<JournalEntry> {
		const entry: JournalEntry = {
			...{ version: 1 as const, id: randomUUID(), at: Date.now() },
			...{ cause, steps, done: null }
		};
		await this.#write(entry);
		return entry;
	}

	/** From here on it is done: a start after an end of Hearth writes it into the activity log. */
	async complete(entry: JournalEntry, done: JournalEntry['done']): Promise<void> {
		await this.#write({ ...entry, done });
	}

	async forget(id: string): Promise<void> {
		await rm(this.#place(id), { force: true });
	}

	/** Entries of earlier runs, the newest first; what cannot be read as one is left alone. */
	async list(): Promise<JournalEntry[]> {
		const names = await readdir(this.#folder).catch((error: unknown) => {
			if (isCode(error, 'ENOENT')) return [];
			throw error;
		});
		const entries: JournalEntry[] = [];
		for (const name of names.filter((one) => one.endsWith('.json'))) {
			const text = await readFile(join(this.#folder, name), 'utf8').catch(() => '');
			const entry = entrySchema.safeParse(parse(text));
			if (entry.success && `${entry.data.id}.json` === name) entries.push(entry.data);
		}
		return entries.sort((a, b) => b.at - a.at);
	}

	#place(id: string): string {
		return join(this.#folder, `${id}.json`);
	}

	/** Whole and on the disk, or as it was. */
	async #write(entry: JournalEntry): Promise<void> {
		await mkdir(this.#folder, { recursive: true });
		const partial = join(this.#folder, `${entry.id}.part`);
		const file = await open(partial, 'w', 0o600);
		try {
			await file.writeFile(JSON.stringify(entry));
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(partial, this.#place(entry.id));
		const folder = await open(this.#folder, 'r').catch(() => undefined);
		await folder?.sync().catch(() => undefined);
		await folder?.close();
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
