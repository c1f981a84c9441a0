import { fork } from 'node:child_process';

/** A line to another process (or to handlers in this one) that carries structured-clone messages in order. */
export interface Channel {
	post(message: unknown): void;
	onMessage(listener: (message: unknown) => void): void;
	/** Called once, when the other side is gone for whatever reason. */
	onExit(listener: (reason: string) => void): void;
	kill(): void;
}

/**
 * Starts `file` as a plain Node child process; the app uses Electron's utilityProcess instead (`main/child/utility.ts`).
 * `execArgv` are options of Node itself; without them the child gets those of this process.
 */
export function forkNode(
	file: string,
	args: string[] = [],
	execArgv = process.execArgv
): Channel & { pid: number | undefined } {
	const child = fork(file, args, {
		execArgv,
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const exitListeners: ((reason: string) => void)[] = [];
	const exit = (reason: string): void => {
		exitListeners.splice(0).forEach((listener) => listener(reason));
	};
	child.once('exit', (code, signal) => exit(signal ?? `exit ${code}`));
	// Without a listener an error would end the parent; a child that could not start never exits.
	child.on('error', (error) => {
		if (child.pid === undefined) exit(error.message);
	});
	return {
		post: (message) => {
			// When the child is just dying the message is lost, and its exit tells so.
			if (child.connected) child.send(message as object, () => undefined);
		},
		onMessage: (listener) => child.on('message', listener),
		onExit: (listener) => exitListeners.push(listener),
		kill: () => child.kill('SIGKILL'),
		pid: child.pid
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
