import { call } from '../../api.ts';
import type { AppState } from '../../app.svelte.ts';

type Place = 'pinned' | 'out' | 'free';

/** What the person holds in the window of a conversation, and out of it. It counts from the next answer on. */
export class HeldPages {
	readonly #app: AppState;
	readonly #conversationId: string;
	#pinned = $state.raw<string[]>([]);
	#out = $state.raw<string[]>([]);

	constructor(app: AppState, conversationId: string) {
		this.#app = app;
		this.#conversationId = conversationId;
		void app.attempt(async () => this.#take(await call('context:held', { conversationId })));
	}

	/** Messages and passages that were moved out: they are in no answer's map any more, and must be had back from here. */
	get out(): string[] {
		return this.#out;
	}

	placeOf(ref: string): Place {
		return this.#pinned.includes(ref) ? 'pinned' : this.#out.includes(ref) ? 'out' : 'free';
	}

	async place(ref: string, place: Place): Promise<void> {
		const conversationId = this.#conversationId;
		await this.#app.attempt(async () =>
			this.#take(await call('context:place', { conversationId, ref, place }))
		);
	}

	#take({ pinned, out }: { pinned: string[]; out: string[] }): void {
		this.#pinned = pinned;
		this.#out = out;
	}
}
