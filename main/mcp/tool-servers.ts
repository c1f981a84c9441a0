import { randomUUID } from 'node:crypto';
import type { Tool } from '../../tools/tool.ts';
import { AppError } from '../errors.ts';
import type { Store } from '../memory/protocol.ts';
import type { ToolServerRow } from '../memory/tool-servers-protocol.ts';
import type { ParsedInputOf } from '../operations.ts';
import { isReadable } from '../remote/address.ts';
import type { KeyBox } from '../remote/remotes.ts';
import { usualPatience, type Patience } from './connection.ts';
import {
	definitionSchema,
	type Definition,
	type Launch,
	type ToolServer,
	type toolServerCalls
} from './contract.ts';
import { fingerprint, prefixOf } from './definitions.ts';
import type { FloodLimits } from './flood.ts';
import {
	mayKeepSecrets,
	parseLaunch,
	runsOf,
	sameTarget,
	SecretBox,
	secretNames,
	splitSecrets,
	wholeLaunch
} from './launch.ts';
import { toolsFor, type OfferedTo, type OfferedTool } from './offer.ts';
import { compareTools, offeredTools, type Agreed } from './pins.ts';
import { RunningServer } from './running.ts';

export interface ToolServersParts {
	store: Store;
	keyBox: KeyBox;
	/** Programs, their states or their tools have changed. */
	onChange: () => void;
	/** In words of the program, for the log of Hearth. */
	note: (what: string) => void;
	patience?: Patience;
	restarts?: readonly number[];
	floodLimits?: FloodLimits;
}

type Calls = typeof toolServerCalls;
type Kept = Omit<ToolServerRow, 'launch'> & { launch: Launch };

const mostServers = 50;
/** Milliseconds before a program that ended by itself is started again; after the last it is left alone. */
const usualRestarts = [1_000, 5_000, 25_000];

/**
 * The programs that bring tools (MCP servers). One runs from the first use on, never before a person agreed to it, and only
 * tools in the very definition that a person agreed to are offered and called.
 */
export class ToolServers {
	readonly #parts: ToolServersParts;
	readonly #secrets: SecretBox;
	readonly #running = new Map<string, RunningServer>();
	/** Changes follow each other, so that none is written over another. */
	#changing: Promise<unknown> = Promise.resolve();
	#closed = false;

	constructor(parts: ToolServersParts) {
		this.#parts = parts;
		this.#secrets = new SecretBox(parts.keyBox);
	}

	async list(): Promise<ToolServer[]> {
		const [servers, agreed] = await Promise.all([this.#read(), this.#agreed()]);
		return servers.map((kept) => this.#describe(kept, agreed.get(kept.id) ?? []));
	}

	async get(serverId: string): Promise<ToolServer> {
		const server = (await this.list()).find(({ id }) => id === serverId);
		if (server === undefined) throw new AppError('NOT_FOUND', { what: 'The tool server' });
		return server;
	}

	/** Keeps a program. Nothing of it runs before somebody connects it. */
	async add(title: string, given: Launch): Promise<string> {
		const { launch, secrets } = splitSecrets(given);
		const id = randomUUID();
		await this.#change(async () => {
			const servers = await this.#read();
			if (servers.length >= mostServers) throw new AppError('MCP_TOO_MANY', { count: mostServers });
			const prefix = prefixOf(title, new Set(servers.map((one) => one.prefix)));
			const sealed = this.#secrets.keep(id, secrets);
			await this.#put({ id, title, prefix, launch, sealed, enabled: true, agreedAt: null });
		});
		return id;
	}

	/** Changes what is given. What runs is ended; another command or address must be agreed to anew. */
	async update(input: ParsedInputOf<Calls, 'tool-server:update'>): Promise<void> {
		const { serverId, title, enabled } = input;
		const given = input.launch && splitSecrets(input.launch);
		await this.#change(async () => {
			const before = await this.#find(serverId);
			const launch = given?.launch ?? before.launch;
			let { sealed } = before;
			if (given !== undefined) {
				const known = mayKeepSecrets(before.launch, launch)
					? this.#secrets.open(serverId, before.sealed)
					: {};
				const names = new Set(secretNames(launch));
				const secrets = Object.entries({ ...known, ...given.secrets });
				sealed = this.#secrets.keep(
					serverId,
					Object.fromEntries(secrets.filter(([name]) => names.has(name)))
				);
			}
			await this.#put({
				...before,
				launch,
				sealed,
				title: title ?? before.title,
				enabled: enabled ?? before.enabled
			});
			if (!sameTarget(before.launch, launch))
				await this.#parts.store.call('tool-definition:forget', { serverId });
			await this.#end(serverId);
		});
	}

	async remove(serverId: string): Promise<void> {
		await this.#change(async () => {
			await this.#end(serverId);
			await this.#parts.store.call('tool-server:remove', { serverId });
			this.#secrets.forget(serverId);
		});
	}

	/** A person's yes: starts it, and the first time agrees to its tools as they are. */
	async connect(serverId: string): Promise<ToolServer> {
		const kept = await this.#find(serverId);
		if (!kept.enabled) throw new AppError('MCP_OFF', { title: kept.title });
		const running = this.#runningOf(kept);
		await running.connect();
		if (kept.agreedAt === null && running.listing !== null)
			await this.#agree(serverId, running.listing.definitions);
		return await this.get(serverId);
	}

	async disconnect(serverId: string): Promise<void> {
		await this.#end(serverId);
		this.#parts.onChange();
	}

	/** Agrees to definitions as they were shown, all or none. */
	async agree(serverId: string, tools: { name: string; fingerprint: string }[]): Promise<void> {
		const { title } = await this.#find(serverId);
		const definitions = this.#running.get(serverId)?.listing?.definitions ?? [];
		const agreed = tools.map((shown) => {
			const now = definitions.find(({ name }) => name === shown.name);
			if (now === undefined || fingerprint(now) !== shown.fingerprint)
				throw new AppError('MCP_CHANGED', { title, tool: shown.name });
			return now;
		});
		await this.#agree(serverId, agreed);
	}

	async enableTool(serverId: string, name: string, enabled: boolean): Promise<void> {
		await this.#parts.store.call('tool-definition:enable', { serverId, name, enabled });
		this.#parts.onChange();
	}

	async log(serverId: string): Promise<string[]> {
		await this.#find(serverId);
		return [...(this.#running.get(serverId)?.lines ?? [])];
	}

	/** The tools of programs that a turn is offered. Starts nothing and waits for nothing but the store. */
	async offer(to: OfferedTo): Promise<Tool[]> {
		return toolsFor(await this.#offered(), to);
	}

	/** The running program of that id, for what it has besides tools. */
	async running(serverId: string): Promise<RunningServer> {
		const kept = await this.#find(serverId);
		if (!kept.enabled) throw new AppError('MCP_OFF', { title: kept.title });
		return this.#runningOf(kept);
	}

	/** Ends every program. */
	async close(): Promise<void> {
		this.#closed = true;
		await Promise.all([...this.#running.values()].map((one) => one.stop()));
	}

	async #offered(): Promise<OfferedTool[]> {
		const [servers, agreed] = await Promise.all([this.#read(), this.#agreed()]);
		return servers
			.filter(({ enabled, agreedAt }) => enabled && agreedAt !== null)
			.flatMap((kept) =>
				offeredTools(kept, agreed.get(kept.id) ?? [], {
					listing: this.#running.get(kept.id)?.listing ?? null,
					call: (definition, input, signal) => this.#call(kept.id, definition, input, signal)
				})
			);
	}

	/** Calls a tool in the definition that was agreed to: what the program says of it now is looked at first. */
	async #call(
		serverId: string,
		definition: Definition,
		input: Record<string, unknown>,
		signal: AbortSignal
	): Promise<Awaited<ReturnType<RunningServer['call']>>> {
		const running = await this.running(serverId);
		await running.ready(signal);
		const { name } = definition;
		const now = running.listing?.definitions.find((one) => one.name === name);
		if (now === undefined || fingerprint(now) !== fingerprint(definition)) {
			const { title } = await this.#find(serverId);
			throw new AppError('MCP_CHANGED', { title, tool: name });
		}
		return await running.call(name, input, signal);
	}

	#runningOf({ id, title, launch, sealed }: Kept): RunningServer {
		if (this.#closed) throw new AppError('STOPPED');
		const known = this.#running.get(id);
		if (known !== undefined) return known;
		const running = new RunningServer({
			title,
			launch: () => wholeLaunch(launch, this.#secrets.open(id, sealed), title),
			patience: this.#parts.patience ?? usualPatience,
			restarts: this.#parts.restarts ?? usualRestarts,
			onChange: this.#parts.onChange,
			note: this.#parts.note,
			...(this.#parts.floodLimits && { floodLimits: this.#parts.floodLimits })
		});
		this.#running.set(id, running);
		return running;
	}

	async #end(serverId: string): Promise<void> {
		const running = this.#running.get(serverId);
		this.#running.delete(serverId);
		await running?.stop();
	}

	#describe(kept: Kept, agreed: Agreed[]): ToolServer {
		const { id, title, launch, sealed, enabled, agreedAt, prefix } = kept;
		const running = this.#running.get(id);
		const listing = running?.listing ?? null;
		return {
			...{ id, title, launch, enabled },
			runs: runsOf(launch),
			secrets: this.#secrets.state(id, launch, sealed),
			isReadable: launch.kind === 'address' && isReadable(launch.address),
			state: enabled ? (running?.state ?? 'idle') : 'off',
			error: running?.error ?? null,
			isNew: agreedAt === null,
			tools: compareTools(prefix, agreed, listing),
			leftOut: listing?.leftOut ?? 0,
			hasResources: listing?.hasResources ?? false,
			hasPrompts: listing?.hasPrompts ?? false
		};
	}

	async #agree(serverId: string, definitions: Definition[]): Promise<void> {
		await this.#parts.store.call('tool-definition:agree', {
			serverId,
			tools: definitions.map((one) => ({ name: one.name, definition: JSON.stringify(one) }))
		});
		this.#parts.onChange();
	}

	async #read(): Promise<Kept[]> {
		const rows = await this.#parts.store.call('tool-server:list', null);
		return rows.flatMap((row) => {
			const launch = parseLaunch(row.launch);
			return launch === undefined ? [] : [{ ...row, launch }];
		});
	}

	async #find(serverId: string): Promise<Kept> {
		const kept = (await this.#read()).find(({ id }) => id === serverId);
		if (kept === undefined) throw new AppError('NOT_FOUND', { what: 'The tool server' });
		return kept;
	}

	async #agreed(): Promise<Map<string, Agreed[]>> {
		const rows = await this.#parts.store.call('tool-definition:list', null);
		const byServer = new Map<string, Agreed[]>();
		for (const { serverId, definition, enabled } of rows) {
			const parsed = definitionSchema.safeParse(JSON.parse(definition));
			// What another Hearth wrote otherwise counts as not agreed to.
			if (!parsed.success) continue;
			const known = byServer.get(serverId) ?? [];
			byServer.set(serverId, [...known, { definition: parsed.data, enabled }]);
		}
		return byServer;
	}

	async #put(kept: Kept): Promise<void> {
		await this.#parts.store.call('tool-server:put', {
			...kept,
			launch: JSON.stringify(kept.launch)
		});
	}

	async #change(work: () => Promise<void>): Promise<void> {
		const next = this.#changing.then(work);
		this.#changing = next.catch(() => undefined);
		await next;
		this.#parts.onChange();
	}
}
