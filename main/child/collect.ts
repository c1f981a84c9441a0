import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 30_000;
/** How long a process is looked at before it is taken for quiet. */
const lookMs = 1000;
/** The part of one processor that a quiet process uses at most. */
const quiet = 0.3;
/** Less garbage than this is not worth the milliseconds. */
const worthBytes = 4e6;

/**
 * Gives garbage back to the system whenever this process is quiet. V8 collects when a heap has grown by a half or more, and
 * what lies outside of it (files that were read) when that is 64 MB: a process that does little keeps both for hours.
 * Returns the function that stops it.
 */
export function collectWhenQuiet({ every = everyMs, look = lookMs } = {}): () => void {
	const collect = collector();
	let kept = usedBytes();
	/** What was still in use at a collection, such as a file on its way to a window, is found by one more. */
	let isDue = false;
	let isStopped = false;
	const turn = async (): Promise<void> => {
		const hasGrown = usedBytes() - kept >= worthBytes;
		if (!(hasGrown || isDue) || !(await isQuiet(look)) || isStopped) return;
		collect();
		kept = usedBytes();
		isDue = hasGrown;
	};
	const timer = setInterval(() => void turn(), every);
	return () => {
		isStopped = true;
		clearInterval(timer);
	};
}

async function isQuiet(lookMs: number): Promise<boolean> {
	const before = process.cpuUsage();
	await wait(lookMs);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000 < quiet * lookMs;
}

function usedBytes(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** V8 hands its collector only to contexts that are made after it was asked to. */
function collector(): () => void {
	setFlagsFromString('--expose-gc');
	return runInNewContext('gc') as () => void;
}
