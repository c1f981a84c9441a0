import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mcp } from '../../../main/shell/mcp.ts';
import { createOutput, UsageError } from '../../../main/shell/output.ts';
import { odd, setUp, tearDown, type World } from './setup.ts';

let world: World;
let folder: string;

beforeEach(async () => {
	world = await setUp();
	folder = mkdtempSync(join(tmpdir(), 'hearth-shell-mcp-'));
});
afterEach(async () => {
	await tearDown();
	rmSync(folder, { recursive: true, force: true });
});

/** The objects that a command prints with --json. */
async function run(words: string[], given: { plan?: boolean } = {}): Promise<unknown[]> {
	let printed = '';
	const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		printed += String(text);
		return true;
	});
	try {
		const parts = { open: () => Promise.resolve(), toolServers: world.servers };
		await mcp(parts, words, given, createOutput('en', true));
	} finally {
		spy.mockRestore();
	}
	return printed
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as unknown);
}

test('a server is added, connected by its name, listed with its tools, and removed', async () => {
	const launch = odd('honest');
	if (launch.kind !== 'command') throw new Error('not a command');
	const [added] = await run(['add', 'Odd', launch.command, ...launch.args]);
	expect(added).toMatchObject({ title: 'Odd', new: true, tools: 0 });
	expect(await run(['connect', 'Odd'])).toEqual([
		{ server: 'Odd', tool: 'odd_say_back', state: 'agreed', enabled: true, problem: null }
	]);
	expect(await run(['tools'])).toHaveLength(1);
	await run(['remove', 'Odd']);
	expect(await world.servers.list()).toEqual([]);
});

test('an import is looked at with --plan, and adds without running anything', async () => {
	const file = join(folder, 'servers.json');
	const { mcpServers } = { mcpServers: { One: { command: 'one' }, Two: {} } };
	writeFileSync(file, JSON.stringify({ mcpServers }));
	expect(await run(['import', file], { plan: true })).toMatchObject([
		{ title: 'One', runs: 'one' },
		{ title: 'Two', error: { code: 'MCP_BAD_IMPORT' } }
	]);
	expect(await world.servers.list()).toEqual([]);
	await run(['import', file]);
	expect((await world.servers.list()).map(({ title, isNew }) => [title, isNew])).toEqual([
		['One', true]
	]);
});

test('wrong words are a wrong usage, and an unknown server is said to be unknown', async () => {
	await expect(run(['add', 'Odd'])).rejects.toBeInstanceOf(UsageError);
	await expect(run(['dance'])).rejects.toBeInstanceOf(UsageError);
	await expect(run(['connect', 'nobody'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
	await expect(run(['import', join(folder, 'none.json')])).rejects.toMatchObject({
		code: 'FILE_UNREADABLE'
	});
});
