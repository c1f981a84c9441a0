import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Decision } from '../../../main/kernel/decide/decider.ts';
import { nativeDecider } from '../../../main/kernel/decide/native.ts';
import { remoteEngine } from '../../../main/remote/engine.ts';
import { echoTool } from '../../helpers/scripted-model.ts';
import {
	answers,
	call,
	calls,
	finish,
	says,
	startServer,
	streams,
	text,
	type Answer,
	type ScriptedServer
} from './server.ts';

const tools = [
	echoTool({ name: 'calculator', input: z.object({ expression: z.string() }) }),
	echoTool({ name: 'read_file', input: z.object({ path: z.string().min(1) }) })
];

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

interface Heard {
	decision: Decision;
	said: string;
	asked: ScriptedServer['asked'];
}

/** Decides with a server that plays the script; what it says at once is heard. */
async function decide(
	script: Answer[],
	options: {
		signal?: AbortSignal;
		onText?: (text: string) => void;
		onlyDecide?: true;
		stallMilliseconds?: number;
		key?: string;
	} = {}
): Promise<Heard> {
	server = await startServer(script);
	const { address, asked } = server;
	const engine = remoteEngine(
		{ title: 'Big box', address, model: 'big', key: options.key ?? null },
		{ stallMilliseconds: options.stallMilliseconds ?? 60_000 }
	);
	let said = '';
	const decision = await nativeDecider(engine).decide(
		{ exchanges: [], request: 'what is 2 + 2?', steps: [] },
		tools,
		{
			signal: options.signal ?? new AbortController().signal,
			sequence: 'test',
			...(options.onlyDecide !== true && {
				onText: (piece: string) => {
					said += piece;
					options.onText?.(piece);
				}
			})
		}
	);
	return { decision, said, asked };
}

function callOf({ decision }: Heard): unknown {
	return decision.kind === 'call' ? [decision.tool.name, decision.input] : decision.kind;
}

test('an answer is streamed, and the request says who asks for what', async () => {
	const heard = await decide([says('It is ', 'four', '.')], { key: 'secret' });
	expect(heard.said).toBe('It is four.');
	expect(heard.decision).toMatchObject({ kind: 'reply', answered: true });
	const [{ path, key, body }] = heard.asked as [ScriptedServer['asked'][0]];
	expect([path, key, body.model, body.tool_choice]).toEqual([
		'/v1/chat/completions',
		'Bearer secret',
		'big',
		'auto'
	]);
	expect(body.tools?.map((tool) => tool.function.name)).toEqual(['calculator', 'read_file']);
	expect(body.messages?.at(-1)).toEqual({ role: 'user', content: 'what is 2 + 2?' });
});

test('without a key none is sent', async () => {
	expect((await decide([says('Four.')])).asked[0]?.key).toBeUndefined();
});

test('a call that comes in pieces, cut anywhere, is put together', async () => {
	const whole = [
		call('', 'calculator'),
		call('{"expres'),
		call('sion": "2 + '),
		call('2 × 😀"}'),
		finish('tool_calls'),
		'data: [DONE]\n\n'
	].join('');
	const bytes = Buffer.from(whole);
	const cut: Answer = (response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
		response.end();
	};
	expect(callOf(await decide([cut]))).toEqual(['calculator', { expression: '2 + 2 × 😀' }]);
});

test('of two calls at once the first is taken', async () => {
	const both = streams([
		call('{"expression": "2 + 2"}', 'calculator', 0),
		call('{"path": "a.txt"}', 'read_file', 1),
		finish('tool_calls')
	]);
	expect(callOf(await decide([both]))).toEqual(['calculator', { expression: '2 + 2' }]);
});

test('a server that does not stream is understood as well', async () => {
	const message = {
		content: null,
		tool_calls: [{ function: { name: 'calculator', arguments: { expression: '2 + 2' } } }]
	};
	const whole = JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }] });
	expect(callOf(await decide([answers(200, whole)]))).toEqual([
		'calculator',
		{ expression: '2 + 2' }
	]);
});

test('what a model thinks aloud is not part of the answer', async () => {
	const heard = await decide([says('<thi', 'nk>Hm, four?', '</think>\n\nFour', '.')]);
	expect(heard.said).toBe('Four.');
});

test.each([
	['an unknown tool', calls('make_coffee', '{}'), 'There is no function "make_coffee"'],
	['an input of another shape', calls('read_file', '{"file": 3}'), 'path'],
	['an input that is no JSON', calls('read_file', '{"path": "a'), 'expected object']
])('%s is shown to the model once, which may then do it right', async (_, wrong, problem) => {
	const heard = await decide([wrong, calls('calculator', '{"expression": "2 + 2"}')]);
	expect(callOf(heard)).toEqual(['calculator', { expression: '2 + 2' }]);
	expect(heard.asked[1]?.body.messages?.at(-1)).toMatchObject({
		role: 'tool',
		content: expect.stringContaining(problem) as string
	});
});

test('a model that calls wrongly twice only talks', async () => {
	const heard = await decide([calls('make_coffee', '{}')]);
	expect(heard.decision.kind).toBe('reply');
	expect(heard.asked).toHaveLength(2);
});

test.each<[string, Answer, string]>([
	[
		'a page for people',
		answers(200, '<html>Hi</html>', { 'content-type': 'text/html' }),
		'REMOTE_NONSENSE'
	],
	['something that is no JSON', streams(['data: what?\n\n']), 'REMOTE_NONSENSE'],
	['JSON of another kind', streams(['data: {"pong": true}\n\n']), 'REMOTE_NONSENSE'],
	[
		'an error in the stream',
		streams(['data: {"error": {"message": "out of memory"}}\n\n']),
		'REMOTE_FAILED'
	],
	['half a call', streams([call('{"path": "a', 'read_file')]), 'REMOTE_BROKE_OFF'],
	['half an answer', streams([text('It is')]), 'REMOTE_BROKE_OFF'],
	[
		'a call that was cut off',
		streams([call('{"path": "a', 'read_file'), finish('length')]),
		'NO_DECISION'
	],
	['a wrong key', answers(401, '{"error": {"message": "no such key"}}'), 'REMOTE_KEY'],
	[
		'an unknown model',
		answers(404, '{"error": {"message": "The model big does not exist"}}'),
		'REMOTE_NO_MODEL'
	],
	[
		'a request it does not take',
		answers(400, '{"error": {"message": "tools are off"}}'),
		'REMOTE_REFUSED'
	],
	['too many requests', answers(429, '{}'), 'REMOTE_BUSY'],
	['a fault of its own', answers(500, '<html>Oops</html>'), 'REMOTE_FAILED'],
	[
		'a way elsewhere',
		answers(307, '', { location: 'http://elsewhere.example/v1' }),
		'REMOTE_REDIRECTED'
	]
])('%s ends the decision with a sentence about it', async (_, answer, code) => {
	await expect(decide([answer])).rejects.toMatchObject({ code });
});

test('a connection that breaks in the middle says so, and what was said stays', async () => {
	let said = '';
	const breaks: Answer = (response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		response.write(text('It is'), () => response.destroy());
	};
	await expect(decide([breaks], { onText: (piece) => (said += piece) })).rejects.toMatchObject({
		code: 'REMOTE_BROKE_OFF'
	});
	expect(said).toBe('It is');
});

test('a server that is silent is waited for only so long', async () => {
	const silent: Answer = () => undefined;
	await expect(decide([silent], { stallMilliseconds: 300 })).rejects.toMatchObject({
		code: 'REMOTE_STALLED'
	});
	await server?.close();
	// Signs of life without a word are no answer.
	const beats: Answer = (response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		const beat = setInterval(() => response.write(': still here\n\n'), 50);
		response.on('close', () => clearInterval(beat));
	};
	await expect(decide([beats], { stallMilliseconds: 1_000 })).rejects.toMatchObject({
		code: 'REMOTE_STALLED'
	});
	await server?.left;
});

test.each([
	['text', text('and so on ')],
	['a call', call('and so on ', 'calculator')]
])('%s without an end is cut off, and the connection is closed', async (kind, piece) => {
	const endless: Answer = (response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		const more = (): void => {
			while (!response.destroyed && response.write(piece.repeat(50)));
			if (!response.destroyed) response.once('drain', more);
		};
		more();
	};
	if (kind === 'a call') {
		await expect(decide([endless])).rejects.toMatchObject({ code: 'NO_DECISION' });
	} else {
		const heard = await decide([endless]);
		expect(heard.said.length).toBeLessThan(20_000);
	}
	await server?.left;
});

test('Stop ends the request at once', async () => {
	const controller = new AbortController();
	const waiting = decide([streams([text('It is')], { open: true })], {
		signal: controller.signal,
		onText: () => controller.abort()
	});
	await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' });
	await server?.left;
});

test('only a decision ends with the first word of talk', async () => {
	const heard = await decide([streams([text(' '), text('It is')], { open: true })], {
		onlyDecide: true
	});
	expect(heard.decision.kind).toBe('reply');
	await server?.left;
});

test('a server that is not there is said to be out of reach', async () => {
	const gone = await startServer([says('Hi.')]);
	await gone.close();
	const engine = remoteEngine({ title: 'Big box', address: gone.address, model: 'big', key: null });
	await expect(
		nativeDecider(engine).decide({ exchanges: [], request: 'hi', steps: [] }, tools, {
			signal: new AbortController().signal,
			sequence: 'test'
		})
	).rejects.toMatchObject({ code: 'REMOTE_UNREACHABLE', values: { title: 'Big box' } });
});

test('after its tools it writes the answer, and can call nothing more', async () => {
	server = await startServer([says('It is 4.')]);
	const { address, asked } = server;
	const engine = remoteEngine({ title: 'Big box', address, model: 'big', key: null });
	let said = '';
	await nativeDecider(engine).answer?.(
		{
			exchanges: [{ user: 'hi', assistant: 'Hello.' }],
			request: 'what is 2 + 2?',
			steps: [{ tool: 'calculator', input: { expression: '2 + 2' }, output: '4' }]
		},
		tools,
		{
			signal: new AbortController().signal,
			sequence: 'test',
			started: '',
			onText: (piece) => (said += piece)
		}
	);
	expect(said).toBe('It is 4.');
	expect(asked[0]?.body.tool_choice).toBe('none');
	expect(asked[0]?.body.messages?.map(({ role }) => role)).toEqual([
		'system',
		'user',
		'assistant',
		'user',
		'assistant',
		'tool'
	]);
});
