import { utilityProcess } from 'electron';
import type { Channel } from './channel.ts';

/** Starts `file` as an Electron utility process. `args` reach it as `process.argv.slice(2)`. */
export function forkUtility(file: string, name: string, args: string[] = []): Channel {
	const child = utilityProcess.fork(file, args, {
		serviceName: `Hearth ${name}`,
		stdio: 'inherit',
		// What Node says of its own plans is for nobody who uses the app.
		env: { ...process.env, NODE_NO_WARNINGS: '1' }
	});
	// Without a listener a child that runs out of memory would end the parent; its exit follows and tells so.
	child.on('error', () => undefined);
	return {
		post: (message) => child.postMessage(message),
		onMessage: (listener) => child.on('message', listener),
		onExit: (listener) => child.once('exit', (code) => listener(`exit ${code}`)),
		kill: () => child.kill()
	};
}
