import { app as words } from '../../main/messages/app.ts';
import type { AppState } from '../app.svelte.ts';
import { combinationOf, keyNames, keysOf, objectionTo, shortcuts, type Shortcut } from '../keys.ts';

/** Changing the keys of the window: one command listens for its new keys. */
export class Rebinding {
	#app: AppState;
	/** The command that takes what is pressed next. */
	listening = $state<string | null>(null);
	/** What came of the last press, in words. */
	said = $state('');
	/** Keys that stand for something else, and the command that wants them. */
	wanted = $state.raw<{ combination: string; command: string; other: Shortcut } | null>(null);
	changed = $derived.by(() => Object.keys(this.#app.settings.current.keys).length > 0);

	constructor(app: AppState) {
		this.#app = app;
	}

	keysOf(shortcut: Shortcut): readonly string[] {
		return keysOf(shortcut, this.#app.settings.current.keys);
	}

	labelOf(command: string): string {
		const found = shortcuts.find((shortcut) => shortcut.command === command);
		return found === undefined ? command : this.#app.say(found.label);
	}

	listen(command: string): void {
		this.listening = command;
		this.wanted = null;
		this.said = this.#app.say(words.keyListening, { label: this.labelOf(command) });
	}

	stop(): void {
		this.listening = null;
		this.said = '';
	}

	/** Takes a press while a command listens; true when it was for that. */
	press(event: KeyboardEvent): boolean {
		const command = this.listening;
		if (command === null) return false;
		const { say } = this.#app;
		if (event.key === 'Tab') {
			this.stop();
			return false;
		}
		if (event.key === 'Escape') {
			this.stop();
			return true;
		}
		if (event.key === 'Delete' || event.key === 'Backspace') {
			void this.#set(command, []);
			return true;
		}
		const combination = combinationOf(event);
		if (combination === undefined) return true;
		const keys = keyNames(combination).join(' ');
		const objection = objectionTo(combination, command, this.#app.settings.current.keys);
		if (objection === null) void this.#set(command, [combination]);
		else if (objection === 'plain') this.said = say(words.keyPlain, { keys });
		else if (objection === 'editing') this.said = say(words.keyEditing, { keys });
		else {
			this.listening = null;
			this.said = say(words.keyTaken, { keys, other: say(objection.label) });
			if (objection.command !== null) this.wanted = { combination, command, other: objection };
		}
		return true;
	}

	/** Gives the keys to the command that wants them; the other keeps what it has besides. */
	async takeWanted(): Promise<void> {
		if (this.wanted === null) return;
		const { combination, command, other } = this.wanted;
		const left = this.keysOf(other).filter((keys) => keys !== combination);
		await this.#set(command, [combination], { [other.command ?? '']: left });
	}

	async reset(): Promise<void> {
		this.wanted = null;
		this.stop();
		await this.#app.attempt(() => this.#app.settings.change({ keys: {} }));
	}

	async #set(
		command: string,
		keys: string[],
		others: Record<string, string[]> = {}
	): Promise<void> {
		this.listening = null;
		this.wanted = null;
		const { settings, say } = this.#app;
		const next = { ...settings.current.keys, ...others, [command]: keys };
		if (!(await this.#app.attempt(() => settings.change({ keys: next })))) return;
		const named = keys.map((one) => keyNames(one).join(' ')).join(', ');
		this.said = say(words.keySet, {
			label: this.labelOf(command),
			keys: named === '' ? say(words.keyNone) : named
		});
	}
}
