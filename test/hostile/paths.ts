import { join } from 'node:path';
import { FileWorld } from '../tools/file/world.ts';
import type { Row } from './row.ts';

/** Runs a tool in a world of its own; anything but a refusal is told as what came back. */
async function tryIn(tool: string, input: (world: FileWorld) => object): Promise<string> {
	const world = new FileWorld();
	try {
		const code = await world.failure(tool, input(world));
		const wrote = world.asked.some(({ effect }) => effect === 'write');
		return wrote ? `asked to write after ${code}` : code;
	} finally {
		world.dispose();
	}
}

const outside = [
	...[
		'../secret.txt',
		'../../etc/passwd',
		'notes/../../secret.txt',
		'/etc/passwd',
		'/proc/self/environ'
	],
	...['~/.ssh/id_rsa', 'file:///etc/passwd', '\\\\server\\share\\x', '/dev/zero', '//etc/passwd'],
	...['../papers2/twin.txt', './notes/./../../secret.txt', 'hearth-data/hearth.db']
];
const neverWritten = [
	...[
		'.bashrc',
		'.zshrc',
		'.profile',
		'.ssh/authorized_keys',
		'.git/hooks/pre-commit',
		'.config/autostart/x.desktop'
	],
	...[
		'.npmrc',
		'.netrc',
		'id_rsa',
		'.config/fish/config.fish',
		'Library/LaunchAgents/x.plist',
		'.vimrc'
	]
];
const strange = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'x'.repeat(5_000),
	'.',
	'..',
	'/',
	'a/'.repeat(3_000)
];

export const paths: Row[] = [
	...outside.map((path): Row => ({
		name: `reads nothing at ${path}`,
		run: () => tryIn('read_file', () => ({ path })),
		wanted: /^(NOT_GRANTED|NOT_FOUND|DENIED|BAD_INPUT)$/
	})),
	...outside.map((path): Row => ({
		name: `writes nothing at ${path}`,
		run: () => tryIn('write_file', () => ({ path, content: 'x' })),
		wanted: /^(NOT_GRANTED|NOT_FOUND|DENIED|BAD_INPUT|FAILED)$|^asked to write after no failure$/
	})),
	...neverWritten.map((path): Row => ({
		name: `never writes ${path}`,
		run: () => tryIn('write_file', ({ grant }) => ({ path: join(grant, path), content: 'x' })),
		wanted: 'DENIED'
	})),
	...strange.map((path): Row => ({
		name: `reads no file called ${JSON.stringify(path.slice(0, 20))}`,
		run: () => tryIn('read_file', () => ({ path })),
		wanted: /^(?!no failure|asked)/
	}))
];
