import { defaultSettings, type Settings } from '../../main/contract.ts';
import { call, type CallOutput } from '../api.ts';
import type { Words } from '../words.svelte.ts';

/** What the user chose, and what they allowed. */
export class SettingsState {
	current = $state.raw<Settings>(defaultSettings);
	/** What is shown is the person's own choice, no longer what Hearth starts with. */
	loaded = $state(false);
	grants = $state.raw<CallOutput<'grant:list'>>([]);
	rules = $state.raw<CallOutput<'rule:list'>>([]);
	activity = $state.raw<CallOutput<'activity:list'>>([]);
	#words: Words;

	constructor(words: Words) {
		this.#words = words;
	}

	async load(): Promise<void> {
		this.take(await call('settings:get', null));
		this.loaded = true;
	}

	async change(changed: Partial<Settings>): Promise<void> {
		this.take(await call('settings:set', changed));
	}

	/** Settings take effect at once: language and colours belong to the window. */
	take(settings: Settings): void {
		this.current = settings;
		this.#words.choice = settings.language;
	}

	async loadAccess(): Promise<void> {
		[this.grants, this.rules] = await Promise.all([
			call('grant:list', null),
			call('rule:list', null)
		]);
	}

	async addGrant(): Promise<void> {
		if ((await call('grant:choose', null)) !== null) await this.loadAccess();
	}

	async removeGrant(path: string): Promise<void> {
		await call('grant:remove', { path });
		await this.loadAccess();
	}

	async removeRule(ruleId: string): Promise<void> {
		await call('rule:remove', { ruleId });
		await this.loadAccess();
	}

	async loadActivity(): Promise<void> {
		this.activity = await call('activity:list', { limit: 200 });
	}

	async undo(activityId: string): Promise<void> {
		await call('activity:undo', { activityId });
		await this.loadActivity();
	}
}
