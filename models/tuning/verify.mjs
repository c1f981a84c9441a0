import { getLlama } from 'node-llama-cpp';

// Reads prompts (a system text and turns) and prints what the engine makes of them with the adapter: their tokens and
// the call it decodes greedily, without a grammar. Arguments: the base, the adapter.
const [basePath, adapterPath] = process.argv.slice(2);
let text = '';
for await (const part of process.stdin) text += part;
const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error' });
const model = await llama.loadModel({ modelPath: basePath });
const context = await model.createContext({
	contextSize: 1024,
	threads: 1,
	lora: { adapters: [{ filePath: adapterPath }] }
});
const sequence = context.getSequence();
const [end] = model.tokenize('<|im_end|>', true);

function promptTokens({ system, turns }) {
	const segments = [['system', system], ...turns].flatMap(([role, said]) => [
		...model.tokenize(`<|im_start|>${role}\n`, true),
		...model.tokenize(said),
		...model.tokenize('<|im_end|>\n', true)
	]);
	return [...segments, ...model.tokenize('<|im_start|>assistant\n', true)];
}

const results = [];
for (const prompt of JSON.parse(text)) {
	const tokens = promptTokens(prompt);
	await sequence.clearHistory();
	const call = [];
	for await (const token of sequence.evaluate(tokens, { temperature: 0 })) {
		if (token === end || call.length >= 160) break;
		call.push(token);
	}
	results.push({ tokens, call, text: model.detokenize(call) });
}
process.stdout.write(JSON.stringify(results), () => process.exit(0));
