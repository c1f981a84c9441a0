import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { KeyBox } from '../remote/remotes.ts';
import type { WholeLaunch } from './connection.ts';
import { launchSchema, type Launch, type LaunchEntry, type ToolServer } from './contract.ts';
import { serverAddress } from './http.ts';

/** Secret values by their names. */
export type Secrets = Record<string, string>;

const secretsSchema = z.record(z.string(), z.string());

function entriesOf(launch: Launch): LaunchEntry[] {
	return launch.kind === 'command' ? launch.env : launch.headers;
}

function withEntries(launch: Launch, entries: LaunchEntry[]): Launch {
	return launch.kind === 'command' ? { ...launch, env: entries } : { ...launch, headers: entries };
}

/** A launch as a person gave it, in what may be read by anyone and what may not. An address is made whole. */
export function splitSecrets(launch: Launch): { launch: Launch; secrets: Secrets } {
	const whole: Launch =
		launch.kind === 'address' ? { ...launch, address: serverAddress(launch.address) } : launch;
	const entries = entriesOf(whole);
	for (const { name } of entries) checkName(whole.kind, name);
	const secrets = Object.fromEntries(
		entries.flatMap(({ name, secret, value }) => (secret && value !== null ? [[name, value]] : []))
	);
	const open = entries.map((entry) => (entry.secret ? { ...entry, value: null } : entry));
	return { launch: withEntries(whole, open), secrets };
}

function checkName(kind: Launch['kind'], name: string): void {
	const fits = kind === 'command' ? /^[A-Za-z_]\w*$/ : /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
	if (!fits.test(name)) throw new AppError('BAD_INPUT', { reason: `“${name.slice(0, 60)}”` });
}

/** The names whose values are secret. */
export function secretNames(launch: Launch): string[] {
	return entriesOf(launch).flatMap(({ name, secret }) => (secret ? [name] : []));
}

/** The launch with every value in place; throws where a secret is gone. */
export function wholeLaunch(launch: Launch, secrets: Secrets, title: string): WholeLaunch {
	const values = Object.fromEntries(
		entriesOf(launch).map(({ name, secret, value }): [string, string] => {
			const known = secret ? secrets[name] : (value ?? '');
			if (known === undefined) throw new AppError('MCP_SECRET_LOST', { title });
			return [name, known];
		})
	);
	if (launch.kind === 'address')
		return { kind: 'address', address: launch.address, headers: values };
	const { command, args, folder } = launch;
	return { kind: 'command', command, args, folder, env: values };
}

/** What runs, as it would be typed in a terminal; or the address that is asked. Never a secret value. */
export function runsOf(launch: Launch): string {
	if (launch.kind === 'address') return launch.address;
	return [launch.command, ...launch.args].map(quoted).join(' ');
}

function quoted(word: string): string {
	return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Whether two launches run or ask the very same. */
export function sameTarget(one: Launch, other: Launch): boolean {
	if (one.kind === 'address' && other.kind === 'address') return one.address === other.address;
	return runsOf(one) === runsOf(other) && folderOf(one) === folderOf(other);
}

/** Whether secrets of the one may go to the other: they were given to a command, or to a server and no other. */
export function mayKeepSecrets(one: Launch, other: Launch): boolean {
	if (one.kind === 'address' && other.kind === 'address')
		return new URL(one.address).origin === new URL(other.address).origin;
	return one.kind === other.kind && sameTarget(one, other);
}

function folderOf(launch: Launch): string | null {
	return launch.kind === 'command' ? launch.folder : null;
}

/** Secrets as the system's keyring closes them, or else in memory until Hearth ends. */
export class SecretBox {
	readonly #keyBox: KeyBox;
	readonly #memory = new Map<string, Secrets>();

	constructor(keyBox: KeyBox) {
		this.#keyBox = keyBox;
	}

	/** Returns what may be written down. */
	keep(serverId: string, secrets: Secrets): string | null {
		this.#memory.delete(serverId);
		if (Object.keys(secrets).length === 0) return null;
		const sealed = this.#keyBox.seal(JSON.stringify(secrets));
		if (sealed === null) this.#memory.set(serverId, secrets);
		return sealed;
	}

	open(serverId: string, sealed: string | null): Secrets {
		const kept = this.#memory.get(serverId);
		if (kept !== undefined) return kept;
		const opened = sealed === null ? null : this.#keyBox.open(sealed);
		if (opened === null) return {};
		const parsed = secretsSchema.safeParse(JSON.parse(opened));
		return parsed.success ? parsed.data : {};
	}

	state(serverId: string, launch: Launch, sealed: string | null): ToolServer['secrets'] {
		const names = secretNames(launch);
		if (names.length === 0) return 'none';
		const known = this.open(serverId, sealed);
		if (!names.every((name) => Object.hasOwn(known, name))) return 'lost';
		return sealed === null ? 'memory' : 'encrypted';
	}

	forget(serverId: string): void {
		this.#memory.delete(serverId);
	}
}

/** A launch as it was written down; undefined for what another Hearth wrote otherwise. */
export function parseLaunch(text: string): Launch | undefined {
	const parsed = launchSchema.safeParse(JSON.parse(text));
	return parsed.success ? parsed.data : undefined;
}
