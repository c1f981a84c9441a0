import { existsSync } from 'node:fs';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineClient } from '../../main/model/client.ts';
import { Listener } from '../../main/server/listener.ts';
import { ServedCalls } from '../../main/server/served-calls.ts';
import { catalogue } from '../../models/catalogue.ts';
import { forkEngine, hasStarter, starterPath } from '../helpers/engine.ts';

const root = join(import.meta.dirname, '../..');
const adapter = join(root, 'models/starter/hearth-decider.gguf');
const hasAdapter = existsSync(adapter);
const embedder = catalogue.find(({ role }) => role === 'embedder');
const embedderPath = join(root, 'models/starter', embedder?.file ?? '');
const token = 'token-of-this-test-and-of-no-other';
const engine = new EngineClient(forkEngine);
let listener: Listener | undefined;
let client: OpenAI;

beforeAll(async () => {
	if (!hasStarter) return;
	await engine.call('load', {
		path: starterPath,
		adapterPath: hasAdapter ? adapter : null,
		contextTokens: 2048,
		sequences: 2
	});
	listener = await Listener.open(0, {
		models: {
			engine,
			active: () => Promise.resolve({ id: 'starter', mode: 'starter' }),
			embedder: existsSync(embedderPath) ? { id: 'embedder', path: embedderPath } : null
		},
		...{ token, origins: [], calls: new ServedCalls(), onError: (error) => console.error(error) }
	});
	client = new OpenAI({
		baseURL: `http://127.0.0.1:${listener.port}/v1`,
		apiKey: token,
		maxRetries: 0
	});
});
afterAll(async () => {
	await listener?.close();
	engine.close();
});

test.skipIf(!hasStarter)(
	'the starter talks through the official client, whole and streamed',
	async () => {
		const request = {
			model: 'hearth',
			messages: [{ role: 'user' as const, content: 'Say hello.' }],
			max_completion_tokens: 24,
			temperature: 0
		};
		const { choices, usage } = await client.chat.completions.create(request);
		expect(choices[0]?.message.content?.trim()).not.toBe('');
		expect(usage?.prompt_tokens).toBeGreaterThan(5);
		expect(usage?.completion_tokens).toBeGreaterThan(0);
		const stream = await client.chat.completions.create({ ...request, stream: true });
		let text = '';
		for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
		expect(text).toBe(choices[0]?.message.content);
	}
);

test.skipIf(!hasStarter || !hasAdapter)(
	"the starter calls a function of the caller's that it has never seen",
	async () => {
		const { choices } = await client.chat.completions.create({
			model: 'starter',
			messages: [{ role: 'user', content: 'Turn on the lamp in the kitchen' }],
			tools: [
				{
					type: 'function',
					function: {
						name: 'switch_lamp',
						description: 'Switches the lamp of a room.',
						parameters: {
							type: 'object',
							properties: {
								room: { type: 'string', enum: ['kitchen', 'bedroom'] },
								on: { type: 'boolean' }
							},
							required: ['room', 'on']
						}
					}
				}
			],
			tool_choice: 'required'
		});
		const call = choices[0]?.message.tool_calls?.[0];
		if (call?.type !== 'function') throw new Error('there was no call');
		expect(call.function.name).toBe('switch_lamp');
		const input: unknown = JSON.parse(call.function.arguments);
		expect(input).toEqual({
			room: expect.stringMatching(/^(kitchen|bedroom)$/) as string,
			on: expect.any(Boolean) as boolean
		});
	}
);

test.skipIf(!hasStarter || !existsSync(embedderPath))(
	'texts of like meaning have like embeddings',
	async () => {
		const { data } = await client.embeddings.create({
			model: 'embedder',
			input: ['the cat sleeps', 'a kitten is sleeping', 'interest rates of the central bank']
		});
		const [cat = [], kitten = [], bank = []] = data.map(({ embedding }) => embedding);
		const likeness = (a: number[], b: number[]): number =>
			a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
		expect(likeness(cat, kitten)).toBeGreaterThan(likeness(cat, bank));
	}
);
