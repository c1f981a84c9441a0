import { parentChannel, serve } from '../../../main/child/serve.ts';
import { AppError } from '../../../main/errors.ts';
import { testOperations } from './operations.ts';

/** A child for the tests: it counts, waits, fails and dies on request. */
let count = 0;

serve(
	testOperations,
	{
		count: () => ++count,
		double: ({ value }, { emit }) => {
			emit({ half: value });
			return value * 2;
		},
		wait: (_, { signal }) =>
			new Promise((_resolve, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
			}),
		fail: ({ how }) => {
			if (how === 'known') throw new AppError('NOT_FOUND', { what: 'It' });
			throw new TypeError('surprise');
		},
		die: () => process.exit(7),
		lie: () => 'not a number' as unknown as number
	},
	parentChannel()
);
