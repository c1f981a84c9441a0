/**
 * Lines that are read one at a time by more than one reader: who waits for a line that does not come in time leaves it to
 * the next one. Lines that came before anybody waited are kept, as when the input is a pipe.
 */
export class Lines {
	readonly #iterator: AsyncIterator<string>;
	#next: Promise<string | undefined> | undefined;

	constructor(lines: AsyncIterable<string>) {
		this.#iterator = lines[Symbol.asyncIterator]();
	}

	/** The next line, which stays the next one; undefined after the last. */
	peek(): Promise<string | undefined> {
		this.#next ??= this.#iterator
			.next()
			.then((result): string | undefined => (result.done === true ? undefined : result.value));
		return this.#next;
	}

	/** The next line, which is now taken; undefined after the last. */
	async take(): Promise<string | undefined> {
		const line = await this.peek();
		this.#next = undefined;
		return line;
	}
}
