import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { ApiError } from './api-error.ts';

/**
 * Reads a body of JSON. What is over `limit` bytes is read to its end without being kept, and then refused: a caller that is
 * still sending when the line closes never sees why.
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of request) {
		const bytes = Buffer.from(piece as Uint8Array);
		size += bytes.length;
		if (size <= limit) pieces.push(bytes);
		else pieces.length = 0;
	}
	if (size > limit) {
		throw new ApiError(413, 'request_too_large', `The request is larger than ${limit} bytes.`);
	}
	try {
		return JSON.parse(Buffer.concat(pieces).toString('utf8'));
	} catch (cause) {
		throw new ApiError(400, 'invalid_json', 'The body is not JSON.', { cause });
	}
}

/** What `schema` makes of a body; otherwise says which field is wrong. */
export function parseBody<Schema extends z.ZodType>(
	schema: Schema,
	body: unknown
): z.output<Schema> {
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const param = issue?.path.join('.') ?? '';
	throw new ApiError(
		400,
		'invalid_value',
		`${param === '' ? 'The body' : `'${param}'`}: ${issue?.message ?? 'is wrong'}.`,
		{
			...(param !== '' && { param }),
			cause: parsed.error
		}
	);
}
