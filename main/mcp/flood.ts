/** What one program may send in one span of time. A page of results is far from it; an endless stream meets it at once. */
export interface FloodLimits {
	milliseconds: number;
	messages: number;
	bytes: number;
}

export const usualFloodLimits: FloodLimits = {
	milliseconds: 10_000,
	messages: 3_000,
	bytes: 48_000_000
};

/** Counts what comes in, and tells when it is more than anything useful would be. */
export class FloodGauge {
	readonly #limits: FloodLimits;
	#since = 0;
	#messages = 0;
	#bytes = 0;

	constructor(limits: FloodLimits) {
		this.#limits = limits;
	}

	/** True while it is bearable. */
	bears(messages: number, bytes: number): boolean {
		const now = performance.now();
		if (now - this.#since > this.#limits.milliseconds) {
			this.#since = now;
			this.#messages = 0;
			this.#bytes = 0;
		}
		this.#messages += messages;
		this.#bytes += bytes;
		return this.#messages <= this.#limits.messages && this.#bytes <= this.#limits.bytes;
	}
}
