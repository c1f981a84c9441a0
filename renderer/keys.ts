import { app } from '../main/messages/app.ts';
import type { Message } from '../main/messages/message.ts';

export interface Shortcut {
	/** What `AppState.run` is told; null for keys that the box handles itself. */
	command: string | null;
	keys: string[];
	label: Message;
}

/** `Mod` is Ctrl, and Command on a Mac. */
export const shortcuts: Shortcut[] = [
	{ command: 'new-conversation', keys: ['Mod+N'], label: app.keyNew },
	{ command: 'search', keys: ['Mod+K'], label: app.keySearch },
	{ command: 'find', keys: ['Mod+F'], label: app.keyFind },
	{ command: 'sidebar', keys: ['Mod+B'], label: app.keySidebar },
	{ command: 'memory', keys: ['Mod+J'], label: app.keyMemory },
	{ command: 'models', keys: ['Mod+Shift+M'], label: app.keyModels },
	{ command: 'settings', keys: ['Mod+,'], label: app.keySettings },
	{ command: 'shortcuts', keys: ['Mod+/', 'F1'], label: app.keyShortcuts },
	{ command: null, keys: ['Enter'], label: app.keySend },
	{ command: null, keys: ['Shift+Enter'], label: app.keyNewline },
	{ command: null, keys: ['ArrowUp'], label: app.keyEdit },
	{ command: 'regenerate', keys: ['Mod+R'], label: app.keyRegenerate },
	{ command: 'copy-answer', keys: ['Mod+Shift+C'], label: app.keyCopyAnswer },
	{ command: 'copy-code', keys: ['Mod+Shift+:'], label: app.keyCopyCode },
	{ command: 'focus', keys: ['Shift+Escape'], label: app.keyFocus },
	{ command: 'stop', keys: ['Escape'], label: app.keyStop },
	{ command: null, keys: ['Mod++', 'Mod+-'], label: app.keyZoom },
	{ command: null, keys: ['Mod+0'], label: app.keyZoomBack },
	{ command: null, keys: ['Mod+Q'], label: app.keyQuit }
];

export const mac = navigator.platform.startsWith('Mac');

/** Keys by command that a person changed. */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>;

/** The keys of a shortcut, as they are now; none when they were switched off. */
export function keysOf({ command, keys }: Shortcut, changed: ChangedKeys): readonly string[] {
	return command === null ? keys : (changed[command] ?? keys);
}

/** What is pressed together, as the list has it; undefined for a modifier alone and while a letter (Korean, Japanese, Chinese) is composed. */
export function combinationOf(event: KeyboardEvent): string | undefined {
	if (event.isComposing || event.altKey || /^(Control|Shift|Alt|Meta)$/.test(event.key))
		return undefined;
	const pressed = [
		(mac ? event.metaKey : event.ctrlKey) && 'Mod',
		event.shiftKey && 'Shift',
		keyOf(event)
	];
	return pressed.filter((part) => part !== false).join('+');
}

/** The command a key press stands for. */
export function commandOf(event: KeyboardEvent, changed: ChangedKeys = {}): string | undefined {
	const combination = combinationOf(event);
	if (combination === undefined) return undefined;
	return (
		shortcuts.find((shortcut) => keysOf(shortcut, changed).includes(combination))?.command ??
		undefined
	);
}

/** What every text field needs; nothing else may take it. */
const editing = new Set(
	['A', 'C', 'V', 'X', 'Y', 'Z', 'Shift+Z', 'Shift+V'].map((key) => `Mod+${key}`)
);

/** Why keys cannot stand for a command: a field would write them or needs them, or they stand for something else. */
export function objectionTo(
	combination: string,
	command: string,
	changed: ChangedKeys
): 'plain' | 'editing' | Shortcut | null {
	if (!/^Mod\+|^(Shift\+)?F\d+$/.test(combination)) return 'plain';
	if (editing.has(combination)) return 'editing';
	const other = shortcuts.find(
		(shortcut) => shortcut.command !== command && keysOf(shortcut, changed).includes(combination)
	);
	return other ?? null;
}

/** With a Korean or Russian layout the key of N says another letter: there the place on the keyboard counts. */
function keyOf({ key, code }: KeyboardEvent): string {
	if (key.length !== 1) return key;
	const latin = /^[\x20-\x7e]$/.test(key) ? key : code.replace(/^Key/, '');
	return latin.toUpperCase();
}

/** A combination as it is printed on keys: "Ctrl N". */
export function keyNames(combination: string): string[] {
	const names: Record<string, string> = {
		Mod: mac ? '⌘' : 'Ctrl',
		Escape: 'Esc',
		ArrowUp: '↑'
	};
	return combination.split(/\+(?=.)/).map((key) => names[key] ?? key);
}
