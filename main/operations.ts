import type { z } from 'zod';

/**
 * A table of typed requests: what goes in, what comes back, and (for long ones) what is told meanwhile.
 * The window's contract and the protocols of the child processes are all of this one shape,
 * so that types come from the schemas and both sides parse with the same ones.
 */
export type Operations = Record<string, Operation>;
export interface Operation {
	input: z.ZodType;
	output: z.ZodType;
	event?: z.ZodType;
}

export type InputOf<O extends Operations, N extends keyof O> = z.input<O[N]['input']>;
export type ParsedInputOf<O extends Operations, N extends keyof O> = z.output<O[N]['input']>;
export type OutputOf<O extends Operations, N extends keyof O> = z.output<O[N]['output']>;
export type EventOf<O extends Operations, N extends keyof O> = O[N] extends {
	event: infer E extends z.ZodType;
}
	? z.output<E>
	: never;

export interface CallOptions<E> {
	signal?: AbortSignal;
	onEvent?: (event: E) => void;
}

/** Anything that serves a table of operations: a child process, or the same handlers in this one. */
export interface Caller<O extends Operations> {
	call<N extends keyof O & string>(
		name: N,
		input: InputOf<O, N>,
		options?: CallOptions<EventOf<O, N>>
	): Promise<OutputOf<O, N>>;
}

export interface HandlerContext<E> {
	signal: AbortSignal;
	emit: (event: E) => void;
}

/** One function per operation; a throw becomes an error at the caller. */
export type Handlers<O extends Operations> = {
	[N in keyof O]: (
		input: ParsedInputOf<O, N>,
		context: HandlerContext<EventOf<O, N>>
	) => OutputOf<O, N> | Promise<OutputOf<O, N>>;
};
