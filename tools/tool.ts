import type { z } from 'zod';
import type { Origin, Part } from './parts.ts';

/**
 * What a tool can do to the world; permission is decided by it (docs/architecture.md, section 6).
 * `none` computes, `read` looks inside granted folders or the user's documents and memory, `network` sends a request
 * out, `write` changes files, `delete` moves them to Hearth's bin, `memory` changes what is remembered, `mcp` hands its
 * inputs to another program, which may do anything with them.
 */
export type Effect = 'none' | 'read' | 'network' | 'write' | 'delete' | 'memory' | 'mcp';

/** A folder the user granted, or a page that is open beside the chat. */
export type Need = 'folder' | 'page';

/** One thing a tool is about to do, in the terms that permission is decided by. */
export interface AccessRequest {
	effect: Effect;
	/** The real target: an absolute path after links were resolved, a whole address, the text to remember, a whole call. */
	target: string;
	/** Every real path that would change, where that is more than `target`. A rule must cover all of them. */
	targets?: string[];
	/** The folder that an Always would be for, where that is not the one around `target`; null where there is none. */
	scope?: string | null;
	/** With `mcp`: which tool of which program in which definition, so that an Always covers exactly that; and what its program says of it. */
	program?: { scope: string; saysReadOnly: boolean; saysDestructive: boolean };
	/** What a person should see before saying yes: a difference or a list; nothing where the target says it all. */
	preview?: Preview;
}

/** A text before and after, or what would become of several files. */
export type Preview = { before: string; after: string } | ChangeList;

export interface ChangeList {
	what: 'move' | 'rename' | 'copy' | 'delete' | 'make';
	/** Where the names of `from` are. */
	folder: string;
	changes: {
		/** The name there is, in `folder`. */
		from: string;
		/** The name it would get: in `folder` where it lies there, else absolute; null for the bin. */
		to: string | null;
		/** How many files are in it, for a folder. */
		files: number | null;
		bytes: number;
	}[];
}

/** A file as it was: enough to tell whether it is the same one, unchanged. */
export interface FileVersion {
	size: number;
	changed: number;
	inode: number;
}

/** One file or folder that was put somewhere, and how to know it again. `bytes` and `changed` are not looked at for folders. */
export interface FileChange {
	/** `binned` is a move to Hearth's own bin. */
	did: 'moved' | 'binned' | 'copied' | 'made';
	/** Null for what was made. */
	from: string | null;
	to: string;
	isFolder: boolean;
	version: FileVersion;
}

/**
 * How to take back a file effect. `file`: what is there now goes to the bin, and `restore` (a file in the bin) comes back
 * if there was one; `after` is what the effect left, so that later work is not lost. `changes`: everything goes back
 * where it was, the copies go to the bin.
 */
export type Undo =
	| { kind: 'file'; path: string; restore: string | null; after?: FileVersion | undefined }
	| { kind: 'changes'; changes: FileChange[] };

export interface ToolContext {
	/** Aborted by Stop and by the time limit. Everything long must heed it. */
	signal: AbortSignal;
	conversationId: string;
	/** The assistant message this call belongs to. */
	messageId: string;
	/**
	 * Must be awaited before any effect other than `none`. Returns when it is allowed, throws a ToolError when not.
	 * The question to the user is worded by the kernel and bound to exactly this request.
	 */
	allow: (request: AccessRequest) => Promise<void>;
	/** Whether the user wrote this very address: approved is not the same as typed. */
	typed?: (address: string) => boolean;
	/** The label that a text of this call is kept with: that of the least trusted text it could have come from. */
	labelOf?: (text: string) => Origin;
	/** The links that were shown with numbers last in this conversation; undefined when none were. */
	numbered?: () => readonly { url: string }[] | undefined;
	/** It is one of several at once: a page is read without being shown. */
	aside?: boolean;
}

export interface ToolOutput {
	parts: Part[];
	/** Where the content came from; `tool` when it was computed from the input alone. */
	origin: Origin;
	undo?: Undo;
	/** Called when the effect and its undo are in the store: what was kept for a crash may go. */
	onRecorded?: () => Promise<void>;
}

export interface Tool {
	/** snake_case: the model sees it as a function name. */
	name: string;
	/** For people and for models trained for function calls. */
	description: string;
	/** A few words for the starter's short prompt (docs/decisions.md); changing them means training the adapter again. */
	brief: string;
	effect: Effect;
	/** What must be there for the tool to make sense; without it the model is not offered it. */
	needs?: Need;
	/** Milliseconds after which the call is aborted. */
	timeout: number;
	/** Few fields, all required: a small model has to fill them. Their order is the order in the prompt. */
	input: z.ZodObject;
	/**
	 * Hears each request before anything is decided, with the names of the files that came with it: what is slow to start
	 * can be started meanwhile. Has no effect that anyone could see, and must not throw.
	 */
	prepare?: (request: string, files: string[]) => void;
	/** Throws ToolError (or anything else) on failure; only the dispatcher catches. */
	run: (input: unknown, context: ToolContext) => Promise<ToolOutput> | ToolOutput;
}

interface ToolDefinition<Shape extends z.ZodRawShape> extends Omit<
	Tool,
	'input' | 'run' | 'timeout'
> {
	input: z.ZodObject<Shape>;
	timeout?: number;
	run: (
		input: z.output<z.ZodObject<Shape>>,
		context: ToolContext
	) => Promise<ToolOutput> | ToolOutput;
}

const defaultTimeout = 30_000;

/** Declares a tool. Its input is parsed before `run` sees it, whoever calls. */
export function defineTool<Shape extends z.ZodRawShape>(definition: ToolDefinition<Shape>): Tool {
	return {
		...definition,
		timeout: definition.timeout ?? defaultTimeout,
		run: (input, context) => definition.run(definition.input.parse(input), context)
	};
}

export type ToolErrorCode =
	| 'BAD_INPUT'
	| 'NOT_FOUND'
	| 'DENIED'
	| 'NOT_GRANTED'
	| 'LIMIT'
	| 'FAILED'
	| 'MEMORY_TEMPORARY'
	| 'MEMORY_PAUSED'
	| 'MEMORY_UNASKED';

/** The key of a sentence in `main/messages` and its values, for the person's own language. */
export interface Words {
	key: string;
	values: Record<string, string | number>;
}

/** A failure that the model should read: what went wrong and what would work instead. English; one or two sentences. */
export class ToolError extends Error {
	readonly code: ToolErrorCode;
	/** The same sentence as a message of the catalogue, where it is in it. */
	readonly words: Words | undefined;

	constructor(code: ToolErrorCode, message: string, options?: ErrorOptions & { words?: Words }) {
		super(message, options);
		this.name = 'ToolError';
		this.code = code;
		this.words = options?.words;
	}
}
