import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDocuments } from '../../../helpers/documents.ts';

test('with the originals deleted while running, what was read is still found, and new ones are kept', async () => {
	const documents = await openDocuments();
	try {
		const { store, folder, add } = documents;
		const search = async (query: string) =>
			(
				await store.call('passage:search', {
					...{ query, limit: 3, documentIds: null, perDocument: 3 }
				})
			).map(({ documentId }) => documentId);
		const first = await add('first.txt', 'The password of the attic is Zaunkönig.');
		rmSync(join(folder, 'originals'), { recursive: true });
		expect(await search('attic')).toEqual([first]);
		const second = await add('second.txt', 'The cellar holds potatoes.');
		expect(await search('cellar')).toEqual([second]);
		// The same file once more brings its original back.
		expect(await add('first.txt', 'The password of the attic is Zaunkönig.')).toBe(first);
		expect((await store.call('document:get', { documentId: first })).state).toBe('ready');
	} finally {
		await documents.dispose();
	}
});
