import { Worker } from 'node:worker_threads';

/** A thread with one calculator in it, seen from outside. */
export interface CalculatorThread {
	post: (message: unknown) => void;
	onMessage: (listener: (message: unknown) => void) => void;
	/** Called once, when it ended for whatever reason. */
	onExit: (listener: () => void) => void;
	kill: () => void;
}

/** Starts `file` (tools/calculator/worker.ts, built) as a thread that may use little memory and see no environment. */
export function startCalculatorThread(file: string): CalculatorThread {
	const worker = new Worker(file, {
		env: {},
		resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
	});
	worker.unref();
	// Running out of memory ends the thread with an error; the exit that follows tells all there is to know.
	worker.on('error', () => undefined);
	return {
		post: (message) => worker.postMessage(message),
		onMessage: (listener) => worker.on('message', listener),
		onExit: (listener) => worker.once('exit', listener),
		kill: () => void worker.terminate()
	};
}
