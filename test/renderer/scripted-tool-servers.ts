import type { ImportedServer, toolServerCalls, ToolServer } from '../../main/contract.ts';
import type { OutputOf, ParsedInputOf } from '../../main/operations.ts';
import { Refusal } from './refusal.ts';

type Calls = typeof toolServerCalls;
type Script = { [N in keyof Calls]: (input: ParsedInputOf<Calls, N>) => OutputOf<Calls, N> };

/** Programs that bring tools, as main would answer about them. */
export function toolServerScript(world: {
	toolServers: ToolServer[];
	imported: ImportedServer[];
}): Script {
	const find = (serverId: string): ToolServer => {
		const server = world.toolServers.find(({ id }) => id === serverId);
		if (server === undefined) throw new Refusal('NOT_FOUND', { what: 'The tool server' });
		return server;
	};
	return {
		'tool-server:list': () => ({ servers: world.toolServers, offered: 12 }),
		'tool-server:add': ({ title, launch }) => {
			const id = `server-${world.toolServers.length + 1}`;
			world.toolServers.push(toolServer({ id, title, launch }));
			return { serverId: id };
		},
		'tool-server:update': ({ serverId, enabled }) => {
			if (enabled !== undefined)
				Object.assign(find(serverId), { enabled, state: enabled ? 'idle' : 'off' });
			return null;
		},
		'tool-server:remove': ({ serverId }) => {
			world.toolServers = world.toolServers.filter(({ id }) => id !== serverId);
			return null;
		},
		'tool-server:connect': ({ serverId }) =>
			Object.assign(find(serverId), { state: 'ready', isNew: false }),
		'tool-server:disconnect': ({ serverId }) => {
			Object.assign(find(serverId), { state: 'idle' });
			return null;
		},
		'tool-server:enable-tool': ({ serverId, name, enabled }) => {
			const tool = find(serverId).tools.find((one) => one.name === name);
			if (tool !== undefined) tool.enabled = enabled;
			return null;
		},
		'tool-server:agree': ({ serverId, tools }) => {
			for (const tool of find(serverId).tools) {
				if (!tools.some(({ name }) => name === tool.name)) continue;
				Object.assign(tool, { state: 'agreed', agreed: tool.now });
			}
			return null;
		},
		'tool-server:log': () => ['ready to serve'],
		'tool-server:things': () => ({ resources: [], prompts: [] }),
		'tool-server:take-resource': ({ uri }) => ({ documentId: 'document-1', title: uri }),
		'tool-server:prompt': () => ({ text: '' }),
		'tool-server:read-import': () => world.imported,
		'tool-server:choose-import': () => null
	};
}

export function toolServer(change: Partial<ToolServer> & Pick<ToolServer, 'id'>): ToolServer {
	return {
		title: 'Notes',
		launch: { kind: 'command', command: 'notes', args: [], folder: null, env: [] },
		runs: 'notes',
		enabled: true,
		secrets: 'none',
		isReadable: false,
		state: 'idle',
		error: null,
		isNew: true,
		tools: [],
		leftOut: 0,
		hasResources: false,
		hasPrompts: false,
		...change
	};
}
