import { AppError } from '../errors.ts';
import type { OutputOf } from '../operations.ts';
import type { remoteCalls } from './contract.ts';
import { remoteEngine, type RemoteOptions } from './engine.ts';
import { readText, request, type Server } from './request.ts';
import { modelListSchema } from './wire.ts';

/** Someone waits in front of a form. */
const patience = 60_000;
const longestList = 2_000_000;

/** Nobody's words, and a function that does not exist: enough to see whether a server answers and calls. */
const sample = {
	messages: [{ role: 'user' as const, text: 'What time is it in Lisbon? Call get_time.' }],
	functions: [
		{
			name: 'get_time',
			description: 'The time in a city.',
			schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
		}
	]
};

/** Asks a server for its models, and the one that is meant for a call. */
export async function probeServer(
	server: Server,
	options: RemoteOptions
): Promise<OutputOf<typeof remoteCalls, 'remote:test'>> {
	const stallMilliseconds = Math.min(options.stallMilliseconds ?? patience, patience);
	const models = await listModels(server, stallMilliseconds);
	if (server.model === '') return { models, answers: null, calls: null };
	const { call, text } = await remoteEngine(server, { stallMilliseconds }).call('chat', {
		...{ ...sample, sequence: 'test', mayCall: true, onlyDecide: false },
		maxTokens: 200,
		temperature: 0
	});
	return { models, answers: call !== null || text !== '', calls: call?.name === 'get_time' };
}

/** Servers need not list their models. */
async function listModels(server: Server, stallMilliseconds: number): Promise<string[]> {
	let models: string[] = [];
	try {
		await request(server, { path: '/models' }, { stallMilliseconds }, async (response) => {
			models = parseModels(await readText(response, longestList));
		});
	} catch (error) {
		const isMissing =
			error instanceof AppError && ['REMOTE_NO_MODEL', 'REMOTE_REFUSED'].includes(error.code);
		if (!isMissing) throw error;
	}
	return models;
}

function parseModels(text: string): string[] {
	try {
		const parsed = modelListSchema.safeParse(JSON.parse(text));
		return parsed.success ? parsed.data.data.map(({ id }) => id).slice(0, 1_000) : [];
	} catch {
		return [];
	}
}
