import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statfsSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TakeBackRefused } from '../../../tools/file/changes/take-back.ts';
import type { ChangeList } from '../../../tools/tool.ts';
import { ChangeWorld } from './change-world.ts';

let world: ChangeWorld;
beforeEach(() => {
	world = new ChangeWorld();
});
afterEach(() => world.dispose());

function preview(): ChangeList {
	const shown = world.asked[0]?.preview;
	if (shown === undefined || !('changes' in shown)) throw new Error('no list was shown');
	return shown;
}

/** Runs a call, checks what it left, undoes it, and checks that everything is as before. */
async function roundTrip(
	tool: string,
	input: unknown,
	after: (before: Record<string, string>) => Record<string, string>
): Promise<void> {
	const before = world.files();
	const output = await world.run(tool, input);
	expect(world.asked).toHaveLength(1);
	expect(world.files()).toEqual(after(before));
	await world.undo(output);
	expect(world.files()).toEqual(before);
}

function without(files: Record<string, string>, ...paths: string[]): Record<string, string> {
	return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

describe('moving', () => {
	test('one file into a folder, asked with both real places, and back', async () => {
		world.make('a.txt');
		await roundTrip('move_files', { path: 'a.txt', to: 'notes' }, (before) => ({
			...without(before, 'a.txt'),
			'notes/a.txt': 'a.txt'
		}));
		expect(world.asked[0]).toMatchObject({
			effect: 'write',
			target: join(world.grant, 'a.txt'),
			targets: [join(world.grant, 'a.txt'), join(world.grant, 'notes', 'a.txt')],
			scope: world.grant,
			preview: { what: 'move', folder: world.grant }
		});
	});

	test('a bare new name renames where the file is and keeps its ending', async () => {
		world.make('notes/Draft 1.2.pdf');
		await roundTrip('move_files', { path: 'draft 1.2', to: 'final v2.0' }, (before) => ({
			...without(before, 'notes/Draft 1.2.pdf'),
			'notes/final v2.0.pdf': 'notes/Draft 1.2.pdf'
		}));
		expect(preview().what).toBe('rename');
	});

	test('the files that fit a pattern into a folder that is made for them', async () => {
		world.make('p/a.jpg', 'p/B.JPG', 'p/c.png', 'p/.hidden.jpg');
		await roundTrip('move_files', { path: 'p/*.jpg', to: 'summer/' }, (before) => ({
			...without(before, 'p/a.jpg', 'p/B.JPG'),
			'summer/a.jpg': 'p/a.jpg',
			'summer/B.JPG': 'p/B.JPG'
		}));
	});

	test('a whole folder, by its name, with everything in it', async () => {
		world.make('trip/a.jpg', 'trip/deep/b.jpg', 'archive/old.txt');
		await roundTrip('move_files', { path: 'trip', to: 'archive' }, (before) => ({
			...without(before, 'trip/a.jpg', 'trip/deep/b.jpg'),
			'archive/trip/a.jpg': 'trip/a.jpg',
			'archive/trip/deep/b.jpg': 'trip/deep/b.jpg'
		}));
		expect(preview().changes).toMatchObject([{ from: 'trip', files: 2 }]);
	});

	test('a project with its hooks, but nothing that would begin to run by itself', async () => {
		world.make(
			'project/.git/hooks/pre-commit',
			'project/a.ts',
			'autostart/x.desktop',
			'hooks/pre-commit'
		);
		await roundTrip('move_files', { path: 'project', to: 'notes' }, (before) => ({
			...without(before, 'project/.git/hooks/pre-commit', 'project/a.ts'),
			'notes/project/.git/hooks/pre-commit': 'project/.git/hooks/pre-commit',
			'notes/project/a.ts': 'project/a.ts'
		}));
		for (const [path, to] of [
			['autostart', '.config/autostart'],
			['hooks', 'project/.git/'],
			['project/a.ts', '.git/hooks/post-merge'],
			['project/.git', 'notes/other']
		] as const) {
			expect([path, await world.failure('move_files', { path, to })]).toEqual([path, 'DENIED']);
		}
	});

	test('only the case of a name', async () => {
		world.make('readme.txt');
		await roundTrip('move_files', { path: 'readme.txt', to: 'ReadMe.txt' }, (before) => ({
			...without(before, 'readme.txt'),
			'ReadMe.txt': 'readme.txt'
		}));
	});

	test('never over something that is there, and never into itself', async () => {
		world.make('a.txt', 'b.txt', 'trip/a.txt');
		for (const [path, to] of [
			['a.txt', 'b.txt'],
			['a.txt', 'b'],
			['a.txt', 'trip'],
			['trip', 'trip'],
			['trip', 'trip/inner'],
			['*.txt', 'b.txt'],
			['a.txt', 'a.txt'],
			['a.txt', '.']
		] as const) {
			const before = world.files();
			const failed = await world.failure('move_files', { path, to });
			expect([path, to, failed]).toEqual([path, to, 'BAD_INPUT']);
			expect(world.files()).toEqual(before);
		}
	});

	test('to another disk: whole, and gone from the first', async () => {
		if (!existsSync('/dev/shm')) return;
		const away = mkdtempSync('/dev/shm/hearth-away-');
		try {
			world.grants.push(away);
			world.make('trip/a.jpg', 'trip/deep/b.jpg');
			symlinkSync('a.jpg', join(world.grant, 'trip', 'link'));
			utimesSync(join(world.grant, 'trip/a.jpg'), 1_000_000, 1_000_000);
			const before = world.files();
			const output = await world.run('move_files', { path: 'trip', to: away });
			expect(existsSync(join(world.grant, 'trip'))).toBe(false);
			expect(readFileSync(join(away, 'trip/deep/b.jpg'), 'utf8')).toBe('trip/deep/b.jpg');
			await world.undo(output);
			expect(world.files()).toEqual(before);
			expect(existsSync(join(away, 'trip'))).toBe(false);
		} finally {
			rmSync(away, { recursive: true, force: true });
		}
	});
});

describe('copying', () => {
	test('a file under a new name, a folder into another; the copies go to the bin', async () => {
		world.make('a.txt', 'trip/a.jpg', 'trip/deep/b.jpg');
		symlinkSync('/etc/passwd', join(world.grant, 'trip', 'link'));
		chmodSync(join(world.grant, 'a.txt'), 0o600);
		await roundTrip('copy_files', { path: 'a.txt', to: 'b' }, (before) => ({
			...before,
			'b.txt': 'a.txt'
		}));
		world.asked = [];
		await roundTrip('copy_files', { path: 'trip', to: 'notes' }, (before) => ({
			...before,
			'notes/trip/a.jpg': 'trip/a.jpg',
			'notes/trip/deep/b.jpg': 'trip/deep/b.jpg',
			'notes/trip/link': '→ /etc/passwd'
		}));
	});

	test('leaves a copy that was worked on since alone', async () => {
		world.make('a.txt');
		const output = await world.run('copy_files', { path: 'a.txt', to: 'b.txt' });
		writeFileSync(join(world.grant, 'b.txt'), 'my own words by now');
		await expect(world.undo(output)).rejects.toThrow(TakeBackRefused);
		expect(readFileSync(join(world.grant, 'b.txt'), 'utf8')).toBe('my own words by now');
	});
});

describe('deleting', () => {
	test('is a move to the bin, asked as one, and comes back', async () => {
		world.make('a.tmp', 'b.tmp', 'c.txt');
		await roundTrip('delete_files', { path: '*.tmp' }, (before) =>
			without(before, 'a.tmp', 'b.tmp')
		);
		expect(world.asked[0]).toMatchObject({ effect: 'delete', target: world.grant });
		expect(preview().changes.map(({ from, to }) => [from, to])).toEqual([
			['a.tmp', null],
			['b.tmp', null]
		]);
	});

	test('the folder it lay in comes back too', async () => {
		world.make('trip/deep/a.txt');
		const output = await world.run('delete_files', { path: 'trip/deep/a.txt' });
		rmSync(join(world.grant, 'trip'), { recursive: true });
		await world.undo(output);
		expect(world.files()).toMatchObject({ 'trip/deep/a.txt': 'trip/deep/a.txt' });
	});

	test('a new file under the old name is not overwritten by undoing', async () => {
		world.make('a.txt');
		const output = await world.run('delete_files', { path: 'a.txt' });
		writeFileSync(join(world.grant, 'a.txt'), 'new');
		await expect(world.undo(output)).rejects.toMatchObject({ reason: 'taken' });
		expect(readFileSync(join(world.grant, 'a.txt'), 'utf8')).toBe('new');
	});

	test('names of 255 bytes and names that hide something go and come', async () => {
		const names = ['가'.repeat(85), 'b'.repeat(255), 'line\nbreak', '\u202egpj.exe', ' -rf', '*'];
		world.make(...names.map((name) => `odd/${name}`));
		await roundTrip('delete_files', { path: 'odd/*' }, (before) => ({
			...Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('odd/'))),
			odd: 'folder'
		}));
		expect(preview().changes).toHaveLength(6);
	});
});

describe('folders', () => {
	test('are made with those above, and go again while they are empty', async () => {
		await roundTrip('make_folder', { path: 'trip/2026/may/' }, (before) => ({
			...before,
			'trip/2026/may': 'folder'
		}));
		expect(world.asked[0]).toMatchObject({ target: join(world.grant, 'trip/2026/may') });
	});

	test('stay when something was put into them', async () => {
		const output = await world.run('make_folder', { path: 'trip' });
		world.make('trip/a.txt');
		await expect(world.undo(output)).rejects.toMatchObject({ reason: 'changed' });
		expect(world.files()).toMatchObject({ 'trip/a.txt': 'trip/a.txt' });
		expect(await world.failure('make_folder', { path: 'trip' })).toBe('BAD_INPUT');
		expect(await world.failure('make_folder', { path: 'trip/a.txt/b' })).toBe('BAD_INPUT');
	});
});

describe('renaming all', () => {
	test('one question with one table, for two hundred files, and back with one undo', async () => {
		world.make(...Array.from({ length: 200 }, (_, index) => `photos/IMG ${index}.jpg`));
		await roundTrip(
			'rename_files',
			{ path: 'photos', rule: 'replace spaces with underscores' },
			() => ({
				...without(world.files()),
				...Object.fromEntries(
					Array.from({ length: 200 }, (_, index) => [
						`photos/IMG_${index}.jpg`,
						`photos/IMG ${index}.jpg`
					])
				)
			})
		);
		expect(world.asked[0]).toMatchObject({ target: join(world.grant, 'photos'), effect: 'write' });
		expect(preview().changes).toHaveLength(200);
	});

	test('by date, numbered, in capitals, with words added and taken away', async () => {
		const day = (month: number): Date => new Date(2026, month - 1, 5, 12);
		for (const [rule, names] of [
			['by date', ['2026-05-05 a copy.jpg', '2026-06-05 b.jpg', '2026-04-05 C.PNG']],
			['날짜순으로', ['2026-05-05 a copy.jpg', '2026-06-05 b.jpg', '2026-04-05 C.PNG']],
			['number them', ['01 a copy.jpg', '02 b.jpg', '03 C.PNG']],
			['number them by date', ['02 a copy.jpg', '03 b.jpg', '01 C.PNG']],
			['번호를 붙여', ['01 a copy.jpg', '02 b.jpg', '03 C.PNG']],
			['소문자로', ['a copy.jpg', 'b.jpg', 'c.png']],
			['upper case', ['A COPY.jpg', 'B.jpg', 'C.PNG']],
			['공백을 밑줄로', ['a_copy.jpg', 'b.jpg', 'C.PNG']],
			['앞에 여행 붙여', ['여행 a copy.jpg', '여행 b.jpg', '여행 C.PNG']],
			['add _old at the end', ['a copy_old.jpg', 'b_old.jpg', 'C_old.PNG']],
			['remove copy', ['a.jpg', 'b.jpg', 'C.PNG']]
		] as const) {
			world.asked = [];
			world.make('p/a copy.jpg', 'p/b.jpg', 'p/C.PNG');
			for (const [name, month] of [
				['a copy.jpg', 5],
				['b.jpg', 6],
				['C.PNG', 4]
			] as const) {
				utimesSync(join(world.grant, 'p', name), day(month), day(month));
			}
			const before = world.files();
			const output = await world.run('rename_files', { path: 'p', rule });
			const now = Object.keys(world.files()).filter((path) => path.startsWith('p/'));
			expect([rule, now.sort()]).toEqual([rule, names.map((name) => `p/${name}`).sort()]);
			await world.undo(output);
			expect(world.files()).toEqual(before);
		}
	});

	test('names that would be the same get a number; what stays keeps its name', async () => {
		world.make('p/A.txt', 'p/a.TXT', 'p/b (1).txt', 'p/b.txt');
		mkdirSync(join(world.grant, 'p', 'c.txt'));
		world.make('p/C.txt');
		await roundTrip('rename_files', { path: 'p', rule: 'lower case' }, (before) => ({
			...without(before, 'p/A.txt', 'p/a.TXT', 'p/C.txt'),
			'p/a.txt': 'p/a.TXT',
			'p/a (2).txt': 'p/A.txt',
			'p/c (2).txt': 'p/C.txt'
		}));
	});

	test('a chain of names, each held by the next', async () => {
		world.make('p/1.txt', 'p/_1.txt', 'p/__1.txt', 'p/___1.txt');
		await roundTrip('rename_files', { path: 'p', rule: 'add _ in front' }, (before) => ({
			...Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('p/'))),
			'p/_1.txt': 'p/1.txt',
			'p/__1.txt': 'p/_1.txt',
			'p/___1.txt': 'p/__1.txt',
			'p/____1.txt': 'p/___1.txt'
		}));
	});

	test('a rule that is none, a rule without effect, and a name that would be nothing are told', async () => {
		world.make('p/copy.txt');
		await expect(
			world.run('rename_files', { path: 'p', rule: 'make it nice' })
		).rejects.toMatchObject({
			code: 'BAD_INPUT',
			words: { key: 'noRule' }
		});
		expect(await world.failure('rename_files', { path: 'p', rule: 'lower case' })).toBe(
			'BAD_INPUT'
		);
		expect(await world.failure('rename_files', { path: 'p', rule: 'remove copy' })).toBe(
			'BAD_INPUT'
		);
		expect(await world.failure('rename_files', { path: 'p', rule: 'add .. in front' })).toBe(
			'BAD_INPUT'
		);
		expect(await world.failure('rename_files', { path: 'p', rule: 'add a/b in front' })).toBe(
			'BAD_INPUT'
		);
		expect(
			await world.failure('rename_files', { path: 'p', rule: `add ${'x'.repeat(260)} in front` })
		).toBe('BAD_INPUT');
		expect(world.asked).toEqual([]);
	});
});

describe('a yes is for what was shown', () => {
	const changes: [string, (world: ChangeWorld) => void][] = [
		['a file appears', (at) => at.make('p/d.txt')],
		['a file vanishes', (at) => rmSync(join(at.grant, 'p/b.txt'))],
		['a file is written', (at) => writeFileSync(join(at.grant, 'p/b.txt'), 'other')],
		[
			'a file becomes a folder',
			(at) => {
				rmSync(join(at.grant, 'p/b.txt'));
				mkdirSync(join(at.grant, 'p/b.txt'));
			}
		],
		[
			'a file becomes a link',
			(at) => {
				rmSync(join(at.grant, 'p/b.txt'));
				symlinkSync(join(at.base, 'secret.txt'), join(at.grant, 'p/b.txt'));
			}
		],
		[
			'the folder becomes a link',
			(at) => {
				renameSync(join(at.grant, 'p'), join(at.grant, 'q'));
				symlinkSync(join(at.base, 'papers2'), join(at.grant, 'p'));
			}
		]
	];
	test.each(changes)('%s', async (_name, meanwhile) => {
		for (const [tool, input] of [
			['rename_files', { path: 'p', rule: 'add x in front' }],
			['move_files', { path: 'p/*.txt', to: 'notes' }],
			['copy_files', { path: 'p', to: 'notes' }],
			['delete_files', { path: 'p' }]
		] as const) {
			world.dispose();
			world = new ChangeWorld();
			world.make('p/a.txt', 'p/b.txt', 'p/c.txt');
			let changed: Record<string, string> = {};
			world.meanwhile = () => {
				meanwhile(world);
				changed = world.files();
			};
			expect([tool, await world.failure(tool, input)]).toEqual([
				tool,
				expect.stringMatching(/FAILED|NOT_GRANTED|BAD_INPUT/)
			]);
			expect(world.files()).toEqual(changed);
			expect(readFileSync(join(world.base, 'papers2/twin.txt'), 'utf8')).toBe('twin');
		}
	});

	test('the place where it should go is taken', async () => {
		world.make('a.txt');
		world.meanwhile = () => world.make('notes/a.txt');
		expect(await world.failure('move_files', { path: 'a.txt', to: 'notes' })).toBe('FAILED');
		expect(world.files()).toMatchObject({ 'a.txt': 'a.txt', 'notes/a.txt': 'notes/a.txt' });
	});

	test('the grant is taken away', async () => {
		world.make('a.txt');
		world.meanwhile = () => (world.grants = []);
		expect(await world.failure('delete_files', { path: 'a.txt' })).toBe('NOT_GRANTED');
		expect(world.files()).toMatchObject({ 'a.txt': 'a.txt' });
	});
});

describe('undoing', () => {
	test('refuses all of it when one file was changed since', async () => {
		world.make('p/a.txt', 'p/b.txt');
		const output = await world.run('rename_files', { path: 'p', rule: 'add x in front' });
		writeFileSync(join(world.grant, 'p/x b.txt'), 'my own words by now');
		const now = world.files();
		await expect(world.undo(output)).rejects.toMatchObject({ reason: 'changed' });
		expect(world.files()).toEqual(now);
	});

	test('refuses when the folder was put elsewhere and a link stands in its place', async () => {
		world.make('p/a.txt');
		const output = await world.run('delete_files', { path: 'p/a.txt' });
		rmSync(join(world.grant, 'p'), { recursive: true });
		symlinkSync(join(world.base, 'papers2'), join(world.grant, 'p'));
		await expect(world.undo(output)).rejects.toThrow();
		expect(readFileSync(join(world.base, 'papers2/twin.txt'), 'utf8')).toBe('twin');
		expect(existsSync(join(world.base, 'papers2/a.txt'))).toBe(false);
	});
});

describe('adding to a file', () => {
	test('on a line of its own, with the end of the file and the new text shown', async () => {
		writeFileSync(join(world.grant, 'list.txt'), 'milk\nbread');
		await world.run('append_file', { path: 'list', content: 'tea' });
		expect(readFileSync(join(world.grant, 'list.txt'), 'utf8')).toBe('milk\nbread\ntea\n');
		expect(world.asked[0]?.preview).toEqual({ before: 'milk\nbread', after: 'milk\nbread\ntea\n' });
		await world.run('append_file', { path: 'list.txt', content: '커피\n' });
		expect(readFileSync(join(world.grant, 'list.txt'), 'utf8')).toBe('milk\nbread\ntea\n커피\n');
	});

	test('in the way the file is written', async () => {
		writeFileSync(join(world.grant, 'dos.txt'), 'a\r\nb\r\n');
		await world.run('append_file', { path: 'dos.txt', content: 'c\nd' });
		expect(readFileSync(join(world.grant, 'dos.txt'), 'utf8')).toBe('a\r\nb\r\nc\r\nd\r\n');
		writeFileSync(join(world.grant, 'wide.txt'), Buffer.from('\ufeffa\n', 'utf16le'));
		await world.run('append_file', { path: 'wide.txt', content: '가' });
		expect(readFileSync(join(world.grant, 'wide.txt'), 'utf16le')).toBe('\ufeffa\n가\n');
		writeFileSync(join(world.grant, 'old.txt'), Buffer.from([0xb0, 0xa1, 0x0a]));
		expect(await world.failure('append_file', { path: 'old.txt', content: '나' })).toBe('DENIED');
		await world.run('append_file', { path: 'old.txt', content: 'ok' });
		expect(readFileSync(join(world.grant, 'old.txt'))).toEqual(
			Buffer.from([0xb0, 0xa1, 0x0a, 0x6f, 0x6b, 0x0a])
		);
	});

	test('makes the file where there is none; refuses what is no text, and what changed meanwhile', async () => {
		await world.run('append_file', { path: 'new.txt', content: 'first' });
		expect(readFileSync(join(world.grant, 'new.txt'), 'utf8')).toBe('first\n');
		writeFileSync(join(world.grant, 'p.bin'), Buffer.from([0, 1, 2]));
		expect(await world.failure('append_file', { path: 'p.bin', content: 'x' })).toBe('DENIED');
		expect(await world.failure('append_file', { path: '.bashrc', content: 'x' })).toBe('DENIED');
		world.meanwhile = () => writeFileSync(join(world.grant, 'new.txt'), 'other');
		expect(await world.failure('append_file', { path: 'new.txt', content: 'x' })).toBe('FAILED');
		expect(readFileSync(join(world.grant, 'new.txt'), 'utf8')).toBe('other');
	});
});

describe('what goes wrong in the middle', () => {
	test('a folder that cannot be written to leaves everything as it was', async () => {
		if (process.getuid?.() === 0) return;
		world.make('p/a.txt', 'p/b.txt', 'q/c.txt');
		chmodSync(join(world.grant, 'q'), 0o500);
		const before = world.files();
		await expect(world.run('move_files', { path: 'p/*.txt', to: 'q' })).rejects.toMatchObject({
			words: { key: 'forbidden' }
		});
		chmodSync(join(world.grant, 'q'), 0o700);
		expect(world.files()).toEqual(before);
	});

	test('more than fits on the other disk, and more than one yes can copy', async () => {
		if (!existsSync('/dev/shm')) return;
		const away = mkdtempSync('/dev/shm/hearth-full-');
		world.grants.push(away);
		try {
			world.make('large.bin');
			const room = statfsSync(away);
			truncateSync(join(world.grant, 'large.bin'), room.bavail * room.bsize + 1);
			for (const tool of ['move_files', 'copy_files']) {
				await expect(world.run(tool, { path: 'large.bin', to: away })).rejects.toMatchObject({
					code: 'LIMIT'
				});
			}
			truncateSync(join(world.grant, 'large.bin'), 60_000_000_000);
			await expect(world.run('copy_files', { path: 'large.bin', to: 'b' })).rejects.toMatchObject({
				words: { key: 'tooLarge' }
			});
			expect(world.asked).toEqual([]);
		} finally {
			rmSync(away, { recursive: true, force: true });
		}
	});

	test('Stop in the middle puts everything back', async () => {
		world.make(...Array.from({ length: 300 }, (_, index) => `p/${index}.txt`));
		const before = world.files();
		const stop = new AbortController();
		const running = world.run('rename_files', { path: 'p', rule: 'add x in front' }, stop.signal);
		const stopped = expect(running).rejects.toThrow();
		while (!readdirSync(join(world.grant, 'p')).some((name) => name.startsWith('x'))) {
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		stop.abort();
		await stopped;
		expect(world.files()).toEqual(before);
	});

	test('a pipe in a folder is refused before anything is asked', async () => {
		if (process.platform === 'win32') return;
		world.make('p/a.txt');
		execFileSync('mkfifo', [join(world.grant, 'p', 'pipe')]);
		for (const [tool, input] of [
			['copy_files', { path: 'p', to: 'q' }],
			['delete_files', { path: 'p' }],
			['move_files', { path: 'p/pipe', to: 'q' }],
			['rename_files', { path: 'p', rule: 'numbered' }],
			['append_file', { path: 'p/pipe', content: 'x' }]
		] as const) {
			expect([tool, await world.failure(tool, input)]).toEqual([tool, 'BAD_INPUT']);
		}
		expect(world.asked).toEqual([]);
	});

	test('more files than one yes can be for', async () => {
		const many = join(world.grant, 'many');
		mkdirSync(many);
		for (let index = 0; index <= 2_000; index++) writeFileSync(join(many, `${index}.txt`), '');
		expect(await world.failure('rename_files', { path: 'many', rule: 'numbered' })).toBe('LIMIT');
		expect(await world.failure('delete_files', { path: 'many/*' })).toBe('LIMIT');
		expect(world.asked).toEqual([]);
	});
});
