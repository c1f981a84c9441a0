import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	rmSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namesInGrants } from '../../../tools/file/index.ts';
import { containing, FileWorld } from './world.ts';

let world: FileWorld;
beforeEach(() => {
	world = new FileWorld();
});
afterEach(() => world.dispose());

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
		expect(await world.text('read_file', { path })).toMatch(new RegExp(`^${beginning}`));
	});

	test('in every world.grant, and by its absolute path', async () => {
		world.grants = [world.grant, join(world.base, 'papers2')];
		expect(await world.text('read_file', { path: 'twin.txt' })).toBe('twin');
		expect(await world.text('read_file', { path: join(world.grant, 'README.md') })).toContain(
			'Papers'
		);
	});

	test('in a grant that is itself a link', async () => {
		symlinkSync(join(world.base, 'papers2'), join(world.base, 'linked'));
		world.grants = [join(world.base, 'linked')];
		expect(await world.text('read_file', { path: join(world.base, 'linked', 'twin.txt') })).toBe(
			'twin'
		);
	});

	test('by most of its words, and then it is said which it is', async () => {
		writeFileSync(join(world.grant, 'shopping.txt'), 'milk');
		expect(await world.text('read_file', { path: 'shopping list' })).toBe('shopping.txt:\nmilk');
		expect(await world.text('read_file', { path: 'my todo file' })).toContain(
			'todo.txt:\ncall Ana'
		);
		await expect(world.run('read_file', { path: 'holiday plans' })).rejects.toMatchObject({
			code: 'NOT_FOUND'
		});
	});

	test('words may be in its name and in it; where no file has all of them, most count', async () => {
		const names = async (query: string): Promise<unknown[]> =>
			(await world.rows('find_files', { query })).map(([name]) => name);
		writeFileSync(join(world.grant, 'invoice 2026-02.txt'), 'Total 480');
		expect(await names('todo bread')).toEqual(['notes/todo.txt']);
		expect(await names('the invoice from february')).toEqual(['invoice 2026-02.txt']);
		expect(await names('elephants from february')).toEqual([]);
	});

	test('when several fit, they are named', async () => {
		writeFileSync(join(world.grant, 'notes', 'README.txt'), 'other');
		await expect(world.run('read_file', { path: 'readme' })).rejects.toMatchObject({
			code: 'NOT_FOUND',
			message: containing('notes/README.txt')
		});
	});

	test('when none fits, what there is is named', async () => {
		await expect(world.run('read_file', { path: 'budget.xlsx' })).rejects.toMatchObject({
			code: 'NOT_FOUND',
			message: containing('README.md')
		});
	});

	test('an accent spelled in two code points is the same name', async () => {
		writeFileSync(join(world.grant, 'cafe\u0301.txt'), 'coffee');
		expect(await world.text('read_file', { path: 'caf\u00e9.txt' })).toBe('coffee');
	});
});

describe('reading', () => {
	test('asks with the real path before it reads', async () => {
		await world.run('read_file', { path: 'readme' });
		expect(world.asked).toEqual([{ effect: 'read', target: join(world.grant, 'README.md') }]);
	});

	test('what comes back is marked as text of a file', async () => {
		expect((await world.run('read_file', { path: 'README.md' })).origin).toBe('file');
	});

	test('an empty file, a binary one, a folder, a pipe are each told apart', async () => {
		writeFileSync(join(world.grant, 'empty.txt'), '');
		writeFileSync(join(world.grant, 'photo.raw'), Buffer.from([0xff, 0xd8, 0, 0, 1]));
		execFileSync('mkfifo', [join(world.grant, 'pipe')]);
		expect(await world.text('read_file', { path: 'empty.txt' })).toBe('empty.txt is empty.');
		await expect(world.run('read_file', { path: 'photo.raw' })).rejects.toThrow('is not text');
		await expect(world.run('read_file', { path: 'notes' })).rejects.toThrow('list_files');
		await expect(world.run('read_file', { path: join(world.grant, 'pipe') })).rejects.toThrow(
			'not a file'
		);
	});

	test('of a file of two gigabytes only the beginning is read, and that is said', async () => {
		writeFileSync(join(world.grant, 'huge.log'), 'line\n'.repeat(60_000));
		truncateSync(join(world.grant, 'huge.log'), 2_000_000_000);
		const read = await world.text('read_file', { path: 'huge.log' });
		expect(read.length).toBeLessThan(201_000);
		expect(read).toContain('the beginning of 2.0 GB');
	});

	test('a PDF goes through the document reader', async () => {
		writeFileSync(join(world.grant, 'paper.pdf'), '%PDF-1.7 ...');
		expect(await world.text('read_file', { path: 'paper.pdf' })).toBe('text of paper.pdf');
		for (const name of ['letter.eml', 'sheet.XLSM', 'notes.ipynb', 'papers.zip', 'scan.tiff']) {
			writeFileSync(join(world.grant, name), 'PK\0');
			expect(await world.text('read_file', { path: name })).toBe(`text of ${name}`);
		}
	});

	test.skipIf(process.getuid?.() === 0)(
		'a file without permission has a plain reason',
		async () => {
			chmodSync(join(world.grant, 'README.md'), 0);
			await expect(world.run('read_file', { path: 'README.md' })).rejects.toThrow(
				'may not be used'
			);
		}
	);

	test('a file that vanishes while it is asked about has a plain reason', async () => {
		world.meanwhile = () => rmSync(join(world.grant, 'README.md'));
		await expect(world.run('read_file', { path: 'README.md' })).rejects.toThrow(
			'README.md is not there.'
		);
	});
});

describe('listing', () => {
	test('shows folders first, with sizes and dates', async () => {
		utimesSync(
			join(world.grant, 'README.md'),
			new Date(2026, 2, 1, 14, 5),
			new Date(2026, 2, 1, 14, 5)
		);
		const table = await world.rows('list_files', { path: '.' });
		expect(table.map(([name, size]) => [name, size])).toEqual([
			['hearth-data', 'folder'],
			['notes', 'folder'],
			['README.md', '18 B']
		]);
		expect(table[2]?.[2]).toBe('2026-03-01 14:05');
	});

	test('of several grants names them', async () => {
		world.grants = [world.grant, join(world.base, 'papers2')];
		expect((await world.rows('list_files', { path: '.' })).map(([name]) => name)).toEqual([
			'papers',
			'papers2'
		]);
	});

	test('of a folder by part of its name', async () => {
		expect(await world.rows('list_files', { path: 'note' })).toHaveLength(1);
	});

	test('a folder of 50,000 files is bounded, and says so', async () => {
		const many = join(world.grant, 'many');
		mkdirSync(many);
		for (let index = 0; index < 50_000; index++) writeFileSync(join(many, `f${index}.txt`), '');
		const { parts } = await world.run('list_files', { path: 'many' });
		expect(parts[0]).toMatchObject({ type: 'table', total: 50_000 });
		expect(parts[0]?.type === 'table' && parts[0].rows.length).toBe(500);
		expect(parts[1]).toMatchObject({ text: containing('50000 names') });
		expect((await namesInGrants([world.grant])).length).toBeLessThanOrEqual(4_000);
		expect(await world.text('read_file', { path: 'README.md' })).toContain('Papers');
	}, 60_000);
});

describe('finding', () => {
	test('by name, by ending, and by words in the text', async () => {
		expect((await world.rows('find_files', { query: 'todo' })).map(([name]) => name)).toEqual([
			'notes/todo.txt'
		]);
		expect((await world.rows('find_files', { query: '*.MD' })).map(([name]) => name)).toEqual([
			'README.md'
		]);
		expect(await world.rows('find_files', { query: 'bread' })).toEqual([
			['notes/todo.txt', '19 B', containing('-'), 'buy Bread']
		]);
	});

	test('in any script', async () => {
		writeFileSync(join(world.grant, '메모.txt'), '내일 회의가 있어요');
		expect((await world.rows('find_files', { query: '회의' })).map(([name]) => name)).toEqual([
			'메모.txt'
		]);
		expect((await world.rows('find_files', { query: '메모' })).map(([name]) => name)).toEqual([
			'메모.txt'
		]);
	});

	test('a query that looks like a pattern is no pattern', async () => {
		expect(await world.rows('find_files', { query: '(((((' })).toEqual([]);
		expect(await world.rows('find_files', { query: '*'.repeat(400) })).not.toEqual([]);
		writeFileSync(join(world.grant, 'a'.repeat(250)), '');
		expect(await world.rows('find_files', { query: `${'*a'.repeat(200)}*b` })).toEqual([]);
	});
});
