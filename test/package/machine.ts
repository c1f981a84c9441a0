import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
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
		!existsSync('/opt/Hearth') &&
		!existsSync('/usr/bin/hearth')
	);
}

/** Runs a program to its end and returns what it printed; throws when it fails, with what it complained. */
export function run(command: string, ...args: string[]): string {
	return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' });
}

/** An ordinary user of this machine, with a home of their own. */
export class Person {
	readonly name: string;
	readonly home: string;
	readonly uid: number;

	constructor(suffix = '') {
		this.name = `hearth-test-${process.pid}${suffix}`;
		this.home = `/home/${this.name}`;
		run('useradd', '--create-home', '--home-dir', this.home, this.name);
		this.uid = statSync(this.home).uid;
	}

	remove(): void {
		spawnSync('userdel', ['--remove', this.name]);
	}

	/** Runs the installed command as this person, on a machine whose network is cut. */
	hearth(...words: string[]): string {
		return run('unshare', '--net', '--', ...this.#as(['LANG=C.UTF-8'], 'hearth', ...words));
	}

	/** Opens the window as this person and connects to it. */
	async open(display: string): Promise<{ page: Page; close: () => Promise<void> }> {
		const [command = '', ...args] = this.#as(
			[`DISPLAY=${display}`, 'LANG=en_US.UTF-8', 'LANGUAGE=en'],
			...['hearth', '--open', '--remote-debugging-port=0']
		);
		const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
		const browser = await chromium.connectOverCDP(await debuggingAddress(child));
		const page = await firstPage(browser);
		return {
			page,
			close: async () => {
				const ended = new Promise((resolve) => child.once('close', resolve));
				await browser.close();
				for (const { pid, uid } of processes()) {
					if (uid === this.uid) process.kill(pid, 'SIGTERM');
				}
				await ended;
			}
		};
	}

	#as(settings: string[], ...command: string[]): string[] {
		const folder = `HOME=${this.home}`;
		return ['runuser', '-u', this.name, '--', 'env', '-i', path(), folder, ...settings, ...command];
	}
}

function path(): string {
	return 'PATH=/usr/local/bin:/usr/bin:/bin';
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
