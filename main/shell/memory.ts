import { resolve } from 'node:path';
import { factsToImport, unsuspicious, type Fact, type FactImport } from '../contract.ts';
import { previewImport } from '../memory/fact-calls.ts';
import { exportFacts } from '../memory/fact-files.ts';
import { facts as words } from '../messages/facts.ts';
import { shell } from '../messages/shell.ts';
import { showTarget } from '../messages/visible.ts';
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
				const facts = factsToImport(found, unsuspicious(found));
				const { added, merged } = await store.call('fact:import', { facts });
				const { known, leftOut } = found;
				const heldBack = heldBackOf(found);
				output.object({ added, merged, known: known.length, leftOut, heldBack });
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
	const heldBack = heldBackOf(found);
	output.object({ file, fresh, known: known.length, leftOut, heldBack });
	const taken = fresh.filter(({ text }) => !heldBack.includes(text));
	output.line(taken.length === 0 ? words.importNothing : words.importFresh);
	for (const { text } of taken) output.text(`  ${showTarget('memory', text)}\n`);
	tellRest(found, output);
}

/** New facts that are not taken, because nobody can be asked whether they are wanted. */
function heldBackOf(found: FactImport): string[] {
	const taken = unsuspicious(found);
	return found.fresh.map(({ text }) => text).filter((text) => !taken.has(text));
}

function tellRest(found: FactImport, output: Output): void {
	const { known, leftOut } = found;
	const heldBack = heldBackOf(found);
	if (heldBack.length > 0) output.line(words.importHeldBack, { count: heldBack.length });
	for (const text of heldBack) output.text(`  ${showTarget('memory', text)}\n`);
	if (known.length > 0) output.line(words.importKnown, { count: known.length });
	if (leftOut > 0) output.line(words.importLeftOut, { count: leftOut });
}
