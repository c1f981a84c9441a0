import type { z } from 'zod';
import {
	appEventSchema,
	calls,
	type AppEvent,
	type CallName,
	type Calls
} from '../main/contract.ts';

/** What the preload puts into the window; everything it passes is parsed again here. */
export interface Bridge {
	call: (name: string, input: unknown) => Promise<Reply>;
	/** Returns the function that stops listening. */
	on: (listener: (event: unknown) => void) => () => void;
	/** Where a dropped file lies on the disk; empty for one that is only in memory. */
	pathOf: (file: File) => string;
}

type Reply =
	| { ok: true; value: unknown }
	| {
			ok: false;
			error: { code: string; values?: Record<string, string | number>; message?: string };
	  };

declare global {
	interface Window {
		readonly hearth: Bridge;
	}
}

export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;

/** A refused or failed call; code and values find its sentence in `main/messages/errors.ts`. */
export class CallError extends Error {
	readonly code: string;
	readonly values: Record<string, string | number>;

	constructor(code: string, values: Record<string, string | number> = {}, message = code) {
		super(message);
		this.name = 'CallError';
		this.code = code;
		this.values = values;
	}
}

/** Asks the main process; throws a CallError when it refuses. */
export async function call<N extends CallName>(
	name: N,
	input: CallInput<N>
): Promise<CallOutput<N>> {
	const reply = await window.hearth.call(name, input);
	if (!reply.ok) throw new CallError(reply.error.code, reply.error.values, reply.error.message);
	return calls[name].output.parse(reply.value) as CallOutput<N>;
}

/** Hears what the main process tells unasked; an event of an unknown shape is dropped with a line in the console. */
export function on(listener: (event: AppEvent) => void): () => void {
	return window.hearth.on((raw) => {
		const event = appEventSchema.safeParse(raw);
		if (event.success) listener(event.data);
		else console.error('An event did not fit the contract', event.error);
	});
}

export function pathOf(file: File): string {
	return window.hearth.pathOf(file);
}
