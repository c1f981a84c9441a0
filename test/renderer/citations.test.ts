import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from './refusal.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { withoutSources } from '../../renderer/chat/copying.ts';
import { button, chooseEntry, click, openWindow, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(async () => {
	hearth = new ScriptedHearth();
	const document = hearth.document('report.pdf');
	const conversation = hearth.conversation('Talk');
	const source = { documentId: document.id, title: 'report.pdf' };
	hearth.message(conversation, 'user', 'How much?');
	hearth.message(conversation, 'assistant', 'It grew by 12% [1]. It will go on [2].', {
		citations: [
			{
				...source,
				number: 1,
				passageId: 'p1',
				place: 'page 3',
				text: 'Revenue rose by 12%.',
				supported: true
			},
			{
				...source,
				number: 2,
				passageId: 'p2',
				place: 'page 9',
				text: 'Nothing of the kind.',
				supported: false
			}
		]
	});
	hearth.answer('document:passage', ({ passageId }) => {
		if (passageId !== 'p1') throw new Refusal('NOT_FOUND', { what: 'The passage' });
		const passage = (id: string, text: string) => ({
			...{ id, documentId: document.id, index: 1, text, heading: null },
			...{ place: 'page 3', start: 0, end: text.length }
		});
		return {
			document,
			before: [passage('p0', 'Before it.')],
			passage: passage('p1', 'Revenue rose by 12%.'),
			after: [passage('p3', 'After it.')]
		};
	});
	await openWindow(hearth);
	await click(button('Talk'));
});

function number(which: number): HTMLElement {
	const found = document.querySelector<HTMLElement>(`[data-citation="${which}"]`);
	if (found === null) throw new Error(`there is no citation ${which}`);
	return found;
}

describe('a citation', () => {
	test('says what it is a source of, and whether the passage bears it out', () => {
		expect(number(1).getAttribute('aria-label')).toBe('Source 1: report.pdf. Found in the passage');
		expect(number(2).getAttribute('aria-label')).toBe(
			'Source 2: report.pdf. Not found in the passage'
		);
		expect(number(2).classList.contains('unsupported')).toBe(true);
	});

	test('pointed at shows the passage', async () => {
		number(1).dispatchEvent(new Event('pointerover', { bubbles: true }));
		await settle();
		expect(textOf('[role=tooltip]')).toContain('Revenue rose by 12%.');
	});

	test('clicked shows the passage in its place', async () => {
		await click(number(1));
		expect(textOf('dialog')).toMatch(/Before it\. .*Revenue rose by 12%\. After it\./);
	});

	test('of a document that is gone still shows what was cited, and says so', async () => {
		await click(number(2));
		expect(textOf('dialog')).toContain('The passage is no longer there.');
		expect(textOf('dialog')).toContain('Nothing of the kind.');
	});

	test('stands in the list of sources below the answer', () => {
		expect(textOf('[aria-label=Sources]')).toBe(
			'Sources 1 report.pdf page 3 2 report.pdf page 9 Not found in the passage'
		);
	});
});

test('a citation of a page opens it beside the chat, at its words, and not as an address that was typed', async () => {
	const conversation = hearth.conversation('Web');
	hearth.message(conversation, 'user', 'compare');
	hearth.message(conversation, 'assistant', 'It costs 45 euros [1].', {
		citations: [
			{
				...{ number: 1, passageId: '', documentId: '', title: 'Alpha', place: 'shop.example' },
				text: 'The kettle costs 45 euros. It is red.',
				supported: true,
				url: 'https://shop.example/alpha'
			}
		]
	});
	hearth.emit({ type: 'conversations' });
	await settle();
	await click(button('Web'));
	expect(textOf('[aria-label=Sources]')).toBe('Sources 1 Alpha shop.example');
	await click(number(1));
	const opened = {
		url: 'https://shop.example/alpha',
		typed: false,
		at: 'The kettle costs 45 euros'
	};
	expect(hearth.called('page:open')).toEqual([opened]);
	const [source] = document.querySelectorAll('[aria-label=Sources] button');
	if (source !== undefined) await click(source);
	expect(hearth.called('page:open')).toEqual([opened, opened]);
	expect(document.querySelector('dialog')).toBeNull();
});

test('a copied answer says what its numbers stand for, or has none of them', async () => {
	await click(button('Copy'));
	expect(hearth.called('clipboard:write').at(-1)?.text).toBe(
		'It grew by 12% [1]. It will go on [2].\n\n[1] report.pdf, page 3\n[2] report.pdf, page 9'
	);
	await chooseEntry('Copy without the sources');
	expect(hearth.called('clipboard:write').at(-1)?.text).toBe('It grew by 12%. It will go on.');
});

test('numbers in brackets that are no source are left alone', () => {
	expect(withoutSources('a[0] and [7]', [])).toBe('a[0] and [7]');
});
