import { z } from 'zod';
import { AppError, toErrorData } from '../errors.ts';
import type { Handlers, Operations } from '../operations.ts';
import type { Channel } from './channel.ts';

const requestSchema = z.union([
	z.object({ id: z.int(), abort: z.literal(true) }),
	z.object({ id: z.int(), name: z.string(), input: z.unknown() })
]);

/** The far side of a child process: parses each request, runs its handler, answers with a value or an error. Never throws. */
export function serve<O extends Operations>(
	operations: O,
	handlers: Handlers<O>,
	channel: Pick<Channel, 'post' | 'onMessage'>
): void {
	const running = new Map<number, AbortController>();

	const answer = async (id: number, name: string, input: unknown): Promise<void> => {
		const controller = new AbortController();
		running.set(id, controller);
		try {
			if (!Object.hasOwn(operations, name))
				throw new AppError('INTERNAL', {}, { cause: `no operation ${name}` });
			const operation = operations[name];
			const handler = handlers[name];
			if (operation === undefined || handler === undefined) throw new AppError('INTERNAL');
			const parsed = operation.input.safeParse(input);
			if (!parsed.success) {
				throw new AppError(
					'BAD_INPUT',
					{ reason: z.prettifyError(parsed.error) },
					{ cause: parsed.error }
				);
			}
			const value: unknown = await handler(parsed.data as never, {
				signal: controller.signal,
				emit: (event) => channel.post({ id, event })
			});
			channel.post({ id, value });
		} catch (error) {
			channel.post({ id, error: toErrorData(error) });
		} finally {
			running.delete(id);
		}
	};

	channel.onMessage((raw) => {
		const request = requestSchema.safeParse(raw);
		if (!request.success) return;
		if ('abort' in request.data) running.get(request.data.id)?.abort();
		else void answer(request.data.id, request.data.name, request.data.input);
	});
}

/** The line from inside a child to its parent, whether it was started by Electron's utilityProcess or by Node's fork. */
export function parentChannel(): Pick<Channel, 'post' | 'onMessage'> {
	// Ctrl+C in a terminal reaches every process of it; what it means is the parent's to say.
	process.on('SIGINT', () => undefined);
	const port: unknown = Reflect.get(process, 'parentPort');
	if (isMessagePort(port)) {
		return {
			post: (message) => port.postMessage(message),
			onMessage: (listener) => port.on('message', (event) => listener(event.data))
		};
	}
	// A child whose parent was killed would go on alone, and keep its files locked.
	process.once('disconnect', () => process.exit());
	return {
		post: (message) => process.send?.(message),
		onMessage: (listener) => process.on('message', listener)
	};
}

interface ParentPort {
	postMessage(message: unknown): void;
	on(name: 'message', listener: (event: { data: unknown }) => void): void;
}

function isMessagePort(port: unknown): port is ParentPort {
	return typeof port === 'object' && port !== null && 'postMessage' in port;
}
