import { expect, test } from 'vitest';
import { z } from 'zod';
import { dispatch, type DispatchOptions } from '../../../main/kernel/dispatch.ts';
import { ToolError, type Tool } from '../../../tools/tool.ts';
import { echoTool } from '../../helpers/scripted-model.ts';

const text = z.object({ text: z.string() });

function options(tool: Tool, change: Partial<DispatchOptions> = {}): DispatchOptions {
	return {
		tools: [tool],
		conversationId: 'c',
		messageId: 'm',
		signal: new AbortController().signal,
		permit: () => Promise.resolve(true),
		...change
	};
}

test('a tool that does not exist is answered with those that do', async () => {
	const result = await dispatch(
		{ tool: 'teleport', input: {} },
		options(echoTool({ name: 'echo', input: text }))
	);
	expect(result.parts).toEqual([
		{ type: 'error', text: 'There is no tool "teleport". There are: echo.' }
	]);
	expect(result.ok).toBe(false);
});

test('input that does not fit never reaches the tool', async () => {
	let ran = false;
	const tool = echoTool({
		name: 'echo',
		input: text,
		run: () => ((ran = true), { parts: [], origin: 'tool' })
	});
	const result = await dispatch({ tool: 'echo', input: { text: 7 } }, options(tool));
	expect([result.ok, result.code, ran]).toEqual([false, 'BAD_INPUT', false]);
});

test('a tool that throws becomes a result the model can read', async () => {
	const tool = echoTool({
		name: 'echo',
		input: text,
		run: () => {
			throw new ToolError('NOT_FOUND', 'There is no such file.');
		}
	});
	const result = await dispatch({ tool: 'echo', input: { text: '' } }, options(tool));
	expect(result).toMatchObject({
		ok: false,
		code: 'NOT_FOUND',
		parts: [{ type: 'error', text: 'There is no such file.' }]
	});
});

test('a tool that never ends and heeds nothing is given up at its time limit', async () => {
	const tool = echoTool({
		name: 'echo',
		input: text,
		timeout: 50,
		run: () => new Promise(() => undefined)
	});
	const result = await dispatch({ tool: 'echo', input: { text: '' } }, options(tool));
	expect([result.ok, result.code]).toEqual([false, 'LIMIT']);
});

test('the time a person takes to answer does not count against the tool', async () => {
	const tool = echoTool({
		name: 'echo',
		input: text,
		timeout: 100,
		run: async (_, { allow }) => {
			await allow({ effect: 'write', target: '/x' });
			return { parts: [{ type: 'text', text: 'done' }], origin: 'tool' };
		}
	});
	const slowly = (): Promise<boolean> =>
		new Promise((resolve) => setTimeout(() => resolve(true), 300));
	const result = await dispatch(
		{ tool: 'echo', input: { text: '' } },
		options(tool, { permit: slowly })
	);
	expect(result.ok).toBe(true);
});

test('a no ends the call before its effect', async () => {
	let wrote = false;
	const tool = echoTool({
		name: 'echo',
		input: text,
		run: async (_, { allow }) => {
			await allow({ effect: 'write', target: '/x' });
			wrote = true;
			return { parts: [], origin: 'tool' };
		}
	});
	const result = await dispatch(
		{ tool: 'echo', input: { text: '' } },
		options(tool, { permit: () => Promise.resolve(false) })
	);
	expect([result.code, wrote]).toEqual(['DENIED', false]);
});

test('Stop ends a call at once, even one that heeds nothing', async () => {
	const controller = new AbortController();
	const tool = echoTool({
		name: 'echo',
		input: text,
		timeout: 60_000,
		run: () => new Promise(() => undefined)
	});
	const running = dispatch(
		{ tool: 'echo', input: { text: '' } },
		options(tool, { signal: controller.signal })
	);
	controller.abort();
	expect((await running).ok).toBe(false);
});

test('long output is cut and says so', async () => {
	const tool = echoTool({
		name: 'echo',
		input: text,
		run: () => ({ parts: [{ type: 'text', text: 'x'.repeat(150_000) }], origin: 'tool' })
	});
	const [part] = (await dispatch({ tool: 'echo', input: { text: '' } }, options(tool))).parts;
	expect(part?.type === 'text' && part.text.endsWith('[cut: 50000 more characters]')).toBe(true);
});
