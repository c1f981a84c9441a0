import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStoreInProcess, type TestStore } from '../helpers/store.ts';
import { addresses } from './addresses.ts';
import { code } from './code.ts';
import { contract } from './contract.ts';
import { documents } from './documents.ts';
import { expressions } from './expressions.ts';
import { models } from './models.ts';
import { paths } from './paths.ts';
import { outcomeOf } from './row.ts';
import { servers } from './servers.ts';
import { storeFiles, storeRows } from './store.ts';

let opened: TestStore | undefined;
beforeAll(async () => {
	opened = await openStoreInProcess();
});
afterAll(() => opened?.dispose());

const surfaces = {
	expressions,
	addresses,
	paths,
	documents,
	contract,
	models,
	code,
	servers,
	'store files': storeFiles,
	store: storeRows(() => {
		if (opened === undefined) throw new Error('the store is not open');
		return opened.store;
	})
};

test('there are at least 200 rows, none of them twice', () => {
	const names = Object.entries(surfaces).flatMap(([surface, rows]) =>
		rows.map(({ name }) => `${surface}: ${name}`)
	);
	expect(names.length).toBeGreaterThanOrEqual(200);
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe.each(Object.entries(surfaces))('%s', (_surface, rows) => {
	test.each(rows)('$name', async (row) => {
		const outcome = await outcomeOf(row);
		if (typeof row.wanted === 'string') expect(outcome).toBe(row.wanted);
		else expect(outcome).toMatch(row.wanted);
	});
});
