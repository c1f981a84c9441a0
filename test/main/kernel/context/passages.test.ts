import { afterAll, beforeAll, expect, test } from 'vitest';
import { passagesFor, setUse } from '../../../../main/kernel/context/passages.ts';
import { openDocuments, type TestDocuments } from '../../../helpers/documents.ts';

const limit = 120_000;
let opened: TestDocuments;
let small: string;
let large: string;

beforeAll(async () => {
	opened = await openDocuments();
	small = await opened.add('small.md', '# One\n\nFirst words.\n\n# Two\n\nSecond words.\n');
	const sections = Array.from(
		{ length: 60 },
		(_, index) => `# Part ${index}\n\n${`Sentence about part ${index}. `.repeat(30)}\n`
	);
	large = await opened.add('large.md', sections.join('\n'));
}, limit);
afterAll(() => opened.dispose());

/** What a search would give: the last passages first. */
async function lastPassages(documentIds: string[]) {
	const found = await Promise.all(
		documentIds.map((documentId) =>
			opened.store.call('passage:list', { documentId, from: 40, count: 2 })
		)
	);
	return found
		.flat()
		.toReversed()
		.map(({ id, documentId, place, text }) => ({
			passageId: id,
			documentId,
			title: 'large',
			place,
			text,
			score: 1
		}));
}
const places = async (ids: string[], room: number): Promise<string[]> => {
	const passages = await passagesFor(opened.store, ids, room, lastPassages);
	return passages.map(({ passageId }) => passageId.replace(small, 'small').replace(large, 'large'));
};

test(
	'a small document is read whole, a large one where a search leads, both in their own order',
	async () => {
		const chosen = await places([large, small], 3000);
		const own = chosen.filter((one) => one.startsWith('large')).map((one) => Number(one.slice(6)));
		expect(own.slice(-2)).toEqual([40, 41]);
		expect(own).toEqual([...own].sort((left, right) => left - right));
		expect(chosen.filter((one) => one.startsWith('small'))).toEqual(['small.0', 'small.1']);
	},
	limit
);

test(
	'the choice of the person counts: whole fills the room from the beginning, search does not',
	async () => {
		await setUse(opened.store, large, 'whole');
		const whole = await places([large], 2000);
		expect(whole.slice(0, 3)).toEqual(['large.0', 'large.1', 'large.2']);
		expect(whole).not.toContain('large.40');
		expect(whole.length).toBeGreaterThan(5);
		await setUse(opened.store, large, 'search');
		expect(await places([large], 2000)).toContain('large.40');
	},
	limit
);
