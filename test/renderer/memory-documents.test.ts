import { beforeEach, expect, test } from 'vitest';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

async function openDocuments(): Promise<void> {
	await openWindow(hearth);
	await click(button('Memory'));
	await click(tab('Documents'));
}

function tab(name: string): Element {
	const found = [...document.querySelectorAll('[role=tab]')].find(
		(each) => each.textContent.trim() === name
	);
	if (found === undefined) throw new Error(`no tab ${name}`);
	return found;
}

test('a document with a password asks for it, says when it was wrong, and forgets it at once', async () => {
	const error = { code: 'FILE_PASSWORD', values: { file: 'deed.pdf' } };
	const deed = hearth.document('deed.pdf', { state: 'failed', error });
	await openDocuments();
	expect(textOf('li.locked')).toContain('Waiting for its password');
	const field = document.querySelector<HTMLInputElement>('li input[type=password]');
	if (field === null) throw new Error('no field');
	expect(field.getAttribute('aria-label')).toBe('Password of deed.pdf');
	field.value = 'open sesame';
	field.dispatchEvent(new Event('input', { bubbles: true }));
	await settle();
	field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
	await settle();
	expect(hearth.called('document:retry')).toEqual([
		{ documentId: deed.id, password: 'open sesame' }
	]);
	expect(field.value).toBe('');
	hearth.emit({
		type: 'document',
		document: { ...deed, error: { ...error, code: 'FILE_PASSWORD_WRONG' } }
	});
	await settle();
	expect(textOf('li.locked')).toContain('That was not its password');
	hearth.emit({ type: 'document', document: { ...deed, state: 'ready', error: null } });
	await settle();
	expect(document.querySelector('li input[type=password]')).toBeNull();
});

test('a newer version that is being read, and how many there were, is shown', async () => {
	hearth.document('plan.txt', { version: 3, updating: 0.4 });
	await openDocuments();
	expect(textOf('li.ready')).toContain('version 3');
	expect(textOf('li.ready')).toContain('Reading its new version… 40%');
});

test('a folder can be watched and let go; one that is gone says that nothing is lost', async () => {
	let watches = [{ path: '/home/ada/papers', addedAt: 1, missing: true }];
	hearth.answer('watch:list', () => watches);
	await openDocuments();
	await settle();
	expect(textOf('.folders')).toContain('/home/ada/papers');
	expect(textOf('.folders')).toContain('Its documents are kept.');
	await click(button('Watch a folder…'));
	expect(hearth.called('watch:choose')).toHaveLength(1);
	watches = [];
	await click(button('Stop watching /home/ada/papers'));
	await settle();
	expect(hearth.called('watch:remove')).toEqual([{ path: '/home/ada/papers' }]);
	expect(textOf('.folders')).not.toContain('papers');
});

test('what a document consists of has its own name: a workbook has sheets', async () => {
	hearth.document('lease.pdf', { kind: 'pdf', pages: 3 });
	hearth.document('shop.xlsx', { kind: 'xlsx', pages: 2 });
	hearth.document('plan.pptx', { kind: 'pptx', pages: 1 });
	await openDocuments();
	const rows = [...document.querySelectorAll('li')].map(({ textContent }) => textContent);
	const said = ['lease.pdf', 'shop.xlsx', 'plan.pptx'].map(
		(title) => /\d+ (?:page|sheet|slide)s?/.exec(rows.find((row) => row.includes(title)) ?? '')?.[0]
	);
	expect(said).toEqual(['3 pages', '2 sheets', '1 slide']);
});
