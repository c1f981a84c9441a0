import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStoreInProcess } from '../helpers/store.ts';
import type { Store } from '../../main/memory/protocol.ts';
import type { Row } from './row.ts';

/** What becomes of a folder of Hearth in which a file is not what it should be. */
async function openWith(spoil: (folder: string) => void): Promise<string> {
	const opened = await openStoreInProcess();
	const { folder } = opened;
	await opened.store.call('fact:add', { text: 'kept', origin: 'user', source: null });
	await opened.close();
	spoil(folder);
	try {
		const again = await openStoreInProcess(folder);
		try {
			const facts = await again.store.call('fact:list', null);
			const told = again.notices.length > 0 ? ' and told' : '';
			return `${facts.length} facts${told}`;
		} finally {
			await again.close();
		}
	} catch (error) {
		if (error instanceof Error && 'code' in error) return String(error.code);
		throw error;
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	}
}

const fileOf = (folder: string): string => join(folder, 'store.db');
const overwrite =
	(from: number, bytes: Buffer) =>
	(folder: string): void => {
		const content = readFileSync(fileOf(folder));
		bytes.copy(content, from);
		writeFileSync(fileOf(folder), content);
	};

/** Files of a store that something has damaged: it opens with what is left and says so, or says why not. */
export const storeFiles: Row[] = [
	{ name: 'a store that is whole', run: () => openWith(() => undefined), wanted: '1 facts' },
	...(
		[
			['that is a text', (folder) => writeFileSync(fileOf(folder), 'hello')],
			['that is noise', (folder) => writeFileSync(fileOf(folder), Buffer.alloc(50_000, 0xa7))],
			['whose first page is gone', overwrite(0, Buffer.alloc(4_096))],
			['that was cut in the middle', (folder) => truncateSync(fileOf(folder), 6_000)],
			['whose pages are noise', overwrite(4_096, Buffer.alloc(40_000, 0x5a))]
		] satisfies [string, (folder: string) => void][]
	).map(([name, spoil]): Row => ({
		name: `a store ${name}`,
		run: () => openWith(spoil),
		wanted: /^(?:\d+ facts and told|STORE_\w+)$/
	})),
	{
		name: 'a store that is a folder',
		run: () =>
			openWith((folder) => {
				rmSync(fileOf(folder));
				mkdirSync(fileOf(folder));
			}),
		wanted: /^(?:\d+ facts and told|STORE_\w+|READ_ONLY)$/
	},
	{
		name: 'a log beside the store that is noise',
		run: () => openWith((folder) => writeFileSync(`${fileOf(folder)}-wal`, Buffer.alloc(9_000, 3))),
		wanted: '1 facts'
	}
];

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
