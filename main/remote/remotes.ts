import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EngineState } from '../contract.ts';
import { AppError } from '../errors.ts';
import { TokenCounter } from '../kernel/context/pages.ts';
import { nativeDecider } from '../kernel/decide/native.ts';
import type { KernelModel } from '../kernel/model.ts';
import type { Store } from '../memory/protocol.ts';
import type { Model } from '../models/contract.ts';
import type { Handlers, InputOf, OutputOf, ParsedInputOf } from '../operations.ts';
import { isReadable, wholeAddress } from './address.ts';
import type { Remote, remoteCalls } from './contract.ts';
import { remoteEngine, type RemoteOptions } from './engine.ts';
import type { Server } from './request.ts';
import { probeServer } from './probe.ts';

type Calls = typeof remoteCalls;

/** What the system keeps secrets with; null where it has nothing, or no longer opens what it closed. */
export interface KeyBox {
	seal: (key: string) => string | null;
	open: (sealed: string) => string | null;
}

export interface RemotesParts {
	store: Store;
	keyBox: KeyBox;
	/** Id of the model that is chosen for talking. */
	chosenId: () => Promise<string>;
	/** Models came, went or changed. */
	onChange: () => void;
	onState?: (state: EngineState) => void;
	stallMilliseconds?: number;
}

const settingKey = 'remotes';
const keptSchema = z.object({
	id: z.string(),
	title: z.string(),
	address: z.string(),
	model: z.string(),
	contextTokens: z.int(),
	/** Whether there is a key, and, where the system can, the key as it closed it. */
	hasKey: z.boolean(),
	sealedKey: z.string().nullable()
});
type Kept = z.output<typeof keptSchema>;

/**
 * The models on other machines that a person added. Nothing is sent to one before it was chosen for talking, but for
 * `test`, which sends nothing of the person's. Keys are kept as the system closed them, or else only until Hearth ends.
 */
export class Remotes {
	readonly #parts: RemotesParts;
	readonly #keys = new Map<string, string>();
	readonly #models = new Map<string, { made: string; model: KernelModel }>();
	/** Changes follow each other, so that none is written over another. */
	#changing: Promise<unknown> = Promise.resolve();

	constructor(parts: RemotesParts) {
		this.#parts = parts;
	}

	async list(): Promise<Remote[]> {
		return (await this.#read()).map((kept) => this.#describe(kept));
	}

	/** All of them as models beside those on this machine. */
	async models(): Promise<Model[]> {
		const chosen = await this.#parts.chosenId();
		return (await this.#read()).map(({ id, title, contextTokens }) => ({
			...{ id, title, file: '', bytes: 0, licence: '', parameters: '', quantization: '' },
			contextLength: contextTokens,
			role: 'kernel',
			decision: 'native',
			origin: 'remote',
			verified: null,
			recommended: false,
			installed: true,
			active: id === chosen,
			loaded: false,
			removable: false,
			fit: null,
			download: null,
			problem: null,
			options: { contextTokens: null, gpuLayers: 'auto', temperature: null },
			speed: null
		}));
	}

	/** The model as the kernel sees it; undefined when this is none of them. */
	async kernelModel(id: string): Promise<KernelModel | undefined> {
		const kept = (await this.#read()).find((one) => one.id === id);
		if (kept === undefined) return undefined;
		const made = JSON.stringify([kept, this.#keys.get(id) ?? null]);
		const known = this.#models.get(id);
		if (known?.made === made) return known.model;
		const server = (): Server => this.#server(kept);
		const engine = lazily(server, this.#options());
		const windowTokens = (): number => kept.contextTokens;
		const model: KernelModel = {
			engine,
			decider: nativeDecider(engine, { windowTokens }),
			counter: new TokenCounter(engine),
			windowTokens,
			elsewhere: kept.title
		};
		this.#models.set(id, { made, model });
		return model;
	}

	async add(input: ParsedInputOf<Calls, 'remote:add'>): Promise<Remote> {
		const { title, model, key, contextTokens } = input;
		const address = wholeAddress(input.address);
		const id = `remote-${randomUUID()}`;
		return await this.#change((all) => {
			const kept = { id, title, address, model, contextTokens, ...this.#keep(id, key) };
			return [[...all, kept], kept];
		});
	}

	async update(input: ParsedInputOf<Calls, 'remote:update'>): Promise<Remote> {
		const { remoteId, key, address, ...change } = input;
		const next = address === undefined ? undefined : wholeAddress(address);
		return await this.#change((all) => {
			const before = find(all, remoteId);
			const movedAway =
				next !== undefined && new URL(next).origin !== new URL(before.address).origin;
			const given = Object.fromEntries(
				Object.entries<unknown>(change).filter(([, value]) => value !== undefined)
			);
			const kept = keptSchema.parse({
				...before,
				...given,
				...(next !== undefined && { address: next }),
				...(key !== undefined ? this.#keep(remoteId, key) : movedAway && this.#keep(remoteId, null))
			});
			return [all.map((one) => (one.id === remoteId ? kept : one)), kept];
		});
	}

	async remove(remoteId: string): Promise<void> {
		await this.#change((all) => {
			const kept = find(all, remoteId);
			this.#keep(remoteId, null);
			return [all.filter((one) => one !== kept), kept];
		});
	}

	async test(input: InputOf<Calls, 'remote:test'>): Promise<OutputOf<Calls, 'remote:test'>> {
		const address = wholeAddress(input.address);
		const kept = (await this.#read()).find(({ id }) => id === input.remoteId);
		const isSame = kept !== undefined && new URL(kept.address).origin === new URL(address).origin;
		const key = input.key ?? (isSame ? this.#server(kept).key : null);
		const title = kept?.title ?? new URL(address).host;
		const server = { title, address, model: input.model ?? '', key };
		return await probeServer(server, this.#options());
	}

	/** The handlers of their calls. */
	handlers(): Handlers<Calls> {
		return {
			'remote:list': () => this.list(),
			'remote:add': (input) => this.add(input),
			'remote:update': (input) => this.update(input),
			'remote:remove': async ({ remoteId }) => {
				await this.remove(remoteId);
				return null;
			},
			'remote:test': (input) => this.test(input)
		};
	}

	#options(): RemoteOptions {
		const { stallMilliseconds, onState } = this.#parts;
		return {
			...(stallMilliseconds !== undefined && { stallMilliseconds }),
			...(onState && { onState })
		};
	}

	#server({ id, title, address, model, hasKey, sealedKey }: Kept): Server {
		const opened = sealedKey === null ? null : this.#parts.keyBox.open(sealedKey);
		const key = this.#keys.get(id) ?? opened;
		if (hasKey && key === null) throw new AppError('REMOTE_KEY_LOST', { title });
		return { title, address, model, key };
	}

	#describe({ id, title, address, model, contextTokens, hasKey, sealedKey }: Kept): Remote {
		const keyState = sealedKey !== null ? 'encrypted' : this.#keys.has(id) ? 'memory' : 'lost';
		return {
			...{ id, title, address, model, contextTokens },
			leavesMachine: true,
			isReadable: isReadable(address),
			key: hasKey ? keyState : 'none'
		};
	}

	#keep(id: string, key: string | null): Pick<Kept, 'hasKey' | 'sealedKey'> {
		this.#keys.delete(id);
		if (key === null) return { hasKey: false, sealedKey: null };
		const sealedKey = this.#parts.keyBox.seal(key);
		if (sealedKey === null) this.#keys.set(id, key);
		return { hasKey: true, sealedKey };
	}

	async #read(): Promise<Kept[]> {
		const value = await this.#parts.store.call('setting:get', { key: settingKey });
		const found: unknown = value === null ? [] : JSON.parse(value);
		// What another Hearth wrote otherwise is not shown, and not written over before something is changed.
		return (Array.isArray(found) ? found : []).flatMap((one) => {
			const kept = keptSchema.safeParse(one);
			return kept.success ? [kept.data] : [];
		});
	}

	async #change(make: (all: Kept[]) => [next: Kept[], changed: Kept]): Promise<Remote> {
		const work = this.#changing.then(async () => {
			const [next, changed] = make(await this.#read());
			const value = JSON.stringify(next);
			await this.#parts.store.call('setting:set', { key: settingKey, value });
			return this.#describe(changed);
		});
		this.#changing = work.catch(() => undefined);
		const remote = await work;
		this.#parts.onChange();
		return remote;
	}
}

/** The key is looked for only when something is sent, so that a lost one is told in the turn that needs it. */
function lazily(server: () => Server, options: RemoteOptions): ReturnType<typeof remoteEngine> {
	return {
		call: async (name, input, callOptions) =>
			await remoteEngine(server(), options).call(name, input, callOptions)
	};
}

function find(all: Kept[], id: string): Kept {
	const kept = all.find((one) => one.id === id);
	if (kept === undefined) throw new AppError('NOT_FOUND', { what: 'The server' });
	return kept;
}
