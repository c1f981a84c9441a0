import { z } from 'zod';

/**
 * The input of a function of another program, from its JSON schema. The starter fills every input: an optional one may
 * be null, and is then left out of the call (`withoutNulls`). Throws an Error whose message says why a schema is none.
 */
export function inputOfJsonSchema(schema: Record<string, unknown>): z.ZodObject {
	const read = z.fromJSONSchema({ type: 'object', ...schema });
	if (!(read instanceof z.ZodObject)) throw new Error('it must describe an object');
	const shape: Record<string, z.ZodType> = read.shape;
	return z.object(
		Object.fromEntries(
			Object.entries(shape).map(([name, one]) => [
				name,
				one instanceof z.ZodOptional ? (one.unwrap() as z.ZodType).nullable().optional() : one
			])
		)
	);
}

/** A call without the inputs that were left open. */
export function withoutNulls(input: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(input).filter(([, value]) => value !== null && value !== undefined)
	);
}
