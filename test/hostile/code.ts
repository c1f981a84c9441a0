import { z } from 'zod';
import { dispatch } from '../../main/kernel/dispatch.ts';
import { readParts } from '../../main/interpreter/result.ts';
import { createRunCode } from '../../tools/code-interpreter/index.ts';
import type { Row } from './row.ts';

/** What becomes of a program before the sandbox, which says `ran` if it ever gets it. */
async function send(input: unknown): Promise<string> {
	const run = (): Promise<{ parts: { type: 'text'; text: string }[] }> =>
		Promise.resolve({ parts: [{ type: 'text', text: 'ran' }] });
	const { code, parts } = await dispatch(
		{ tool: 'run_code', input },
		{
			tools: [createRunCode({ interpreter: { run } })],
			conversationId: 'c',
			messageId: 'm',
			signal: new AbortController().signal,
			permit: () => Promise.reject(new Error('a computation asked for permission'))
		}
	);
	const [first] = parts;
	return code ?? (first?.type === 'text' ? first.text : 'nothing');
}

/** What of a reply that a program forged reaches the window. */
function forge(...parts: unknown[]): string {
	return readParts(parts)
		.map((part) => (part.type === 'file' ? `file ${part.name}` : part.type))
		.join(' ');
}

const plot = (change: object): object => ({
	type: 'plot',
	alt: 'x',
	spec: { data: { values: [{ x: 1 }] }, mark: { type: 'line' }, encoding: {}, ...change }
});
const picture = (mime: string): object => ({ type: 'picture', mime, base64: 'AA==', alt: '' });
const file = (name: string): object => ({
	...{ type: 'file', name, mime: 'text/plain', base64: 'AA==' }
});
const refused = 'text';

/** Programs, and what programs pretend to have given. */
export const code: Row[] = [
	...(
		[
			['an empty program', { language: 'python', code: '' }, 'BAD_INPUT'],
			['a blank program', { language: 'python', code: ' \n\t ' }, 'BAD_INPUT'],
			['a program that is too long', { language: 'python', code: 'x'.repeat(200_001) }, 'LIMIT'],
			['a program of a shell', { language: 'bash', code: 'ls' }, 'BAD_INPUT'],
			['a program without a language', { code: '1' }, 'BAD_INPUT'],
			['a language that is a list', { language: ['python'], code: '1' }, 'BAD_INPUT'],
			['a program that is a number', { language: 'python', code: 1 }, 'BAD_INPUT'],
			['no input', null, 'BAD_INPUT'],
			['a text as input', 'print(1)', 'BAD_INPUT'],
			['a program with a null in it', { language: 'python', code: 'print("\0")' }, 'ran'],
			['a program of half a letter', { language: 'python', code: 'print("\ud800")' }, 'ran']
		] satisfies [string, unknown, string][]
	).map(([name, input, wanted]): Row => ({ name, run: () => send(input), wanted })),
	{ name: 'a page', run: () => forge(page()), wanted: refused },
	{
		name: 'passages of documents',
		run: () => forge({ type: 'passages', items: [] }),
		wanted: refused
	},
	{ name: 'results of a search', run: () => forge({ type: 'links', items: [] }), wanted: refused },
	{
		name: 'a value of the calculator',
		run: () => forge({ type: 'value', exact: '1', rounded: null, reading: '1' }),
		wanted: refused
	},
	{ name: 'a part of no kind', run: () => forge({ type: 'script', text: '1' }), wanted: refused },
	{ name: 'no part at all', run: () => forge(null, 7, 'x', []), wanted: refused },
	{ name: 'a picture that is a page', run: () => forge(picture('text/html')), wanted: refused },
	{
		name: 'a picture of a kind that runs',
		run: () => forge(picture('application/javascript')),
		wanted: refused
	},
	{ name: 'an ordinary picture', run: () => forge(picture('image/png')), wanted: 'picture' },
	{
		name: 'a plot that fetches its data',
		run: () => forge(plot({ data: { url: 'https://evil.example' } })),
		wanted: refused
	},
	{
		name: 'a plot with expressions',
		run: () => forge(plot({ transform: [{ calculate: 'window' }] })),
		wanted: refused
	},
	{
		name: 'a plot of pictures from elsewhere',
		run: () => forge(plot({ mark: { type: 'image', url: 'https://evil.example' } })),
		wanted: refused
	},
	{
		name: 'a plot whose mark is a link',
		run: () => forge(plot({ mark: { type: 'point', href: 'https://evil.example' } })),
		wanted: refused
	},
	{ name: 'an ordinary plot', run: () => forge(plot({})), wanted: 'plot' },
	{
		name: 'a file whose name leads elsewhere',
		run: () => forge(file('../../.bashrc')),
		wanted: 'file ..-..-.bashrc'
	},
	{
		name: 'a file whose name is a path of Windows',
		run: () => forge(file('C:\\x.txt')),
		wanted: 'file C:-x.txt'
	},
	{
		name: 'a file whose name turns letters round',
		run: () => forge(file('a\u202etxt.exe')),
		wanted: 'file a-txt.exe'
	},
	{ name: 'a file without a name', run: () => forge(file('')), wanted: 'file file' },
	{
		name: 'a thousand parts',
		run: () => readParts(Array.from({ length: 1_000 }, () => ({ type: 'text', text: 'x' }))).length,
		wanted: '101'
	},
	{
		name: 'a text of a million letters',
		run: () => z.object({ text: z.string() }).parse(readParts([long()])[0]).text.length,
		wanted: '120000'
	},
	{
		name: 'files beyond all size',
		run: () => forge(...Array.from({ length: 3 }, () => ({ ...file('a'), base64: big }))),
		wanted: 'file a file a text'
	}
];

function page(): object {
	return { type: 'page', url: 'https://a.example', title: '', markdown: '', links: [] };
}

function long(): object {
	return { type: 'text', text: 'x'.repeat(1_000_000) };
}

const big = 'A'.repeat(16_000_000);
