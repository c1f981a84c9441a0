import { AppError } from '../../errors.ts';
import { readWarning } from '../../messages/notes.ts';
import type { Block, ReadStep, Warning } from './block.ts';
import { headBytes, kindOf } from './kinds.ts';
import { readDocument } from './read-document.ts';
import { at } from './scan.ts';
import { titleOf } from './title.ts';

/** How deep documents may lie in documents: a letter in an archive that was sent with a letter is as deep as it gets. */
const maximumDepth = 4;
/** Of one dropped document, all depths together. */
const maximumParts = 10_000;
const maximumBytes = 300_000_000;

/** A document inside another: an attachment, a file in an archive. */
export interface Part {
	name: string;
	bytes: Uint8Array;
	/** Where it is in the document around it, in words ("attachment plan.pdf"). */
	place: string;
}

/** What is left to be unpacked of one document, shared by all that lies in it. */
export class Inside {
	readonly #depth: number;
	readonly #left: { parts: number; bytes: number };

	constructor(depth = 0, left = { parts: maximumParts, bytes: maximumBytes }) {
		this.#depth = depth;
		this.#left = left;
	}

	/**
	 * Reads a part as the document it is, under its name. One that cannot be read does not spoil the others: then only
	 * its name is there, and what is returned says so.
	 */
	async *read({ name, bytes, place }: Part): AsyncGenerator<ReadStep, Warning[]> {
		const title: Block[] = [
			{ kind: 'heading', text: `${titleOf(name)}\n\n`, part: place, level: 0 }
		];
		/** The name goes along with what comes first, on the page where that is. */
		const placed = (blocks: Block[]): Block[] => {
			const inner = blocks.map((block) => ({ ...block, part: within(place, block.part) }));
			const [first] = inner;
			if (first === undefined) return [];
			return [...title.splice(0).map((block) => ({ ...block, part: first.part })), ...inner];
		};
		let warnings: Warning[] = [];
		try {
			const kind = kindOf(name, bytes.subarray(0, headBytes));
			if (kind !== null) {
				const inside = this.#enter(name, bytes.length);
				const reading = await readDocument({ bytes: ownMemory(bytes), kind, name }, inside);
				for (;;) {
					const step = await reading.next();
					if (step.done) {
						warnings = step.value.warnings.map((warning) => inPart(warning, place));
						break;
					}
					yield { ...step.value, blocks: placed(step.value.blocks) };
				}
			}
		} catch (error) {
			warnings = whyUnread(error);
		}
		if (title.length > 0) yield { blocks: title, progress: 1 };
		return warnings;
	}

	#enter(name: string, bytes: number): Inside {
		this.#left.parts--;
		this.#left.bytes -= bytes;
		if (this.#depth === maximumDepth || this.#left.parts < 0 || this.#left.bytes < 0) {
			throw new AppError('FILE_UNREADABLE', { file: name, reason: 'it lies too deep' });
		}
		return new Inside(this.#depth + 1, this.#left);
	}
}

/** Some readers take the memory behind the bytes away, which must then not be that of others. */
function ownMemory(bytes: Uint8Array): Uint8Array {
	return bytes.length === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/** A warning of a part, with the place the part has in the whole. */
function inPart(warning: Warning, place: string): Warning {
	const { key, place: inner } = readWarning(warning);
	return key === 'hidden-text' || key === 'instruction-like'
		? at(key, within(place, inner))
		: warning;
}

/** The place of a part of a part. */
export function within(outer: string, inner: string): string {
	return outer === '' || inner === '' ? outer + inner : `${outer}, ${inner}`;
}

function whyUnread(error: unknown): Warning[] {
	const code = error instanceof AppError ? error.code : 'FILE_UNREADABLE';
	if (code === 'FILE_NO_TEXT' || code === 'FILE_EMPTY') return [];
	return [code === 'FILE_PASSWORD' ? 'parts-locked' : 'parts-unread'];
}

/** Reads parts one after the other. Their warnings are added to `warnings`; progress goes from `from` to 1. */
export async function* readParts(
	parts: Iterable<Part>,
	count: number,
	inside: Inside,
	warnings: Set<Warning>,
	from = 0
): AsyncGenerator<ReadStep, void> {
	let done = 0;
	for (const part of parts) {
		const reading = inside.read(part);
		for (;;) {
			const step = await reading.next();
			if (step.done) {
				for (const warning of step.value) warnings.add(warning);
				break;
			}
			const progress = from + ((done + step.value.progress) / count) * (1 - from);
			yield { ...step.value, progress };
		}
		done++;
	}
}
