import type { GetPromptResult } from '@modelcontextprotocol/client';
import { AppError } from '../errors.ts';
import type { DocumentInfo } from '../contract.ts';
import type { OutputOf } from '../operations.ts';
import { cleanLine, cleanText } from './clean.ts';
import type { toolServerCalls } from './contract.ts';
import { nameOf } from './results.ts';
import type { RunningServer } from './running.ts';

type Calls = typeof toolServerCalls;

/** Of each kind; a list that is longer is for searching, and there is nothing to search with. */
const mostThings = 200;
const longestPrompt = 20_000;
const mostBytes = 12_000_000;

/** Resources and prompts of a program, as lists for people. */
export async function listThings(
	server: RunningServer
): Promise<OutputOf<Calls, 'tool-server:things'>> {
	const connection = await server.ready();
	const { hasResources, hasPrompts } = server.listing ?? { hasResources: false, hasPrompts: false };
	const resources = hasResources
		? (await connection.request((client, options) => client.listResources({}, options))).resources
		: [];
	const prompts = hasPrompts
		? (await connection.request((client, options) => client.listPrompts({}, options))).prompts
		: [];
	return {
		resources: resources
			.filter(({ uri }) => uri.length <= 4_000)
			.slice(0, mostThings)
			.map(({ uri, name, title, description }) => ({
				uri,
				title: cleanLine(title ?? name, 120) || nameOf(uri),
				description: cleanLine(description ?? '', 300)
			})),
		prompts: prompts
			.slice(0, mostThings)
			.map(({ name, title, description, arguments: inputs }) => ({
				name,
				title: cleanLine(title ?? name, 120),
				description: cleanLine(description ?? '', 300),
				inputs: (inputs ?? []).slice(0, 20).map((input) => ({
					name: input.name,
					description: cleanLine(input.description ?? '', 200),
					required: input.required === true
				}))
			}))
	};
}

/** Takes a resource in as a document, scanned and labelled as any other that came from outside. */
export async function takeResource(
	server: RunningServer,
	uri: string,
	paste: (name: string, bytes: Uint8Array) => Promise<DocumentInfo>
): Promise<DocumentInfo> {
	const connection = await server.ready();
	const { contents } = await connection.request((client, options) =>
		client.readResource({ uri }, options)
	);
	const [first] = contents;
	if (first === undefined) throw new AppError('NOT_FOUND', { what: uri.slice(0, 200) });
	const name = nameOf(first.uri);
	if ('text' in first) {
		// Several texts are the pieces of one.
		const texts = contents.map((one) => ('text' in one ? one.text : ''));
		const bytes = Buffer.from(texts.join('\n\n').slice(0, mostBytes), 'utf8');
		const named = /\.[a-z\d]{1,8}$/i.test(name) ? name : `${name}.txt`;
		return await paste(named, bytes);
	}
	if (first.blob.length > (mostBytes * 4) / 3) throw tooLarge(name, first.blob.length);
	return await paste(name, Buffer.from(first.blob, 'base64'));
}

function tooLarge(file: string, characters: number): AppError {
	const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
	const size = megabytes((characters * 3) / 4);
	return new AppError('FILE_TOO_LARGE', { file, size, limit: megabytes(mostBytes) });
}

/** The text of a prompt, for a person to look through before it is sent. */
export async function promptText(
	server: RunningServer,
	name: string,
	inputs: Record<string, string>
): Promise<string> {
	const connection = await server.ready();
	const given = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ''));
	const { messages } = await connection.request((client, options) =>
		client.getPrompt({ name, arguments: given }, options)
	);
	const text = messages.map(textOf).filter(Boolean).join('\n\n');
	return cleanText(text.slice(0, longestPrompt)).trim();
}

function textOf({ content }: GetPromptResult['messages'][number]): string {
	if (content.type === 'text') return content.text;
	if (content.type === 'resource' && 'text' in content.resource) return content.resource.text;
	return '';
}
