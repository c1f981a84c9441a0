import { fork } from 'node:child_process';

/** A line to another process (or to handlers in this one) that carries structured-clone messages in order. */
export interface Channel {
	post(message: unknown): void;
	onMessage(listener: (message: unknown) => void): void;
	/** Called once, when the other side is gone for whatever reason. */
	onExit(listener: (reason: string) => void): void;
	kill(): void;
}

/** Starts `file` as a plain Node child process; the app uses Electron's utilityProcess instead (`main/child/utility.ts`). */
export function forkNode(file: string, args: string[] = []): Channel {
	const child = fork(file, args, {
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	return {
		post: (message) => {
			if (child.connected) child.send(message as object);
		},
		onMessage: (listener) => child.on('message', listener),
		onExit: (listener) => child.once('exit', (code, signal) => listener(signal ?? `exit ${code}`)),
		kill: () => child.kill('SIGKILL')
	};
}

/** Two ends in one process: what is posted on one arrives on the other, in a later turn of the event loop, as a copy. */
export function channelPair(): [Channel, Channel] {
	const messageListeners: ((message: unknown) => void)[][] = [[], []];
	const exitListeners: ((reason: string) => void)[] = [];
	let open = true;
	const end = (own: 0 | 1): Channel => ({
		post: (message) => {
			if (!open) return;
			const copy = structuredClone(message);
			setImmediate(() => messageListeners[1 - own]?.forEach((listener) => listener(copy)));
		},
		onMessage: (listener) => messageListeners[own]?.push(listener),
		onExit: (listener) => exitListeners.push(listener),
		kill: () => {
			if (!open) return;
			open = false;
			exitListeners.forEach((listener) => listener('closed'));
		}
	});
	return [end(0), end(1)];
}
