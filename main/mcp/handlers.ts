import type { DocumentInfo } from '../contract.ts';
import type { Handlers } from '../operations.ts';
import type { toolServerCalls } from './contract.ts';
import { readImport } from './import.ts';
import { listThings, promptText, takeResource } from './things.ts';
import type { ToolServers } from './tool-servers.ts';

export interface ToolServerHandlerParts {
	servers: ToolServers;
	/** How many of the programs' tools the model in use is shown at most. */
	offered: () => Promise<number>;
	paste: (name: string, bytes: Uint8Array) => Promise<DocumentInfo>;
	/** Lets a person choose a file and reads it; null when they did not. */
	chooseText: () => Promise<string | null>;
}

/** The handlers of the calls of `contract.ts`. */
export function createToolServerHandlers(
	parts: ToolServerHandlerParts
): Handlers<typeof toolServerCalls> {
	const { servers } = parts;
	return {
		'tool-server:list': async () => ({
			servers: await servers.list(),
			offered: await parts.offered()
		}),
		'tool-server:add': async ({ title, launch }) => ({
			serverId: await servers.add(title, launch)
		}),
		'tool-server:update': async (input) => {
			await servers.update(input);
			return null;
		},
		'tool-server:remove': async ({ serverId }) => {
			await servers.remove(serverId);
			return null;
		},
		'tool-server:connect': ({ serverId }) => servers.connect(serverId),
		'tool-server:disconnect': async ({ serverId }) => {
			await servers.disconnect(serverId);
			return null;
		},
		'tool-server:enable-tool': async ({ serverId, name, enabled }) => {
			await servers.enableTool(serverId, name, enabled);
			return null;
		},
		'tool-server:agree': async ({ serverId, tools }) => {
			await servers.agree(serverId, tools);
			return null;
		},
		'tool-server:log': ({ serverId }) => servers.log(serverId),
		'tool-server:things': async ({ serverId }) => await listThings(await servers.running(serverId)),
		'tool-server:take-resource': async ({ serverId, uri }) => {
			const { id, title } = await takeResource(await servers.running(serverId), uri, parts.paste);
			return { documentId: id, title };
		},
		'tool-server:prompt': async ({ serverId, name, inputs }) => ({
			text: await promptText(await servers.running(serverId), name, inputs)
		}),
		'tool-server:read-import': ({ text }) => readImport(text),
		'tool-server:choose-import': async () => {
			const text = await parts.chooseText();
			return text === null ? null : { text };
		}
	};
}
