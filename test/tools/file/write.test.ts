import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ToolError } from '../../../tools/tool.ts';
import { FileWorld } from './world.ts';

let world: FileWorld;
beforeEach(() => {
	world = new FileWorld();
});
afterEach(() => world.dispose());

describe('writing', () => {
	test('asks with the real path and both versions, then replaces, and can be undone', async () => {
		const output = await world
			.run('write_file', { path: 'readme.md', content: 'x' })
			.catch(() => undefined);
		// A name is matched loosely for reading only: writing makes the file that was named.
		expect(output?.undo).toMatchObject({
			kind: 'file',
			path: join(world.grant, 'readme.md'),
			restore: null
		});
		world.asked = [];
		const { undo } = await world.run('write_file', { path: 'README.md', content: 'new' });
		expect(world.asked).toEqual([
			{
				effect: 'write',
				target: join(world.grant, 'README.md'),
				preview: { before: '# Papers\nbuy milk\n', after: 'new' }
			}
		]);
		expect(readFileSync(join(world.grant, 'README.md'), 'utf8')).toBe('new');
		expect(readFileSync(undo?.kind === 'file' ? (undo.restore ?? '') : '', 'utf8')).toBe(
			'# Papers\nbuy milk\n'
		);
		expect(undo).toMatchObject({ kind: 'file', path: join(world.grant, 'README.md') });
	});

	test('what the user refused leaves no trace', async () => {
		world.meanwhile = () => {
			throw new ToolError('DENIED', 'no');
		};
		expect(await world.failure('write_file', { path: 'deep/new.txt', content: 'x' })).toBe(
			'DENIED'
		);
		expect(existsSync(join(world.grant, 'deep'))).toBe(false);
		expect(existsSync(world.bin)).toBe(false);
	});

	test('a file that changed while the user was asked is not overwritten', async () => {
		world.meanwhile = () => writeFileSync(join(world.grant, 'README.md'), 'edited by someone');
		expect(await world.failure('write_file', { path: 'README.md', content: 'x' })).toBe('FAILED');
		expect(readFileSync(join(world.grant, 'README.md'), 'utf8')).toBe('edited by someone');
	});

	test('new folders are made, rights are kept, nothing is left beside the file', async () => {
		await world.run('write_file', { path: 'a/b/new.txt', content: '안녕' });
		expect(readFileSync(join(world.grant, 'a/b/new.txt'), 'utf8')).toBe('안녕');
		chmodSync(join(world.grant, 'README.md'), 0o600);
		await world.run('write_file', { path: 'README.md', content: 'x' });
		expect(statSync(join(world.grant, 'README.md')).mode & 0o777).toBe(0o600);
		expect(readdirSync(world.grant).sort()).toEqual(['README.md', 'a', 'hearth-data', 'notes']);
		expect(readdirSync(join(world.grant, 'a/b'))).toEqual(['new.txt']);
	});

	test('a folder, a binary file and too much text are refused', async () => {
		writeFileSync(join(world.grant, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0, 0, 1]));
		expect(await world.failure('write_file', { path: 'notes', content: 'x' })).toBe('BAD_INPUT');
		expect(await world.failure('write_file', { path: 'photo.jpg', content: 'x' })).toBe('DENIED');
		expect(await world.failure('write_file', { path: 'README.md/x', content: 'x' })).toBe(
			'BAD_INPUT'
		);
		expect(await world.failure('write_file', { path: 'b', content: 'x'.repeat(2_000_001) })).toBe(
			'LIMIT'
		);
	});

	test('a full disk leaves the old file as it was', async () => {
		// Every write to this device fails for want of space.
		if (!existsSync('/dev/full')) return;
		world.bin = '/dev/full/bin';
		expect(await world.failure('write_file', { path: 'README.md', content: 'x' })).not.toBe(
			'no failure'
		);
		expect(readFileSync(join(world.grant, 'README.md'), 'utf8')).toBe('# Papers\nbuy milk\n');
		expect(readdirSync(world.grant).sort()).toEqual(['README.md', 'hearth-data', 'notes']);
	});
});
