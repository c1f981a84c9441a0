import { beforeEach, describe, expect, test } from 'vitest';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, chooseEntry, click, openWindow, press, send, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

/** Sends a message and lets it be answered. */
async function say(text: string): Promise<void> {
	await send(text);
	hearth.end(hearth.running, 'I see.');
	await settle();
}

function find<T extends Element>(selector: string, kind: new () => T): T {
	const found = document.querySelector(selector);
	if (!(found instanceof kind)) throw new Error(`there is no ${selector}`);
	return found;
}

describe('a suggestion under an answer', () => {
	async function suggest(): Promise<string> {
		await openWindow(hearth);
		await send('I live in Busan');
		const asked = hearth.messages.find(({ role }) => role === 'user');
		const messageId = asked?.id ?? '';
		hearth.news = { suggestions: [{ messageId, text: 'I live in Busan' }], conflicts: [] };
		hearth.end(hearth.running, 'I see.');
		await settle();
		expect(textOf('.suggestion')).toContain('Remember “I live in Busan”?');
		expect(hearth.called('fact:accept')).toEqual([]);
		return messageId;
	}

	test('is kept by Yes, with its message, and can be taken back', async () => {
		const messageId = await suggest();
		await click(button('Yes'));
		expect(hearth.called('fact:accept')).toEqual([
			{ messageId, text: 'I live in Busan', here: false }
		]);
		expect(document.querySelector('.suggestion')).toBeNull();
		await click(button('Undo'));
		expect(hearth.facts).toEqual([]);
	});

	test('can be kept to this conversation', async () => {
		const messageId = await suggest();
		await click(button('Only here'));
		expect(hearth.called('fact:accept')).toEqual([
			{ messageId, text: 'I live in Busan', here: true }
		]);
	});

	test('is dismissed for good by No', async () => {
		await suggest();
		await click(button('No'));
		expect(hearth.called('fact:dismiss')).toEqual([{ text: 'I live in Busan' }]);
		expect(document.querySelector('.suggestion')).toBeNull();
		expect(hearth.facts).toEqual([]);
	});
});

describe('facts that do not fit together', () => {
	test('are shown with their dates, and the person chooses', async () => {
		const month = 30 * 86_400_000;
		const old = hearth.fact('I live in Busan', { updatedAt: Date.now() - month });
		const fresh = hearth.fact('I live in Seoul');
		hearth.conflicts = [{ facts: [fresh, old] }];
		await openWindow(hearth);
		await click(button('Memory'));
		expect(textOf('.conflict')).toContain('You said both. Which holds?');
		expect(textOf('.conflict')).toContain('I live in Busan');
		await click(button('This holds: “I live in Seoul”'));
		expect(hearth.called('fact:choose')).toEqual([{ factId: fresh.id, over: [old.id] }]);
		expect(document.querySelector('.conflict')).toBeNull();
	});

	test('may all hold', async () => {
		const facts = [hearth.fact('My sister is called Ana'), hearth.fact('My sister is called Eva')];
		hearth.conflicts = [{ facts }];
		await openWindow(hearth);
		await click(button('Memory'));
		await click(button('All hold'));
		expect(hearth.called('fact:agree')).toEqual([{ factIds: facts.map(({ id }) => id) }]);
		expect(document.querySelector('.conflict')).toBeNull();
	});

	test('are told under the answer that brought them', async () => {
		const facts = [hearth.fact('I live in Seoul'), hearth.fact('I live in Busan')];
		hearth.news = { suggestions: [], conflicts: [{ facts }] };
		await openWindow(hearth);
		await say('remember that I live in Seoul');
		expect(textOf('article .conflict')).toContain('I live in Busan');
	});
});

describe('a fact in the memory view', () => {
	test('shows its earlier versions, and says one again', async () => {
		const fact = hearth.fact('I live in Seoul', { edits: 1 });
		hearth.answer('fact:history', () => [
			{ text: 'I live in Busan', replacedAt: Date.now() - 86_400_000 }
		]);
		await openWindow(hearth);
		await click(button('Memory'));
		expect(document.body.textContent).not.toContain('I live in Busan');
		await click(button('Earlier versions of “I live in Seoul”'));
		expect(textOf('li ol')).toContain('I live in Busan');
		await click(button('Say “I live in Busan” again'));
		expect(hearth.called('fact:edit')).toEqual([{ factId: fact.id, text: 'I live in Busan' }]);
	});

	test('can be kept to the conversation it was said in', async () => {
		const { id: conversationId } = hearth.conversation('Talk');
		const source = { conversationId, messageId: 'm1' };
		const fact = hearth.fact('The budget is 900 euros', { source });
		await openWindow(hearth);
		await click(button('Memory'));
		const select = find('li select', HTMLSelectElement);
		select.value = conversationId;
		select.dispatchEvent(new Event('change', { bubbles: true }));
		await settle();
		expect(hearth.called('fact:scope')).toEqual([{ factId: fact.id, scope: conversationId }]);
	});
});

test('a forgotten fact can be remembered again later', async () => {
	const fact = { ...hearth.fact('Decaf only'), id: 'forgotten' };
	hearth.answer('fact:bin', () => [fact]);
	await openWindow(hearth);
	await click(button('Memory'));
	expect(textOf('summary')).toContain('Forgotten (1)');
	await click(button('Remember “Decaf only” again'));
	expect(hearth.called('fact:restore')).toEqual([{ factId: 'forgotten' }]);
});

test('learning is paused by one switch', async () => {
	await openWindow(hearth);
	await click(button('Memory'));
	const box = find('.learning input', HTMLInputElement);
	expect(box.checked).toBe(true);
	box.click();
	await settle();
	expect(hearth.called('settings:set')).toEqual([{ learning: false }]);
	expect(textOf('.learning')).toContain('Paused');
});

describe('export and import', () => {
	test('an export says where it was saved', async () => {
		await openWindow(hearth);
		await click(button('Memory'));
		await chooseEntry('Export (JSON)…');
		expect(hearth.called('fact:save')).toEqual([{ format: 'json' }]);
		expect(document.body.textContent).toContain('/home/ada/facts.json');
	});

	test('an import shows what is new, and takes only what stays chosen', async () => {
		const times = { createdAt: 1, updatedAt: 1 };
		const fact = { ...times, origin: 'file' as const, scope: null, history: [] };
		hearth.answer('fact:choose-import', () => ({
			file: 'facts.json',
			fresh: [
				{ ...fact, text: 'My name is Ada' },
				{ ...fact, text: 'I live in Rome' }
			],
			known: [{ ...fact, text: 'Tea, no coffee' }],
			leftOut: 1
		}));
		await openWindow(hearth);
		await click(button('Memory'));
		await chooseEntry('Import…');
		expect(textOf('dialog')).toContain('Import facts from facts.json');
		expect(textOf('dialog')).toContain('Remembered already: 1');
		expect(textOf('dialog')).toContain('Left out: 1');
		expect(hearth.called('fact:import')).toEqual([]);
		const boxes = document.querySelectorAll<HTMLInputElement>('dialog input[type=checkbox]');
		boxes[1]?.click();
		await settle();
		await click(button('Import 1'));
		const [taken] = hearth.called('fact:import');
		expect(taken?.facts.map(({ text }) => text)).toEqual(['My name is Ada', 'Tea, no coffee']);
		expect(document.querySelector('dialog')).toBeNull();
	});

	test('a file without news offers nothing to import, and Esc is left to its dialog', async () => {
		const fact = { text: 'Tea, no coffee', origin: 'file' as const, scope: null, history: [] };
		hearth.answer('fact:choose-import', () => ({
			file: 'facts.json',
			fresh: [],
			known: [{ ...fact, createdAt: 1, updatedAt: 1 }],
			leftOut: 0
		}));
		await openWindow(hearth);
		await click(button('Memory'));
		await chooseEntry('Import…');
		expect(button('Import 0').disabled).toBe(true);
		const pressed = new KeyboardEvent('keydown', {
			...{ key: 'Escape', bubbles: true, cancelable: true }
		});
		document.querySelector('dialog h2')?.dispatchEvent(pressed);
		expect(pressed.defaultPrevented).toBe(false);
	});
});

describe('a temporary conversation', () => {
	test('is chosen before the first message, says what it is, and has no suggestions', async () => {
		await openWindow(hearth);
		await click(button('Make this a temporary conversation'));
		expect(textOf('.badge')).toContain('reads and writes no memory');
		await say('I live in Busan');
		expect(hearth.called('conversation:create')).toEqual([{ temporary: true }]);
		expect(textOf('h1')).toBe('Temporary conversation');
		expect(textOf('.badge')).toContain('reads and writes no memory');
		expect(hearth.called('fact:news')).toEqual([]);
	});

	test('is gone when one leaves it; others stay', async () => {
		await openWindow(hearth);
		await say('Hello');
		await press('n', { ctrlKey: true });
		await click(button('Make this a temporary conversation'));
		await say('A secret');
		const secret = hearth.conversations.at(-1);
		await press('n', { ctrlKey: true });
		expect(hearth.called('conversation:remove')).toEqual([{ conversationId: secret?.id }]);
		expect(textOf('h1')).toBe('New conversation');
		expect(document.querySelector('.badge')).toBeNull();
	});
});
