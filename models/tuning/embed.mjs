import { getLlama } from 'node-llama-cpp';

// Reads a list of texts and prints their vectors by the GGUF file named on the command line.
let text = '';
for await (const part of process.stdin) text += part;
const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error' });
const model = await llama.loadModel({ modelPath: process.argv[2] });
const context = await model.createEmbeddingContext({ threads: 1 });
const vectors = [];
for (const one of JSON.parse(text)) {
	// The tokenizer of the engine does not take Hangul apart, as the model was taught to read it.
	vectors.push((await context.getEmbeddingFor(one.normalize('NFD'))).vector);
}
process.stdout.write(JSON.stringify(vectors), () => process.exit(0));
