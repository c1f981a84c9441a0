import { performance } from 'node:perf_hooks';
import { getLlama, type Token } from 'node-llama-cpp';
import type { Segment } from '../../main/model/protocol.ts';
import { FreeCores } from '../../main/model/threads.ts';
import { openEngine, starterPath } from '../helpers/engine.ts';

/**
 * How the engine compares with the library's own bare loop on the same file, one after the other in turns, so that
 * other programs disturb both alike; and how long a decision takes. `npx tsx test/bench/engine.ts`
 */
const rounds = 5;
const tokens = 64;
const sentence = 'The history of the river is long, and the people who live beside it know. ';
const beginning = sentence.repeat(6);

const grammar = String.raw`root ::= ("calculator" | "open_page" | "search_web") "(" string ")" | "reply()"
string ::= "\"" [^"\\\n]{1,20} "\""`;
const instructions = `<|im_start|>system\nYou are Hearth. Answer with one call.\n${sentence.repeat(8)}<|im_end|>\n<|im_start|>user\n`;

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const llama = await getLlama({
	gpu: 'auto',
	build: 'never',
	skipDownload: true,
	progressLogs: false
});
// As many threads as the engine takes, so that only the loops are compared.
new FreeCores(llama.cpuMathCores, (free) => (llama.maxThreads = free));
llama.maxThreads = llama.cpuMathCores;
const model = await llama.loadModel({ modelPath: starterPath });
const context = await model.createContext({ contextSize: 1024 });
const sequence = context.getSequence();

/** Milliseconds to read the prompt, and tokens a second after the first. */
async function bare(prompt: Token[]): Promise<{ read: number; speed: number }> {
	await sequence.clearHistory();
	const start = performance.now();
	let first = 0;
	const written: Token[] = [];
	for await (const token of sequence.evaluate(prompt, { temperature: 0, yieldEogToken: true })) {
		written.push(token);
		if (written.length === 1) first = performance.now();
		if (written.length === tokens) break;
	}
	return {
		read: first - start,
		speed: ((written.length - 1) / (performance.now() - first)) * 1000
	};
}

const engine = await openEngine();

async function own(round: number): Promise<{ read: number; speed: number }> {
	const prompt: Segment[] = [{ text: `${round} ${beginning}`, special: false }];
	const { usage } = await engine.call('generate', {
		sequence: 'bench',
		prompt,
		maxTokens: tokens,
		temperature: 0,
		stop: []
	});
	const writing = usage.ms - usage.firstTokenMs;
	return { read: usage.firstTokenMs, speed: ((usage.generatedTokens - 1) / writing) * 1000 };
}

async function decide(text: string): Promise<{ ms: number; first: number; generated: number }> {
	const start = performance.now();
	const { usage } = await engine.call('decide', {
		sequence: 'decide',
		prompt: [
			{ text: instructions, special: true },
			{ text, special: false },
			{ text: '<|im_end|>\n<|im_start|>assistant\n', special: true }
		],
		maxTokens: 48,
		grammar
	});
	return {
		ms: performance.now() - start,
		first: usage.firstTokenMs,
		generated: usage.generatedTokens
	};
}

const results: { bare: { read: number; speed: number }; own: { read: number; speed: number } }[] =
	[];
for (let round = 0; round < rounds; round++) {
	const prompt = model.tokenize(`${round} ${beginning}`);
	results.push({ bare: await bare(prompt), own: await own(round) });
	console.log(`round ${round + 1}`, results.at(-1));
}
const speeds = results.map((result) => result.own.speed / result.bare.speed);
const reads = results.map((result) => result.bare.read / result.own.read);
console.log(`writing: ${median(speeds).toFixed(3)} of the bare loop (median of ${rounds})`);
console.log(
	`         ${median(results.map((result) => result.own.speed)).toFixed(1)} tokens a second`
);
console.log(`reading: ${median(reads).toFixed(3)} of the bare loop`);

await decide('warm up');
const decisions = [];
for (const city of ['Paris', 'Seoul', 'Lima', 'Oslo', 'Cairo', 'Quito', 'Accra']) {
	decisions.push(
		await decide(`what is the weather like in ${city} this week, and what should I wear?`)
	);
}
console.log(
	`deciding: ${Math.round(median(decisions.map(({ ms }) => ms)))} ms, first token after ` +
		`${Math.round(median(decisions.map(({ first }) => first)))} ms, ` +
		`${median(decisions.map(({ generated }) => generated))} tokens (prompt warm)`
);
engine.close();
await model.dispose();
