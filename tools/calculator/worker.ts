import { parentPort } from 'node:worker_threads';
import type { z } from 'zod';
import { CalculatorError } from './calculator-error.ts';
import { evaluate, prepare } from './evaluate.ts';
import { requestSchema, type Reply } from './protocol.ts';

/** The calculator's thread. Whoever started it may end it at any moment. */
const port = parentPort;
if (port === null) throw new Error('The calculator runs in a thread of its own.');

function answer({ expression, earlier }: z.output<typeof requestSchema>): Reply {
	try {
		return { type: 'value', value: evaluate(expression, { earlier }) };
	} catch (error) {
		if (error instanceof CalculatorError) {
			return { type: 'error', code: error.code, message: error.message };
		}
		const isTooLarge = error instanceof RangeError;
		return {
			type: 'error',
			code: isTooLarge ? 'LIMIT' : 'BAD_INPUT',
			message: isTooLarge
				? 'The expression or its result is too large.'
				: 'This cannot be calculated.'
		};
	}
}

port.on('message', (message: unknown) => {
	port.postMessage(answer(requestSchema.parse(message)));
	prepare();
});
// The first expression of all takes longer than those that follow.
answer({ expression: '1 cm + 2 cm', earlier: [] });
prepare();
port.postMessage({ type: 'ready' } satisfies Reply);
