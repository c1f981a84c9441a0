/**
 * The place where programs run, in figures, on the machine it runs on: `npx tsx test/bench/interpreter.ts` after a build.
 * Cold is from nothing (no window, no worker) to the value of a first program; warm is a program with the next worker
 * ready; Stop is from the word to the end of an endless program. Prints medians and the worst; decides nothing.
 */
import { resolve } from 'node:path';
import { startElectronHost, type ElectronHost } from '../app/electron-host.ts';

const rounds = 5;
const languages = ['python', 'javascript'] as const;
type Language = (typeof languages)[number];

async function main(): Promise<void> {
	for (const language of languages) {
		const cold: number[] = [];
		const warm: number[] = [];
		const stops: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const host = await startElectronHost('interpreter-host', {
				env: { ASSETS: resolve(import.meta.dirname, '../../out/interpreter') }
			});
			try {
				cold.push(await timed(() => run(host, language, 'first')));
				// The next conversation's worker gets ready beside what runs.
				await run(host, language, 'second');
				await new Promise((done) => setTimeout(done, 3_000));
				warm.push(await timed(() => run(host, language, 'third')));
				warm.push(await timed(() => run(host, language, 'third')));
				stops.push(await stop(host, language));
			} finally {
				await host.close();
			}
		}
		report(`${language}, cold`, cold);
		report(`${language}, warm`, warm);
		report(`${language}, Stop`, stops);
	}
}

async function run(host: ElectronHost, language: Language, conversationId: string): Promise<void> {
	await host.call('run', { language, code: '1 + 1', conversationId, timeoutMs: 60_000 });
}

async function stop(host: ElectronHost, language: Language): Promise<number> {
	const code = language === 'python' ? 'while True: pass' : 'for (;;);';
	const running = host
		.call('run', { language, code, conversationId: 'third', timeoutMs: 60_000, key: 'endless' })
		.catch(() => undefined);
	await new Promise((done) => setTimeout(done, 500));
	return await timed(async () => {
		await host.call('stop', 'endless');
		await running;
	});
}

async function timed(work: () => Promise<void>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

function report(name: string, times: number[]): void {
	const sorted = [...times].sort((left, right) => left - right);
	const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	const worst = sorted.at(-1) ?? NaN;
	console.log(
		`${name.padEnd(20)} median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms, n = ${times.length}`
	);
}

await main();
