import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import App from '../../renderer/App.svelte';
import type { ScriptedHearth } from './scripted-hearth.ts';

/** Opens the window on a scripted main process and waits until it has read what there is. */
export async function openWindow(hearth: ScriptedHearth): Promise<void> {
	sessionStorage.clear();
	Object.assign(window, { hearth: hearth.bridge });
	render(App);
	await settle();
}

/** Lets answers of calls, frames and everything that depends on them come through. */
export async function settle(): Promise<void> {
	for (let round = 0; round < 2; round++) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		for (let turn = 0; turn < 4; turn++) {
			await new Promise((resolve) => setImmediate(resolve));
			await tick();
		}
	}
}

export function box(): HTMLTextAreaElement {
	const element = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Message"]');
	if (element === null) throw new Error('there is no box');
	return element;
}

/** Writes into the box as a person does. */
export async function write(text: string): Promise<void> {
	box().value = text;
	box().dispatchEvent(new Event('input', { bubbles: true }));
	await tick();
}

export async function press(
	key: string,
	more: KeyboardEventInit & { target?: Element } = {}
): Promise<void> {
	const { target = box(), ...options } = more;
	target.dispatchEvent(
		new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })
	);
	await settle();
}

export async function send(text: string): Promise<void> {
	await write(text);
	await press('Enter');
}

export async function click(element: Element): Promise<void> {
	element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
	await settle();
}

export function button(name: string): HTMLButtonElement {
	const found = [...document.querySelectorAll('button')].findLast(
		(element) => element.getAttribute('aria-label') === name || element.textContent.trim() === name
	);
	if (found === undefined) throw new Error(`there is no button "${name}"`);
	return found;
}

/** Takes an entry of the first menu that has it, as a person does: a menu has nothing in it until it is opened. */
export async function chooseEntry(entry: string): Promise<void> {
	for (const menu of document.querySelectorAll('button[aria-haspopup="menu"]')) {
		await click(menu);
		const entries = [...document.querySelectorAll('[role="menuitem"]')];
		const found = entries.find(({ textContent }) => textContent.trim() === entry);
		if (found !== undefined) {
			await click(found);
			return;
		}
	}
	throw new Error(`no menu has "${entry}"`);
}

export function textOf(selector: string): string {
	return document.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** The rendered text of the newest answer. */
export function answer(): string {
	const answers = document.querySelectorAll('article[data-status] [data-text]');
	return answers[answers.length - 1]?.textContent.trim() ?? '';
}
