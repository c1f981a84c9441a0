import type { z } from 'zod';
import type { Origin, Part } from './parts.ts';

/**
 * What a tool can do to the world; permission is decided by it (docs/architecture.md, section 6).
 * `none` computes, `read` looks inside granted folders or the user's documents and memory, `network` sends a request
 * out, `write` changes files, `memory` changes what is remembered.
 */
export type Effect = 'none' | 'read' | 'network' | 'write' | 'memory';

/** A folder the user granted, or a page that is open beside the chat. */
export type Need = 'folder' | 'page';

/** One thing a tool is about to do, in the terms that permission is decided by. */
export interface AccessRequest {
	effect: Effect;
	/** The real target: an absolute path after links were resolved, a whole address, the text to remember. */
	target: string;
	/** What a person should see before saying yes: a difference for a file, nothing more where the target says it all. */
	preview?: { before: string; after: string };
}

/** How to take back a file effect: what is there now goes to the bin, and `restore` (a file in the bin) comes back if there was one. */
export interface Undo {
	kind: 'file';
	path: string;
	restore: string | null;
}

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
	| 'MEMORY_PAUSED';

/** A failure that the model should read: what went wrong and what would work instead. English; one or two sentences. */
export class ToolError extends Error {
	readonly code: ToolErrorCode;

	constructor(code: ToolErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'ToolError';
		this.code = code;
	}
}
