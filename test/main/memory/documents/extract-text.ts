import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelPair } from '../../../../main/child/channel.ts';
import { serve } from '../../../../main/child/serve.ts';
import { createExtractorHandlers } from '../../../../main/memory/documents/handlers.ts';
import { kindOf } from '../../../../main/memory/documents/kinds.ts';
import { extractorOperations } from '../../../../main/memory/documents/protocol.ts';
import { DocumentReader, type Piece } from '../../../../main/memory/documents/reader.ts';
import { ownText } from '../../../../main/memory/documents/split.ts';

export interface Extracted {
	text: string;
	passages: Piece['passages'];
	pages: number | null;
	warnings: string[];
}

/** The document reader with its other half in the same process, for what a document says. */
export class Extraction {
	readonly reader: DocumentReader;
	readonly #folder: Promise<string>;

	constructor() {
		this.#folder = mkdtemp(join(tmpdir(), 'hearth-extract-'));
		this.reader = new DocumentReader(() => {
			const [near, far] = channelPair();
			serve(extractorOperations, createExtractorHandlers(), far);
			return near;
		});
	}

	/** What the reader hands out, piece by piece. */
	async *pieces(
		name: string,
		content: Uint8Array | string,
		password?: string
	): AsyncGenerator<Piece, void> {
		const path = join(await this.#folder, 'original');
		const bytes = Buffer.from(content);
		await writeFile(path, bytes);
		const kind = kindOf(name, bytes.subarray(0, 8192));
		if (kind === null) throw new Error(`no kind for ${name}`);
		yield* this.reader.read({ path, name, kind, ...(password !== undefined && { password }) });
	}

	async read(name: string, content: Uint8Array | string, password?: string): Promise<Extracted> {
		const passages: Piece['passages'] = [];
		let end: Piece['end'] = null;
		for await (const piece of this.pieces(name, content, password)) {
			passages.push(...piece.passages);
			end = piece.end;
		}
		if (end === null) throw new Error('no end');
		return { text: passages.map(ownText).join(''), passages, ...end };
	}

	async close(): Promise<void> {
		this.reader.close();
		await rm(await this.#folder, { recursive: true });
	}
}
