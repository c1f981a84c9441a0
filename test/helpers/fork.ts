import { fileURLToPath } from 'node:url';
import { forkNode, type Channel } from '../../main/child/channel.ts';

/** Starts a TypeScript file of this repository, by its path from the root, as a Node child process. */
export function forkSource(path: string, args: string[] = []): Channel {
	const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
	return forkNode(file, args, ['--import', import.meta.resolve('tsx')]);
}
