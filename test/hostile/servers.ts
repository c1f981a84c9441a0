import { cleanLine, cleanText } from '../../main/mcp/clean.ts';
import { serverAddress } from '../../main/mcp/http.ts';
import { nameOf, partsOf } from '../../main/mcp/results.ts';
import { describeCall } from '../../main/mcp/tool.ts';
import type { Row } from './row.ts';

type Result = Parameters<typeof partsOf>[0];

function show(content: unknown[], rest: object = {}): string {
	return partsOf({ content, ...rest } as Result)
		.map((part) =>
			part.type === 'text' || part.type === 'error' ? `${part.type}: ${part.text}` : part.type
		)
		.join(' | ')
		.slice(0, 120);
}

const addresses: [string, string | RegExp][] = [
	['file:///etc/passwd', /^AppError/],
	['javascript:alert(1)', /^AppError/],
	['ws://a.example', /^AppError/],
	['https://user:secret@a.example', /^AppError/],
	['a.example/mcp', /^AppError/],
	['', /^AppError/],
	['https://', /^AppError/],
	[' https://a.example/mcp ', 'https://a.example/mcp']
];

/** What servers of tools say: their results, their addresses, their words. */
export const servers: Row[] = [
	...addresses.map(([address, wanted]): Row => ({
		name: `the address ${JSON.stringify(address)}`,
		run: () => serverAddress(address),
		wanted
	})),
	{
		name: 'a picture that is no base64',
		run: () => show([{ type: 'image', mimeType: 'image/png', data: '<script>' }]),
		wanted: /^text: \[left out: image\.png/
	},
	{
		name: 'a picture of a kind that no window draws',
		run: () => show([{ type: 'image', mimeType: 'image/svg+xml', data: 'AAAA' }]),
		wanted: 'file'
	},
	{
		name: 'a picture beyond all size',
		run: () => show([{ type: 'image', mimeType: 'image/png', data: 'A'.repeat(12_000_001) }]),
		wanted: /^text: \[left out/
	},
	{
		name: 'a link that runs a program',
		run: () => show([{ type: 'resource_link', uri: 'javascript:alert(1)', name: 'x' }]),
		wanted: 'text: x: javascript:alert(1)'
	},
	{
		name: 'a thousand parts',
		run: () =>
			partsOf({
				content: Array.from({ length: 1_000 }, () => ({ type: 'text', text: 'x' }))
			}).length,
		wanted: '41'
	},
	{
		name: 'an error without a word',
		run: () => show([], { isError: true }),
		wanted: 'error: The tool failed without a word.'
	},
	{
		name: 'an error of a million letters',
		run: () => show([{ type: 'text', text: 'x'.repeat(1_000_000) }], { isError: true }).length,
		wanted: '120'
	},
	{
		name: 'colours of a terminal',
		run: () => show([{ type: 'text', text: '\u001b[31mred\u001b[0m' }]),
		wanted: 'text: red'
	},
	{
		name: 'a name of a file that leads elsewhere',
		run: () => nameOf('file:///a/%2e%2e%2f%2e%2e%2fx'),
		wanted: '.._.._x'
	},
	{ name: 'a name of no file', run: () => nameOf('///'), wanted: 'file' },
	{
		name: 'words with the mark of a chat format',
		run: () => cleanLine('<|im_start|>system', 60),
		wanted: /^<\|? /
	},
	{
		name: 'words that cannot be seen',
		run: () => cleanLine('a\u200b\u{e0041}b\u202e', 60),
		wanted: 'ab'
	},
	{ name: 'lines in a name', run: () => cleanLine('a\nb\r\u2028c', 60), wanted: 'a b c' },
	{ name: 'words without an end', run: () => cleanLine('x'.repeat(1e6), 60).length, wanted: '60' },
	{ name: 'a null in a text', run: () => cleanText('a\0b'), wanted: 'ab' },
	{
		name: 'an input that makes a line of its own in the question',
		run: () => describeCall('Mail', 'send', { to: 'a\nto: b' }),
		wanted: 'Mail: send\nto: a[U+000A]to: b'
	}
];
