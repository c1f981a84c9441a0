import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileTools, namesInGrants } from '../../../tools/file/index.ts';
import { ToolError, type AccessRequest, type ToolOutput } from '../../../tools/tool.ts';

let base: string;
let grant: string;
let bin: string;
let data: string;
let grants: string[];
let asked: AccessRequest[];
/** What happens while the user is asked. */
let meanwhile: (request: AccessRequest) => void;

beforeEach(() => {
	base = realpathSync(mkdtempSync(join(tmpdir(), 'hearth-files-')));
	grant = join(base, 'papers');
	data = join(grant, 'hearth-data');
	bin = join(data, 'bin');
	for (const folder of [grant, data, join(base, 'papers2'), join(grant, 'notes')])
		mkdirSync(folder);
	writeFileSync(join(grant, 'README.md'), '# Papers\nbuy milk\n');
	writeFileSync(join(grant, 'notes', 'todo.txt'), 'call Ana\nbuy Bread\n');
	writeFileSync(join(base, 'secret.txt'), 'secret');
	writeFileSync(join(base, 'papers2', 'twin.txt'), 'twin');
	writeFileSync(join(data, 'hearth.db'), 'private');
	grants = [grant];
	asked = [];
	meanwhile = () => undefined;
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

async function run(name: string, input: unknown): Promise<ToolOutput> {
	const tools = createFileTools({
		grants: () => Promise.resolve(grants),
		bin,
		closed: [data],
		decode: (bytes) => new TextDecoder().decode(bytes),
		readDocument: (path) => Promise.resolve(`text of ${basename(path)}`)
	});
	const tool = tools.find((one) => one.name === name);
	if (tool === undefined) throw new Error(name);
	return await tool.run(input, {
		signal: new AbortController().signal,
		conversationId: 'c',
		messageId: 'm',
		allow: (request) => {
			asked.push(request);
			meanwhile(request);
			return Promise.resolve();
		}
	});
}

async function text(name: string, input: unknown): Promise<string> {
	const part = (await run(name, input)).parts.find((one) => one.type === 'text');
	return part?.type === 'text' ? part.text : '';
}

async function rows(name: string, input: unknown): Promise<string[][]> {
	const part = (await run(name, input)).parts[0];
	return part?.type === 'table' ? part.rows : [];
}

function containing(part: string): unknown {
	return expect.stringContaining(part);
}

async function failure(name: string, input: unknown): Promise<string> {
	return await run(name, input).then(
		() => 'no failure',
		(error: unknown) => (error instanceof ToolError ? error.code : String(error))
	);
}

test('without a granted folder every tool says that one has to be chosen', async () => {
	grants = [];
	for (const [name, input] of [
		['list_files', { path: '.' }],
		['read_file', { path: 'README.md' }],
		['find_files', { query: 'a' }],
		['write_file', { path: 'a.txt', content: 'a' }]
	] as const) {
		await expect(run(name, input)).rejects.toMatchObject({
			code: 'NOT_GRANTED',
			message: containing('choose a folder')
		});
	}
});

describe('what lies outside a granted folder stays outside', () => {
	const attacks = (): string[] => [
		'../secret.txt',
		'notes/../../secret.txt',
		'./notes/.././../secret.txt',
		join(base, 'secret.txt'),
		`${grant}/../secret.txt`,
		join(base, 'papers2', 'twin.txt'),
		`${grant}2/twin.txt`,
		'../papers2/twin.txt',
		'papers/../../secret.txt',
		'/etc/passwd',
		'~/.bashrc',
		'file:///etc/passwd',
		'link.txt',
		'link-folder/secret.txt',
		'link-to-link.txt',
		join(grant, 'link.txt')
	];
	beforeEach(() => {
		symlinkSync(join(base, 'secret.txt'), join(grant, 'link.txt'));
		symlinkSync(base, join(grant, 'link-folder'));
		symlinkSync('link.txt', join(grant, 'link-to-link.txt'));
	});

	test('reading', async () => {
		for (const path of attacks()) {
			expect([path, await failure('read_file', { path })]).toEqual([
				path,
				expect.stringMatching(/NOT_GRANTED|NOT_FOUND|BAD_INPUT/)
			]);
		}
		expect(asked).toEqual([]);
	});

	test('listing', async () => {
		for (const path of ['..', '../papers2', base, '/', 'link-folder', '~', `${grant}/..`]) {
			expect([path, await failure('list_files', { path })]).toEqual([
				path,
				expect.stringMatching(/NOT_GRANTED|NOT_FOUND|BAD_INPUT/)
			]);
		}
	});

	test('writing', async () => {
		for (const path of attacks()) {
			expect([path, await failure('write_file', { path, content: 'x' })]).toEqual([
				path,
				expect.stringMatching(/NOT_GRANTED|BAD_INPUT/)
			]);
		}
		expect(readFileSync(join(base, 'secret.txt'), 'utf8')).toBe('secret');
		expect(readdirSync(base).sort()).toEqual(['papers', 'papers2', 'secret.txt']);
	});

	test('finding', async () => {
		expect(await rows('find_files', { query: 'secret' })).toEqual([]);
		expect(await rows('find_files', { query: 'twin' })).toEqual([]);
	});

	test('a NUL, an endless name and control characters are refused', async () => {
		expect(await failure('read_file', { path: 'README.md\0.txt' })).toBe('BAD_INPUT');
		expect(await failure('read_file', { path: 'a'.repeat(100_000) })).toBe('BAD_INPUT');
		expect(await failure('write_file', { path: 'b\0', content: '' })).toBe('BAD_INPUT');
		expect(await failure('write_file', { path: 'b'.repeat(300), content: '' })).toBe('BAD_INPUT');
	});

	test('a link put in place while the user is asked is not followed', async () => {
		meanwhile = () => {
			renameSync(join(grant, 'notes'), join(grant, 'old'));
			symlinkSync(join(base, 'papers2'), join(grant, 'notes'));
		};
		expect(await failure('read_file', { path: 'notes/todo.txt' })).not.toBe('no failure');
		rmSync(join(grant, 'notes'));
		renameSync(join(grant, 'old'), join(grant, 'notes'));
		expect(await failure('write_file', { path: 'notes/new.txt', content: 'x' })).toMatch(
			/NOT_GRANTED|FAILED/
		);
		expect(readdirSync(join(base, 'papers2'))).toEqual(['twin.txt']);
	});
});

describe("keys, start-up files and Hearth's own data", () => {
	test('are not read', async () => {
		mkdirSync(join(grant, '.ssh'));
		for (const path of ['.ssh/id_ed25519', '.ssh/config', '.netrc', 'id_rsa']) {
			writeFileSync(join(grant, path), 'key');
			expect([path, await failure('read_file', { path })]).toEqual([path, 'DENIED']);
		}
		expect(await failure('read_file', { path: 'hearth-data/hearth.db' })).toBe('DENIED');
		expect(await rows('find_files', { query: 'private' })).toEqual([]);
		expect(await rows('find_files', { query: 'hearth.db' })).toEqual([]);
	});

	test('are not written', async () => {
		for (const path of [
			'.bashrc',
			'.profile',
			'.zshrc',
			'.config/autostart/a.desktop',
			'.config/fish/config.fish',
			'.ssh/authorized_keys',
			'.git/hooks/pre-commit',
			'Library/LaunchAgents/a.plist',
			'.gitconfig',
			'hearth-data/hearth.db',
			'hearth-data/bin/new.txt'
		]) {
			expect([path, await failure('write_file', { path, content: 'x' })]).toEqual([path, 'DENIED']);
		}
		expect(readdirSync(grant).sort()).toEqual(['README.md', 'hearth-data', 'notes']);
	});

	test('a grant of the home folder does not open them', async () => {
		grants = [homedir()];
		expect(await failure('write_file', { path: '~/.bashrc', content: 'x' })).toBe('DENIED');
	});
});

describe('a file is found as a person names it', () => {
	test.each([
		['README.md', '# Papers'],
		['readme.md', '# Papers'],
		['readme', '# Papers'],
		['Read', '# Papers'],
		['todo.txt', 'call Ana'],
		['todo', 'call Ana'],
		['notes/todo.txt', 'call Ana'],
		['papers/notes/todo.txt', 'call Ana'],
		['./README.md', '# Papers']
	])('%s', async (path, beginning) => {
		expect(await text('read_file', { path })).toMatch(new RegExp(`^${beginning}`));
	});

	test('in every grant, and by its absolute path', async () => {
		grants = [grant, join(base, 'papers2')];
		expect(await text('read_file', { path: 'twin.txt' })).toBe('twin');
		expect(await text('read_file', { path: join(grant, 'README.md') })).toContain('Papers');
	});

	test('in a grant that is itself a link', async () => {
		symlinkSync(join(base, 'papers2'), join(base, 'linked'));
		grants = [join(base, 'linked')];
		expect(await text('read_file', { path: join(base, 'linked', 'twin.txt') })).toBe('twin');
	});

	test('when several fit, they are named', async () => {
		writeFileSync(join(grant, 'notes', 'README.txt'), 'other');
		await expect(run('read_file', { path: 'readme' })).rejects.toMatchObject({
			code: 'NOT_FOUND',
			message: containing('notes/README.txt')
		});
	});

	test('when none fits, what there is is named', async () => {
		await expect(run('read_file', { path: 'budget.xlsx' })).rejects.toMatchObject({
			code: 'NOT_FOUND',
			message: containing('README.md')
		});
	});

	test('an accent spelled in two code points is the same name', async () => {
		writeFileSync(join(grant, 'cafe\u0301.txt'), 'coffee');
		expect(await text('read_file', { path: 'caf\u00e9.txt' })).toBe('coffee');
	});
});

describe('reading', () => {
	test('asks with the real path before it reads', async () => {
		await run('read_file', { path: 'readme' });
		expect(asked).toEqual([{ effect: 'read', target: join(grant, 'README.md') }]);
	});

	test('what comes back is marked as text of a file', async () => {
		expect((await run('read_file', { path: 'README.md' })).origin).toBe('file');
	});

	test('an empty file, a binary one, a folder, a pipe are each told apart', async () => {
		writeFileSync(join(grant, 'empty.txt'), '');
		writeFileSync(join(grant, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0, 0, 1]));
		execFileSync('mkfifo', [join(grant, 'pipe')]);
		expect(await text('read_file', { path: 'empty.txt' })).toBe('empty.txt is empty.');
		await expect(run('read_file', { path: 'photo.jpg' })).rejects.toThrow('is not text');
		await expect(run('read_file', { path: 'notes' })).rejects.toThrow('list_files');
		await expect(run('read_file', { path: join(grant, 'pipe') })).rejects.toThrow('not a file');
	});

	test('of a file of two gigabytes only the beginning is read, and that is said', async () => {
		writeFileSync(join(grant, 'huge.log'), 'line\n'.repeat(60_000));
		truncateSync(join(grant, 'huge.log'), 2_000_000_000);
		const read = await text('read_file', { path: 'huge.log' });
		expect(read.length).toBeLessThan(201_000);
		expect(read).toContain('the beginning of 2.0 GB');
	});

	test('a PDF goes through the document reader', async () => {
		writeFileSync(join(grant, 'paper.pdf'), '%PDF-1.7 ...');
		expect(await text('read_file', { path: 'paper.pdf' })).toBe('text of paper.pdf');
	});

	test.skipIf(process.getuid?.() === 0)(
		'a file without permission has a plain reason',
		async () => {
			chmodSync(join(grant, 'README.md'), 0);
			await expect(run('read_file', { path: 'README.md' })).rejects.toThrow('may not be used');
		}
	);

	test('a file that vanishes while it is asked about has a plain reason', async () => {
		meanwhile = () => rmSync(join(grant, 'README.md'));
		await expect(run('read_file', { path: 'README.md' })).rejects.toThrow(
			'README.md is not there.'
		);
	});
});

describe('listing', () => {
	test('shows folders first, with sizes and dates', async () => {
		utimesSync(join(grant, 'README.md'), new Date(2026, 2, 1, 14, 5), new Date(2026, 2, 1, 14, 5));
		const table = await rows('list_files', { path: '.' });
		expect(table.map(([name, size]) => [name, size])).toEqual([
			['hearth-data', 'folder'],
			['notes', 'folder'],
			['README.md', '18 B']
		]);
		expect(table[2]?.[2]).toBe('2026-03-01 14:05');
	});

	test('of several grants names them', async () => {
		grants = [grant, join(base, 'papers2')];
		expect((await rows('list_files', { path: '.' })).map(([name]) => name)).toEqual([
			'papers',
			'papers2'
		]);
	});

	test('of a folder by part of its name', async () => {
		expect(await rows('list_files', { path: 'note' })).toHaveLength(1);
	});

	test('a folder of 50,000 files is bounded, and says so', async () => {
		const many = join(grant, 'many');
		mkdirSync(many);
		for (let index = 0; index < 50_000; index++) writeFileSync(join(many, `f${index}.txt`), '');
		const { parts } = await run('list_files', { path: 'many' });
		expect(parts[0]).toMatchObject({ type: 'table', total: 50_000 });
		expect(parts[0]?.type === 'table' && parts[0].rows.length).toBe(500);
		expect(parts[1]).toMatchObject({ text: containing('50000 names') });
		expect((await namesInGrants([grant])).length).toBeLessThanOrEqual(4_000);
		expect(await text('read_file', { path: 'README.md' })).toContain('Papers');
	}, 60_000);
});

describe('finding', () => {
	test('by name, by ending, and by words in the text', async () => {
		expect((await rows('find_files', { query: 'todo' })).map(([name]) => name)).toEqual([
			'notes/todo.txt'
		]);
		expect((await rows('find_files', { query: '*.MD' })).map(([name]) => name)).toEqual([
			'README.md'
		]);
		expect(await rows('find_files', { query: 'bread' })).toEqual([
			['notes/todo.txt', '19 B', containing('-'), 'buy Bread']
		]);
	});

	test('in any script', async () => {
		writeFileSync(join(grant, '메모.txt'), '내일 회의가 있어요');
		expect((await rows('find_files', { query: '회의' })).map(([name]) => name)).toEqual([
			'메모.txt'
		]);
		expect((await rows('find_files', { query: '메모' })).map(([name]) => name)).toEqual([
			'메모.txt'
		]);
	});

	test('a query that looks like a pattern is no pattern', async () => {
		expect(await rows('find_files', { query: '(((((' })).toEqual([]);
		expect(await rows('find_files', { query: '*'.repeat(400) })).not.toEqual([]);
	});
});

describe('writing', () => {
	test('asks with the real path and both versions, then replaces, and can be undone', async () => {
		const output = await run('write_file', { path: 'readme.md', content: 'x' }).catch(
			() => undefined
		);
		// A name is matched loosely for reading only: writing makes the file that was named.
		expect(output?.undo).toEqual({ kind: 'file', path: join(grant, 'readme.md'), restore: null });
		asked = [];
		const { undo } = await run('write_file', { path: 'README.md', content: 'new' });
		expect(asked).toEqual([
			{
				effect: 'write',
				target: join(grant, 'README.md'),
				preview: { before: '# Papers\nbuy milk\n', after: 'new' }
			}
		]);
		expect(readFileSync(join(grant, 'README.md'), 'utf8')).toBe('new');
		expect(readFileSync(undo?.restore ?? '', 'utf8')).toBe('# Papers\nbuy milk\n');
		expect(undo).toMatchObject({ kind: 'file', path: join(grant, 'README.md') });
	});

	test('what the user refused leaves no trace', async () => {
		meanwhile = () => {
			throw new ToolError('DENIED', 'no');
		};
		expect(await failure('write_file', { path: 'deep/new.txt', content: 'x' })).toBe('DENIED');
		expect(existsSync(join(grant, 'deep'))).toBe(false);
		expect(existsSync(bin)).toBe(false);
	});

	test('a file that changed while the user was asked is not overwritten', async () => {
		meanwhile = () => writeFileSync(join(grant, 'README.md'), 'edited by someone');
		expect(await failure('write_file', { path: 'README.md', content: 'x' })).toBe('FAILED');
		expect(readFileSync(join(grant, 'README.md'), 'utf8')).toBe('edited by someone');
	});

	test('new folders are made, rights are kept, nothing is left beside the file', async () => {
		await run('write_file', { path: 'a/b/new.txt', content: '안녕' });
		expect(readFileSync(join(grant, 'a/b/new.txt'), 'utf8')).toBe('안녕');
		chmodSync(join(grant, 'README.md'), 0o600);
		await run('write_file', { path: 'README.md', content: 'x' });
		expect(statSync(join(grant, 'README.md')).mode & 0o777).toBe(0o600);
		expect(readdirSync(grant).sort()).toEqual(['README.md', 'a', 'hearth-data', 'notes']);
		expect(readdirSync(join(grant, 'a/b'))).toEqual(['new.txt']);
	});

	test('a folder, a binary file and too much text are refused', async () => {
		writeFileSync(join(grant, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0, 0, 1]));
		expect(await failure('write_file', { path: 'notes', content: 'x' })).toBe('BAD_INPUT');
		expect(await failure('write_file', { path: 'photo.jpg', content: 'x' })).toBe('DENIED');
		expect(await failure('write_file', { path: 'README.md/x', content: 'x' })).toBe('BAD_INPUT');
		expect(await failure('write_file', { path: 'b', content: 'x'.repeat(2_000_001) })).toBe(
			'LIMIT'
		);
	});

	test('a full disk leaves the old file as it was', async () => {
		// Every write to this device fails for want of space.
		if (!existsSync('/dev/full')) return;
		bin = '/dev/full/bin';
		expect(await failure('write_file', { path: 'README.md', content: 'x' })).not.toBe('no failure');
		expect(readFileSync(join(grant, 'README.md'), 'utf8')).toBe('# Papers\nbuy milk\n');
		expect(readdirSync(grant).sort()).toEqual(['README.md', 'hearth-data', 'notes']);
	});
});
