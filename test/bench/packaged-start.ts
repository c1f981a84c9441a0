/**
 * The packaged app in figures: from its start to a window that takes typing and to a model that is ready, the memory of all
 * its processes with and without a model, and what it takes on the disk (work is seconds of processor, which a busy
 * machine does not change):
 * `npx tsx test/bench/packaged-start.ts [FOLDER] [RUNS]`, after `npm run package -- dir`. Needs Linux and a display. The
 * first start only warms the disk. Measured on the machine it runs on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { weigh } from '../../main/package/deb.ts';
import { unpackedFolder } from '../../main/package/unpacked.ts';
import { root } from '../../main/setup/step.mjs';
import {
	call,
	memoryOf,
	processorSeconds,
	residentOf,
	startPackaged,
	sum
} from '../helpers/packaged-app.ts';

const folder = process.argv[2] ?? unpackedFolder(join(root, 'dist'));
const runs = Number(process.argv[3] ?? 10);
const data = mkdtempSync(join(tmpdir(), 'hearth-start-'));
const typing: number[] = [];
const ready: number[] = [];
const work: number[] = [];
const workToReady: number[] = [];

for (let run = 0; run <= runs; run++) {
	const { page, began, close, pid } = await startPackaged(folder, data);
	await page.locator('textarea').first().pressSequentially('a');
	const typed = performance.now();
	const used = processorSeconds(pid);
	for (;;) {
		const { state } = (await call(page, 'engine:state', null)) as { state: string };
		if (state === 'failed') throw new Error('The model could not be loaded.');
		if (state === 'ready') break;
		await wait(10);
	}
	if (run > 0) {
		typing.push((typed - began) / 1000);
		work.push(used);
		ready.push((performance.now() - typed) / 1000);
		workToReady.push(processorSeconds(pid));
	}
	if (run === runs) await tellMemory(pid, () => call(page, 'model:unload', null));
	await close();
}
rmSync(data, { recursive: true, force: true });
console.log(`start to typing:  ${summary(typing)}`);
console.log(`work until then:  ${summary(work)}`);
console.log(`typing to model:  ${summary(ready)}`);
console.log(`work until then:  ${summary(workToReady)}`);
console.log(`on the disk:      ${Math.round((await weigh(folder)) / 1e6)} MB`);

/** After a while of nothing, as an app that is just open. */
async function tellMemory(pid: number, unload: () => Promise<unknown>): Promise<void> {
	const quiet = 15_000;
	await wait(quiet);
	tell('with the starter', pid);
	await unload();
	await wait(quiet);
	tell('without a model', pid);
}

function tell(name: string, pid: number): void {
	const memory = memoryOf(pid);
	const resident = Math.round(residentOf(pid));
	const parts = [...memory].map(([kind, used]) => `${kind} ${Math.round(used)}`).join(', ');
	console.log(`memory ${name}: ${Math.round(sum(memory))} MB in shares (${parts})`);
	console.log(`  added up process by process, shared memory again and again: ${resident} MB`);
}

function summary(times: number[]): string {
	const sorted = times.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const worst = sorted.at(-1) ?? 0;
	return `median ${median.toFixed(2)} s, worst ${worst.toFixed(2)} s of ${sorted.length}`;
}
