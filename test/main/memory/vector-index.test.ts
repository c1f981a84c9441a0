import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type OpenStore } from '../../../main/memory/open.ts';
import { groupSize, VectorIndex } from '../../../main/memory/vector-index.ts';

const embedder = { id: 'one', number: 1 };
let folder: string;
let store: OpenStore;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-vectors-'));
	store = openStore(folder);
	store.database.run(
		`insert into embedders (number, id, dimensions, wanted, serves) values (1, 'one', 8, 1, 1)`
	);
});
afterEach(() => {
	store.close();
	rmSync(folder, { recursive: true, force: true });
});

const like = [1, 0, 0, 0, 0, 0, 0, 0];
const number = (group: number, place: number): number => group * groupSize + place;

test('vectors that are read slice by slice, while others come and go, are each found once', () => {
	const all = new VectorIndex(() => store.database, 'passage');
	for (let group = 1; group <= 4; group++) {
		for (let place = 0; place < 3; place++) all.set(embedder, number(group, place), like);
	}
	const index = new VectorIndex(() => store.database, 'passage', 5);
	const found = (): number[] =>
		index.near({ embedder: 'one', vector: like }, () => true).sort((one, other) => one - other);
	// The first slice ends in the middle of the second group.
	expect(index.warm('one')).toBe(true);
	index.set(embedder, number(1, 7), like);
	index.set(embedder, number(4, 7), like);
	store.database.run('delete from passage_vectors where number = ?', [number(2, 2)]);
	index.forget(number(2, 2));
	expect(index.warm('one')).toBe(true);
	expect(index.warm('one')).toBe(true);
	expect(index.warm('one')).toBe(false);
	index.set(embedder, number(4, 8), like);
	const wanted = [
		...[number(1, 0), number(1, 1), number(1, 2), number(1, 7), number(2, 0), number(2, 1)],
		...[number(3, 0), number(3, 1), number(3, 2)],
		...[number(4, 0), number(4, 1), number(4, 2), number(4, 7), number(4, 8)]
	];
	expect(found()).toEqual(wanted);
	// A search that comes in between reads the rest itself.
	const cold = new VectorIndex(() => store.database, 'passage', 5);
	cold.warm('one');
	expect(cold.near({ embedder: 'one', vector: like }, () => true).length).toBe(wanted.length);
});
