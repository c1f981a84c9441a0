import { Worker } from 'node:worker_threads';
import { collectWhenQuiet } from '../../child/collect.ts';
import { parentChannel, serve } from '../../child/serve.ts';
import { createExtractorHandlers } from './handlers.ts';
import { extractorOperations } from './protocol.ts';

/**
 * The document reader's process. It opens files that nobody vouches for, with libraries that were not made for
 * hostile ones: it may die, and whoever started it kills it when it takes too long.
 */
const memoryLimit = 1_500_000_000;

/** A thread of its own, because a document that eats memory does not let go of the main one. */
const watch = `
	setInterval(() => {
		if (process.memoryUsage.rss() > ${memoryLimit}) process.kill(process.pid, 'SIGKILL');
	}, 100);
`;
new Worker(watch, { eval: true }).unref();

// Nothing a document says may open a connection.
Reflect.set(globalThis, 'fetch', () =>
	Promise.reject(new Error('The document reader has no network.'))
);

collectWhenQuiet();
serve(extractorOperations, createExtractorHandlers(), parentChannel());
