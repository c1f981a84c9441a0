import type { Store } from '../../main/memory/protocol.ts';
import type { Row } from './row.ts';

/** What the store makes of values that would end its process, and of ids that are none. */
export function storeRows(store: () => Store): Row[] {
	const add = (text: string) => store().call('fact:add', { text, origin: 'user', source: null });
	const missing = ['', 'x', "' or 1=1 --", '../..', '\u0000', 'x'.repeat(64)];
	const queries = [
		...['"', "'", '*', 'a*', '"a" OR', 'NEAR(', '(((', 'a AND', '-', '^', ':', '\u0000', '%', ''],
		...['x'.repeat(10_000), '🧮'.repeat(500), "'; drop table facts; --", 'column:value', '{a b}: c']
	];
	return [
		...missing.map((id): Row => ({
			name: `finds no message ${JSON.stringify(id.slice(0, 20))}`,
			run: () =>
				store()
					.call('message:get', { messageId: id })
					.then(
						() => 'found',
						() => 'refused'
					),
			wanted: 'refused'
		})),
		...queries.map((query): Row => ({
			name: `searches for ${JSON.stringify(query.slice(0, 20))} and ends`,
			run: () =>
				store()
					.call('fact:search', { query, limit: 3 })
					.then((found) => typeof found.length),
			wanted: 'number'
		})),
		{
			name: 'keeps half a letter as a whole text',
			run: () => add('a\ud800b').then(({ text }) => encodeURIComponent(text) !== ''),
			wanted: 'true'
		},
		{
			name: 'keeps a text with a null in it',
			run: () => add('a\u0000b').then(({ id }) => id !== ''),
			wanted: 'true'
		},
		{
			name: 'keeps letters of every plane',
			run: () => add('한글 🧮 עברית').then(({ text }) => text),
			wanted: '한글 🧮 עברית'
		},
		{
			name: 'is still whole after all of it',
			run: () =>
				store()
					.call('fact:list', null)
					.then((facts) => facts.length > 0),
			wanted: 'true'
		}
	];
}
