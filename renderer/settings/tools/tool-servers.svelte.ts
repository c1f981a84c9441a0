import {
	looksSecret,
	type ImportedServer,
	type Launch,
	type LaunchEntry,
	type ToolServer
} from '../../../main/contract.ts';
import { call, type CallOutput } from '../../api.ts';

/** The programs that bring tools, as far as the settings show them. */
export class ToolServersState {
	servers = $state.raw<ToolServer[]>([]);
	/** How many of their tools the model in use is shown at most. */
	offered = $state(0);
	loaded = $state(false);

	async load(): Promise<void> {
		const { servers, offered } = await call('tool-server:list', null);
		this.servers = servers;
		this.offered = offered;
		this.loaded = true;
	}

	/** Keeps one, or changes the one of that id; returns its id. Nothing is started. */
	async save(serverId: string | null, title: string, launch: Launch): Promise<string> {
		if (serverId === null) return (await call('tool-server:add', { title, launch })).serverId;
		await call('tool-server:update', { serverId, title, launch });
		return serverId;
	}

	async connect(serverId: string): Promise<void> {
		try {
			await call('tool-server:connect', { serverId });
		} finally {
			await this.load();
		}
	}

	async disconnect(serverId: string): Promise<void> {
		await call('tool-server:disconnect', { serverId });
		await this.load();
	}

	async enable(serverId: string, enabled: boolean): Promise<void> {
		await call('tool-server:update', { serverId, enabled });
		await this.load();
	}

	async remove(serverId: string): Promise<void> {
		await call('tool-server:remove', { serverId });
		await this.load();
	}

	async enableTool(serverId: string, name: string, enabled: boolean): Promise<void> {
		await call('tool-server:enable-tool', { serverId, name, enabled });
		await this.load();
	}

	/** A yes to the definitions that are on screen now. */
	async agree(serverId: string, names: string[]): Promise<void> {
		const server = this.servers.find(({ id }) => id === serverId);
		const tools = (server?.tools ?? []).flatMap(({ name, fingerprint }) =>
			fingerprint !== null && names.includes(name) ? [{ name, fingerprint }] : []
		);
		await call('tool-server:agree', { serverId, tools });
		await this.load();
	}

	async log(serverId: string): Promise<string[]> {
		return await call('tool-server:log', { serverId });
	}

	async things(serverId: string): Promise<CallOutput<'tool-server:things'>> {
		return await call('tool-server:things', { serverId });
	}

	async takeResource(
		serverId: string,
		uri: string
	): Promise<CallOutput<'tool-server:take-resource'>> {
		return await call('tool-server:take-resource', { serverId, uri });
	}

	async prompt(serverId: string, name: string, inputs: Record<string, string>): Promise<string> {
		return (await call('tool-server:prompt', { serverId, name, inputs })).text;
	}

	async readImport(text: string): Promise<ImportedServer[]> {
		return await call('tool-server:read-import', { text });
	}

	async chooseImport(): Promise<string | null> {
		return (await call('tool-server:choose-import', null))?.text ?? null;
	}
}

/** What stands in a form for a secret value that is kept and not told. */
export const keptSecret = '•••';

export function linesOf(entries: readonly LaunchEntry[], sign: '=' | ': '): string {
	return entries
		.map(({ name, value, secret }) => `${name}${sign}${secret ? keptSecret : (value ?? '')}`)
		.join('\n');
}

/** The entries of a text of lines, or the first line that is none. */
export function entriesOf(
	text: string,
	sign: '=' | ':'
): { entries: LaunchEntry[] } | { badLine: string } {
	const entries: LaunchEntry[] = [];
	for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
		const at = line.indexOf(sign);
		if (at < 1) return { badLine: line.trim() };
		const name = line.slice(0, at).trim();
		const value = line.slice(at + 1).trim();
		const kept = value === keptSecret;
		const secret = kept || looksSecret(name, value);
		entries.push({ name, secret, value: kept ? null : value });
	}
	return { entries };
}
