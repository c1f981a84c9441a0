import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from 'playwright';

/**
 * Whether this machine can install a deb and take it away again: root on a Debian that lets programs build a sandbox and
 * that has no Hearth of its own, which the test would replace.
 */
export function canInstall(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
	const works = (command: string, ...args: string[]): boolean =>
		spawnSync(command, args, { stdio: 'ignore' }).status === 0;
	return (
		works('dpkg', '--version') &&
		works('unshare', '--net', '--user', 'true') &&
		works('ip', '-Version') &&
		!existsSync('/opt/Hearth') &&
		!existsSync('/usr/bin/hearth')
	);
}

/** Runs a program to its end and returns what it printed; throws when it fails, with what it complained. */
export function run(command: string, ...args: string[]): string {
	return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' });
}

/** Puts words of the same length in the place of others inside the archive of an app, which Linux does not check. */
export function changeArchive(archive: string, from: string, to: string): void {
	const bytes = readFileSync(archive);
	const at = bytes.indexOf(from);
	if (at < 0 || to.length !== from.length) throw new Error(`"${from}" cannot be changed.`);
	bytes.write(to, at);
	writeFileSync(archive, bytes);
}

export interface OpenWindow {
	page: Page;
	/** The networks that the program sees. */
	networks: string[];
	close: () => Promise<void>;
}

/** An ordinary user of this machine, with a home of their own. */
export class Person {
	readonly name: string;
	readonly home: string;
	readonly uid: number;

	readonly #program: string;

	/** `program` is the command that starts Hearth: the installed one, or that of a folder. */
	constructor(suffix = '', { home = '', program = 'hearth' } = {}) {
		this.name = `hearth-test-${process.pid}${suffix}`;
		this.home = home === '' ? `/home/${this.name}` : home;
		this.#program = program;
		run('useradd', '--create-home', '--home-dir', this.home, this.name);
		this.uid = statSync(this.home).uid;
	}

	remove(): void {
		spawnSync('userdel', ['--remove', this.name]);
	}

	/** Runs the command of Hearth as this person, on a machine whose network is cut. */
	hearth(...words: string[]): string {
		return this.hearthIn({}, ...words);
	}

	/** The same in surroundings of its own. */
	hearthIn(env: Record<string, string>, ...words: string[]): string {
		const command = [this.#program, ...words];
		return run('unshare', '--net', '--', ...this.#as({ LANG: 'C.UTF-8', ...env }, command));
	}

	/** Opens the window as this person, on a machine whose network is cut, and connects to it. `env` names the display. */
	async open(env: Record<string, string>, ...switches: string[]): Promise<OpenWindow> {
		const command = [this.#program, '--open', '--remote-debugging-port=0', ...switches];
		const hearth = this.#as({ LANG: 'en_US.UTF-8', LANGUAGE: 'en', ...env }, command);
		// What is left is the machine itself, as it is on one that is on no network.
		const alone = ['--net', '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
		const child = spawn('unshare', [...alone, ...hearth], { stdio: ['ignore', 'ignore', 'pipe'] });
		const address = new URL(await debuggingAddress(child));
		const door = await doorInto(child.pid ?? 0, Number(address.port));
		address.port = String((door.address() as AddressInfo).port);
		const browser = await chromium.connectOverCDP(address.href);
		const page = await firstPage(browser);
		return {
			page,
			networks: readFileSync(`/proc/${child.pid ?? 0}/net/dev`, 'utf8').match(/\w+(?=:)/g) ?? [],
			close: async () => {
				const ended = new Promise((resolve) => child.once('close', resolve));
				await browser.close();
				door.close();
				for (const { pid, uid } of processes()) {
					if (uid === this.uid) process.kill(pid, 'SIGTERM');
				}
				await ended;
			}
		};
	}

	/** Nothing of these surroundings reaches it: no bus, no keychain, no sound. */
	#as(env: Record<string, string>, command: string[]): string[] {
		const settings = Object.entries({
			...{ PATH: '/usr/local/bin:/usr/bin:/bin', HOME: this.home },
			...env
		}).map(([name, value]) => `${name}=${value}`);
		return ['runuser', '-u', this.name, '--', 'env', '-i', ...settings, ...command];
	}
}

/** A port on this machine behind which is `port` of the one that `pid` lives on, whose network is cut. */
async function doorInto(pid: number, port: number): Promise<Server> {
	const carry = `const inside = require('node:net').connect(${port}, '127.0.0.1');
		process.stdin.pipe(inside).pipe(process.stdout);`;
	const enter = ['--target', String(pid), '--net', process.execPath, '--eval', carry];
	const door = createServer((outside) => {
		const carrier = spawn('nsenter', enter, { stdio: ['pipe', 'pipe', 'ignore'] });
		outside.pipe(carrier.stdin);
		carrier.stdout.pipe(outside);
		// Either side may end first, and what is then still on its way belongs to nobody.
		for (const stream of [outside, carrier.stdin]) stream.on('error', () => undefined);
		outside.once('close', () => carrier.kill());
	});
	door.listen(0, '127.0.0.1');
	await once(door, 'listening');
	return door;
}

/** Chromium says where its inspector listens, once it does. */
function debuggingAddress(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		const said: string[] = [];
		child.once('error', reject);
		child.once('exit', () => reject(new Error(`Hearth ended at once:\n${said.join('\n')}`)));
		if (child.stderr === null) return;
		createInterface({ input: child.stderr }).on('line', (line) => {
			said.push(line);
			const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
			if (address !== undefined) resolve(address);
		});
	});
}

async function firstPage(browser: Browser): Promise<Page> {
	const [context] = browser.contexts();
	if (context === undefined) throw new Error('The app has no window.');
	return context.pages()[0] ?? (await context.waitForEvent('page'));
}

interface Process {
	pid: number;
	uid: number;
	command: string;
	/** 2 while a filter of system calls is on it: the sandbox of Chromium. */
	seccomp: number;
	/** Names the namespace of users it lives in. */
	users: string;
}

/** The processes of this machine. */
export function processes(): Process[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const folder = join('/proc', name);
				const status = readFileSync(join(folder, 'status'), 'utf8');
				return {
					pid: Number(name),
					uid: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
					command: readFileSync(join(folder, 'cmdline'), 'utf8').replaceAll('\0', ' '),
					seccomp: Number(/^Seccomp:\s+(\d+)/m.exec(status)?.[1]),
					users: readlinkSync(join(folder, 'ns/user'))
				};
			} catch {
				// It ended while it was looked at.
				return [];
			}
		});
}
