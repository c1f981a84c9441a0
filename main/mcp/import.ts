import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AppError, toErrorData } from '../errors.ts';
import {
	launchSchema,
	looksSecret,
	type ImportedServer,
	type Launch,
	type LaunchEntry
} from './contract.ts';
import { runsOf, splitSecrets } from './launch.ts';

/** More than anybody has, and few enough to look through. */
const mostServers = 50;

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const map = z.record(z.string(), value);
/** The entries that the programs with such a file share; what else stands there is left alone. */
const entrySchema = z.looseObject({
	type: z.string().optional(),
	command: z.string().optional(),
	args: z.array(value).optional(),
	env: map.nullish(),
	cwd: z.string().optional(),
	url: z.string().optional(),
	serverUrl: z.string().optional(),
	headers: map.nullish()
});

/** Bytes; real ones have a few thousand. */
const longestFile = 500_000;

/** The programs of a `mcpServers` JSON. Nothing is kept and nothing runs; what cannot be taken over says why. */
export function readImport(text: string): ImportedServer[] {
	const found = serversIn(text);
	const entries = Object.entries(found);
	if (entries.length === 0) throw bad('there is no server in it');
	if (entries.length > mostServers) throw bad(`it has more than ${mostServers} servers`);
	return entries.map(([name, entry]) => {
		const title = name.trim().slice(0, 60) || 'server';
		try {
			const launch = launchOf(entry);
			// Checked as it will be when it is added.
			splitSecrets(launch);
			return { title, launch, runs: runsOf(launch), error: null };
		} catch (error) {
			const { code, values } = toErrorData(error);
			return { title, launch: null, runs: '', error: { code, values } };
		}
	});
}

/** The text of a file that a person chose. */
export async function readImportFile(path: string): Promise<string> {
	try {
		const { size } = await stat(path);
		if (size > longestFile) throw bad('it is too large');
		return await readFile(path, 'utf8');
	} catch (error) {
		if (error instanceof AppError) throw error;
		throw new AppError('FILE_UNREADABLE', { file: basename(path) }, { cause: error });
	}
}

function serversIn(text: string): Record<string, unknown> {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		throw bad('it is not JSON');
	}
	const whole = recordOf(parsed);
	const inside = whole['mcpServers'] ?? whole['servers'] ?? recordOf(whole['mcp'])['servers'];
	if (inside !== undefined) return recordOf(inside);
	// The inside of such a file, as people paste it.
	const all = Object.values(whole);
	const isInside = all.length > 0 && all.every((one) => entrySchema.safeParse(one).success);
	return isInside ? whole : {};
}

function launchOf(given: unknown): Launch {
	const parsed = entrySchema.safeParse(given);
	if (!parsed.success) throw bad('an entry is not of the usual form');
	const { type, command, args = [], env, cwd, url, serverUrl, headers } = parsed.data;
	const address = url ?? serverUrl;
	if (type === 'sse') throw bad('the older way to connect (SSE) is not supported');
	const launch =
		command !== undefined
			? { kind: 'command', command, args, folder: cwd ?? null, env: entries(env ?? {}) }
			: { kind: 'address', address, headers: entries(headers ?? {}) };
	const whole = launchSchema.safeParse(launch);
	if (whole.success) return whole.data;
	throw bad(
		command === undefined && address === undefined
			? 'an entry has neither a command nor an address'
			: 'an entry is too long or empty'
	);
}

function entries(values: Record<string, string>): LaunchEntry[] {
	return Object.entries(values).map(([name, text]) => ({
		name,
		value: text,
		secret: looksSecret(name, text)
	}));
}

function bad(reason: string): AppError {
	return new AppError('MCP_BAD_IMPORT', { reason });
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}
