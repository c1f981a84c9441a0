import type { Fact } from '../contract.ts';
import { shell } from '../messages/shell.ts';
import { usageError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `memory list | add TEXT | search QUERY | forget ID | export` */
export async function memory(
	{ store }: ShellParts,
	[action = 'list', ...words]: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	const text = words.join(' ').trim();
	const needed = (what: string): string => {
		if (text === '')
			throw usageError(output.language, 'needs', { command: `memory ${action}`, what });
		return text;
	};
	const show = (facts: Fact[]): void => {
		if (facts.length === 0) output.line(shell.nothing);
		for (const fact of facts) {
			output.object(fact);
			output.text(`${fact.id}  ${fact.text}\n`);
		}
	};
	switch (action) {
		case 'list':
			show(await store.call('fact:list', null));
			return;
		case 'add':
			show([await store.call('fact:add', { text: needed('TEXT'), origin: 'user', source: null })]);
			return;
		case 'search':
			show(await store.call('fact:search', { query: needed('QUERY'), limit: 20 }));
			return;
		case 'forget': {
			const factId = needed('ID');
			await store.call('fact:forget', { factId });
			output.object({ id: factId });
			output.line(shell.removed, { what: factId });
			return;
		}
		case 'export': {
			const facts = await store.call('fact:list', null);
			process.stdout.write(
				`${JSON.stringify({ format: 'hearth-facts', version: 1, facts }, null, '\t')}\n`
			);
			return;
		}
		default:
			throw usageError(output.language, 'unknownCommand', { command: `memory ${action}` });
	}
}
