import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const noteSchema = z.object({
	/** `starting` stays behind when a start never got as far as showing its window. */
	state: z.enum(['starting', 'fine', 'off']),
	version: z.string()
});
type Note = z.output<typeof noteSchema>;

/**
 * Whether the window is drawn with the graphics card. Some drivers take the whole app down when it starts; then the next
 * start does without, and stays so until a person wants to try again or another version of Hearth comes.
 */
export class Graphics {
	readonly #file: string;
	readonly #version: string;
	/** False when this start does without. */
	readonly used: boolean;
	/** The last start never showed its window: worth telling. */
	readonly failedBefore: boolean;

	constructor(file: string, version: string) {
		this.#file = file;
		this.#version = version;
		const last = this.#read();
		const known = last?.version === version ? last.state : 'fine';
		this.failedBefore = known === 'starting';
		this.used = known === 'fine';
		this.#write(this.used ? 'starting' : 'off');
	}

	/** The window is there, or was closed in peace. */
	worked(): void {
		if (this.used && this.#read()?.state === 'starting') this.#write('fine');
	}

	/** The process that draws died: the next start does without. */
	failed(): void {
		this.#write('off');
	}

	/** The next start tries the graphics card again. */
	tryAgain(): void {
		this.#write('fine');
	}

	#read(): Note | undefined {
		try {
			return noteSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
		} catch {
			// The first start, or a file that was cut short.
			return undefined;
		}
	}

	#write(state: Note['state']): void {
		try {
			writeFileSync(this.#file, JSON.stringify({ state, version: this.#version }));
		} catch {
			// Where nothing can be written, every start tries the graphics card.
		}
	}
}
