import { beforeEach, expect, test } from 'vitest';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

async function openStorage(): Promise<void> {
	await openWindow(hearth);
	await click(button('Memory'));
	await click(button('Storage'));
	await settle();
}

const preview = {
	...{ path: '/home/ada/export.zip', file: 'export.zip', kind: 'chatgpt' as const },
	...{ fresh: 12, more: 1, known: 3, messages: 340, missing: 4, unreadable: 1 },
	...{ facts: { fresh: 0, known: 0 }, documents: { fresh: 0, known: 0 } },
	newest: [{ title: 'Soup', updatedAt: 1_700_000_000_000, messages: 4 }]
};

test('an import says what would come before anything does, and can be taken back', async () => {
	hearth.answer('transfer:choose', () => preview);
	const brought = { conversationIds: ['c1', 'c2'], messages: 2, factIds: ['f1'], documentIds: [] };
	hearth.answer('transfer:import', () => brought);
	await openStorage();
	await click(button('Import a file…'));
	expect(textOf('dialog h2')).toBe('Import from export.zip');
	const body = textOf('dialog .body');
	expect(body).toContain('An archive of ChatGPT');
	expect(body).toContain('New conversations: 12 (messages: 340)');
	expect(body).toContain('Already here: 3');
	expect(body).toContain('Attached files that are not in the archive: 4.');
	expect(body).toContain('Conversations that could not be read: 1');
	expect(body).toContain('Soup');
	expect(hearth.called('transfer:import')).toEqual([]);

	await click(button('Import'));
	expect(hearth.called('transfer:import')).toEqual([{ path: '/home/ada/export.zip' }]);
	expect(textOf('.toasts')).toContain('Imported. Conversations: 2, facts: 1, documents: 0.');
	await click(button('Undo'));
	expect(hearth.called('transfer:take-back')).toEqual([
		{ conversationIds: ['c1', 'c2'], factIds: ['f1'], documentIds: [] }
	]);
});

test('an archive with nothing new offers nothing to import', async () => {
	hearth.answer('transfer:choose', () => ({ ...preview, fresh: 0, more: 0, newest: [] }));
	await openStorage();
	await click(button('Import a folder…'));
	expect(hearth.called('transfer:choose')).toEqual([{ folder: true }]);
	expect(textOf('dialog .body')).toContain('Everything in it is already here.');
	expect(button('Import').disabled).toBe(true);
});

test('a snapshot shows what is not here, and only what is chosen comes back', async () => {
	const source = {
		name: '2026-11-20.db',
		kind: 'snapshot' as const,
		at: 1_700_000_000_000,
		bytes: 5e6
	};
	hearth.answer('storage:sources', () => [
		source,
		{ ...source, name: 'damaged-1', kind: 'damaged' }
	]);
	const item = { id: 'c1', title: 'Lost', updatedAt: 1_700_000_000_000, messages: 3, here: false };
	hearth.answer('storage:look', () => ({
		conversations: [
			item,
			{ ...item, id: 'c2', title: 'Cut', here: true },
			{ ...item, id: 'c3', title: 'Thrown away', messages: 0 }
		],
		facts: [{ id: 'f1', text: 'My cat is called Miez', updatedAt: 1_700_000_000_000 }],
		...{ documents: [], unreadable: 7 }
	}));
	await openStorage();
	expect(textOf('.damaged')).toContain('Damaged file of');
	await click(button('Look inside: Damaged file of Nov 14, 2023'));
	expect(hearth.called('storage:look')).toEqual([{ name: 'damaged-1' }]);
	const body = textOf('dialog .body');
	expect(body).toContain('Lost 3 messages');
	expect(body).toContain('Cut 3 messages are missing here');
	expect(body).toContain('Thrown away in the bin');
	expect(body).toContain('Up to 7 entries of the damaged file cannot be read.');
	const boxes = [...document.querySelectorAll<HTMLInputElement>('dialog input[type=checkbox]')];
	expect(boxes.map(({ checked }) => checked)).toEqual([false, true, true, false, true, true]);
	// The second conversation, behind the box for all of them.
	boxes[2]?.click();
	await settle();
	await click(button('Bring back 2'));
	expect(hearth.called('storage:restore')).toEqual([
		{ name: 'damaged-1', conversationIds: ['c1'], factIds: ['f1'], documentIds: [] }
	]);
	expect(textOf('.toasts')).toContain('Brought back 2.');
});

test('what it all takes on the disk is shown, and an export says where it went', async () => {
	await openStorage();
	expect(textOf('dl')).toContain('Originals of your documents 20 MB');
	expect(textOf('dl')).not.toContain('Damaged');
	await click(button('Export everything…'));
	expect(textOf('.toasts')).toContain('/home/ada/Hearth.zip');
	expect(document.querySelector('progress')).toBeNull();
});

test('the bin of files is emptied after a yes, which says what it costs', async () => {
	hearth.answer('storage:used', () => ({
		...{ folder: '/home/ada/.config/hearth', store: 5e6, originals: 0, models: 0 },
		...{ snapshots: 0, damaged: 0, bin: 3e6, cache: 0, free: 1e11 }
	}));
	await openStorage();
	await click(button('Empty'));
	expect(textOf('dialog')).toContain('3 MB of files');
	expect(textOf('dialog')).toContain('can then no longer be undone');
	expect(hearth.called('storage:empty-bin')).toEqual([]);
	await click(button('Delete for good'));
	expect(hearth.called('storage:empty-bin')).toEqual([null]);
	expect(textOf('.toasts')).toContain('The bin is empty.');
	expect(document.body.textContent).not.toContain('Deleted files and old versions');
});
