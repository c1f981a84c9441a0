import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from './refusal.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { box, button, click, openWindow, send, settle, textOf, write } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(async () => {
	hearth = new ScriptedHearth();
	await openWindow(hearth);
});

async function drop(...names: string[]): Promise<void> {
	const files = names.map((name) => new File(['x'], name));
	const data = { types: ['Files'], files, dropEffect: 'none' };
	for (const type of ['dragenter', 'dragover', 'drop']) {
		const event = new Event(type, { bubbles: true, cancelable: true });
		window.dispatchEvent(Object.assign(event, { dataTransfer: data }));
		await settle();
		if (type === 'dragover') expect(textOf('.over')).toContain('Drop to add documents');
	}
}

function paste(data: { text?: string; files?: File[] }): Promise<void> {
	const event = new Event('paste', { bubbles: true, cancelable: true });
	box().dispatchEvent(
		Object.assign(event, {
			clipboardData: { files: data.files ?? [], getData: () => data.text ?? '' }
		})
	);
	return settle();
}

describe('dropped files', () => {
	test('are added by their place and go with the next message', async () => {
		hearth.paths.set('report.pdf', '/home/ada/report.pdf');
		await drop('report.pdf');
		expect(hearth.called('document:add')).toEqual([{ paths: ['/home/ada/report.pdf'] }]);
		expect(textOf('.chip')).toContain('report.pdf');
		expect(textOf('.over')).toBe('');

		const document = hearth.documents[0];
		if (document === undefined) throw new Error('nothing was added');
		hearth.emit({ type: 'document', document: { ...document, state: 'reading', progress: 0.5 } });
		await settle();
		expect(textOf('.chip')).toContain('reading 50%');
		hearth.emit({ type: 'document', document: { ...document, state: 'ready', progress: 1 } });
		await settle();
		expect(textOf('.chip')).toContain('ready');

		await send('Sum it up');
		expect(hearth.called('turn:ask')[0]?.attachments).toEqual([document.id]);
		expect(textOf('.attachments')).toBe('report.pdf');
	});

	test('a question about a document that is still being read goes out when it is ready', async () => {
		hearth.paths.set('report.pdf', '/home/ada/report.pdf');
		await drop('report.pdf');
		await send('Sum it up');
		expect(hearth.called('turn:ask')).toEqual([]);
		expect(textOf('.queued')).toContain('Goes as soon as the documents are read');
		expect(textOf('.chip')).toContain('report.pdf');
		const document = hearth.documents[0];
		if (document === undefined) throw new Error('nothing was added');
		hearth.emit({ type: 'document', document: { ...document, state: 'ready', progress: 1 } });
		await settle();
		expect(hearth.called('turn:ask').map(({ text }) => text)).toEqual(['Sum it up']);
	});

	test('a file that could not be taken in is told with its reason; the others are added', async () => {
		hearth.paths.set('a.pdf', '/home/ada/a.pdf').set('empty.txt', '/home/ada/empty.txt');
		hearth.answer('document:add', () => ({
			documents: [hearth.document('a.pdf')],
			refused: [{ path: '/home/ada/empty.txt', code: 'FILE_EMPTY', values: { file: 'empty.txt' } }]
		}));
		await drop('a.pdf', 'empty.txt');
		expect(textOf('.chip')).toContain('a.pdf');
		expect(textOf('[role=alert]')).toContain('empty.txt is empty.');
	});

	test('a chip can be taken out again', async () => {
		hearth.paths.set('a.pdf', '/home/ada/a.pdf');
		await drop('a.pdf');
		await click(button('Take a.pdf out of this message'));
		expect(document.querySelector('.chip')).toBeNull();
	});

	test('a failed document says why on its chip', async () => {
		hearth.paths.set('scan.pdf', '/home/ada/scan.pdf');
		await drop('scan.pdf');
		const document = hearth.documents[0];
		if (document === undefined) throw new Error('nothing was added');
		const error = { code: 'FILE_NO_TEXT', values: { file: 'scan.pdf' } };
		hearth.emit({ type: 'document', document: { ...document, state: 'failed', error } });
		await settle();
		expect(textOf('.chip')).toContain('could not be read');
		expect(globalThis.document.querySelector<HTMLElement>('.chip')?.title).toBe(
			'scan.pdf holds no text that can be read.'
		);
	});
});

describe('pasting', () => {
	test('a picture becomes a document of the message', async () => {
		await paste({ files: [new File(['png'], 'image.png', { type: 'image/png' })] });
		await settle();
		const [pasted] = hearth.called('document:paste');
		expect(pasted?.name).toMatch(/^Pasted picture .*\.png$/);
		expect(pasted?.base64).toBe(btoa('png'));
		expect(textOf('.chip')).toContain('Pasted picture');
	});

	test('a long text is offered as a file and can stay as text', async () => {
		const text = 'word '.repeat(1000);
		await write(text);
		await paste({ text });
		expect(textOf('.offer')).toContain('That is a long text (5,000 characters).');
		await click(button('Keep as text'));
		expect(document.querySelector('.offer')).toBeNull();
		expect(box().value).toBe(text);
	});

	test('as a file it leaves the box and becomes a chip', async () => {
		const text = 'word '.repeat(1000);
		await write(`About this: ${text}`);
		await paste({ text });
		await click(button('Add as a file instead'));
		await settle();
		expect(box().value).toBe('About this: ');
		expect(atob(hearth.called('document:paste')[0]?.base64 ?? '')).toBe(text);
	});

	test('a text that could not be kept as a file comes back into the box', async () => {
		const text = 'word '.repeat(1000);
		hearth.answer('document:paste', () => {
			throw new Refusal('DISK_FULL');
		});
		await write(text);
		await paste({ text });
		await click(button('Add as a file instead'));
		await settle();
		expect(box().value).toBe(text);
	});
});
