/**
 * The app in figures, on the machine it runs on: `npx tsx test/bench/app.ts` (needs a display, or xvfb-run).
 * Start to a box that takes typing, memory of all processes, decisions warm, and how long the window was ever blocked
 * while text streamed. Prints medians of several rounds; decides nothing.
 */
import { startApp, type RunningApp } from '../helpers/app.ts';

const rounds = 3;

async function main(): Promise<void> {
	const starts: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const began = performance.now();
		const running = await startApp();
		await running.window.getByRole('textbox', { name: 'Message' }).waitFor();
		starts.push(performance.now() - began);
		await running.close();
	}
	report('start to typing (new data folder)', starts, 'ms');

	const running = await startApp();
	try {
		await running.window.getByRole('textbox', { name: 'Message' }).waitFor();
		await running.window.getByText('Ready').waitFor({ timeout: 60_000 });
		report('memory of all processes, starter loaded', [await memory(running)], 'MB');
		await observeBlocking(running);
		await decisions(running);
		await ask(running, 'Tell me about the history of the lighthouse.');
		report('longest the window was blocked', [await longestBlock(running)], 'ms');
	} finally {
		await running.close();
	}
}

/** Working sets, as the system counts them: what is shared between processes counts in each. */
async function memory({ app }: RunningApp): Promise<number> {
	return await app.evaluate(
		({ app: electron }) =>
			electron.getAppMetrics().reduce((sum, { memory: used }) => sum + used.workingSetSize, 0) /
			1024
	);
}

async function decisions(running: RunningApp): Promise<void> {
	const requests = [
		'what is 12 * 12?',
		'how much is 15% of 80?',
		'convert 30 miles to km',
		'what is the square root of 1764?',
		'what is 3/8 of 640?',
		'add 128, 256 and 512',
		'what is 19 * 21?'
	];
	for (const request of requests) await ask(running, request);
	const timings = await running.window.evaluate(async () => {
		const { call } = Reflect.get(window, 'hearth') as {
			call: (name: string, input: unknown) => Promise<{ value: unknown }>;
		};
		const list = (await call('conversation:list', { bin: false })).value as { id: string }[];
		const { messages } = (await call('conversation:open', { conversationId: list[0]?.id }))
			.value as {
			messages: { steps: { kind: string; ms: number; firstTokenMs: number }[] }[];
		};
		return messages.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'decision'));
	});
	const warm = timings.slice(1);
	report(
		'warm decision, first token',
		warm.map(({ firstTokenMs }) => firstTokenMs),
		'ms'
	);
	report(
		'warm decision, whole',
		warm.map(({ ms }) => ms),
		'ms'
	);
}

async function ask({ window }: RunningApp, text: string): Promise<void> {
	const answers = window.getByRole('article', { name: 'Hearth' });
	const before = await answers.count();
	const box = window.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
	await answers.nth(before).waitFor({ timeout: 60_000 });
	await window
		.locator('article[data-status="running"]')
		.waitFor({ state: 'detached', timeout: 180_000 });
}

async function observeBlocking({ window }: RunningApp): Promise<void> {
	await window.evaluate(() => {
		const durations: number[] = [];
		new PerformanceObserver((list) => {
			durations.push(...list.getEntries().map(({ duration }) => duration));
		}).observe({ entryTypes: ['longtask'] });
		Reflect.set(window, 'blocked', durations);
	});
}

/** Tasks of more than 50 ms are told by the browser; zero means that there was none. */
async function longestBlock({ window }: RunningApp): Promise<number> {
	return await window.evaluate(() => Math.max(0, ...(Reflect.get(window, 'blocked') as number[])));
}

function report(name: string, values: number[], unit: string): void {
	const sorted = [...values].sort((left, right) => left - right);
	const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	const worst = sorted.at(-1) ?? Number.NaN;
	console.log(
		`${name.padEnd(45)} median ${median.toFixed(0)} ${unit}, worst ${worst.toFixed(0)} ${unit}, n = ${values.length}`
	);
}

await main();
