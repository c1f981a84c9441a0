/**
 * One piece of a document in reading order, as a reader of some kind hands it to the splitter.
 * Contract: the texts of all blocks, joined without anything between them, are the extracted text,
 * so each carries its own line ends.
 */
export interface Block {
	kind: 'heading' | 'text' | 'code' | 'row';
	text: string;
	/** The page, slide or sheet it is on, in words ("page 3"); empty when the document has none. */
	part: string;
	/** How deep a heading is, from 1. */
	level?: number;
	/** Number of the first line (text, code) or of the row, from 1. */
	number?: number;
	/** The header of a table, repeated in each passage of its rows; empty for the header itself. */
	header?: string;
}

/** What a reader tells on its way: a block, or how far it is (0 to 1), or what it found out about the whole. */
export interface ReadStep {
	blocks: Block[];
	progress: number;
	/** How many pictures were read for this, which takes long. */
	pictures?: number;
	/** How many pages of a PDF were read for this. */
	pages?: number;
}

/** What is known about the whole document once it was read. */
export interface ReadEnd {
	pages: number | null;
	warnings: Warning[];
}

export type Reading = AsyncGenerator<ReadStep, ReadEnd>;

/** Keys of `main/messages/notes.ts`. */
export type WarningKey =
	| 'hidden-text'
	| 'invisible-characters'
	| 'bidirectional-characters'
	| 'instruction-like'
	| 'pages-without-text'
	| 'read-by-ocr'
	| 'parts-unread'
	| 'parts-locked'
	| 'unsafe-names'
	| 'encoding-guessed'
	| 'near-duplicates'
	| 'newer-version-unread';
/** A key, and behind `@` the first place in the document it is about, where that is known. */
export type Warning = WarningKey | `${WarningKey}@${string}`;
