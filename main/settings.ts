import { defaultSettings, settingsSchema, type Settings } from './contract.ts';
import type { Store } from './memory/protocol.ts';

const key = 'settings';

/** The user's settings, read once and kept in the store. What a newer or older Hearth left unreadable falls back to its default. */
export class SettingsStore {
	readonly #store: Store;
	readonly #onChange: (settings: Settings) => void;
	#current: Promise<Settings> | undefined;

	constructor(store: Store, onChange: (settings: Settings) => void) {
		this.#store = store;
		this.#onChange = onChange;
	}

	get(): Promise<Settings> {
		this.#current ??= this.#read();
		// A store that could not be opened may be opened later, for example once a disk has room again.
		this.#current.catch(() => (this.#current = undefined));
		return this.#current;
	}

	/** Returns when the change is committed. */
	async set(change: Partial<Settings>): Promise<Settings> {
		const next = settingsSchema.parse({ ...(await this.get()), ...change });
		await this.#store.call('setting:set', { key, value: JSON.stringify(next) });
		this.#current = Promise.resolve(next);
		this.#onChange(next);
		return next;
	}

	async #read(): Promise<Settings> {
		const value = await this.#store.call('setting:get', { key });
		if (value === null) return defaultSettings;
		const found: unknown = JSON.parse(value);
		const fields = typeof found === 'object' && found !== null ? found : {};
		const valid = Object.entries(settingsSchema.shape).filter(
			([name, schema]) => name in fields && schema.safeParse(Reflect.get(fields, name)).success
		);
		return settingsSchema.parse({
			...defaultSettings,
			...Object.fromEntries(valid.map(([name]) => [name, Reflect.get(fields, name) as unknown]))
		});
	}
}
