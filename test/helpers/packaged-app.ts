import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { electronSwitches } from '../../main/setup/launch.mjs';

export interface PackagedApp {
	page: Page;
	pid: number;
	/** Where its inspector listens. */
	address: string;
	/** Milliseconds on the clock of this process at which it was started. */
	began: number;
	close: () => Promise<void>;
}

/** Starts an unpacked Hearth in a window of its own and connects to it. Needs a display. */
export async function startPackaged(folder: string, data: string): Promise<PackagedApp> {
	const began = performance.now();
	const app = spawn(
		join(folder, 'hearth'),
		[...electronSwitches({ window: true }), '--data', data, '--remote-debugging-port=0'],
		{ stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const address = await inspectorOf(app);
	const browser = await chromium.connectOverCDP(address);
	const [context] = browser.contexts();
	const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
	if (page === undefined || app.pid === undefined) throw new Error('The window has no page.');
	return {
		...{ page, began, address, pid: app.pid },
		close: async () => {
			const ended = new Promise((resolve) => app.once('close', resolve));
			await browser.close();
			app.kill('SIGTERM');
			await ended;
		}
	};
}

/** Connects to the window of a Hearth with this data that started itself anew; `before` is where the last one listened. */
export async function reconnect(
	data: string,
	before: string
): Promise<{ page: Page; address: string; end: () => Promise<void> }> {
	const file = join(data, 'chromium/DevToolsActivePort');
	const longest = performance.now() + 120_000;
	while (performance.now() < longest) {
		const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
		const address = `ws://127.0.0.1:${port ?? ''}${path ?? ''}`;
		if (path !== undefined && path !== '' && address !== before) {
			const browser = await chromium.connectOverCDP(address).catch(() => undefined);
			const [context] = browser?.contexts() ?? [];
			if (browser !== undefined && context !== undefined) {
				const page = context.pages()[0] ?? (await context.waitForEvent('page'));
				return { page, address, end: () => browser.close() };
			}
		}
		await wait(100);
	}
	throw new Error('Hearth did not come back.');
}

function inspectorOf(app: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		app.once('exit', (code) => reject(new Error(`The app ended with ${code}.`)));
		if (app.stderr === null) return;
		createInterface({ input: app.stderr }).on('line', (line) => {
			const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
			if (address !== undefined) resolve(address);
		});
	});
}

/** One call of the window's contract; throws what the app answers instead of a value. */
export async function call(page: Page, name: string, input: unknown): Promise<unknown> {
	const reply = await page.evaluate(
		async ([called, given]) => {
			const bridge = Reflect.get(globalThis, 'hearth') as {
				call: (name: string, input: unknown) => Promise<{ ok: boolean; value?: unknown }>;
			};
			return await bridge.call(called as string, given);
		},
		[name, input]
	);
	if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
	return reply.value;
}

/**
 * Megabytes of a program and of all it has started, by what each is. Memory that several share is counted once, in
 * shares: what the system would have back if all of them ended.
 */
export function memoryOf(pid: number): Map<string, number> {
	return sizesOf(pid, (one) => sizeOf(one, 'Pss'));
}

/**
 * The same without what is only mapped from files: shares of that change with every process that begins or ends, also of
 * other programs, and the system takes it back when it likes.
 */
export function ownMemoryOf(pid: number): Map<string, number> {
	return sizesOf(pid, (one) => sizeOf(one, 'Pss') - sizeOf(one, 'Pss_File'));
}

function sizesOf(pid: number, sizeOfOne: (pid: number) => number): Map<string, number> {
	const sums = new Map<string, number>();
	for (const [one, kind] of familyOf(pid)) {
		sums.set(kind, (sums.get(kind) ?? 0) + sizeOfOne(one) / 1000);
	}
	return sums;
}

/**
 * Megabytes that all of them have in memory, each process for itself: what several share is counted for each, so this is more
 * than the machine gives. It is what simple lists of processes add up to.
 */
export function residentOf(pid: number): number {
	return [...familyOf(pid).keys()].reduce((total, one) => total + sizeOf(one, 'Rss') / 1000, 0);
}

/** Seconds of processor that a program and all it has started have used: unlike time, the same on a busy machine. */
export function processorSeconds(pid: number): number {
	const ticksPerSecond = 100;
	return [...familyOf(pid).keys()].reduce((total, one) => total + ticksOf(one), 0) / ticksPerSecond;
}

export function sum(memory: Map<string, number>): number {
	return [...memory.values()].reduce((total, one) => total + one, 0);
}

/** Kinds of which there are several: they are told apart by the order of their start, the window's own page being the first. */
const numbered = ['node', 'renderer'];

/** A program and everything it has started, with what each is. */
function familyOf(pid: number): Map<number, string> {
	const table = processTable();
	const family = new Set([pid]);
	let size: number;
	do {
		size = family.size;
		for (const [child, { parent }] of table) if (family.has(parent)) family.add(child);
	} while (size !== family.size);
	const kindOf = (one: number): string => table.get(one)?.kind ?? 'ended';
	const nameOf = (one: number): string => {
		const kind = kindOf(one);
		if (!numbered.includes(kind)) return kind;
		const like = [...family].filter((other) => kindOf(other) === kind).sort((a, b) => a - b);
		return `${kind} ${like.indexOf(one) + 1}`;
	};
	return new Map([...family].map((one) => [one, nameOf(one)]));
}

function processTable(): Map<number, { parent: number; kind: string }> {
	const table = new Map<number, { parent: number; kind: string }>();
	for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
		try {
			const status = readFileSync(`/proc/${name}/status`, 'utf8');
			const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
			const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
			table.set(Number(name), { parent, kind: kindIn(command) });
		} catch {
			// It ended while it was looked at.
		}
	}
	return table;
}

/** Chromium names its processes by what they are for; Hearth's own say which part they are. */
function kindIn(command: string): string {
	const type = /--type=([\w-]+)/.exec(command)?.[1];
	if (type === undefined) return 'main';
	return /--utility-sub-type=node\.mojom/.test(command) ? 'node' : type;
}

/** Of itself and of what it started and has ended. */
function ticksOf(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /, '')
			.split(' ');
		return fields.slice(11, 15).reduce((total, ticks) => total + Number(ticks), 0);
	} catch {
		return 0;
	}
}

/** Kilobytes: its share of memory (`Pss`), what of that is of files (`Pss_File`), or all that it has there (`Rss`). */
function sizeOf(pid: number, size: 'Pss' | 'Pss_File' | 'Rss'): number {
	try {
		const sizes = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
		return Number(new RegExp(`^${size}:\\s+(\\d+)`, 'm').exec(sizes)?.[1]);
	} catch {
		return 0;
	}
}
