import { z } from 'zod';
import { appEventSchema, calls, type AppEvent, type Calls } from './contract.ts';
import { AppError, toErrorData } from './errors.ts';
import type { Handlers } from './operations.ts';

/**
 * Answers one call of the window by its handler: parses what comes in and what goes out. `onError` hears of faults of the
 * program, which the window cannot be told in words.
 */
export async function answer(
	handlers: Handlers<Calls>,
	name: unknown,
	input: unknown,
	onError: (call: string, error: unknown) => void
): Promise<unknown> {
	if (!isCallName(name)) throw new AppError('BAD_INPUT', { reason: 'there is no such call' });
	const parsed = calls[name].input.safeParse(input);
	if (!parsed.success) throw new AppError('BAD_INPUT', { reason: z.prettifyError(parsed.error) });
	const handler = handlers[name] as (input: unknown, context: unknown) => unknown;
	try {
		const value = await handler(parsed.data, {
			signal: new AbortController().signal,
			emit: () => undefined
		});
		return calls[name].output.parse(value);
	} catch (error) {
		if (toErrorData(error).code === 'INTERNAL') onError(name, error);
		throw error;
	}
}

/** An event as the window may get it; throws where it does not fit the contract. */
export function checkEvent(event: AppEvent): AppEvent {
	return appEventSchema.parse(event);
}

function isCallName(name: unknown): name is keyof Calls {
	return typeof name === 'string' && Object.hasOwn(calls, name);
}
