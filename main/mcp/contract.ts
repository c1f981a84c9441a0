import { z } from 'zod';
import type { Operations } from '../operations.ts';

/** What passes between the window and main about programs that bring tools (MCP servers); a part of `main/contract.ts`. */

const nothing = z.null();
const serverId = z.string().min(1).max(64);
const title = z.string().trim().min(1).max(60);
const values = z.record(z.string(), z.union([z.string(), z.number()]));
const error = z.object({ code: z.string(), values });

/** An environment variable or a header. Null for a secret that is kept and not told to the window. */
const entrySchema = z.object({
	name: z.string().trim().min(1).max(200),
	secret: z.boolean(),
	value: z.string().max(8_000).nullable()
});
export type LaunchEntry = z.output<typeof entrySchema>;
const entries = z.array(entrySchema).max(50);

/** Names and looks of values that are keys to something. */
const secretName = /key|token|secret|passw|auth|credential|cookie|session|dsn|pat$/i;
const secretValue = /^(?:Bearer |Basic |sk-|gh[pousr]_|xox|eyJ)|^(?=.*\d)[A-Za-z0-9_-]{32,}$/;

/** Whether a value looks like one that nobody else may read; better once too often. */
export function looksSecret(name: string, value: string): boolean {
	return secretName.test(name) || secretValue.test(value);
}

/** How a program is reached: a command that Hearth starts, or an address (streamable HTTP). */
export const launchSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('command'),
		command: z.string().trim().min(1).max(1_000),
		args: z.array(z.string().max(4_000)).max(100),
		folder: z.string().trim().min(1).max(4_000).nullable(),
		env: entries
	}),
	z.object({
		kind: z.literal('address'),
		address: z.string().trim().min(1).max(2_000),
		headers: entries
	})
]);
export type Launch = z.output<typeof launchSchema>;

/** A tool as its program defines it, whole: this is what a person agrees to and what is compared. */
export const definitionSchema = z.object({
	name: z.string().min(1).max(200),
	title: z.string().nullable(),
	description: z.string(),
	inputSchema: z.record(z.string(), z.unknown()),
	/** What the program says of it; believed only where that makes Hearth stricter. */
	saysReadOnly: z.boolean(),
	saysDestructive: z.boolean()
});
export type Definition = z.output<typeof definitionSchema>;

export const programToolSchema = z.object({
	/** As the program calls it, and as the model sees it. */
	name: z.string(),
	shownName: z.string(),
	enabled: z.boolean(),
	/** `new` and `changed` are not offered before a person agrees; `gone` is no longer there. */
	state: z.enum(['agreed', 'new', 'changed', 'gone']),
	/** What was agreed to; null for a new one. */
	agreed: definitionSchema.nullable(),
	/** What the program says now; null while that is not known, or when it is gone. */
	now: definitionSchema.nullable(),
	/** Identifies `now`, so that a yes is to exactly what was shown. */
	fingerprint: z.string().nullable(),
	/** Why it cannot be used, as a key of `main/messages/tool-servers.ts`. */
	problem: z.enum(['bad-input', 'too-many-inputs']).nullable(),
	/** What was found in its words, as with documents. */
	warnings: z.array(z.string())
});
export type ProgramTool = z.output<typeof programToolSchema>;

export const toolServerSchema = z.object({
	id: serverId,
	title: z.string(),
	launch: launchSchema,
	/** As it would be typed in a terminal, or the address: what runs or is asked. */
	runs: z.string(),
	enabled: z.boolean(),
	/** `memory` is gone when Hearth ends: this system has nothing to encrypt it with. */
	secrets: z.enum(['none', 'encrypted', 'memory', 'lost']),
	/** Others on the way can read what is sent there. */
	isReadable: z.boolean(),
	state: z.enum(['off', 'idle', 'starting', 'ready', 'failed']),
	error: error.nullable(),
	/** Nobody has seen and agreed to its tools yet. */
	isNew: z.boolean(),
	tools: z.array(programToolSchema),
	/** Tools beyond what Hearth takes from one program. */
	leftOut: z.int(),
	hasResources: z.boolean(),
	hasPrompts: z.boolean()
});
export type ToolServer = z.output<typeof toolServerSchema>;

/** One program of a `mcpServers` file, before anything of it runs. */
const importedSchema = z.object({
	title: z.string(),
	launch: launchSchema.nullable(),
	runs: z.string(),
	/** Why it cannot be taken over. */
	error: error.nullable()
});
export type ImportedServer = z.output<typeof importedSchema>;

const promptSchema = z.object({
	name: z.string(),
	title: z.string(),
	description: z.string(),
	inputs: z.array(z.object({ name: z.string(), description: z.string(), required: z.boolean() }))
});
const resourceSchema = z.object({ uri: z.string(), title: z.string(), description: z.string() });

/** The text of a file to import; real ones have a few kilobytes. */
const importText = z.string().max(500_000);

export const toolServerCalls = {
	/** `offered` is how many of their tools the model in use is shown at most, of those that a request is about. */
	'tool-server:list': {
		input: nothing,
		output: z.object({ servers: z.array(toolServerSchema), offered: z.int() })
	},
	/** Keeps it; nothing is started or asked. */
	'tool-server:add': {
		input: z.object({ title, launch: launchSchema }),
		output: z.object({ serverId })
	},
	/** What is left out stays. Another command or address asks for its tools anew. */
	'tool-server:update': {
		input: z.object({
			serverId,
			title: title.optional(),
			launch: launchSchema.optional(),
			enabled: z.boolean().optional()
		}),
		output: nothing
	},
	'tool-server:remove': { input: z.object({ serverId }), output: nothing },
	/** A person's yes to running it: starts it and reads what it has. The first time that agrees to its tools as they are. */
	'tool-server:connect': { input: z.object({ serverId }), output: toolServerSchema },
	'tool-server:disconnect': { input: z.object({ serverId }), output: nothing },
	'tool-server:enable-tool': {
		input: z.object({ serverId, name: z.string(), enabled: z.boolean() }),
		output: nothing
	},
	/** A yes to definitions as they were shown; one that changed again meanwhile is refused. */
	'tool-server:agree': {
		input: z.object({
			serverId,
			tools: z.array(z.object({ name: z.string(), fingerprint: z.string() })).max(200)
		}),
		output: nothing
	},
	/** The last lines that it wrote on its standard error, and what became of it. Kept in memory only. */
	'tool-server:log': { input: z.object({ serverId }), output: z.array(z.string()) },
	'tool-server:things': {
		input: z.object({ serverId }),
		output: z.object({ resources: z.array(resourceSchema), prompts: z.array(promptSchema) })
	},
	/** Takes a resource in as a document. */
	'tool-server:take-resource': {
		input: z.object({ serverId, uri: z.string().max(4_000) }),
		output: z.object({ documentId: z.string(), title: z.string() })
	},
	/** The text of a prompt, to be put into the box; nothing is sent to the model. */
	'tool-server:prompt': {
		input: z.object({
			serverId,
			name: z.string(),
			inputs: z.record(z.string(), z.string().max(20_000))
		}),
		output: z.object({ text: z.string() })
	},
	/** What a `mcpServers` JSON would add; keeps and starts nothing. */
	'tool-server:read-import': {
		input: z.object({ text: importText }),
		output: z.array(importedSchema)
	},
	/** Opens the system's dialog; null when nothing was chosen. */
	'tool-server:choose-import': {
		input: nothing,
		output: z.object({ text: z.string() }).nullable()
	}
} satisfies Operations;

/** Programs came, went or changed: read the list again. */
export const toolServerEvents = [z.object({ type: z.literal('tool-servers') })] as const;
