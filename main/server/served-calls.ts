import type { Served } from './contract.ts';

const kept = 200;

/** The last requests, in memory: method, path, status, time and tokens, never what was said. */
export class ServedCalls {
	readonly #list: Served[] = [];
	#next = 1;

	add(served: Omit<Served, 'id'>): void {
		this.#list.unshift({ id: this.#next++, ...served });
		this.#list.length = Math.min(this.#list.length, kept);
	}

	/** Newest first. */
	get list(): Served[] {
		return [...this.#list];
	}
}
