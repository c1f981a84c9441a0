/**
 * How long the second `npm start` takes to a window that takes typing: `npx tsx test/bench/start.ts`.
 * Needs a display. Prints seconds, measured on the machine it runs on.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright';
import { root } from '../../main/setup/step.mjs';

const runs = 5;
const port = 9339;
const data = mkdtempSync(join(tmpdir(), 'hearth-start-'));
const times: number[] = [];

for (let run = 0; run <= runs; run++) {
	const begin = performance.now();
	const app = spawn('npm', ['start', '--', '--data', data, `--remote-debugging-port=${port}`], {
		cwd: root,
		stdio: 'ignore',
		detached: true
	});
	const browser = await connect();
	const page =
		browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'));
	if (!page) throw new Error('The window has no page.');
	await page.locator('textarea').first().pressSequentially('a');
	// The first start may still have had something to do.
	if (run > 0) times.push((performance.now() - begin) / 1000);
	await browser.close();
	if (app.pid !== undefined) await end(app.pid);
}
rmSync(data, { recursive: true, force: true });
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)] ?? 0;
console.log(
	`npm start to typing: median ${median.toFixed(2)} s of ${times.map((time) => time.toFixed(2)).join(', ')}`
);

/** npm may be gone before the app that it started: the next round must not meet this one's window. */
async function end(group: number): Promise<void> {
	process.kill(-group, 'SIGTERM');
	for (;;) {
		try {
			process.kill(-group, 0);
		} catch {
			return;
		}
		await wait(20);
	}
}

async function connect() {
	for (let tries = 0; ; tries++) {
		try {
			return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
		} catch (error) {
			if (tries > 1200) throw error;
			await wait(50);
		}
	}
}
