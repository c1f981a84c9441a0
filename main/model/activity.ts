import type { EngineState } from '../contract.ts';
import type { EventOf } from '../operations.ts';
import type { EngineOperations } from './protocol.ts';

type GenerateEvent = EventOf<EngineOperations, 'generate'>;

interface Progress {
	/** Words still to read; 0 once it writes. */
	reading: number;
	words: number;
	writingSince: number | null;
}

/** How many words a token stands for, about. */
const wordsPerToken = 0.75;
/** Numbers on screen that change more often than this can't be read. */
const tellEveryMilliseconds = 250;

/** What the engine does, summed over the requests that run side by side, in numbers that a person understands. */
export class EngineActivity {
	readonly #onState: (state: EngineState) => void;
	readonly #requests = new Set<Progress>();
	#base: EngineState = { state: 'off' };
	#state: EngineState = { state: 'off' };
	#toldAt = 0;

	constructor(onState: (state: EngineState) => void) {
		this.#onState = onState;
	}

	get state(): EngineState {
		return this.#state;
	}

	/** The state while no request runs. */
	set(state: EngineState): void {
		this.#base = state;
		this.#tell(true);
	}

	start(): { see: (event: GenerateEvent) => void; end: () => void } {
		const progress: Progress = { reading: 0, words: 0, writingSince: null };
		this.#requests.add(progress);
		return {
			see: (event) => {
				if (event.type === 'reading') {
					progress.reading = Math.round(event.tokens * wordsPerToken);
				} else {
					progress.reading = 0;
					progress.writingSince ??= performance.now();
					progress.words += event.text.split(/\s+/).length - 1;
				}
				this.#tell(false);
			},
			end: () => {
				this.#requests.delete(progress);
				this.#tell(true);
			}
		};
	}

	#tell(always: boolean): void {
		const next = this.#now();
		const changed = next.state !== this.#state.state;
		const isSame = JSON.stringify(next) === JSON.stringify(this.#state);
		const now = performance.now();
		if (isSame || (!always && !changed && now - this.#toldAt < tellEveryMilliseconds)) return;
		this.#state = next;
		this.#toldAt = now;
		this.#onState(next);
	}

	#now(): EngineState {
		if (this.#base.state !== 'ready') return this.#base;
		const { model } = this.#base;
		const requests = [...this.#requests];
		const writing = requests.filter(({ writingSince }) => writingSince !== null);
		if (writing.length > 0) {
			const speeds = writing.map(
				({ words, writingSince }) =>
					words / Math.max(0.25, (performance.now() - (writingSince ?? 0)) / 1000)
			);
			const sum = speeds.reduce((all, speed) => all + speed, 0);
			return { state: 'writing', model, wordsPerSecond: Math.round(sum * 10) / 10 };
		}
		const words = requests.reduce((sum, { reading }) => sum + reading, 0);
		return words > 0 ? { state: 'reading', model, words } : this.#base;
	}
}
