import { once } from 'node:events';
import { connect } from 'node:net';
import type OpenAI from 'openai';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { openServer, token, type RawOptions } from './setup.ts';

const model = 'test-model';
const chatPath = '/v1/chat/completions';
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'hello' }];
const body = JSON.stringify({ model, messages });
const patience = { timeout: 60_000, interval: 10 };

test('nobody is answered without the token', async () => {
	const { raw, engine } = await openServer();
	for (const authorization of ['', 'Bearer', `Bearer ${token}x`, `Basic ${token}`]) {
		const { status, body: said } = await raw({
			method: 'POST',
			path: chatPath,
			headers: { authorization },
			body
		});
		expect(status).toBe(401);
		expect(JSON.parse(said)).toMatchObject({
			error: { type: 'authentication_error', code: 'invalid_api_key' }
		});
	}
	expect(engine.asked).toEqual([]);
});

test('a name that somebody gave to this address is refused, its own names are not', async () => {
	const { raw, listener } = await openServer();
	const { port } = listener;
	const statusOf = async (host: string) => (await raw({ headers: { host } })).status;
	expect(await statusOf(`127.0.0.1:${port}`)).toBe(200);
	expect(await statusOf(`localhost:${port}`)).toBe(200);
	for (const host of [
		'evil.example',
		`evil.example:${port}`,
		`127.0.0.1:${port + 1}`,
		'localhost',
		`localhost.:${port}`
	]) {
		expect(await statusOf(host), host).toBe(403);
	}
});

test('no web page is answered unless a person allowed it, and only an allowed one may ask beforehand', async () => {
	const { raw, engine } = await openServer([], { origins: ['https://allowed.example'] });
	const ask = (origin: string, more: RawOptions = {}) =>
		raw({ method: 'POST', path: chatPath, body, ...more, headers: { origin } });
	for (const origin of [
		'https://evil.example',
		'http://allowed.example',
		'null',
		'https://allowed.example.evil.example'
	]) {
		expect((await ask(origin)).status, origin).toBe(403);
		expect((await ask(origin, { method: 'OPTIONS', body: '' })).status, origin).toBe(403);
	}
	expect(engine.asked).toEqual([]);
	const beforehand = await ask('https://allowed.example', { method: 'OPTIONS', body: '' });
	expect(beforehand).toMatchObject({
		status: 204,
		headers: { 'access-control-allow-origin': 'https://allowed.example' }
	});
	const answer = await ask('https://allowed.example');
	expect(answer).toMatchObject({
		status: 200,
		headers: { 'access-control-allow-origin': 'https://allowed.example' }
	});
});

test.each([
	['no JSON', '{"model": ', 400, 'invalid_json', null],
	['no object', '7', 400, 'invalid_value', null],
	['no messages', JSON.stringify({ model, messages: [] }), 400, 'invalid_value', 'messages'],
	[
		'an unknown model',
		JSON.stringify({ model: 'gpt-9', messages }),
		404,
		'model_not_found',
		'model'
	],
	['two answers', JSON.stringify({ model, messages, n: 2 }), 400, 'unsupported_parameter', 'n'],
	[
		'a form of its own',
		JSON.stringify({ model, messages, response_format: { type: 'json_object' } }),
		...([400, 'unsupported_parameter', 'response_format'] as const)
	],
	[
		'a picture',
		JSON.stringify({
			model,
			messages: [{ role: 'user', content: [{ type: 'image_url', image_url: {} }] }]
		}),
		...([400, 'unsupported_parameter', 'messages.0.content.0'] as const)
	],
	[
		'a result without its call',
		JSON.stringify({
			model,
			messages: [...messages, { role: 'tool', tool_call_id: 'x', content: '1' }]
		}),
		...([400, 'invalid_value', 'messages.1'] as const)
	],
	[
		'a function that is not there',
		JSON.stringify({ model, messages, tool_choice: 'required' }),
		...([400, 'invalid_value', 'tool_choice'] as const)
	],
	[
		'a schema that cannot be read',
		JSON.stringify({
			model,
			messages,
			tools: [
				{
					type: 'function',
					function: { name: 'f', parameters: { properties: { a: { $ref: 'http://x/y' } } } }
				}
			]
		}),
		...([400, 'invalid_value', 'tools.0.function.parameters'] as const)
	]
])(
	'a request with %s is refused in the form programs know',
	async (_name, sent, status, code, param) => {
		const { raw, client } = await openServer();
		const reply = await raw({ method: 'POST', path: chatPath, body: sent });
		expect(reply.status).toBe(status);
		expect(JSON.parse(reply.body)).toMatchObject({
			error: { type: 'invalid_request_error', code, param, message: expect.any(String) as string }
		});
		expect((await client.chat.completions.create({ model, messages })).choices).toHaveLength(1);
	}
);

test('what is neutral or only tunes the choice of words is taken', async () => {
	const { raw, engine } = await openServer();
	const neutral = { n: 1, logprobs: false, response_format: { type: 'text' }, logit_bias: {} };
	const tuning = { top_p: 0.9, presence_penalty: 0.1, seed: 7, user: 'somebody', max_tokens: 9 };
	const { status } = await raw({
		method: 'POST',
		path: chatPath,
		body: JSON.stringify({ model, messages, ...neutral, ...tuning, stop: null, tools: null })
	});
	expect(status).toBe(200);
	expect(engine.inputs('chat')).toMatchObject([{ maxTokens: 9 }]);
});

test('an address or a method that is not served is said so', async () => {
	const { raw } = await openServer();
	expect((await raw({ path: '/v1/images/generations' })).status).toBe(404);
	expect((await raw({ path: '/' })).status).toBe(404);
	const wrong = await raw({ path: chatPath });
	expect(wrong).toMatchObject({ status: 405, headers: { allow: 'POST' } });
});

test('a body that is too large is refused, with and without its length, and the server goes on', async () => {
	const { raw } = await openServer([], { bodyLimit: 100_000 });
	const large = JSON.stringify({
		model,
		messages: [{ role: 'user', content: 'x'.repeat(3_000_000) }]
	});
	for (const headers of [{}, { 'transfer-encoding': 'chunked' }] as Record<string, string>[]) {
		const reply = await raw({ method: 'POST', path: chatPath, body: large, headers });
		expect(reply.status).toBe(413);
	}
	expect((await raw({ method: 'POST', path: chatPath, body })).status).toBe(200);
});

test('a body of exactly the limit is taken, one byte more is not, and neither are a hundred million', async () => {
	const { raw } = await openServer([], { bodyLimit: body.length });
	const post = async (text: string) =>
		(await raw({ method: 'POST', path: chatPath, body: text })).status;
	expect(await post(body)).toBe(200);
	expect(await post(`${body} `)).toBe(413);
	expect(await post('x'.repeat(100_000_000))).toBe(413);
	expect(await post(body)).toBe(200);
});

test('what is no HTTP at all is answered and forgotten', async () => {
	const { raw, listener } = await openServer();
	const socket = connect(listener.port, '127.0.0.1');
	socket.end('\u0000\u0001 not http\r\n\r\n');
	socket.resume();
	await once(socket, 'close');
	expect((await raw({})).status).toBe(200);
});

test('fifty at once are answered one after the other, each with its own answer', async () => {
	const { client, engine } = await openServer();
	const answers = await Promise.all(
		Array.from({ length: 50 }, (_, index) =>
			client.chat.completions.create({
				model,
				messages: [{ role: 'user', content: `number ${index}` }],
				...(index % 2 === 0 && { temperature: 0 })
			})
		)
	);
	expect(answers.map(({ choices }) => choices[0]?.message.content)).toEqual(
		Array.from({ length: 50 }, (_, index) => `You said: number ${index}`)
	);
	expect(engine.mostRunning).toBe(1);
});

test('more than can wait are told to come again, and those who wait are answered', async () => {
	const { client, engine } = await openServer([{ endless: 'on and on' }], { queueLimit: 2 });
	const gone = new AbortController();
	const first = client.chat.completions.create({ model, messages }, { signal: gone.signal });
	first.catch(() => undefined);
	await vi.waitFor(() => expect(engine.running).toBe(1), patience);
	const others = await Promise.all(
		Array.from({ length: 5 }, () =>
			client.chat.completions.create({ model, messages }).then(
				() => 200,
				(error: unknown) => {
					gone.abort();
					return error;
				}
			)
		)
	);
	expect(others.filter((one) => one === 200)).toHaveLength(2);
	const [refused] = others.filter((one) => one !== 200) as { status: number; headers: Headers }[];
	expect(refused?.status).toBe(429);
	expect(refused?.headers.get('retry-after')).toBe('5');
});

test('who goes away stops the model, before the first word and in the middle', async () => {
	const { client, engine, calls } = await openServer([{ endless: 'on and on' }, { endless: 'on' }]);
	const stream = await client.chat.completions.create({ model, messages, stream: true });
	for await (const chunk of stream) if (chunk.choices[0]?.delta.content !== '') break;
	await vi.waitFor(() => expect(engine.stopped).toBe(1), patience);
	const gone = new AbortController();
	const whole = client.chat.completions.create({ model, messages }, { signal: gone.signal });
	await vi.waitFor(() => expect(engine.running).toBe(1), patience);
	gone.abort();
	await expect(whole).rejects.toThrow();
	await vi.waitFor(() => expect(engine.stopped).toBe(2), patience);
	expect((await client.chat.completions.create({ model, messages })).choices).toHaveLength(1);
	await vi.waitFor(
		() => expect(calls.list.map(({ status }) => status)).toEqual([200, 499, 499]),
		patience
	);
});

test('a failure of the engine is told with its status, also in the middle of a stream', async () => {
	const died = new AppError('CHILD_DIED', { name: 'engine' });
	const { client } = await openServer([{ fails: died }, { fails: new Error('a secret inside') }]);
	await expect(client.chat.completions.create({ model, messages })).rejects.toMatchObject({
		status: 503
	});
	const failed = client.chat.completions.create({ model, messages, stream: true });
	await expect(failed).rejects.toMatchObject({ status: 500, code: 'internal_error' });
	await expect(failed).rejects.not.toThrow(/secret/);
});

test('closing ends what runs and lets go of the port', async () => {
	const { client, engine, listener } = await openServer([{ endless: 'on and on' }]);
	const running = client.chat.completions.create({ model, messages });
	running.catch(() => undefined);
	await vi.waitFor(() => expect(engine.running).toBe(1), patience);
	await listener.close();
	await expect(running).rejects.toThrow();
	await vi.waitFor(() => expect(engine.stopped).toBe(1), patience);
});

test('the calls are listed without what was said in them', async () => {
	const { client, calls, raw } = await openServer();
	await client.chat.completions.create({
		model,
		messages: [{ role: 'user', content: 'MARKER-7' }]
	});
	await raw({ path: '/v1/models?question=MARKER-7' });
	await vi.waitFor(() => expect(calls.list).toHaveLength(2), patience);
	expect(calls.list).toMatchObject([
		{ method: 'GET', path: '/v1/models', status: 200 },
		{ method: 'POST', path: chatPath, status: 200, promptTokens: 12, answerTokens: 3 }
	]);
	expect(JSON.stringify(calls.list)).not.toContain('MARKER-7');
});
