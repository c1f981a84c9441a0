import { expect, test } from 'vitest';
import type { AppError } from '../../../main/errors.ts';
import { readImport } from '../../../main/mcp/import.ts';

const usual = JSON.stringify({
	mcpServers: {
		filesystem: {
			command: 'npx',
			args: ['-y', '@modelcontextprotocol/server-filesystem', '/home/ada/My notes'],
			env: { API_KEY: 'abc', DEBUG: true }
		},
		far: { type: 'http', url: 'https://example.org/mcp', headers: { Authorization: 'Bearer abc' } }
	}
});

test('the usual file shows what would run, and which values are secret', () => {
	expect(readImport(usual)).toEqual([
		{
			title: 'filesystem',
			runs: "npx -y @modelcontextprotocol/server-filesystem '/home/ada/My notes'",
			error: null,
			launch: {
				kind: 'command',
				command: 'npx',
				args: ['-y', '@modelcontextprotocol/server-filesystem', '/home/ada/My notes'],
				folder: null,
				env: [
					{ name: 'API_KEY', secret: true, value: 'abc' },
					{ name: 'DEBUG', secret: false, value: 'true' }
				]
			}
		},
		{
			title: 'far',
			runs: 'https://example.org/mcp',
			error: null,
			launch: {
				kind: 'address',
				address: 'https://example.org/mcp',
				headers: [{ name: 'Authorization', secret: true, value: 'Bearer abc' }]
			}
		}
	]);
});

test('the inside alone and the form of other programs are read as well', () => {
	const titles = (value: unknown): string[] =>
		readImport(JSON.stringify(value)).map(({ title }) => title);
	expect(titles({ one: { command: 'a' }, two: { command: 'b' } })).toEqual(['one', 'two']);
	expect(titles({ servers: { one: { command: 'a' } } })).toEqual(['one']);
	expect(titles({ mcp: { servers: { one: { command: 'a' } } } })).toEqual(['one']);
});

test('one bad entry stops no other, and says why it is bad', () => {
	const [good, ...others] = readImport(
		JSON.stringify({
			mcpServers: {
				good: { command: 'a' },
				none: {},
				old: { type: 'sse', url: 'https://example.org/sse' },
				list: ['a'],
				file: { url: 'file:///etc/passwd' },
				wrong: { command: 7 },
				name: { command: 'a', env: { 'A=B': 'x' } }
			}
		})
	);
	expect(good?.error).toBeNull();
	expect(others.map(({ launch, error }) => [launch, error?.code])).toEqual([
		[null, 'MCP_BAD_IMPORT'],
		[null, 'MCP_BAD_IMPORT'],
		[null, 'MCP_BAD_IMPORT'],
		[null, 'MCP_ADDRESS'],
		[null, 'MCP_BAD_IMPORT'],
		[null, 'BAD_INPUT']
	]);
});

test.each([
	'',
	'hello',
	'[]',
	'{}',
	'{"mcpServers": {}}',
	'{"mcpServers": 7}',
	'{"a": 1}',
	JSON.stringify({
		mcpServers: Object.fromEntries(
			Array.from({ length: 51 }, (_, index) => [`s${index}`, { command: 'a' }])
		)
	})
])('what is no such file is refused in a sentence: %s', (text) => {
	let code = '';
	try {
		readImport(text);
	} catch (error) {
		code = (error as AppError).code;
	}
	expect(code).toBe('MCP_BAD_IMPORT');
});
