import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../main/memory/store.ts';
import { TextIndex } from '../../../main/memory/text-index.ts';
import { openStoreInProcess } from '../../helpers/store.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

test('of words that are all in very many rows, the rarest say which rows are found', async () => {
	const { folder, dispose } = await openStoreInProcess();
	closers.push(dispose);
	const database = new Database(join(folder, 'store.db'));
	closers.unshift(() => database.close());
	database.execute(`insert into passage_words (rowid, text)
		with recursive rows (number) as (select 1 union all select number + 1 from rows where number < 36000)
		select number, 'alpha beta gamma delta' || iif(number % 3 = 0, ' omega', '') from rows`);
	const index = new TextIndex(database, 'passage');
	const hits = index.search('alpha beta gamma delta omega', { sql: 'true', values: [] });
	expect(hits.length).toBeGreaterThan(0);
	expect(hits.filter(({ number }) => number % 3 > 0)).toEqual([]);
});
