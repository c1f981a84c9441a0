import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChangeWorld, contents } from '../tools/file/change-world.ts';

/** One hostile input with what is wanted of it: `run` rejects when it gets anything else. */
export interface HostileRow {
	name: string;
	run: () => Promise<void>;
}

type Call = [tool: string, input: Record<string, string>];

/** What a call may end with: a refusal by one of these codes, after a question or without one. */
interface Wanted {
	codes: RegExp;
	/** The refusal must come before anybody is asked. */
	unasked?: true;
}

function prepared(): ChangeWorld {
	const world = new ChangeWorld();
	world.make('a.txt', 'trip/b.txt', 'trip/deep/c.txt', '.bashrc', '.ssh/config', 'id_rsa');
	symlinkSync(join(world.base, 'secret.txt'), join(world.grant, 'link.txt'));
	symlinkSync(world.base, join(world.grant, 'link-folder'));
	symlinkSync('a.txt', join(world.grant, 'near.txt'));
	symlinkSync('loop', join(world.grant, 'loop'));
	if (process.platform !== 'win32') execFileSync('mkfifo', [join(world.grant, 'pipe')]);
	return world;
}

/** Everything in the world but the bin: nothing of it may change, inside the grant or outside. */
function everything(world: ChangeWorld): Record<string, string> {
	rmSync(join(world.grant, 'pipe'), { force: true });
	const all = Object.entries(contents(world.base));
	return Object.fromEntries(all.filter(([path]) => !path.startsWith('papers/hearth-data/bin')));
}

function row(
	[tool, input]: Call,
	{ codes, unasked }: Wanted,
	meanwhile?: [name: string, change: (world: ChangeWorld) => void]
): HostileRow {
	const shown = Object.values(input).map((value) => JSON.stringify(value.slice(0, 60)));
	return {
		name: `${tool} ${shown.join(' ')}${meanwhile === undefined ? '' : `, while ${meanwhile[0]}`}`,
		run: async () => {
			const world = prepared();
			try {
				const spelled = Object.fromEntries(
					Object.entries(input).map(([key, value]) => [key, value.replaceAll('{base}', world.base)])
				);
				let before: Record<string, string> | undefined;
				world.meanwhile = () => {
					meanwhile?.[1](world);
					before = everything(world);
				};
				const untouched = prepared();
				const code = await world.failure(tool, spelled);
				if (!codes.test(code)) throw new Error(`wanted ${codes.source}, got ${code}`);
				if (unasked === true && world.asked.length > 0) throw new Error('somebody was asked');
				const wanted = JSON.stringify(before ?? everything(untouched)).replaceAll(
					untouched.base,
					world.base
				);
				untouched.dispose();
				if (JSON.stringify(everything(world)) !== wanted) throw new Error('something was changed');
			} finally {
				world.dispose();
			}
		}
	};
}

/** `[` begins what the check of the input says. */
const refused: Wanted = {
	codes: /^(NOT_GRANTED|NOT_FOUND|BAD_INPUT|DENIED|FAILED$|\[)/,
	unasked: true
};

/** Places that no tool may reach as what it changes. */
const outside = [
	'../secret.txt',
	'trip/../../secret.txt',
	'{base}/secret.txt',
	'{base}/papers2/twin.txt',
	'{base}/papers/../secret.txt',
	'papers/../../secret.txt',
	'../papers2',
	'../papers2/*',
	'{base}/*',
	'/etc/passwd',
	'/etc/*',
	'~/.bashrc',
	'file:///etc/passwd',
	'link.txt',
	'link-folder',
	'link-folder/secret.txt',
	'link-folder/papers2/*',
	'near.txt',
	'loop',
	'pipe',
	'.',
	'..',
	'/',
	'{base}/papers',
	'a.txt\0.jpg',
	'a'.repeat(5_000),
	'.ssh',
	'.ssh/config',
	'.ssh/*',
	'id_rsa',
	'hearth-data',
	'hearth-data/hearth.db',
	'hearth-data/*'
];

/** Places where nothing may be put. */
const targets = [
	'../out.txt',
	'../papers2/',
	'{base}/papers2',
	'{base}/out.txt',
	'{base}/papers2/new.txt',
	'link-folder/new.txt',
	'link-folder',
	'link.txt',
	'~/.profile',
	'.bashrc',
	'.zshrc',
	'.ssh/authorized_keys',
	'.git/hooks/pre-commit',
	'.config/autostart/x.desktop',
	'hearth-data/x.txt',
	'hearth-data',
	'a\0b',
	'/dev/null',
	'/etc/cron.d/x',
	'c'.repeat(300),
	'file:///tmp/x',
	''
];

const swaps: [string, (world: ChangeWorld) => void][] = [
	[
		'its folder becomes a link outside',
		({ grant, base }) => {
			renameSync(join(grant, 'trip'), join(grant, 'old'));
			symlinkSync(join(base, 'papers2'), join(grant, 'trip'));
		}
	],
	[
		'its file becomes a link outside',
		({ grant, base }) => {
			rmSync(join(grant, 'trip', 'b.txt'));
			symlinkSync(join(base, 'secret.txt'), join(grant, 'trip', 'b.txt'));
		}
	],
	[
		'its file becomes a folder',
		({ grant }) => {
			rmSync(join(grant, 'trip', 'b.txt'));
			mkdirSync(join(grant, 'trip', 'b.txt'));
		}
	],
	['its file is written', ({ grant }) => writeFileSync(join(grant, 'trip', 'b.txt'), 'changed')],
	['its file is gone', ({ grant }) => rmSync(join(grant, 'trip', 'b.txt'))],
	['the grant is gone', (world) => (world.grants = [])]
];

/** Paths that should reach nothing, or not what they seem to. */
export const hostilePaths: HostileRow[] = [
	...outside.flatMap((path): HostileRow[] =>
		[
			['move_files', { path, to: 'notes' }] as Call,
			['copy_files', { path, to: 'notes' }] as Call,
			['delete_files', { path }] as Call,
			...(['.', '{base}/papers'].includes(path)
				? []
				: [['rename_files', { path, rule: 'add x in front' }] as Call])
		].map((call) => row(call, refused))
	),
	...targets.flatMap((to): HostileRow[] =>
		[
			['move_files', { path: 'a.txt', to }] as Call,
			['copy_files', { path: 'trip', to }] as Call,
			['make_folder', { path: to === '' ? ' ' : to }] as Call
		].map((call) =>
			row(call, { codes: /^(NOT_GRANTED|NOT_FOUND|BAD_INPUT|DENIED|ZodError|\[)/, unasked: true })
		)
	),
	...[
		'../out.txt',
		'{base}/out.txt',
		'link.txt',
		'link-folder/x.txt',
		'.bashrc',
		'pipe',
		'trip',
		'id_rsa',
		'hearth-data/x'
	].map((path) => row(['append_file', { path, content: 'x' }], refused)),
	...[
		'add ../ in front',
		'add / in front',
		'replace a with ../../a',
		'replace a.txt with .bashrc',
		'add .ssh/ in front'
	].map((rule) => row(['rename_files', { path: 'a.txt', rule }], refused)),
	...swaps.flatMap((swap): HostileRow[] =>
		[
			['move_files', { path: 'trip/b.txt', to: 'notes' }] as Call,
			['copy_files', { path: 'trip/b.txt', to: 'notes' }] as Call,
			['delete_files', { path: 'trip/b.txt' }] as Call,
			['delete_files', { path: 'trip' }] as Call,
			['rename_files', { path: 'trip', rule: 'add x in front' }] as Call,
			['append_file', { path: 'trip/b.txt', content: 'x' }] as Call
		].map((call) => row(call, { codes: /^(FAILED|NOT_GRANTED|BAD_INPUT|NOT_FOUND|DENIED)$/ }, swap))
	)
];
