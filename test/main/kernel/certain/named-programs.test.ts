import { expect, test } from 'vitest';
import { z } from 'zod';
import { withCertain } from '../../../../main/kernel/certain/certain.ts';
import { readNamedProgram } from '../../../../main/kernel/certain/named-programs.ts';
import { isWantedNext } from '../../../../main/kernel/certain/next-step.ts';
import type { Tool } from '../../../../tools/tool.ts';
import { echoTool } from '../../../helpers/scripted-model.ts';
import { offeredTools } from '../decide/offered-tools.ts';

function other(name: string, shape: z.ZodRawShape): Tool {
	return { ...echoTool({ name, input: z.object(shape) }), effect: 'mcp' };
}

const tools = [
	...offeredTools,
	other('everything_get_sum', { a: z.number(), b: z.number() }),
	other('everything_echo', { message: z.string() }),
	other('everything_get_tiny_image', {}),
	other('everything_long_running', {
		duration: z.number().nullable(),
		steps: z.number().nullable()
	}),
	other('files_list_allowed_directories', {}),
	other('files_list_directory', { path: z.string() }),
	other('files_read_text_file', { path: z.string(), head: z.number().nullable() })
];

test.each([
	['use everything to add 17 and 25', 'everything_get_sum', { a: 17, b: 25 }],
	[
		'Ask the everything server to echo "good evening"',
		'everything_echo',
		{ message: 'good evening' }
	],
	['everything: get the tiny image', 'everything_get_tiny_image', {}],
	['list the allowed directories of the files server', 'files_list_allowed_directories', {}],
	[
		'use the files server to read the text file /tmp/drop/sales.csv',
		'files_read_text_file',
		{ path: '/tmp/drop/sales.csv', head: null }
	],
	['everything 서버로 17하고 25 더해줘', 'everything_get_sum', { a: 17, b: 25 }]
])('what a request brings along is the whole call: %s', (request, tool, input) => {
	expect(readNamedProgram(request, tools)?.call).toEqual({ tool, input });
});

test('where the input is not clear, the model chooses among the tools of that program alone', async () => {
	let offered: string[] = [];
	const decider = withCertain({
		decide: (_, given, { mustCall }) => {
			offered = given.map(({ name }) => name);
			expect(mustCall).toBe(true);
			const usage = {
				promptTokens: 1,
				cachedTokens: 0,
				generatedTokens: 1,
				firstTokenMs: 1,
				ms: 1
			};
			return Promise.resolve({ kind: 'reply', usage });
		}
	});
	const request = 'ask the everything server for something nice';
	const options = { signal: AbortSignal.timeout(10_000), sequence: 'test' };
	await decider.decide({ request, exchanges: [], steps: [] }, tools, options);
	expect(offered).toEqual(
		tools.filter(({ name }) => name.startsWith('everything_')).map(({ name }) => name)
	);
});

test.each([
	'find my files',
	'what is in the files of last week?',
	'tell me everything',
	'read everything in a.txt'
])('an ordinary word names no program: %s', (request) => {
	expect(readNamedProgram(request, tools)).toBeUndefined();
});

test.each([
	['find bicycles on this page', 'calculator', ['find_in_page'], false],
	['add up the costs in budget.csv', 'calculator', ['read_file'], true],
	['open the second link', 'search_in_page', ['open_page'], false],
	['show the payment schedule', 'run_code', ['run_code'], false],
	['read a.txt and write it to b.txt', 'write_file', ['read_file'], true],
	['how much is a ticket?', 'search_in_page', [], false],
	['type kettle into the search box', 'search_in_page', [], true],
	['anything', 'calculator', [], true]
])('a further call must be asked for: %s, %s after %j: %s', (request, tool, before, wanted) => {
	expect(
		isWantedNext(
			request,
			tool,
			before.map((name) => ({ tool: name }))
		)
	).toBe(wanted);
});

test('a rule for names that lost its words is read out of the request', async () => {
	const rename = echoTool({
		name: 'rename_files',
		input: z.object({ path: z.string(), rule: z.string() })
	});
	const usage = { promptTokens: 1, cachedTokens: 0, generatedTokens: 1, firstTokenMs: 1, ms: 1 };
	const ruleOf = async (request: string, rule: string): Promise<unknown> => {
		const input = { path: 'Holiday', rule };
		const decider = withCertain({
			decide: () => Promise.resolve({ kind: 'call', tool: rename, input, usage })
		});
		const options = { signal: AbortSignal.timeout(10_000), sequence: 'test' };
		const decision = await decider.decide({ request, exchanges: [], steps: [] }, [rename], options);
		return decision.kind === 'call' ? decision.input['rule'] : undefined;
	};
	const request = 'replace the spaces in the Holiday file names with underscores';
	expect(await ruleOf(request, 'in names with underscores')).toBe(
		'replace the spaces with underscores'
	);
	expect(await ruleOf('rename Holiday by date', 'by date')).toBe('by date');
});
