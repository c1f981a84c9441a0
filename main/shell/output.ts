import { errorText, toErrorData } from '../errors.ts';
import type { Language, Message, Values } from '../messages/message.ts';
import { say } from '../messages/message.ts';
import { shell } from '../messages/shell.ts';

/** A command line that cannot be understood: exit status 2. */
export class UsageError extends Error {}

/** A command that failed and has said why already: exit status 1. */
export class ToldError extends Error {}

/** Where a command writes. With `json`, one object a line on standard output and nothing else there. */
export interface Output {
	language: Language;
	json: boolean;
	/** Words for a person; nothing is printed with --json. */
	line: (message: Message, values?: Values) => void;
	/** Text as it is; nothing is printed with --json. */
	text: (text: string) => void;
	/** One object a line; printed only with --json. */
	object: (value: unknown) => void;
	/** A reason on standard error. */
	error: (text: string) => void;
}

export function createOutput(language: Language, json: boolean): Output {
	return {
		language,
		json,
		line: (message, values) => {
			if (!json) process.stdout.write(`${say(language, message, values)}\n`);
		},
		text: (text) => {
			if (!json) process.stdout.write(text);
		},
		object: (value) => {
			if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
		},
		error: (text) => process.stderr.write(`${text}\n`)
	};
}

/** The error as a person reads it. */
export function errorLine(language: Language, error: unknown): string {
	if (error instanceof UsageError) return error.message;
	return errorText(language, toErrorData(error));
}

export function usageError(
	language: Language,
	key: keyof typeof shell,
	values: Values = {}
): UsageError {
	return new UsageError(say(language, shell[key], values));
}

/**
 * Throws a usage error unless the command has this action and `text` is there where it needs some. `needs` has every
 * action with what it needs, or an empty string.
 */
export function checkAction(
	language: Language,
	[command, action]: [string, string],
	text: string,
	needs: Record<string, string>
): void {
	const what = Object.hasOwn(needs, action) ? needs[action] : undefined;
	const whole = `${command} ${action}`;
	if (what === undefined) throw usageError(language, 'unknownCommand', { command: whole });
	if (what !== '' && text.trim() === '')
		throw usageError(language, 'needs', { command: whole, what });
}

/** The format that --format names, or `usual`; a name that does not exist is a wrong usage. */
export function formatOf(
	language: Language,
	format: string | undefined,
	usual: 'json' | 'markdown'
): 'json' | 'markdown' {
	if (format === undefined) return usual;
	if (format === 'json' || format === 'markdown') return format;
	throw usageError(language, 'unknownFormat', { format });
}

/** Waits until what was written has left the process: Electron's exit does not. */
export async function flushOutput(): Promise<void> {
	await Promise.all(
		[process.stdout, process.stderr].map(
			(stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))
		)
	);
}
