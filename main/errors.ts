import { z } from 'zod';
import { errors, type ErrorCode } from './messages/errors.ts';
import { say, type Language, type Values } from './messages/message.ts';

/** An error with a code of the closed list in `messages/errors.ts`; `cause` keeps what really happened for the log. */
export class AppError extends Error {
	readonly code: ErrorCode;
	readonly values: Values;

	constructor(code: ErrorCode, values: Values = {}, options?: ErrorOptions) {
		super(say('en', errors[code], values), options);
		this.name = 'AppError';
		this.code = code;
		this.values = values;
	}
}

/** How an error crosses a process: the code is for the program, `message` for a log, `values` fill the words on screen. */
export const errorDataSchema = z.object({
	code: z.string().refine((code): code is ErrorCode => code in errors, 'unknown error code'),
	values: z.record(z.string(), z.union([z.string(), z.number()])),
	message: z.string()
});
export type ErrorData = z.output<typeof errorDataSchema>;

/** Makes any thrown value plain data; what is not an `AppError` becomes INTERNAL and keeps its text for the log. */
export function toErrorData(error: unknown): ErrorData {
	if (error instanceof AppError) {
		return { code: error.code, values: error.values, message: error.message };
	}
	if (isAbort(error)) return { code: 'STOPPED', values: {}, message: 'Stopped.' };
	return { code: 'INTERNAL', values: {}, message: describeError(error) };
}

/** The error on the receiving side of a process border. */
export function fromErrorData(data: ErrorData): AppError {
	return new AppError(data.code, data.values, { cause: data.message });
}

/** The sentence a person reads, in their language. */
export function errorText(language: Language, data: Pick<ErrorData, 'code' | 'values'>): string {
	return say(language, errors[data.code], data.values);
}

/** True for the error of an aborted signal, also after it crossed a process. */
export function isAbort(error: unknown): boolean {
	if (error instanceof AppError) return error.code === 'STOPPED';
	return error instanceof Error && error.name === 'AbortError';
}

/** Why nothing could be written into a folder: a full disk, or none that takes anything. */
export function cannotWrite(folder: string, cause: unknown): AppError {
	const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
	return full
		? new AppError('DISK_FULL', {}, { cause })
		: new AppError('READ_ONLY', { folder }, { cause });
}

/** One line for a log: message and causes. */
export function describeError(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause === undefined
		? error.message
		: `${error.message} (${describeError(error.cause)})`;
}
