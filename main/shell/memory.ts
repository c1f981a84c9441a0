import { resolve } from 'node:path';
import type { Fact, FactImport } from '../contract.ts';
import { previewImport } from '../memory/fact-calls.ts';
import { exportFacts } from '../memory/fact-files.ts';
import { facts as words } from '../messages/facts.ts';
import { shell } from '../messages/shell.ts';
import { checkAction, formatOf, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/** `memory list | add TEXT | search QUERY | forget ID | export [--format markdown] | import FILE [--plan]` */
export async function memory(
	{ open, store }: Pick<ShellParts, 'open' | 'store'>,
	[action = 'list', ...rest]: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const text = rest.join(' ').trim();
	const needs = {
		list: '',
		add: 'TEXT',
		search: 'QUERY',
		forget: 'ID',
		export: '',
		import: 'FILE'
	};
	checkAction(output.language, ['memory', action], text, needs);
	const format = formatOf(output.language, given.format, 'json');
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
		case 'search': {
			const found = await store.call('fact:search', { query: text, limit: 20 });
			if (found.length === 0) output.line(shell.notFound, { query: text });
			else show(found);
			return;
		}
		case 'forget': {
			await store.call('fact:forget', { factId: text });
			output.object({ id: text });
			output.line(shell.removed, { what: text });
			return;
		}
		case 'export': {
			process.stdout.write((await exportFacts(store, format)).text);
			return;
		}
		case 'import': {
			const found = await previewImport(store, resolve(text));
			if (given.plan) showImport(found, output);
			else {
				const facts = [...found.fresh, ...found.known];
				const { added, merged } = await store.call('fact:import', { facts });
				output.object({ added, merged, known: found.known.length, leftOut: found.leftOut });
				output.line(words.imported, { added, merged });
				tellRest(found, output);
			}
			return;
		}
	}
}

/** What an import would do, as --plan asks. */
function showImport(found: FactImport, output: Output): void {
	const { file, fresh, known, leftOut } = found;
	output.object({ file, fresh, known: known.length, leftOut });
	output.line(fresh.length === 0 ? words.importNothing : words.importFresh);
	for (const { text } of fresh) output.text(`  ${text}\n`);
	tellRest(found, output);
}

function tellRest({ known, leftOut }: FactImport, output: Output): void {
	if (known.length > 0) output.line(words.importKnown, { count: known.length });
	if (leftOut > 0) output.line(words.importLeftOut, { count: leftOut });
}
