import { basename } from 'node:path';
import { failure } from './failures.ts';
import { fold } from './changes/versions.ts';
import type { Item } from './changes/inspect.ts';
import { checkName } from './new-place.ts';
import type { RenameRule } from './rename-rule.ts';

/** The new name of every item, in their order, as the rule alone would have it. */
export function applyRule(rule: RenameRule, items: readonly Item[]): string[] {
	const number = rule.kind === 'number' ? numbering(rule, items) : undefined;
	return items.map((item) => {
		const name = basename(item.path);
		const [stem, ending] = splitName(name);
		switch (rule.kind) {
			case 'date': {
				const day = dayOf(item.version.changed);
				return name.startsWith(day) ? name : `${day} ${name}`;
			}
			case 'number':
				return `${number?.get(item) ?? ''} ${name}`;
			case 'case':
				return rule.upper ? `${stem.toUpperCase()}${ending}` : name.toLowerCase();
			case 'replace':
				return `${tidy(replaceAll(stem, rule.from, rule.to))}${ending}`;
			case 'add':
				return rule.where === 'front'
					? `${joined(rule.text, stem)}${ending}`
					: `${joined(stem, rule.text)}${ending}`;
			case 'remove': {
				const left = rule.words.reduce<string>((text, word) => replaceAll(text, word, ''), stem);
				return `${left === stem ? stem : tidy(left.replace(/([\s_-])[\s_-]+/g, '$1'))}${ending}`;
			}
		}
	});
}

/**
 * Gives every item a name of its own: where two would get the same, or something that stays has it, a number in brackets
 * is added. `kept` are the names in the folder that do not change.
 */
export function settleNames(
	items: readonly Item[],
	wanted: readonly string[],
	kept: Iterable<string>
): string[] {
	const taken = new Set([...kept].map(fold));
	const settled = items.map((item, index) => {
		const name = basename(item.path);
		// Who keeps a name has it before all others.
		if (wanted[index] === name) taken.add(fold(name));
		return name;
	});
	return settled.map((old, index) => {
		const name = wanted[index] ?? old;
		if (name === old) return old;
		const [stem, ending] = splitName(name);
		if (stem.trim() === '' || name.startsWith('.')) throw failure('BAD_INPUT', 'badName', { name });
		let free = name;
		for (let number = 2; taken.has(fold(free)); number++) free = `${stem} (${number})${ending}`;
		checkName(free);
		taken.add(fold(free));
		return free;
	});
}

/** "photo.jpg" is "photo" and ".jpg"; an ending begins with a letter, so "version 1.2" has none. */
export function splitName(name: string): [stem: string, ending: string] {
	const ending = /(?<=.)(?:\.tar)?\.\p{L}[\p{L}\p{N}]{0,9}$/u.exec(name);
	return ending === null ? [name, ''] : [name.slice(0, ending.index), ending[0]];
}

function numbering(
	{ by, isReverse }: Extract<RenameRule, { kind: 'number' }>,
	items: readonly Item[]
): Map<Item, string> {
	const byName = new Intl.Collator(undefined, { numeric: true });
	const order = items.toSorted((a, b) => {
		const names = byName.compare(basename(a.path), basename(b.path));
		return by === 'date' ? a.version.changed - b.version.changed || names : names;
	});
	if (isReverse) order.reverse();
	const width = Math.max(2, String(items.length).length);
	return new Map(order.map((item, index) => [item, String(index + 1).padStart(width, '0')]));
}

/** In the time of this machine, as the list of files shows it. */
function dayOf(milliseconds: number): string {
	const at = new Date(milliseconds);
	const two = (value: number): string => String(value).padStart(2, '0');
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function replaceAll(text: string, from: string | RegExp, to: string): string {
	const shape =
		typeof from === 'string'
			? new RegExp(from.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
			: from;
	return text.normalize('NFC').replace(shape, () => to);
}

/** A word is set off by a space; a sign is not. */
function joined(first: string, second: string): string {
	const isWord = /[\p{L}\p{N}]$/u.test(first) && /^[\p{L}\p{N}([]/u.test(second);
	return isWord ? `${first} ${second}` : `${first}${second}`;
}

/** Without separators at either end, which taking something out leaves behind. */
function tidy(text: string): string {
	return text.replace(/^[\s_-]+(?=\S)|[\s_-]+$/gu, '') || text;
}
