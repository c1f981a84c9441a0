import { expect, test } from 'vitest';
import { createRunCode, type CodeRunner } from '../../../tools/code-interpreter/index.ts';
import { ToolError, type ToolContext } from '../../../tools/tool.ts';

/** The real sandbox needs a window (test/app/interpreter.test.ts); what the tool adds around it does not. */
function running(run: CodeRunner['run']) {
	const tool = createRunCode({ interpreter: { run } });
	const context: ToolContext = {
		signal: new AbortController().signal,
		conversationId: 'c1',
		messageId: 'm1',
		allow: () => Promise.reject(new Error('a computation asked for permission'))
	};
	return (input: unknown) => Promise.resolve(tool.run(input, context));
}

test('a program goes to the sandbox of its conversation, and its results come back as computed', async () => {
	const seen: unknown[] = [];
	const run = running(({ language, code, conversationId }) => {
		seen.push({ language, code, conversationId });
		return Promise.resolve({ parts: [{ type: 'text', text: '4' }] });
	});
	expect(await run({ language: 'python', code: '2 + 2' })).toEqual({
		parts: [{ type: 'text', text: '4' }],
		origin: 'tool'
	});
	expect(seen).toEqual([{ language: 'python', code: '2 + 2', conversationId: 'c1' }]);
});

test.each([
	['write a Python program that counts to ten', [], 'python'],
	['이 파일 정리해서 저장해줘', ['sales.csv'], 'python'],
	['what is in it?', ['sales.csv'], 'python'],
	['run this javascript: 1 + 1', [], 'javascript'],
	['what is 18% of 2,340?', [], undefined],
	['summarise this', ['letter.pdf'], undefined]
])('for "%s" with %j the sandbox is started: %s', (request, files, wanted) => {
	const started: string[] = [];
	const run: CodeRunner['run'] = () => Promise.reject(new Error('ran'));
	const warm = (language: string): void => void started.push(language);
	createRunCode({ interpreter: { run, warm } }).prepare?.(request, files);
	expect(started).toEqual(wanted === undefined ? [] : [wanted]);
});

test('a program that prints nothing is said to have run', async () => {
	const run = running(() => Promise.resolve({ parts: [] }));
	expect(await run({ language: 'javascript', code: 'let a = 1' })).toEqual({
		parts: [{ type: 'text', text: 'The program ran and printed nothing.' }],
		origin: 'tool'
	});
});

test('an empty program and one of a megabyte are refused before the sandbox starts', async () => {
	const run = running(() => Promise.reject(new Error('started')));
	const refused = async (code: string) => {
		try {
			return await run({ language: 'python', code });
		} catch (error) {
			return error instanceof ToolError ? error.code : error;
		}
	};
	expect([await refused(' \n'), await refused('#'.repeat(1_000_000))]).toEqual([
		'BAD_INPUT',
		'LIMIT'
	]);
});

test('the program "%reset" drops variables and files instead of running', async () => {
	const forgotten: string[] = [];
	const tool = createRunCode({
		interpreter: {
			run: () => Promise.reject(new Error('ran')),
			forget: (id) => Promise.resolve(void forgotten.push(id))
		}
	});
	const context: ToolContext = {
		signal: new AbortController().signal,
		...{ conversationId: 'c1', messageId: 'm1', allow: () => Promise.resolve() }
	};
	await tool.run({ language: 'python', code: ' %reset\n' }, context);
	await tool.run({ language: 'javascript', code: 'reset()' }, context);
	expect(forgotten).toEqual(['c1', 'c1']);
});

test('a language that is not there is refused', () => {
	const run = running(() => Promise.reject(new Error('started')));
	expect(() => run({ language: 'bash', code: 'ls' })).toThrow(/python/);
});
