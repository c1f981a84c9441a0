import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listThings, promptText, takeResource } from '../../../main/mcp/things.ts';
import type { DocumentInfo } from '../../../main/contract.ts';
import { example, runTool, setUp, tearDown, toolNamed } from './setup.ts';

afterEach(tearDown);

test('the official example with everything is connected, agreed to and called', async () => {
	const { servers } = await setUp();
	const id = await servers.add('Everything', example('everything', 'stdio'));
	expect(await servers.get(id)).toMatchObject({ state: 'idle', isNew: true, tools: [] });
	const server = await servers.connect(id);
	expect(server).toMatchObject({ state: 'ready', isNew: false, error: null, leftOut: 0 });
	expect(server.tools.every(({ state, problem }) => state === 'agreed' && problem === null)).toBe(
		true
	);

	const sum = await toolNamed(servers, 'everything_get_sum');
	expect(Object.keys(sum.input.shape)).toEqual(['a', 'b']);
	expect(sum.input.safeParse({ a: 'two', b: 3 }).success).toBe(false);
	const { parts, origin, asked } = await runTool(sum, { a: 2, b: 3 });
	expect(parts).toEqual([{ type: 'text', text: 'The sum of 2 and 3 is 5.' }]);
	expect(origin).toBe('mcp');
	expect(asked).toMatchObject([{ effect: 'mcp', target: 'Everything: get-sum\na: 2\nb: 3' }]);

	const image = await runTool(await toolNamed(servers, 'everything_get_tiny_image'), {});
	expect(image.parts.map(({ type }) => type)).toEqual(['text', 'picture', 'text']);
	const links = await runTool(await toolNamed(servers, 'everything_get_resource_links'), {
		count: 2
	});
	expect(links.parts.length).toBe(3);
});

test('a program sees nothing of the environment but what it needs to run', async () => {
	process.env['HEARTH_TEST_SECRET'] = 'nobody may see this';
	const { servers } = await setUp();
	const launch = example('everything', 'stdio');
	const id = await servers.add('Everything', {
		...launch,
		kind: 'command',
		...(launch.kind === 'command' && {
			command: launch.command,
			args: launch.args,
			folder: null,
			env: [{ name: 'GIVEN', secret: true, value: 'to it alone' }]
		})
	} as typeof launch);
	await servers.connect(id);
	const { parts } = await runTool(await toolNamed(servers, 'everything_get_env'), {});
	delete process.env['HEARTH_TEST_SECRET'];
	const said = JSON.stringify(parts);
	expect(said).toContain('to it alone');
	expect(said).not.toContain('nobody may see this');
});

test('its resources are taken in as documents, and its prompts become text for the box', async () => {
	const { servers } = await setUp();
	const id = await servers.add('Everything', example('everything', 'stdio'));
	await servers.connect(id);
	const running = await servers.running(id);
	const { resources, prompts } = await listThings(running);
	const [resource] = resources;
	expect(resource?.uri).toMatch(/^demo:/);
	const pasted: { name: string; text: string }[] = [];
	await takeResource(running, resource?.uri ?? '', (name, bytes) => {
		pasted.push({ name, text: Buffer.from(bytes).toString('utf8') });
		return Promise.resolve({ id: 'd', title: name } as DocumentInfo);
	});
	expect(pasted[0]?.name).toMatch(/\.\w+$/);
	expect(pasted[0]?.text.length).toBeGreaterThan(10);

	const simple = prompts.find(({ inputs }) => inputs.length === 0);
	expect(await promptText(running, simple?.name ?? '', {})).not.toBe('');
});

test('the official file server reads inside its folder, and says what is wrong outside', async () => {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hearth-mcp-')));
	writeFileSync(join(folder, 'note.txt'), 'the key is under the mat');
	try {
		const { servers } = await setUp();
		const id = await servers.add('My files', example('filesystem', folder));
		const { tools } = await servers.connect(id);
		expect(tools.length).toBeGreaterThan(10);
		expect(tools.find(({ name }) => name === 'write_file')?.agreed?.saysDestructive).toBe(true);
		const read = await toolNamed(servers, 'my_files_read_text_file');
		const { parts } = await runTool(read, { path: join(folder, 'note.txt') });
		expect(parts[0]).toEqual({ type: 'text', text: 'the key is under the mat' });
		const refused = await runTool(read, { path: '/etc/hostname' });
		expect(refused.parts[0]).toMatchObject({ type: 'error' });
		const write = await runTool(await toolNamed(servers, 'my_files_write_file'), {
			path: join(folder, 'new.txt'),
			content: 'x'
		});
		expect(write.asked[0]?.program).toMatchObject({ saysReadOnly: false, saysDestructive: true });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
