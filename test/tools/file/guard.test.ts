import {
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { containing, FileWorld } from './world.ts';

let world: FileWorld;
beforeEach(() => {
	world = new FileWorld();
});
afterEach(() => world.dispose());

test('without a granted folder every tool says that one has to be chosen', async () => {
	world.grants = [];
	for (const [name, input] of [
		['list_files', { path: '.' }],
		['read_file', { path: 'README.md' }],
		['find_files', { query: 'a' }],
		['write_file', { path: 'a.txt', content: 'a' }],
		['append_file', { path: 'a.txt', content: 'a' }],
		['make_folder', { path: 'a' }],
		['move_files', { path: 'a.txt', to: 'b' }],
		['copy_files', { path: 'a.txt', to: 'b' }],
		['delete_files', { path: 'a.txt' }],
		['rename_files', { path: 'a', rule: 'by date' }]
	] as const) {
		await expect(world.run(name, input)).rejects.toMatchObject({
			code: 'NOT_GRANTED',
			message: containing('Choose a folder')
		});
	}
});

describe('what lies outside a granted folder stays outside', () => {
	const attacks = (): string[] => [
		'../secret.txt',
		'notes/../../secret.txt',
		'./notes/.././../secret.txt',
		join(world.base, 'secret.txt'),
		`${world.grant}/../secret.txt`,
		join(world.base, 'papers2', 'twin.txt'),
		`${world.grant}2/twin.txt`,
		'../papers2/twin.txt',
		'papers/../../secret.txt',
		'/etc/passwd',
		'~/.bashrc',
		'file:///etc/passwd',
		'link.txt',
		'link-folder/secret.txt',
		'link-to-link.txt',
		join(world.grant, 'link.txt')
	];
	beforeEach(() => {
		symlinkSync(join(world.base, 'secret.txt'), join(world.grant, 'link.txt'));
		symlinkSync(world.base, join(world.grant, 'link-folder'));
		symlinkSync('link.txt', join(world.grant, 'link-to-link.txt'));
	});

	test('reading', async () => {
		for (const path of attacks()) {
			expect([path, await world.failure('read_file', { path })]).toEqual([
				path,
				expect.stringMatching(/NOT_GRANTED|NOT_FOUND|BAD_INPUT/)
			]);
		}
		expect(world.asked).toEqual([]);
	});

	test('listing', async () => {
		for (const path of [
			'..',
			'../papers2',
			world.base,
			'/',
			'link-folder',
			'~',
			`${world.grant}/..`
		]) {
			expect([path, await world.failure('list_files', { path })]).toEqual([
				path,
				expect.stringMatching(/NOT_GRANTED|NOT_FOUND|BAD_INPUT/)
			]);
		}
	});

	test('writing', async () => {
		for (const path of attacks()) {
			expect([path, await world.failure('write_file', { path, content: 'x' })]).toEqual([
				path,
				expect.stringMatching(/NOT_GRANTED|BAD_INPUT/)
			]);
		}
		expect(readFileSync(join(world.base, 'secret.txt'), 'utf8')).toBe('secret');
		expect(readdirSync(world.base).sort()).toEqual(['papers', 'papers2', 'secret.txt']);
	});

	test('finding', async () => {
		expect(await world.rows('find_files', { query: 'secret' })).toEqual([]);
		expect(await world.rows('find_files', { query: 'twin' })).toEqual([]);
	});

	test('a NUL, an endless name and control characters are refused', async () => {
		expect(await world.failure('read_file', { path: 'README.md\0.txt' })).toBe('BAD_INPUT');
		expect(await world.failure('read_file', { path: 'a'.repeat(100_000) })).toBe('BAD_INPUT');
		expect(await world.failure('write_file', { path: 'b\0', content: '' })).toBe('BAD_INPUT');
		expect(await world.failure('write_file', { path: 'b'.repeat(300), content: '' })).toBe(
			'BAD_INPUT'
		);
	});

	test('a link put in place while the user is asked is not followed', async () => {
		world.meanwhile = () => {
			renameSync(join(world.grant, 'notes'), join(world.grant, 'old'));
			symlinkSync(join(world.base, 'papers2'), join(world.grant, 'notes'));
		};
		expect(await world.failure('read_file', { path: 'notes/todo.txt' })).not.toBe('no failure');
		rmSync(join(world.grant, 'notes'));
		renameSync(join(world.grant, 'old'), join(world.grant, 'notes'));
		expect(await world.failure('write_file', { path: 'notes/new.txt', content: 'x' })).toMatch(
			/NOT_GRANTED|FAILED/
		);
		expect(readdirSync(join(world.base, 'papers2'))).toEqual(['twin.txt']);
	});
});

describe("keys, start-up files and Hearth's own data", () => {
	test('are not read', async () => {
		mkdirSync(join(world.grant, '.ssh'));
		for (const path of ['.ssh/id_ed25519', '.ssh/config', '.netrc', 'id_rsa']) {
			writeFileSync(join(world.grant, path), 'key');
			expect([path, await world.failure('read_file', { path })]).toEqual([path, 'DENIED']);
		}
		expect(await world.failure('read_file', { path: 'hearth-data/hearth.db' })).toBe('DENIED');
		expect(await world.rows('find_files', { query: 'private' })).toEqual([]);
		expect(await world.rows('find_files', { query: 'hearth.db' })).toEqual([]);
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
			expect([path, await world.failure('write_file', { path, content: 'x' })]).toEqual([
				path,
				'DENIED'
			]);
		}
		expect(readdirSync(world.grant).sort()).toEqual(['README.md', 'hearth-data', 'notes']);
	});

	test('a grant of the home folder does not open them', async () => {
		world.grants = [homedir()];
		expect(await world.failure('write_file', { path: '~/.bashrc', content: 'x' })).toBe('DENIED');
	});
});
