import { expect, test } from 'vitest';
import { createDocumentTools } from '../../../tools/documents/index.ts';
import type { PassageHit } from '../../../tools/parts.ts';
import type { ToolOutput } from '../../../tools/tool.ts';
import { openStoreInProcess } from '../../helpers/store.ts';

async function search(
	query: string,
	passages: (query: string) => Promise<PassageHit[]>
): Promise<ToolOutput> {
	const [tool] = createDocumentTools(passages);
	if (tool === undefined) throw new Error('no tool');
	return await tool.run(
		{ query },
		{
			signal: new AbortController().signal,
			conversationId: 'c',
			messageId: 'm',
			allow: () => Promise.resolve()
		}
	);
}

test('passages come back with their document and place, marked as text of a document', async () => {
	const { store, dispose } = await openStoreInProcess();
	const { document } = await store.call('document:add', {
		hash: 'a'.repeat(64),
		title: 'Lease',
		path: '/home/ann/lease.txt',
		kind: 'text',
		bytes: 100
	});
	const text = 'The rent is 900 euros a month, due on the first.';
	await store.call('passage:add', {
		documentId: document.id,
		from: 0,
		passages: [{ text, heading: null, place: 'page 2', start: 0, end: text.length }]
	});
	await store.call('document:update', { documentId: document.id, state: 'ready' });
	const output = await search('rent', async (query) => {
		const hits = await store.call('passage:search', {
			query,
			limit: 8,
			documentIds: null,
			perDocument: 5
		});
		return hits.map((hit) => ({ ...hit, passageId: hit.id }));
	});
	await dispose();
	expect(output.origin).toBe('document');
	expect(output.parts).toMatchObject([
		{ type: 'passages', items: [{ title: 'Lease', place: 'page 2', text }] }
	]);
});

test('nothing found is an empty list, not an error', async () => {
	expect((await search('zebra', () => Promise.resolve([]))).parts).toEqual([
		{ type: 'passages', items: [] }
	]);
});
