import { beforeEach, describe, expect, test } from 'vitest';
import { app } from '../../main/messages/app.ts';
import { approvals, questions } from '../../main/messages/approvals.ts';
import { chat, origins, toolInputs, tools } from '../../main/messages/chat.ts';
import { errors } from '../../main/messages/errors.ts';
import { memory } from '../../main/messages/memory.ts';
import { notes } from '../../main/messages/notes.ts';
import { grouped } from '../../renderer/side/conversations.svelte.ts';
import { splitAtWords } from '../../renderer/side/snippet.ts';
import { Refusal } from './refusal.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { box, button, chooseEntry, click, openWindow, press, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

function input(label: string): HTMLInputElement {
	const found = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
	if (found === null) throw new Error(`there is no field "${label}"`);
	return found;
}

async function fill(label: string, text: string): Promise<void> {
	input(label).value = text;
	input(label).dispatchEvent(new Event('input', { bubbles: true }));
	await settle();
}

describe('the side list', () => {
	test('goes by when a conversation was last used, pinned ones first', () => {
		const day = 86_400_000;
		const now = new Date(2024, 5, 15, 12).getTime();
		const one = (title: string, updatedAt: number, pinned = false) =>
			hearth.conversation(title, { updatedAt, pinned });
		const groups = grouped(
			[
				one('old', now - 90 * day),
				one('pinned', now - 90 * day, true),
				one('this morning', now - 3_600_000),
				one('yesterday', now - day),
				one('last week', now - 4 * day)
			],
			now
		);
		expect(groups.map(({ period, conversations }) => [period, conversations[0]?.title])).toEqual([
			['pinned', 'pinned'],
			['today', 'this morning'],
			['yesterday', 'yesterday'],
			['thisWeek', 'last week'],
			['older', 'old']
		]);
	});

	test('moves a conversation to the bin and back with Undo', async () => {
		hearth.conversation('Plans');
		await openWindow(hearth);
		await chooseEntry('Move to the bin');
		expect(() => button('Plans')).toThrow();
		expect(textOf('.toast')).toContain('“Plans” is in the bin.');
		await click(button('Undo'));
		expect(button('Plans')).toBeTruthy();
		expect(hearth.conversations[0]?.deletedAt).toBeNull();
	});

	test('Undo opens again what was open', async () => {
		hearth.conversation('Plans');
		await openWindow(hearth);
		await click(button('Plans'));
		await chooseEntry('Move to the bin');
		expect(document.querySelector('[aria-current]')).toBeNull();
		await click(button('Undo'));
		expect(textOf('[aria-current]')).toContain('Plans');
	});

	test('has what a screen needs of thousands, and more as one scrolls', async () => {
		for (let index = 0; index < 400; index++) hearth.conversation(`Plan ${index}`);
		await openWindow(hearth);
		const rows = () => document.querySelectorAll('nav section li').length;
		const list = document.querySelector('nav section')?.parentElement;
		expect(rows()).toBe(150);
		expect(document.querySelectorAll('nav [role=menuitem]')).toHaveLength(0);
		for (const count of [300, 400, 400]) {
			list?.dispatchEvent(new Event('scroll'));
			await settle();
			expect(rows()).toBe(count);
		}
	});

	test('brings a conversation back from the bin', async () => {
		hearth.conversation('Gone', { deletedAt: Date.now() });
		await openWindow(hearth);
		await click(button('Bin'));
		await click(button('Bring back “Gone”'));
		expect(hearth.called('conversation:restore')).toHaveLength(1);
		expect(button('Gone')).toBeTruthy();
	});

	test('has what was removed of documents and facts in the bin as well', async () => {
		const bin = [{ id: 'd1', title: 'lease.pdf', deletedAt: 1 }];
		hearth.answer('document:bin', () => bin.splice(0, 1));
		hearth.answer('fact:bin', () => [
			{
				...{ id: 'f1', text: 'I live in Busan', createdAt: 1, updatedAt: 1 },
				...{ origin: 'user', source: null, scope: null, edits: 0 }
			}
		]);
		await openWindow(hearth);
		await click(button('Bin'));
		expect(textOf('dialog')).toContain('Documents lease.pdf');
		await click(button('Bring back “lease.pdf”'));
		expect(hearth.called('document:restore')).toEqual([{ documentId: 'd1' }]);
		expect(textOf('dialog')).not.toContain('lease.pdf');
		await click(button('Bring back “I live in Busan”'));
		expect(hearth.called('fact:restore')).toEqual([{ factId: 'f1' }]);
	});

	test('renames in place, and not while a Korean letter is being composed', async () => {
		const conversation = hearth.conversation('Plans');
		await openWindow(hearth);
		await chooseEntry('Rename');
		input('New name').value = '여행 계획';
		await press('Enter', { target: input('New name'), isComposing: true });
		expect(conversation.title).toBe('Plans');
		await press('Enter', { target: input('New name') });
		expect(conversation.title).toBe('여행 계획');
	});

	test('finds what was said, marks it, and opens it', async () => {
		const conversation = hearth.conversation('Fruit');
		hearth.message(conversation, 'user', 'I like apples and pears');
		await openWindow(hearth);
		await press('k', { ctrlKey: true });
		await fill('Words from any conversation', 'apples');
		expect(textOf('[role=option] mark')).toBe('apples');
		await press('Enter', { target: input('Words from any conversation') });
		expect(textOf('.bubble')).toBe('I like apples and pears');
	});

	test('lets one type at once', async () => {
		await openWindow(hearth);
		await press('k', { ctrlKey: true });
		expect(document.activeElement).toBe(input('Words from any conversation'));
	});

	test('marks search words literally, whatever they are', () => {
		expect(splitAtWords('a (b) c', '(b)').filter(({ hit }) => hit)).toEqual([
			{ text: '(b)', hit: true }
		]);
	});
});

describe('keys', () => {
	test.each([
		['n', { ctrlKey: true }, () => document.activeElement === box()],
		[',', { ctrlKey: true }, () => textOf('dialog h2') === 'Settings'],
		['F1', {}, () => textOf('dialog h2') === 'Keyboard shortcuts'],
		['/', { ctrlKey: true }, () => textOf('dialog h2') === 'Keyboard shortcuts'],
		['b', { ctrlKey: true }, () => document.querySelector('nav') === null],
		['j', { ctrlKey: true }, () => textOf('h1') === 'Memory'],
		['f', { ctrlKey: true }, () => document.querySelector('[role=search]') !== null],
		['Escape', { shiftKey: true }, () => document.activeElement === box()]
	] as const)('%s with %o', async (key, more, came) => {
		await openWindow(hearth);
		await press(key, { ...more, target: document.body });
		expect(came()).toBe(true);
	});

	test('work with a Korean keyboard', async () => {
		await openWindow(hearth);
		await press('ㅠ', { code: 'KeyB', ctrlKey: true, target: document.body });
		expect(document.querySelector('nav')).toBeNull();
	});

	test('a menu of the system does the same', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'command', command: 'settings' });
		await settle();
		expect(textOf('dialog h2')).toBe('Settings');
	});
});

describe('settings', () => {
	test('the language changes every word at once', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'settings', settings: { ...hearth.settings, language: 'ko' } });
		await settle();
		expect(document.documentElement.lang).toBe('ko');
		expect(button('새 대화')).toBeTruthy();
	});

	test('the colours follow the choice', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'settings', settings: { ...hearth.settings, theme: 'dark' } });
		await settle();
		expect(document.documentElement.dataset['theme']).toBe('dark');
	});

	test('a search engine is chosen by its name', async () => {
		await openWindow(hearth);
		await press(',', { ctrlKey: true });
		await choose('Mojeek');
		expect(hearth.called('settings:set')).toEqual([
			{ searchEngine: 'https://www.mojeek.com/search?q=%s' }
		]);
	});

	test('an own SearXNG is asked in JSON, any other address as it is written', async () => {
		await openWindow(hearth);
		await press(',', { ctrlKey: true });
		await choose('Another one, or my own SearXNG');
		await writeEngine('http://localhost:8888/');
		await writeEngine('https://engine.example/find?words=%s&lang=ko');
		expect(hearth.called('settings:set').map(({ searchEngine }) => searchEngine)).toEqual([
			'http://localhost:8888/search?q=%s&format=json',
			'https://engine.example/find?words=%s&lang=ko'
		]);
	});

	test('an address of a search engine that is none is refused and the old one kept', async () => {
		await openWindow(hearth);
		await press(',', { ctrlKey: true });
		await choose('Another one, or my own SearXNG');
		await writeEngine('my engine');
		expect(hearth.called('settings:set')).toEqual([]);
		expect(textOf('dialog [role=alert]')).toContain('The old one is kept');
	});
});

/** Writes the address of an own search engine and leaves the field. */
async function writeEngine(address: string): Promise<void> {
	const field = input('Address of the search engine');
	field.value = address;
	field.dispatchEvent(new Event('change', { bubbles: true }));
	await settle();
}

/** Chooses a search engine by its name. */
async function choose(name: string): Promise<void> {
	const select = document.querySelector<HTMLSelectElement>('select[aria-label="Search engine"]');
	const option = [...(select?.options ?? [])].find(({ text }) => text.trim() === name);
	if (select === null || option === undefined) throw new Error(`there is no engine "${name}"`);
	select.value = option.value;
	select.dispatchEvent(new Event('change', { bubbles: true }));
	await settle();
}

describe('memory', () => {
	test('a fact can be added, changed, forgotten and brought back', async () => {
		hearth.fact('Meetings are on Tuesday');
		await openWindow(hearth);
		await click(button('Memory'));
		await fill('Something worth remembering', 'Decaf only');
		const form = input('Something worth remembering').form;
		form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
		await settle();
		expect(hearth.called('fact:add')).toEqual([{ text: 'Decaf only' }]);
		await click(button('Edit “Meetings are on Tuesday”'));
		await fill('Edit “Meetings are on Tuesday”', 'Meetings are on Friday');
		input('Edit “Meetings are on Tuesday”').form?.dispatchEvent(
			new Event('submit', { bubbles: true, cancelable: true })
		);
		await settle();
		expect(hearth.facts.map(({ text }) => text)).toContain('Meetings are on Friday');
		await click(button('Forget “Decaf only”'));
		expect(hearth.facts.map(({ text }) => text)).toEqual(['Meetings are on Friday']);
		await click(button('Undo'));
		expect(hearth.called('fact:restore')).toHaveLength(1);
	});

	test('a fact from outside says where it came from', async () => {
		hearth.fact('The office moves', { origin: 'web' });
		await openWindow(hearth);
		await click(button('Memory'));
		expect(textOf('.from')).toContain('Came from the web');
	});

	test('the context map of an answer lists its pages with owner, tokens and reason', async () => {
		const conversation = hearth.conversation('Talk');
		hearth.message(conversation, 'user', 'Hi');
		hearth.message(conversation, 'assistant', 'Hello');
		hearth.answer('turn:context', () => ({
			windowTokens: 2048,
			pages: [
				{
					owner: 'tools',
					origin: 'assistant',
					title: 'Tools',
					tokens: 156,
					reason: 'always',
					text: 'calculator(expression)',
					ref: null
				}
			]
		}));
		await openWindow(hearth);
		await click(button('Talk'));
		await click(button('What it had in mind'));
		expect(textOf('dialog')).toContain('156 of 2,048 tokens');
		expect(textOf('dialog summary')).toBe('Tools Tools · Hearth · Always there 156 tokens');
	});
});

describe('the page beside the chat', () => {
	const open = {
		...{ open: true, url: 'https://example.com/', title: 'Example', loading: false },
		...{ canGoBack: false, canGoForward: false, error: null, file: null, found: null }
	};

	test('opens when main says so, and its buttons tell main', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'page', page: { ...open, canGoBack: true } });
		await settle();
		expect(input('Address').value).toBe('https://example.com/');
		await click(button('Back'));
		await click(button('Close the page'));
		expect(hearth.called('page:go').map(({ action }) => action)).toEqual(['back', 'close']);
	});

	test('an address goes as it was typed: what it means where it has no scheme is said in one place', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'page', page: open });
		await settle();
		await fill('Address', 'example.org/a');
		input('Address').form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
		await settle();
		expect(hearth.called('page:open')).toEqual([{ url: 'example.org/a', typed: true }]);
	});

	test('words are looked for on the page, forwards and back, until that is closed', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'page', page: open });
		await settle();
		await press('f', { ctrlKey: true, target: button('Back') });
		await fill('Find on the page', 'tea');
		hearth.emit({ type: 'page', page: { ...open, found: { number: 1, count: 3 } } });
		await settle();
		expect(textOf('aside [role=search] [aria-live]')).toBe('1 of 3');
		await press('Enter', { shiftKey: true, target: input('Find on the page') });
		await press('Escape', { target: input('Find on the page') });
		expect(hearth.called('page:find')).toEqual([
			{ text: 'tea', back: false },
			{ text: 'tea', back: true },
			{ text: '', back: false }
		]);
		expect(document.querySelector('aside [role=search]')).toBeNull();
	});

	test('the keys that find, pressed inside the page itself, open the same', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'page', page: open });
		hearth.emit({ type: 'command', command: 'find-in-page' });
		await settle();
		expect(input('Find on the page')).toBeTruthy();
	});

	test('a file is only taken after a yes, and its host is told', async () => {
		await openWindow(hearth);
		const file = { name: 'report.pdf', url: 'https://files.example/r', bytes: 10 };
		hearth.emit({ type: 'page', page: { ...open, file } });
		await settle();
		expect(textOf('aside [role=group]')).toContain('“report.pdf” from files.example is a file.');
		expect(hearth.called('page:keep-file')).toEqual([]);
		hearth.answer('page:keep-file', () => {
			hearth.emit({ type: 'page', page: open });
			return { documentId: 'd1' };
		});
		await click(button('Add to my documents'));
		expect(hearth.called('page:keep-file')).toEqual([null]);
		expect(document.body.textContent).toContain('report.pdf is now in your documents.');
		hearth.emit({ type: 'page', page: { ...open, file } });
		await settle();
		await click(button('No'));
		expect(hearth.called('page:drop-file')).toEqual([null]);
	});

	test('what sites kept is forgotten with one click', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'page', page: open });
		await settle();
		await click(button('Forget sites: cookies and what pages kept'));
		expect(hearth.called('page:forget')).toEqual([null]);
		expect(document.body.textContent).toContain('What sites kept here is forgotten.');
	});

	test('a page that failed says why instead of being drawn', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'page', page: { ...open, error: 'No certificate.' } });
		await settle();
		expect(textOf('aside [role=alert]')).toBe('No certificate.');
		expect(hearth.called('page:bounds').at(-1) ?? null).toBeNull();
	});
});

describe('failures', () => {
	test('a refused call is told in words and can be dismissed', async () => {
		hearth.conversation('Talk');
		await openWindow(hearth);
		hearth.answer('conversation:open', () => {
			throw new Refusal('NOT_FOUND', { what: 'The conversation' });
		});
		await click(button('Talk'));
		expect(textOf('[role=alert]')).toBe(
			'The conversation is no longer there. Nothing else was changed.'
		);
		await click(button('Dismiss'));
		expect(document.querySelector('[role=alert]')).toBeNull();
	});

	test('a notice of main is shown', async () => {
		await openWindow(hearth);
		hearth.emit({
			type: 'notice',
			code: 'STORE_DAMAGED',
			values: { aside: 'hearth.damaged', date: 'today' }
		});
		await settle();
		expect(textOf('[role=alert]')).toContain('The data file was damaged');
		await click(button('See what can come back'));
		expect(textOf('main')).toContain('Bringing something back adds what is missing here');
	});
});

describe('many conversations', () => {
	const listed = () =>
		[...document.querySelectorAll('nav .row .words')].map(({ textContent }) => textContent);
	const openList = async () => {
		for (const title of ['Plans', 'Trip to Busan', 'Trip to Jeju']) hearth.conversation(title);
		await openWindow(hearth);
		await press('j', { ctrlKey: true });
		const tab = [...document.querySelectorAll('main [role=tab]')][2];
		if (tab !== undefined) await click(tab);
	};

	test('what a title finds is chosen at once, goes to the bin together and comes back together', async () => {
		await openList();
		await fill('Find by title', 'trip');
		const all = document.querySelector('main label input[type=checkbox]');
		if (all !== null) await click(all);
		expect(textOf('main .chosen [role=status]')).toBe('2 chosen');
		await click(button('Move to the bin'));
		expect(hearth.called('conversation:sort')).toHaveLength(1);
		expect(listed()).toEqual(['Plans']);
		await click(button('Undo'));
		expect(listed().sort()).toEqual(['Plans', 'Trip to Busan', 'Trip to Jeju']);
	});

	test('what is put away leaves the list, is found in the memory view, and comes back', async () => {
		await openList();
		await click(input('Choose “Plans”'));
		await click(button('Put away (archive)'));
		expect(listed()).not.toContain('Plans');
		expect(textOf('main')).toContain('put away');
		await click(input('Choose “Plans”'));
		await click(button('Back into the list'));
		expect(listed()).toContain('Plans');
	});
});

describe("keys of one's own", () => {
	const change = (label: string) => {
		const found = [...document.querySelectorAll('dialog dd button')].find((element) =>
			element.getAttribute('aria-label')?.includes(`“${label}”`)
		);
		if (found === undefined) throw new Error(`the keys of "${label}" cannot be changed`);
		return found;
	};
	const openKeys = async () => {
		await openWindow(hearth);
		await press('F1');
	};

	test('new keys hold at once, and the old ones no longer', async () => {
		await openKeys();
		await click(change('Memory'));
		await press('y', { ctrlKey: true, shiftKey: true, target: change('Memory') });
		expect(hearth.settings.keys).toEqual({ memory: ['Mod+Shift+Y'] });
		expect(textOf('dialog [role=status]')).toBe('“Memory” is Ctrl Shift Y now.');
		await click(button('Close'));
		await press('j', { ctrlKey: true });
		expect(textOf('main h1')).not.toBe('Memory');
		await press('y', { ctrlKey: true, shiftKey: true });
		expect(textOf('main h1')).toBe('Memory');
	});

	test('keys that stand for something else are named, and change hands only after a click', async () => {
		await openKeys();
		await click(change('Memory'));
		await press('k', { ctrlKey: true, target: change('Memory') });
		expect(textOf('dialog [role=status]')).toContain('already stands for “Find a conversation”');
		expect(hearth.settings.keys).toEqual({});
		await click(button('Use it for “Memory” instead'));
		expect(hearth.settings.keys).toEqual({ memory: ['Mod+K'], search: [] });
		await click(button('Back to the usual keys'));
		expect(hearth.settings.keys).toEqual({});
	});

	test('what writing needs is not taken, and keys can be switched off', async () => {
		await openKeys();
		await click(change('Memory'));
		await press('c', { ctrlKey: true, target: change('Memory') });
		expect(textOf('dialog [role=status]')).toContain('copying');
		await press('m', { target: change('Memory') });
		expect(textOf('dialog [role=status]')).toContain('typing');
		await press('Delete', { target: change('Memory') });
		expect(hearth.settings.keys).toEqual({ memory: [] });
		expect(change('Memory').textContent.trim()).toBe('none');
	});
});

describe('words', () => {
	test('every message keeps its values in both languages', () => {
		const catalogues = {
			...{ app, approvals, questions, chat, origins, toolInputs, tools, errors, memory, notes }
		};
		const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
		const different = Object.values(catalogues).flatMap((catalogue) =>
			Object.entries(catalogue)
				.filter(
					([, { en, ko }]) => values(en).join() !== values(ko).join() || en === '' || ko === ''
				)
				.map(([key]) => key)
		);
		expect(different).toEqual([]);
	});
});
