/**
 * How long the packaged app takes from its start to a window that takes typing, and to a model that is ready:
 * `npx tsx test/bench/packaged-start.ts [FOLDER] [RUNS]`, after `npm run package -- dir`. Needs a display. The first start
 * only warms the disk. Prints seconds, measured on the machine it runs on.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { unpackedFolder } from '../../main/package/unpacked.ts';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { root } from '../../main/setup/step.mjs';

const folder = process.argv[2] ?? unpackedFolder(join(root, 'dist'));
const runs = Number(process.argv[3] ?? 10);
const data = mkdtempSync(join(tmpdir(), 'hearth-start-'));
const typing: number[] = [];
const ready: number[] = [];

for (let run = 0; run <= runs; run++) {
	const begin = performance.now();
	const app = spawn(
		join(folder, 'hearth'),
		[...electronSwitches({ window: true }), '--data', data, '--remote-debugging-port=0'],
		{ stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const browser = await chromium.connectOverCDP(await inspectorOf(app));
	const [context] = browser.contexts();
	const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
	if (page === undefined) throw new Error('The window has no page.');
	await page.locator('textarea').first().pressSequentially('a');
	const typed = performance.now();
	await page.waitForFunction(async () => {
		const { call } = Reflect.get(globalThis, 'hearth') as {
			call: (name: string, input: unknown) => Promise<{ value: { state: string } }>;
		};
		return (await call('engine:state', null)).value.state === 'ready';
	});
	if (run > 0) {
		typing.push((typed - begin) / 1000);
		ready.push((performance.now() - typed) / 1000);
	}
	const ended = new Promise((resolve) => app.once('close', resolve));
	await browser.close();
	app.kill('SIGTERM');
	await ended;
}
rmSync(data, { recursive: true, force: true });
console.log(`start to typing:  ${summary(typing)}`);
console.log(`typing to model:  ${summary(ready)}`);

function summary(times: number[]): string {
	const sorted = times.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const worst = sorted.at(-1) ?? 0;
	return `median ${median.toFixed(2)} s, worst ${worst.toFixed(2)} s of ${sorted.length}`;
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
