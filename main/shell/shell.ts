import { parseArgs } from 'node:util';
import type { ChatMessage, TurnEvent } from '../contract.ts';
import type { Tool } from '../../tools/tool.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Documents } from '../memory/documents/documents.ts';
import type { Embedding } from '../memory/embedding.ts';
import type { ToolServers } from '../mcp/tool-servers.ts';
import type { Encryption } from '../memory/encryption/encryption.ts';
import type { Store } from '../memory/protocol.ts';
import type { Transfers } from '../memory/transfer/transfers.ts';
import { encryption } from '../messages/encryption.ts';
import { say, type Language } from '../messages/message.ts';
import { shell } from '../messages/shell.ts';
import type { Models } from '../models/models.ts';
import type { RedTeam } from '../red-team/red-team.ts';
import type { SettingsStore } from '../settings.ts';
import { ask } from './ask.ts';
import { batch } from './batch.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { doctor } from './doctor.ts';
import { documents } from './documents.ts';
import { mcp } from './mcp.ts';
import { memory } from './memory.ts';
import { models } from './models.ts';
import { redTeam } from './red-team.ts';
import { exportEverything, importEverything } from './transfer.ts';
import { isLocked, keyVariable } from './unlock.ts';
import {
	createOutput,
	errorLine,
	flushOutput,
	ToldError,
	UsageError,
	usageError,
	type Output
} from './output.ts';

/** What the commands work with: the same parts as behind the window. */
export interface ShellParts {
	/** Opens the store and what goes on from it. A command calls it when its words are checked and before anything else. */
	open: () => Promise<void>;
	store: Store;
	encryption: Pick<Encryption, 'state'>;
	kernel: Kernel;
	tools: Tool[];
	toolServers: ToolServers;
	documents: Documents;
	transfers: Transfers;
	embedding: Embedding;
	models: Models;
	redTeam: RedTeam;
	settings: SettingsStore;
	language: Language;
	version: string;
	dataFolder: string;
	modelFolders: string[];
	logFolder: string;
	/** The app's own program. */
	program: string;
	sandboxed: boolean;
	/** Called for every event of every turn; returns the function that ends it. */
	onTurn: (listener: (messageId: string, event: TurnEvent) => void) => () => void;
	signal: AbortSignal;
}

const options = {
	json: { type: 'boolean' },
	data: { type: 'string' },
	plan: { type: 'boolean' },
	batch: { type: 'string' },
	allow: { type: 'string', multiple: true },
	grant: { type: 'string', multiple: true },
	model: { type: 'string' },
	conversation: { type: 'string' },
	limit: { type: 'string' },
	format: { type: 'string' },
	obedient: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' }
} as const;

export type ShellOptions = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** One command of the shell. `words` is what stands behind its name. */
export type Command = (
	parts: ShellParts,
	words: string[],
	given: ShellOptions,
	output: Output
) => Promise<void>;

const commands: Record<string, Command> = {
	ask: (parts, words, given, output) =>
		given.batch === undefined
			? ask(parts, words, given, output)
			: batch(parts, words, given, output),
	chat,
	documents,
	memory,
	conversations,
	models,
	'red-team': redTeam,
	mcp,
	export: exportEverything,
	import: importEverything,
	doctor
};

/** Runs one command line. Returns the exit status: 0, 1 (failed, the reason is on stderr), 2 (wrong usage), 3 (the store is locked). */
export async function runShell(
	args: string[],
	createParts: () => ShellParts,
	language: Language,
	signal: AbortSignal
): Promise<number> {
	const json = args.includes('--json');
	const output = createOutput(language, json);
	try {
		const { values, positionals } = parse(args, language);
		const [name = 'chat', ...words] = positionals;
		if (values.help) {
			output.line(shell.usage);
			return 0;
		}
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (command === undefined) throw usageError(language, 'unknownCommand', { command: name });
		await command(createParts(), words, values, output);
		return 0;
	} catch (error) {
		// What fails because it was cut off is no news to who cut it off.
		if (error instanceof ToldError || signal.aborted) return 1;
		output.error(errorLine(language, error));
		if (isLocked(error)) {
			output.error(say(language, encryption.lockedInShell, { variable: keyVariable }));
			return 3;
		}
		if (!(error instanceof UsageError)) return 1;
		output.error(shell.usage[language]);
		return 2;
	} finally {
		await flushOutput();
	}
}

function parse(
	args: string[],
	language: Language
): { values: ShellOptions; positionals: string[] } {
	try {
		return parseArgs({ args, options, allowPositionals: true });
	} catch (error) {
		// Node's sentences are English: the option they name is put into one of ours.
		const option = /'(-[^\s'=]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
		throw usageError(language, 'badOption', { option });
	}
}

/** The text of an answer that has ended, or its error thrown. */
export type TurnEnd = Extract<TurnEvent, { type: 'turn-end' }>;

/** The last message of a conversation, to go on from; null for an empty one. */
export async function leafOf(
	store: Store,
	conversationId: string
): Promise<ChatMessage['id'] | null> {
	return (await store.call('conversation:get', { conversationId })).leafId;
}
