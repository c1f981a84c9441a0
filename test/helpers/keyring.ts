import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether this machine has what a keyring of its own can be made with. */
export const hasKeyring =
	process.platform === 'linux' &&
	['dbus-daemon', 'gnome-keyring-daemon'].every(
		(name) => spawnSync('which', [name], { stdio: 'ignore' }).status === 0
	);

/**
 * A new, empty and unlocked keyring on a message bus of its own, as a session of a desktop has one. `address` is the bus,
 * for DBUS_SESSION_BUS_ADDRESS.
 */
export async function startKeyring(): Promise<{ address: string; end: () => void }> {
	const home = mkdtempSync(join(tmpdir(), 'hearth-keyring-'));
	const bus = spawn('dbus-daemon', ['--session', '--print-address', '--nofork'], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const address = await new Promise<string>((resolve) =>
		bus.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
	);
	const keyring: ChildProcess = spawn(
		'gnome-keyring-daemon',
		['--foreground', '--unlock', '--components=secrets'],
		{
			stdio: ['pipe', 'ignore', 'ignore'],
			env: {
				...process.env,
				...{ HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home },
				DBUS_SESSION_BUS_ADDRESS: address
			}
		}
	);
	keyring.stdin?.end('password');
	await waitForName(address, 'org.freedesktop.secrets');
	return {
		address,
		end: () => {
			keyring.kill();
			bus.kill();
			rmSync(home, { recursive: true, force: true });
		}
	};
}

async function waitForName(address: string, name: string): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		const { stdout } = spawnSync(
			'dbus-send',
			[
				`--bus=${address}`,
				...['--print-reply', '--dest=org.freedesktop.DBus', '/'],
				...['org.freedesktop.DBus.NameHasOwner', `string:${name}`]
			],
			{ encoding: 'utf8' }
		);
		if (stdout.includes('true')) return;
		await wait(100);
	}
	throw new Error(`nobody on the bus has the name ${name}`);
}
