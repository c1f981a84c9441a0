/** What passes between the sandbox's page and its workers. Main parses what the page hands on (`../result.ts`). */

export type SandboxLanguage = 'python' | 'javascript';

/** A file that goes in with a program; its bytes travel as base64 through `executeJavaScript`. */
export interface HandedFile {
	name: string;
	base64: string;
}

export interface RunRequest {
	runId: number;
	language: SandboxLanguage;
	code: string;
	conversationId: string;
	files: HandedFile[];
	timeoutMs: number;
}

/** How a run ended. */
export interface RunReply {
	outcome: 'ok' | 'error' | 'timeout' | 'stopped' | 'broken';
	/** The variables of the conversation are gone with the worker. */
	lost: boolean;
	/** No program of the conversation had run in this worker before. */
	fresh: boolean;
	/** Unchecked: a program can forge them. */
	parts: unknown[];
}

/** The first message to a worker. `flags[0]` becomes `interrupt` to interrupt the program. */
export interface StartMessage {
	flags: Int32Array;
}
/** SIGINT, as Pyodide reads it. */
export const interrupt = 2;

export interface WorkerRun {
	code: string;
	files: HandedFile[];
}

export type WorkerReply =
	| { type: 'ready' }
	| { type: 'done'; ok: boolean; parts: unknown[] }
	/** The interpreter itself failed and cannot be used again. */
	| { type: 'broken'; reason: string };
