import type { Fact } from '../contract.ts';
import { shell } from '../messages/shell.ts';
import { checkAction, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `memory list | add TEXT | search QUERY | forget ID | export` */
export async function memory(
	{ open, store }: ShellParts,
	[action = 'list', ...words]: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	const text = words.join(' ').trim();
	const needs = { list: '', add: 'TEXT', search: 'QUERY', forget: 'ID', export: '' };
	checkAction(output.language, ['memory', action], text, needs);
	await open();
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
			show([await store.call('fact:add', { text, origin: 'user', source: null })]);
			return;
		case 'search':
			show(await store.call('fact:search', { query: text, limit: 20 }));
			return;
		case 'forget': {
			await store.call('fact:forget', { factId: text });
			output.object({ id: text });
			output.line(shell.removed, { what: text });
			return;
		}
		case 'export': {
			const facts = await store.call('fact:list', null);
			process.stdout.write(
				`${JSON.stringify({ format: 'hearth-facts', version: 1, facts }, null, '\t')}\n`
			);
			return;
		}
	}
}
