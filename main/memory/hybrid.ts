import type { InputOf, OutputOf } from '../operations.ts';
import type { Embedding } from './embedding.ts';
import type { Store, StoreOperations } from './protocol.ts';

/** After these there may be texts to embed. */
const feeding: ReadonlySet<string> = new Set([
	'fact:add',
	'fact:edit',
	'fact:restore',
	'fact:import',
	'document:update',
	'document:replace',
	'document:restore',
	'message:finish'
] satisfies (keyof StoreOperations)[]);

/** The store with searches that go by meaning as well as by words, wherever they are asked for. */
export function hybridStore(store: Store, embedding: Embedding): Store {
	const withVector = async <I extends { query: string }>(input: I): Promise<I> => {
		const vector = await embedding.vectorOf(input.query);
		return vector === undefined ? input : { ...input, vector };
	};
	return {
		call: async <N extends keyof StoreOperations>(
			name: N,
			input: InputOf<StoreOperations, N>
		): Promise<OutputOf<StoreOperations, N>> => {
			if (name === 'passage:search' || name === 'fact:search' || name === 'message:recall') {
				return await store.call(name, await withVector(input as never));
			}
			const value = await store.call(name, input);
			if (feeding.has(name)) embedding.wake();
			return value;
		}
	};
}
