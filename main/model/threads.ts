import { cpus, loadavg } from 'node:os';

interface Sample {
	/** Milliseconds of processor time that all programs used, and that this process used. */
	all: number;
	own: number;
	at: number;
}

function sample(): Sample {
	const all = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0);
	const own = process.cpuUsage();
	return { all, own: (own.user + own.system) / 1000, at: performance.now() };
}

/** Past this many, memory is the limit and more threads only wait for each other. */
const most = 8;
const sampleMilliseconds = 1000;

/**
 * How many threads to compute with: the cores that other programs leave free. llama.cpp's threads spin while they wait
 * for each other, so one thread too many makes everything slower by far more than it could ever help.
 */
export class FreeCores {
	readonly #cores: number;
	readonly #timer: NodeJS.Timeout;
	#last = sample();
	#free: number;

	constructor(cores: number, onChange: (free: number) => void) {
		this.#cores = Math.min(cores, most);
		// Until there is something to compare with: how many programs wanted to run in the last minute (0 on Windows).
		this.#free = freeCores(cpus().length, this.#cores, loadavg()[0] ?? 0);
		this.#timer = setInterval(() => {
			const before = this.#free;
			this.#measure();
			if (this.#free !== before) onChange(this.#free);
		}, sampleMilliseconds);
		this.#timer.unref();
	}

	get free(): number {
		return this.#free;
	}

	#measure(): void {
		const now = sample();
		const elapsed = now.at - this.#last.at;
		const others = now.all - this.#last.all - (now.own - this.#last.own);
		this.#last = now;
		this.#free = freeCores(cpus().length, this.#cores, others / elapsed);
	}
}

/** Of `all` cores, `busy` are used by others; the answer is between one and `wanted`. */
export function freeCores(all: number, wanted: number, busy: number): number {
	return Math.max(1, Math.min(wanted, Math.round(all - busy)));
}
