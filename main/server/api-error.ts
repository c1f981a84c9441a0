import { AppError, toErrorData } from '../errors.ts';

/** A refusal in the form that programs written for this interface know. English: it is read by whoever writes them. */
export class ApiError extends Error {
	readonly status: number;
	readonly code: string;
	/** The field of the request that is wrong. */
	readonly param: string | null;
	readonly headers: Record<string, string>;

	constructor(
		status: number,
		code: string,
		message: string,
		more: { param?: string; headers?: Record<string, string>; cause?: unknown } = {}
	) {
		super(message, { cause: more.cause });
		this.name = 'ApiError';
		this.status = status;
		this.code = code;
		this.param = more.param ?? null;
		this.headers = more.headers ?? {};
	}

	/** What stands in the body. */
	toJSON(): { error: { message: string; type: string; param: string | null; code: string } } {
		const { message, status, param, code } = this;
		return { error: { message, type: typeOf(status), param, code } };
	}
}

function typeOf(status: number): string {
	if (status === 401) return 'authentication_error';
	if (status === 403) return 'permission_error';
	if (status === 429) return 'rate_limit_error';
	return status < 500 ? 'invalid_request_error' : 'server_error';
}

/** A field that is known and not served here: better refused than answered as if it had been heeded. */
export function unsupported(param: string, what = 'is not supported here'): ApiError {
	return new ApiError(400, 'unsupported_parameter', `'${param}' ${what}.`, { param });
}

/** Any thrown value as a refusal; what nobody foresaw says nothing of the inside. */
export function toApiError(error: unknown): ApiError {
	if (error instanceof ApiError) return error;
	const { code, message } = toErrorData(error);
	if (code === 'CONTEXT_TOO_SMALL') {
		return new ApiError(400, 'context_length_exceeded', message, { param: 'messages' });
	}
	if (code === 'BAD_INPUT') return new ApiError(400, 'invalid_value', message);
	if (code === 'INTERNAL') {
		return new ApiError(500, 'internal_error', 'Something went wrong inside Hearth.', {
			cause: error
		});
	}
	const isPassing = error instanceof AppError && /^(MODEL_|CHILD_DIED|STOPPED)/.test(code);
	return new ApiError(isPassing ? 503 : 500, code.toLowerCase(), message, { cause: error });
}
