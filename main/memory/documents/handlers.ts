import { AppError } from '../../errors.ts';
import type { Handlers, OutputOf } from '../../operations.ts';
import type { Reading } from './block.ts';
import { readWholeOriginal, type Place } from './originals.ts';
import type { ExtractorOperations } from './protocol.ts';
import { readDocument } from './read-document.ts';
import type { Warning } from './block.ts';
import { FloodWatch } from './likeness.ts';
import { mergeWarnings, Scanner } from './scan.ts';
import { createArchiveHandlers } from '../transfer/archive-handlers.ts';
import { Splitter, type NewPassage } from './split.ts';

/** A piece is handed out when it has so many passages or took so long. */
const pieceSize = 200;
const pieceTime = 300;

interface Open {
	name: string;
	reading: Reading;
	splitter: Splitter;
	scanner: Scanner;
}

/** The document reader's operations. The libraries of each kind are loaded when the first such document comes. */
export function createExtractorHandlers(): Handlers<ExtractorOperations> {
	let current: Open | null = null;
	const floods = new FloodWatch();

	const next = async ({
		reading,
		splitter,
		scanner
	}: Open): Promise<OutputOf<ExtractorOperations, 'next'>> => {
		const passages: NewPassage[] = [];
		let pictures = 0;
		let pages = 0;
		const until = Date.now() + pieceTime;
		const take = (found: NewPassage[]): void => {
			for (const { text, place } of found) {
				scanner.look(text, place);
				floods.look(text);
			}
			passages.push(...found);
		};
		for (;;) {
			const step = await reading.next();
			if (step.done) {
				take(splitter.end());
				const flood: Warning[] = floods.isFlood ? ['near-duplicates'] : [];
				const found = [...step.value.warnings, ...scanner.warnings, ...flood];
				const end = { ...step.value, warnings: mergeWarnings(found) };
				return { passages, pictures, pages, progress: 1, end };
			}
			pictures += step.value.pictures ?? 0;
			pages += step.value.pages ?? 0;
			for (const block of step.value.blocks) take(splitter.push(block));
			if (passages.length >= pieceSize || Date.now() > until) {
				const progress = Math.min(1, step.value.progress);
				return { passages, pictures, pages, progress, end: null };
			}
		}
	};

	return {
		async open({ path, name, kind, key, password }) {
			await current?.reading.return({ pages: null, warnings: [] });
			current = null;
			const bytes = await readBytes({ path, key }, name);
			const reading = await readDocument({ bytes, kind, name, password });
			floods.begin(`${name} ${bytes.length}`);
			current = { name, reading, splitter: new Splitter(), scanner: new Scanner() };
			return null;
		},
		async next() {
			if (current === null) throw new AppError('INTERNAL', {}, { cause: 'no document is open' });
			const { name } = current;
			try {
				const piece = await next(current);
				if (piece.end !== null) current = null;
				return piece;
			} catch (error) {
				current = null;
				if (error instanceof AppError) throw error;
				const reason = 'it is damaged or cut short';
				throw new AppError('FILE_UNREADABLE', { file: name, reason }, { cause: error });
			}
		},
		...createArchiveHandlers(),
		async html({ html, url, maxCharacters }) {
			const { pageToMarkdown } = await import('./html.ts');
			return pageToMarkdown(html, url, maxCharacters);
		}
	};
}

/** In memory of its own: pdf.js takes the buffer away. */
async function readBytes(place: Place, name: string): Promise<Uint8Array> {
	try {
		return await readWholeOriginal(place);
	} catch (error) {
		if (error instanceof AppError) throw new AppError(error.code, { ...error.values, file: name });
		throw new AppError('NOT_FOUND', { what: name }, { cause: error });
	}
}
