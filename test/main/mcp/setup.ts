import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Launch } from '../../../main/mcp/contract.ts';
import type { OfferedTo } from '../../../main/mcp/offer.ts';
import { ToolServers, type ToolServersParts } from '../../../main/mcp/tool-servers.ts';
import type { KeyBox } from '../../../main/remote/remotes.ts';
import type { AccessRequest, Tool, ToolOutput } from '../../../tools/tool.ts';
import { openStoreInProcess, type TestStore } from '../../helpers/store.ts';

/** A keyring that turns text around: enough to see that nothing is written down as it is. */
export const turningKeyBox: KeyBox = {
	seal: (key) => Buffer.from(key).toString('base64').split('').reverse().join(''),
	open: (sealed) => Buffer.from(sealed.split('').reverse().join(''), 'base64').toString()
};

export interface World extends TestStore {
	servers: ToolServers;
	changes: () => number;
	notes: string[];
	/** The same store behind a new Hearth. */
	again: (more?: Partial<ToolServersParts>) => ToolServers;
}

const open: { servers: ToolServers[]; dispose: () => Promise<void> }[] = [];

export async function setUp(more: Partial<ToolServersParts> = {}): Promise<World> {
	const store = await openStoreInProcess();
	let changes = 0;
	const notes: string[] = [];
	const made: ToolServers[] = [];
	const again = (changed: Partial<ToolServersParts> = {}): ToolServers => {
		const servers = new ToolServers({
			store: store.store,
			keyBox: turningKeyBox,
			onChange: () => changes++,
			note: (what) => notes.push(what),
			patience: { start: 30_000, list: 20_000, call: 20_000 },
			restarts: [],
			...more,
			...changed
		});
		made.push(servers);
		return servers;
	};
	open.push({ servers: made, dispose: store.dispose });
	return { ...store, servers: again(), changes: () => changes, notes, again };
}

/** Ends all programs that a test started. */
export async function tearDown(): Promise<void> {
	for (const { servers, dispose } of open.splice(0)) {
		for (const one of servers) await one.close();
		await dispose();
	}
}

export function command(args: string[], more: Partial<Launch & { kind: 'command' }> = {}): Launch {
	return { kind: 'command', command: process.execPath, args, folder: null, env: [], ...more };
}

const oddServer = join(import.meta.dirname, 'fixtures/odd-server.mjs');

/** The fixture that is up to something. */
export function odd(kind: string, ...more: string[]): Launch {
	return command([oddServer, kind, ...more]);
}

const packages = createRequire(import.meta.url);

/** The program of one of the official examples. */
export function example(name: 'everything' | 'filesystem', ...args: string[]): Launch {
	const folder = `@modelcontextprotocol/server-${name}`;
	const root = packages.resolve(`${folder}/package.json`).replace(/package\.json$/, '');
	return command([join(root, 'dist/index.js'), ...args]);
}

/** All that a native model would be offered. */
export const everything: OfferedTo = {
	request: '',
	recent: [],
	isStarter: false,
	windowTokens: 1_000_000
};

export async function toolNamed(servers: ToolServers, name: string): Promise<Tool> {
	const tools = await servers.offer(everything);
	const tool = tools.find((one) => one.name === name);
	if (tool === undefined)
		throw new Error(`${name} is not offered: ${tools.map((one) => one.name).join(', ')}`);
	return tool;
}

/** Runs a tool with a person who says yes to all of it. */
export async function runTool(
	tool: Tool,
	input: Record<string, unknown>,
	signal: AbortSignal = new AbortController().signal
): Promise<ToolOutput & { asked: AccessRequest[] }> {
	const asked: AccessRequest[] = [];
	const output = await tool.run(input, {
		signal,
		conversationId: 'c',
		messageId: 'm',
		allow: (request) => {
			asked.push(request);
			return Promise.resolve();
		}
	});
	return { ...output, asked };
}
