import { tick } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { roughTokens } from '../../renderer/chat/box/tokens.ts';
import { typedAt } from '../../renderer/chat/box/suggestions.svelte.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import {
	box,
	button,
	chooseEntry,
	click,
	openWindow,
	press,
	send,
	settle,
	textOf,
	write
} from './window.ts';

/** What the box offers while one types. */
let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

const offered = (): string[] =>
	[...document.querySelectorAll('form.box [role="option"] .label')].map(
		({ textContent }) => textContent
	);

test('a slash at the start offers what can be done, with its key, and does what is chosen', async () => {
	await openWindow(hearth);
	await write('/');
	expect(offered()).toContain('Find a conversation');
	expect(textOf('form.box [role="listbox"]')).toContain('Ctrl K');
	expect(box().getAttribute('aria-activedescendant')).toBe(
		document.querySelector('form.box [aria-selected="true"]')?.id
	);
	await write('/set');
	expect(offered()).toEqual(['Settings']);
	await press('Enter');
	expect(textOf('dialog h2')).toBe('Settings');
	expect(box().value).toBe('');
});

test('commands are found by their names of either language, and what makes no sense yet is left out', async () => {
	await openWindow(hearth);
	await write('/도움');
	expect(offered()).toEqual(['Keyboard shortcuts']);
	await write('/again');
	expect(offered()).toEqual([]);
	await write('');
	await send('Hello');
	hearth.end(hearth.running, 'Hello to you.');
	await settle();
	await write('/again');
	expect(offered()).toEqual(['Answer once more']);
});

test('a path or a fraction is no command and is sent as it stands', async () => {
	await openWindow(hearth);
	await send('/home/ada/list.txt');
	expect(hearth.called('turn:ask').at(-1)?.text).toBe('/home/ada/list.txt');
});

test('# offers the documents there are, and takes one along without its words in the text', async () => {
	hearth.document('lease.pdf');
	hearth.document('offer.pdf');
	await openWindow(hearth);
	await write('What does #lea');
	expect(offered()).toEqual(['lease.pdf']);
	await press('Tab');
	expect(box().value).toBe('What does ');
	expect(textOf('form.box .chips')).toContain('lease.pdf');
	await write('What does it say? #');
	expect(offered()).toEqual(['offer.pdf']);
});

test('Esc closes what is offered and leaves the text and the answer alone', async () => {
	hearth.document('lease.pdf');
	await openWindow(hearth);
	await send('Hello');
	await write('see #');
	await press('Escape');
	expect(offered()).toEqual([]);
	expect(box().value).toBe('see #');
	expect(hearth.called('turn:stop')).toEqual([]);
	await press('Enter');
	expect(textOf('form.box .queued')).toContain('see #');
});

test('+ leads to all that can be added, and to what the signs stand for', async () => {
	hearth.document('lease.pdf');
	await openWindow(hearth);
	await click(button('Add to this message'));
	const entries = [...document.querySelectorAll('[role="menuitem"] span')];
	expect(entries.map(({ textContent }) => textContent)).toEqual([
		...['Add documents…', 'A document Hearth has', 'Let Hearth see a folder…'],
		...['Open a page beside the chat', 'All commands']
	]);
	await click(button('Add to this message'));
	await write('Read');
	await chooseEntry('A document Hearth has #');
	expect(box().value).toBe('Read #');
	expect(offered()).toEqual(['lease.pdf']);
});

test('a long text says about how many tokens it is while one types', async () => {
	await openWindow(hearth);
	await write('short');
	expect(textOf('form.box .foot')).not.toContain('tokens');
	await write('word '.repeat(200));
	await tick();
	expect(textOf('form.box .foot')).toContain('about 250 tokens');
	expect(roughTokens('보증금은 두 달 치예요')).toBeGreaterThan(8);
});

test('a sign counts at the start of a word only, and a slash at the start of the text only', () => {
	expect(typedAt('/se', 3)).toEqual({ sign: '/', query: 'se', from: 0 });
	expect(typedAt('1 /2', 4)).toBeNull();
	expect(typedAt('about #lea and', 10)).toEqual({ sign: '#', query: 'lea', from: 6 });
	expect(typedAt('ada@example.org', 15)).toBeNull();
	expect(typedAt('C# is', 2)).toBeNull();
});

test('what was typed stays when the menu leads to the commands, and is what is remembered', async () => {
	await openWindow(hearth);
	await write('my shoes are size 43');
	await chooseEntry('All commands /');
	expect(box().value).toBe('/my shoes are size 43');
	expect(offered()).toContain('Remember something');
	const options = [...document.querySelectorAll<HTMLElement>('form.box [role="option"]')];
	const remember = options.find(({ textContent }) => textContent.includes('Remember something'));
	if (remember === undefined) throw new Error('Remembering is not offered.');
	await click(remember);
	expect(box().value).toBe('Remember that my shoes are size 43');
});
