import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** The store's operations on programs that bring tools (main/mcp); what they hold is JSON that only main/mcp reads. */

const nothing = z.null();
const serverId = z.string().min(1).max(64);

export const toolServerRow = z.object({
	id: serverId,
	title: z.string(),
	/** Begins the names of its tools; never changes. */
	prefix: z.string(),
	launch: z.string(),
	/** Values that nobody may read, as the system's keyring closed them; null for none, or where it has no keyring. */
	sealed: z.string().nullable(),
	enabled: z.boolean(),
	/** When a person agreed to its tools for the first time; null before. */
	agreedAt: z.int().nullable()
});
export type ToolServerRow = z.output<typeof toolServerRow>;

export const toolDefinitionRow = z.object({
	serverId,
	name: z.string(),
	definition: z.string(),
	enabled: z.boolean()
});

export const toolServerOperations = {
	'tool-server:list': { input: nothing, output: z.array(toolServerRow) },
	/** Adds it, or changes the one of that id. */
	'tool-server:put': { input: toolServerRow, output: nothing },
	/** With all that was agreed to. */
	'tool-server:remove': { input: z.object({ serverId }), output: nothing },
	'tool-definition:list': { input: nothing, output: z.array(toolDefinitionRow) },
	/** Keeps what a person agreed to, all or none; what was switched off stays off. */
	'tool-definition:agree': {
		input: z.object({
			serverId,
			tools: z.array(z.object({ name: z.string(), definition: z.string() }))
		}),
		output: nothing
	},
	/** Forgets every yes to what this program brings. */
	'tool-definition:forget': { input: z.object({ serverId }), output: nothing },
	'tool-definition:enable': {
		input: z.object({ serverId, name: z.string(), enabled: z.boolean() }),
		output: nothing
	}
} satisfies Operations;
