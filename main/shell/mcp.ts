import { resolve } from 'node:path';
import { AppError } from '../errors.ts';
import type { Launch, ToolServer } from '../mcp/contract.ts';
import { readImport, readImportFile } from '../mcp/import.ts';
import type { ToolServers } from '../mcp/tool-servers.ts';
import { shell } from '../messages/shell.ts';
import { toolServers as words } from '../messages/tool-servers.ts';
import { checkAction, type Output } from './output.ts';
import type { ShellOptions } from './shell.ts';

const needs = {
	list: '',
	tools: '',
	add: 'NAME COMMAND',
	import: 'FILE',
	connect: 'ID',
	agree: 'ID',
	remove: 'ID'
};

/** What the command works with. */
export interface McpParts {
	open: () => Promise<void>;
	toolServers: ToolServers;
}

/**
 * `mcp list | tools | add NAME COMMAND... | add NAME ADDRESS | import FILE [--plan] | connect ID | agree ID | remove ID`.
 * Only `connect` and `agree` run what was added: typing them is the yes.
 */
export async function mcp(
	{ open, toolServers }: McpParts,
	[action = 'list', ...rest]: string[],
	given: Pick<ShellOptions, 'plan'>,
	output: Output
): Promise<void> {
	const [what = '', ...more] = rest;
	const isWhole = action !== 'add' || more.length > 0;
	checkAction(output.language, ['mcp', action], isWhole ? what : '', needs);
	await open();
	switch (action) {
		case 'list':
			showServers(await toolServers.list(), output);
			return;
		case 'tools':
			showTools(await toolServers.list(), output);
			return;
		case 'add':
			await show(await toolServers.add(what, launchOf(more)));
			return;
		case 'import': {
			const found = readImport(await readImportFile(resolve(what)));
			for (const { title, launch, runs, error } of found) {
				if (launch === null || error !== null) output.object({ title, error });
				else if (given.plan) output.object({ title, runs });
				else await show(await toolServers.add(title, launch));
				if (launch === null || given.plan)
					output.text(`${title}  ${runs || (error?.code ?? '')}\n`);
			}
			return;
		}
		case 'connect':
			showTools([await toolServers.connect(await idOf(what))], output);
			return;
		case 'agree': {
			const id = await idOf(what);
			const { tools } = await toolServers.connect(id);
			await toolServers.agree(
				id,
				tools.flatMap(({ name, fingerprint }) =>
					fingerprint === null ? [] : [{ name, fingerprint }]
				)
			);
			showTools([await toolServers.get(id)], output);
			return;
		}
		case 'remove':
			await toolServers.remove(await idOf(what));
			output.object({ id: what, removed: true });
			return;
	}

	async function show(id: string): Promise<void> {
		showServers([await toolServers.get(id)], output);
	}

	/** An id, or the name of the only one that has it. */
	async function idOf(text: string): Promise<string> {
		const all = await toolServers.list();
		const meant = all.filter(({ id, title }) => id === text || title === text);
		const [one] = meant;
		if (one === undefined || meant.length > 1) throw new AppError('NOT_FOUND', { what: text });
		return one.id;
	}
}

function launchOf([first = '', ...args]: string[]): Launch {
	return /^https?:\/\//i.test(first)
		? { kind: 'address', address: first, headers: [] }
		: { kind: 'command', command: first, args, folder: null, env: [] };
}

function showServers(servers: readonly ToolServer[], output: Output): void {
	if (servers.length === 0) output.line(shell.nothing);
	for (const { id, title, runs, enabled, isNew, tools } of servers) {
		output.object({ id, title, runs, enabled, new: isNew, tools: tools.length });
		const state = enabled ? (isNew ? words.stateNew : words.stateIdle) : words.stateOff;
		output.text(`${id}  ${title}  ${runs}  (${state[output.language]})\n`);
	}
}

function showTools(servers: readonly ToolServer[], output: Output): void {
	const states = {
		agreed: '',
		new: words.toolNew[output.language],
		changed: words.toolChanged[output.language],
		gone: words.toolGone[output.language]
	};
	const tools = servers.flatMap((server) => server.tools.map((tool) => ({ server, tool })));
	if (tools.length === 0) output.line(shell.nothing);
	for (const { server, tool } of tools) {
		const { shownName, state, enabled, problem } = tool;
		output.object({ server: server.title, tool: shownName, state, enabled, problem });
		const off = enabled ? '' : words.stateOff[output.language];
		const notes = [states[state], off, problem === null ? '' : words[problem][output.language]];
		output.text(`${[shownName, ...notes.filter(Boolean)].join('  ')}\n`);
	}
}
