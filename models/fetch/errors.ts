/** Why a model could not be had. The code is for the program; the message is for a log. */
export type FetchErrorCode =
	| 'UNREACHABLE'
	| 'REFUSED'
	| 'WRONG_SIZE'
	| 'WRONG_HASH'
	| 'NO_SPACE'
	| 'CANNOT_WRITE'
	| 'IN_USE'
	| 'ALL_SOURCES_FAILED';

export class FetchError extends Error {
	readonly code: FetchErrorCode;
	/** Bytes, when it is about room on the disk and both are known. */
	readonly needed: number | undefined;
	readonly free: number | undefined;

	constructor(
		code: FetchErrorCode,
		message: string,
		options: ErrorOptions & { needed?: number; free?: number } = {}
	) {
		super(message, options);
		this.name = 'FetchError';
		this.code = code;
		this.needed = options.needed;
		this.free = options.free;
	}
}

/** Turns what the file system says into a `FetchError`; anything else is thrown as it is. */
export function explainDiskError(error: unknown, path: string): never {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		throw new FetchError('NO_SPACE', `The disk that holds ${path} is full.`, { cause: error });
	}
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
		throw new FetchError('CANNOT_WRITE', `${path} cannot be written.`, { cause: error });
	}
	throw error;
}
