import type OpenAI from 'openai';
import { expect, test } from 'vitest';
import { openServer } from './setup.ts';

const model = 'test-model';
const hello: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'hello there' }];
const weather: OpenAI.ChatCompletionTool = {
	type: 'function',
	function: {
		name: 'get_weather',
		description: 'Tells the weather of a city. Only for today.',
		parameters: {
			type: 'object',
			properties: {
				city: { type: 'string' },
				unit: { type: 'string', enum: ['celsius', 'fahrenheit'] }
			},
			required: ['city']
		}
	}
};

test('the official client gets an answer, with what it cost', async () => {
	const { client } = await openServer();
	const answer = await client.chat.completions.create({ model, messages: hello });
	expect(answer).toMatchObject({
		object: 'chat.completion',
		model,
		choices: [
			{ message: { role: 'assistant', content: 'You said: hello there' }, finish_reason: 'stop' }
		],
		usage: { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 }
	});
});

test('an answer streams word by word and ends with its usage when that is asked for', async () => {
	const { client } = await openServer([{ text: 'one two three' }]);
	const stream = await client.chat.completions.create({
		model: 'hearth',
		messages: hello,
		stream: true,
		stream_options: { include_usage: true }
	});
	const chunks: OpenAI.ChatCompletionChunk[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	const pieces = chunks.map(({ choices }) => choices[0]?.delta.content ?? '');
	expect(pieces.join('')).toBe('one two three');
	expect(pieces.filter((piece) => piece !== '')).toHaveLength(3);
	expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toContain('stop');
	expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 15 } });
});

test('the model sees what the caller said, in their order, with one system text', async () => {
	const { client, engine } = await openServer();
	await client.chat.completions.create({
		model,
		messages: [
			{ role: 'system', content: 'Be short.' },
			{ role: 'user', content: [{ type: 'text', text: 'first' }] },
			{ role: 'assistant', content: 'answer' },
			{ role: 'developer', content: 'Be kind.' },
			{ role: 'user', content: 'second' },
			{ role: 'user', content: 'and third' }
		],
		max_completion_tokens: 7,
		temperature: 0
	});
	expect(engine.inputs('chat')).toMatchObject([
		{
			messages: [
				{ role: 'system', text: 'Be short.\n\nBe kind.' },
				{ role: 'user', text: 'first' },
				{ role: 'assistant', text: 'answer' },
				{ role: 'user', text: 'second\n\nand third' }
			],
			maxTokens: 7,
			temperature: 0
		}
	]);
});

test('an answer ends before a stop word, also one that comes in two pieces', async () => {
	const { client } = await openServer([{ text: 'say this END and no more' }]);
	const answer = await client.chat.completions.create({ model, messages: hello, stop: ['is END'] });
	expect(answer.choices[0]).toMatchObject({
		message: { content: 'say th' },
		finish_reason: 'stop'
	});
});

test('an answer that was cut off says so', async () => {
	const { client } = await openServer([{ text: 'one two', reason: 'length' }]);
	const answer = await client.chat.completions.create({
		model,
		messages: hello,
		max_completion_tokens: 2
	});
	expect(answer.choices[0]?.finish_reason).toBe('length');
});

test("the starter decides under the grammar of the caller's functions, and null inputs are left out", async () => {
	const { client, engine } = await openServer([{ decide: 'get_weather("Lisbon", null)' }]);
	const { choices } = await client.chat.completions.create({
		model,
		messages: [{ role: 'user', content: 'How is the weather in Lisbon?' }],
		tools: [weather]
	});
	expect(choices[0]).toMatchObject({
		finish_reason: 'tool_calls',
		message: {
			content: null,
			tool_calls: [
				{ type: 'function', function: { name: 'get_weather', arguments: '{"city":"Lisbon"}' } }
			]
		}
	});
	const [asked] = engine.inputs<{ grammar: string; shared: number; prompt: { text: string }[] }>(
		'decide'
	);
	expect(asked?.grammar).toMatch(/^root ::= .*get_weather\(.*"reply\(\)"/);
	expect(asked?.grammar).toContain('celsius');
	expect(asked?.shared).toBe(0);
	expect(asked?.prompt.map(({ text }) => text).join('')).toContain(
		'get_weather(city, unit): Tells the weather of a city'
	);
});

test('a call that must be made leaves talking out of the grammar, and a named function every other', async () => {
	const other = { ...weather, function: { ...weather.function, name: 'other_one' } };
	const { client, engine } = await openServer([
		{ decide: 'get_weather("Rome", "celsius")' },
		{ decide: 'other_one("Rome", "celsius")' }
	]);
	const request = { model, messages: hello, tools: [weather, other] };
	await client.chat.completions.create({ ...request, tool_choice: 'required' });
	const named = await client.chat.completions.create({
		...request,
		tool_choice: { type: 'function', function: { name: 'other_one' } }
	});
	const roots = engine
		.inputs<{ grammar: string }>('decide')
		.map(({ grammar }) => grammar.split('\n')[0]);
	expect(roots[0]).toContain('get_weather(');
	expect(roots[0]).not.toContain('reply()');
	expect(roots[1]).not.toContain('get_weather(');
	expect(named.choices[0]?.message.tool_calls).toMatchObject([{ function: { name: 'other_one' } }]);
});

test('no function is decided on when none may be called', async () => {
	const { client, engine } = await openServer();
	await client.chat.completions.create({
		model,
		messages: hello,
		tools: [weather],
		tool_choice: 'none'
	});
	expect(engine.asked.map(({ name }) => name)).toEqual(['chat']);
});

test('the result of a function comes back to the model, and the same call is not made twice', async () => {
	const { client, engine } = await openServer([
		{ decide: 'get_weather("Lisbon", null)' },
		{ decide: 'get_weather("Lisbon", null)' },
		{ text: 'It is sunny.' }
	]);
	const messages: OpenAI.ChatCompletionMessageParam[] = [
		{ role: 'user', content: 'Weather in Lisbon?' }
	];
	const first = await client.chat.completions.create({ model, messages, tools: [weather] });
	const message = first.choices[0]?.message;
	const call = message?.tool_calls?.[0];
	if (message === undefined || call === undefined) throw new Error('there was no call');
	messages.push(message, { role: 'tool', tool_call_id: call.id, content: 'sunny, 24 degrees' });
	const second = await client.chat.completions.create({ model, messages, tools: [weather] });
	expect(second.choices[0]).toMatchObject({
		finish_reason: 'stop',
		message: { content: 'It is sunny.' }
	});
	const [, decided] = engine.inputs<{ prompt: { text: string }[] }>('decide');
	expect(decided?.prompt.map(({ text }) => text).join('')).toContain('sunny, 24 degrees');
	expect(engine.inputs('chat')).toMatchObject([
		{
			functions: [],
			messages: [
				{ role: 'user', text: 'Weather in Lisbon?\n\nResult of get_weather: sunny, 24 degrees' }
			]
		}
	]);
});

test('a model trained for function calls calls in its own format, streamed as well', async () => {
	const { client, engine } = await openServer(
		[{ call: 'get_weather', input: { city: 'Seoul', unit: 'celsius' } }],
		{ mode: 'native' }
	);
	const stream = client.chat.completions.stream({ model, messages: hello, tools: [weather] });
	const { choices } = await stream.finalChatCompletion();
	expect(choices[0]).toMatchObject({
		finish_reason: 'tool_calls',
		message: {
			tool_calls: [
				{ function: { name: 'get_weather', arguments: '{"city":"Seoul","unit":"celsius"}' } }
			]
		}
	});
	expect(engine.inputs('chat')).toMatchObject([
		{ mayCall: true, functions: [{ name: 'get_weather', schema: { type: 'object' } }] }
	]);
});

test('a model that does not call although it must is a failure, not an answer', async () => {
	const { client } = await openServer([{ text: 'I would rather talk.' }], { mode: 'native' });
	await expect(
		client.chat.completions.create({
			model,
			messages: hello,
			tools: [weather],
			tool_choice: 'required'
		})
	).rejects.toMatchObject({ status: 500, code: 'no_tool_call' });
});

test('embeddings are the same as numbers and as packed bytes', async () => {
	const { client, raw } = await openServer();
	const input = ['a', 'four'];
	const packed = await client.embeddings.create({ model: 'test-embedder', input });
	expect(packed.data.map(({ embedding }) => embedding)).toEqual([
		[1, 0.5, -0.25],
		[4, 0.5, -0.25]
	]);
	const body = JSON.stringify({ model: 'test-embedder', input: 'four' });
	const plain = await raw({ method: 'POST', path: '/v1/embeddings', body });
	expect(JSON.parse(plain.body)).toMatchObject({
		object: 'list',
		data: [{ object: 'embedding', index: 0, embedding: [4, 0.5, -0.25] }]
	});
});

test('the models that answer are listed and looked up', async () => {
	const { client } = await openServer();
	const { data } = await client.models.list();
	expect(data.map(({ id }) => id)).toEqual(['test-model', 'test-embedder']);
	expect(await client.models.retrieve('test-embedder')).toMatchObject({ id: 'test-embedder' });
	await expect(client.models.retrieve('another')).rejects.toMatchObject({ status: 404 });
});
