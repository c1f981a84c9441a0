import { beforeEach, describe, expect, test } from 'vitest';
import type { Model, ModelDownload } from '../../main/contract.ts';
import {
	evaluationRows,
	evaluationView,
	modelsView,
	remoteView
} from '../../main/messages/models-view.ts';
import { newsOf } from '../../renderer/models/news.ts';
import { Refusal } from './refusal.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { box, button, chooseEntry, click, openWindow, press, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

/** Opens the window at the models, by their key. */
async function openModels(): Promise<void> {
	await openWindow(hearth);
	await press('M', { ctrlKey: true, shiftKey: true, target: document.body });
}

/** Changes a model as main does, and tells the window. */
async function tell(model: Model, changed: Partial<Model>): Promise<void> {
	Object.assign(model, changed);
	hearth.emit({ type: 'model', model });
	await settle();
}

function download(state: ModelDownload['state'], more: Partial<ModelDownload> = {}): ModelDownload {
	return {
		...{ state, doneBytes: 340_000_000, totalBytes: 1_000_000_000 },
		...{ bytesPerSecond: 0, secondsLeft: null, error: null },
		...more
	};
}

function rowOf(id: string): HTMLElement {
	const row = document.querySelector<HTMLElement>(`[data-model="${id}"]`);
	if (row === null) throw new Error(`there is no row of ${id}`);
	return row;
}

function plain(element: Element): string {
	return element.textContent.replace(/\s+/g, ' ').trim();
}

/** The cells of a row, with a space between two. */
function cells(row: Element): string {
	return [...row.children].map(plain).join(' ');
}

const starter = { installed: true, active: true, loaded: true, decision: 'starter' } as const;

describe('the list', () => {
	test('shows what is in use, what is here, what can be had and what lies elsewhere, in this order', async () => {
		hearth.model('far', { origin: 'remote', fit: null, verified: null, file: '' });
		hearth.model('had');
		hearth.model('meaning', { role: 'embedder', decision: null, installed: true });
		hearth.model('here', { installed: true });
		hearth.model('starter', starter);
		await openModels();
		const headings = [...document.querySelectorAll('main h2')].map(plain);
		expect(headings).toEqual([
			...['In use', 'On this machine', 'Can be downloaded', 'On other machines'],
			...['For searching', 'Models of your own', 'On other machines']
		]);
		const rows = [...document.querySelectorAll<HTMLElement>('[data-model]')];
		expect(rows.map(({ dataset }) => dataset['model'])).toEqual([
			...['starter', 'here', 'had', 'far', 'meaning']
		]);
	});

	test('says of a model what a person needs to choose', async () => {
		hearth.model('qwen', {
			title: 'Qwen',
			recommended: true,
			speed: { wordsPerSecond: 11.6, readWordsPerSecond: 80.2 }
		});
		hearth.model('plain', { verified: 'header', licence: '' });
		await openModels();
		const row = plain(rowOf('qwen'));
		expect(row).toContain(
			'1.7B parameters · Q4_K_M · 1 GB · up to 8,192 tokens of context · Apache-2.0'
		);
		expect(row).toContain('Suits this machine best');
		expect(row).toContain("Is checked against its publisher's hash");
		expect(row).toContain('Here: writes 12 words a second, reads 80');
		expect(plain(rowOf('plain'))).toContain('licence not stated');
		expect(plain(rowOf('plain'))).toContain(
			'Checked by size and header only: no hash is on record'
		);
	});

	test('says in words whether a model fits, and how that is reckoned', async () => {
		const fit = hearth.model('small').fit;
		if (fit === null) throw new Error('a model of this machine has a fit');
		hearth.model('near', { fit: { ...fit, verdict: 'tight', freeBytes: 1_600_000_000 } });
		const huge = { verdict: 'too-big', neededBytes: 9_000_000_000, exact: true } as const;
		hearth.model('huge', { fit: { ...fit, ...huge } });
		await openModels();
		expect(textOf('[data-model=small] summary')).toContain('Fits well');
		expect(textOf('[data-model=near] summary')).toContain(
			'Tight: needs 1.5 GB of 1.6 GB free memory'
		);
		expect(textOf('[data-model=huge] summary')).toContain(
			'Too big for this machine: needs 9 GB, 6 GB free'
		);
		expect(textOf('[data-model=small] details p')).toBe(
			'1.5 GB = 1 GB for its weights + 300 MB for a window of 4,096 tokens + 200 MB to compute in. ' +
				'Free now: 6 GB. An estimate, until the file is here.'
		);
	});

	test('is reached from the side list, from settings and by key, and left the same way', async () => {
		hearth.model('starter', starter);
		await openWindow(hearth);
		await click(button('Models'));
		expect(textOf('h1')).toBe('Models');
		expect(document.activeElement).toBe(document.querySelector('h1'));
		await press('M', { ctrlKey: true, shiftKey: true, target: document.body });
		expect(box()).toBeTruthy();
		hearth.emit({ type: 'command', command: 'settings' });
		await settle();
		await click(
			[...document.querySelectorAll('[role=tab]')].find((tab) => plain(tab) === 'Models') ??
				document.body
		);
		await click(button('Open the models view'));
		expect(textOf('h1')).toBe('Models');
		expect(document.querySelector('dialog')).toBeNull();
	});
});

describe('a download', () => {
	test('shows percent, speed and time left; can be paused, gone on with and cancelled', async () => {
		const model = hearth.model('qwen', { title: 'Qwen' });
		await openModels();
		await click(button('Download: Qwen'));
		expect(hearth.called('model:pull')).toEqual([{ modelId: 'qwen', force: false }]);
		await tell(model, {
			download: download('running', { bytesPerSecond: 12_000_000, secondsLeft: 125 })
		});
		expect(textOf('[data-model=qwen] .line')).toBe(
			'34% · 340 MB of 1 GB · 12 MB a second · 3 min left'
		);
		await click(button('Pause: Qwen'));
		expect(hearth.called('model:pause')).toEqual([{ modelId: 'qwen' }]);
		await tell(model, { download: download('paused') });
		expect(textOf('[data-model=qwen] .line')).toBe('Paused at 34%');
		await click(button('Resume: Qwen'));
		expect(hearth.called('model:pull')).toHaveLength(2);
		await click(button('Cancel the download: Qwen'));
		expect(hearth.called('model:cancel')).toEqual([{ modelId: 'qwen' }]);
	});

	test('that failed says why in its row and offers to try again', async () => {
		const model = hearth.model('qwen', { title: 'Qwen' });
		await openModels();
		await tell(model, { download: download('running') });
		const error = { code: 'DISK_FULL', values: {} };
		await tell(model, { download: download('failed', { error }) });
		expect(textOf('[data-model=qwen] .line')).toContain('The disk is full');
		expect(textOf('main .unseen')).toContain('Qwen could not be downloaded. The disk is full');
		await click(button('Try again: Qwen'));
		expect(hearth.called('model:pull')).toHaveLength(1);
	});

	test('that fails or ends while something else is looked at is told in a toast', async () => {
		const one = hearth.model('one', { title: 'One' });
		const two = hearth.model('two', { title: 'Two' });
		await openModels();
		await tell(one, { download: download('running') });
		await tell(two, { download: download('running') });
		await click(button('New conversation'));
		await tell(one, { download: download('failed', { error: { code: 'DISK_FULL', values: {} } }) });
		await tell(two, { installed: true, download: null });
		expect(textOf('.toast.bad')).toContain('One could not be downloaded.');
		expect(textOf('.toast.plain')).toContain('“Two” is downloaded.');
		await click(button('Use'));
		expect(hearth.called('model:use')).toEqual([{ modelId: 'two', force: false }]);
	});

	test('several run side by side, each with its own line', async () => {
		const one = hearth.model('one');
		const two = hearth.model('two');
		await openModels();
		await tell(one, { download: download('running') });
		await tell(two, { download: download('queued', { doneBytes: 0 }) });
		expect(textOf('[data-model=one] .line')).toContain('34%');
		expect(textOf('[data-model=two] .line')).toBe('Waiting for its turn');
	});

	test('is told aloud at its start, each quarter and its end, not at each percent', () => {
		const model = hearth.model('qwen');
		const at = (doneBytes: number) => ({ ...model, download: download('running', { doneBytes }) });
		expect(newsOf(model, at(0))).toEqual({ kind: 'started' });
		expect(newsOf(at(0), at(240_000_000))).toBeNull();
		expect(newsOf(at(240_000_000), at(260_000_000))).toEqual({ kind: 'quarter', percent: 25 });
		expect(newsOf(at(260_000_000), at(490_000_000))).toBeNull();
		expect(newsOf(at(490_000_000), { ...model, installed: true })).toEqual({ kind: 'arrived' });
	});

	test('of a model that is too big asks first', async () => {
		const model = hearth.model('huge', { title: 'Huge' });
		if (model.fit !== null) model.fit.verdict = 'too-big';
		await openModels();
		await click(button('Download: Huge'));
		expect(hearth.called('model:pull')).toEqual([]);
		expect(textOf('dialog')).toContain('“Huge” needs 1.5 GB of memory and 6 GB are free.');
		await click(button('Download it anyway'));
		expect(hearth.called('model:pull')).toEqual([{ modelId: 'huge', force: false }]);
	});
});

describe('a model that is here', () => {
	test('can be used, and the list is read again', async () => {
		hearth.model('starter', starter);
		const other = hearth.model('other', { title: 'Other', installed: true });
		hearth.answer('model:use', ({ modelId }) => {
			for (const model of hearth.models) model.active = model.id === modelId;
			return null;
		});
		await openModels();
		await click(button('Use: Other'));
		expect(other.active).toBe(true);
		expect(plain(rowOf('other'))).toContain('In use');
	});

	test('that turns out to be too big when it is to be used can be used anyway', async () => {
		hearth.model('other', { title: 'Other', installed: true });
		hearth.answer('model:use', ({ force }) => {
			if (!force) throw new Refusal('MODEL_TOO_BIG', { model: 'Other', needed: '', free: '' });
			return null;
		});
		await openModels();
		await click(button('Use: Other'));
		await click(button('Use it anyway'));
		expect(hearth.called('model:use').map(({ force }) => force)).toEqual([false, true]);
		expect(document.querySelector('.toast')).toBeNull();
	});

	test('gives its memory back and is loaded again', async () => {
		const model = hearth.model('starter', { ...starter, title: 'Starter' });
		await openModels();
		await click(button('Give the memory back: Starter'));
		expect(hearth.called('model:unload')).toHaveLength(1);
		await tell(model, { loaded: false });
		await click(button('Load: Starter'));
		expect(hearth.called('model:load')).toHaveLength(1);
	});

	test('is checked on demand, and the result is said plainly', async () => {
		hearth.model('starter', { ...starter, title: 'Starter' });
		await openModels();
		await chooseEntry('Check the file');
		expect(textOf('.toast')).toContain('“Starter” is whole and unchanged.');
		hearth.answer('model:verify', () => ({ state: 'damaged' }));
		await chooseEntry('Check the file');
		expect(textOf('.toast.bad')).toContain('“Starter” is damaged.');
	});

	test('is removed only after a question', async () => {
		hearth.model('other', { title: 'Other', installed: true, removable: true });
		await openModels();
		await chooseEntry('Remove…');
		expect(textOf('dialog')).toContain('Its file (1 GB) is deleted from this machine.');
		await click(button('Cancel'));
		expect(hearth.called('model:remove')).toEqual([]);
		await chooseEntry('Remove…');
		await click(button('Remove'));
		expect(hearth.called('model:remove')).toEqual([{ modelId: 'other' }]);
	});

	test('that cannot be removed offers no removing', async () => {
		hearth.model('starter', starter);
		await openModels();
		await expect(chooseEntry('Remove…')).rejects.toThrow();
	});

	test('has options; what is left empty is left to Hearth', async () => {
		const model = hearth.model('other', { title: 'Other', installed: true });
		hearth.answer('model:options', ({ options }) => {
			Object.assign(model.options, options);
			return model;
		});
		await openModels();
		await chooseEntry('Options…');
		const [context, layers, temperature] =
			document.querySelectorAll<HTMLInputElement>('dialog input');
		for (const [field, value] of [
			[context, '2048'],
			[temperature, '0.5']
		] as const) {
			if (field === undefined) throw new Error('a field is missing');
			field.value = value;
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
		expect(layers?.placeholder).toBe('automatic');
		await settle();
		document
			.querySelector('dialog form')
			?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
		await settle();
		expect(hearth.called('model:options')).toEqual([
			{
				modelId: 'other',
				options: { contextTokens: 2048, gpuLayers: 'auto', temperature: 0.5 }
			}
		]);
		expect(document.querySelector('dialog')).toBeNull();
	});
});

describe('the keyboard', () => {
	test('stays with a model when its controls change and when it moves in the list', async () => {
		hearth.model('starter', starter);
		const model = hearth.model('qwen', { title: 'Qwen' });
		await openModels();
		const primary = button('Download: Qwen');
		primary.focus();
		await tell(model, { download: download('running') });
		expect(document.activeElement).toBe(button('Pause: Qwen'));
		await tell(model, { installed: true, download: null });
		expect(document.activeElement).toBe(button('Use: Qwen'));
	});

	test('is not taken from elsewhere by a change in the list', async () => {
		const model = hearth.model('qwen', { title: 'Qwen' });
		await openModels();
		button('Download: Qwen').focus();
		button('Import a file…').focus();
		await tell(model, { installed: true });
		expect(document.activeElement).toBe(button('Import a file…'));
	});

	test('reaches every control, and each has a name of its own', async () => {
		hearth.model('starter', { ...starter, title: 'Starter' });
		hearth.model('qwen', { title: 'Qwen', download: download('paused') });
		hearth.model('gemma', { title: 'Gemma', removable: true, installed: true });
		await openModels();
		const controls = [
			...document.querySelectorAll<HTMLElement>(
				'main button:not([role=menuitem]), main summary, main select, main input'
			)
		];
		const unnamed = controls.filter(
			(element) => (element.getAttribute('aria-label') ?? plain(element)) === ''
		);
		expect(unnamed).toEqual([]);
		const unreachable = controls.filter(
			(element) => element.tabIndex < 0 && element.role !== 'tab' && element.tagName !== 'SUMMARY'
		);
		expect(unreachable).toEqual([]);
		const names = controls
			.filter(({ tagName }) => tagName === 'BUTTON')
			.map((element) => element.getAttribute('aria-label') ?? plain(element));
		expect(new Set(names).size).toBe(names.length);
		for (const bar of document.querySelectorAll('progress')) {
			expect(bar.getAttribute('aria-label')).toBe('Download: Qwen');
			expect(bar.getAttribute('aria-valuetext')).toBe('Paused at 34%');
		}
	});
});

describe('a dropped model file', () => {
	async function drop(...names: string[]): Promise<void> {
		for (const name of names) hearth.paths.set(name, `/home/ada/${name}`);
		const files = names.map((name) => new File(['GGUF'], name));
		const event = new Event('drop', { bubbles: true, cancelable: true });
		window.dispatchEvent(
			Object.assign(event, { dataTransfer: { types: ['Files'], files, dropEffect: 'none' } })
		);
		await settle();
	}

	test('goes to the models, whatever is on screen; documents beside it go where they always go', async () => {
		hearth.answer('model:import', () =>
			hearth.model('mine', { title: 'Mine', origin: 'own', installed: true })
		);
		await openWindow(hearth);
		await drop('Mine.GGUF', 'notes.txt');
		expect(hearth.called('model:import')).toEqual([{ path: '/home/ada/Mine.GGUF' }]);
		expect(hearth.called('document:add')).toEqual([{ paths: ['/home/ada/notes.txt'] }]);
		expect(textOf('h1')).toBe('Models');
		expect(plain(rowOf('mine'))).toContain('Mine');
		expect(textOf('.toast')).toContain('“Mine” is ready to be used.');
	});

	test('that is no model is refused with the reason', async () => {
		hearth.answer('model:import', () => {
			throw new Refusal('MODEL_BAD_FILE', { file: 'bad.gguf', reason: 'it is not a GGUF file' });
		});
		await openWindow(hearth);
		await drop('bad.gguf');
		expect(textOf('.toast.bad')).toContain(
			'bad.gguf cannot be used as a model: it is not a GGUF file. The file was left as it is.'
		);
	});
});

describe('a model on another machine', () => {
	async function fill(values: string[]): Promise<void> {
		const inputs = document.querySelectorAll<HTMLInputElement>('dialog input');
		for (const [index, value] of values.entries()) {
			const field = inputs[index];
			if (field === undefined) throw new Error('a field is missing');
			field.value = value;
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
		await settle();
	}

	test('is added with a plain mark that it leaves this machine, and can be tried before', async () => {
		await openModels();
		await click(button('Add a server…'));
		expect(textOf('dialog')).toContain('Leaves this machine.');
		await fill(['Big one', '192.168.1.20:8080', 'secret', 'big']);
		await click(button('Try it'));
		const server = { address: '192.168.1.20:8080', key: 'secret', model: 'big' };
		expect(hearth.called('remote:test')).toEqual([{ remoteId: null, ...server }]);
		expect(textOf('dialog [role=status]')).toBe('It answers and can use tools.');
		document
			.querySelector('dialog form')
			?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
		await settle();
		expect(hearth.called('remote:add')).toEqual([
			{ ...server, title: 'Big one', contextTokens: 8192 }
		]);
		expect(document.querySelector('dialog')).toBeNull();
	});

	test('says in the list where it is, and is forgotten after a question', async () => {
		const known = { title: 'Big one', address: 'http://big.home/v1', model: 'big' };
		hearth.remotes.push({
			...{ ...known, id: 'far', contextTokens: 8192, leavesMachine: true, isReadable: true },
			key: 'none'
		});
		hearth.model('far', { title: 'Big one', origin: 'remote', installed: true, fit: null });
		await openModels();
		expect(plain(rowOf('far'))).toContain('Leaves this machine');
		expect(plain(rowOf('far'))).toContain('is sent to http://big.home/v1.');
		expect(plain(rowOf('far'))).toContain('others in the network can read it');
		await chooseEntry('Remove…');
		expect(textOf('dialog')).toContain('Hearth forgets its address and key.');
		await click(button('Remove'));
		expect(hearth.called('remote:remove')).toEqual([{ remoteId: 'far' }]);
		expect(hearth.called('model:remove')).toEqual([]);
	});
});

describe('measuring', () => {
	const spread = { median: 480, slow: 1200 };
	const summary = {
		rows: [
			{ name: 'all', requests: 200, toolRight: 190, callRight: 171 },
			{ name: 'ko', requests: 40, toolRight: 30, callRight: 20 },
			{ name: 'follow-ups', requests: 0, toolRight: 0, callRight: 0 },
			{ name: 'calculator', requests: 60, toolRight: 60, callRight: 57 }
		],
		...{ talk: 25, talkMistaken: 1, firstTokenMs: spread, decisionMs: spread }
	};

	function tab(): HTMLElement {
		const found = [...document.querySelectorAll<HTMLElement>('main [role=tab]')].at(1);
		if (found === undefined) throw new Error('there is no tab');
		return found;
	}

	async function openMeasuring(): Promise<void> {
		await openModels();
		await click(tab());
	}

	test('runs for the chosen model with progress, can be stopped, and shows its table', async () => {
		hearth.model('starter', { ...starter, title: 'Starter' });
		await openMeasuring();
		expect(textOf('main')).toContain('decide on 464 written requests');
		await click(button('Measure'));
		expect(hearth.called('evaluation:start')).toEqual([{ modelId: 'starter' }]);
		const running = hearth.evaluation('starter', { state: 'running', done: 200, summary });
		hearth.emit({ type: 'evaluation', evaluation: running });
		await settle();
		expect(textOf('main')).toContain('200 of 464 requests');
		expect([...document.querySelectorAll('main tbody tr')].map(cells)).toEqual([
			'All 200 95% 90% 85.5%',
			'Korean 40 75% 66.7% 50%',
			'Calculator 60 100% 95% 95%'
		]);
		await click(button('Stop'));
		expect(hearth.called('evaluation:stop')).toHaveLength(1);
		hearth.emit({ type: 'evaluation', evaluation: { ...running, state: 'stopped', endedAt: 1 } });
		await settle();
		expect(textOf('main')).toContain('Stopped after 200 of 464 requests');
		expect(textOf('main')).toContain('Plain talk taken for a tool: 1 of 25 (4%).');
		expect(textOf('main')).toContain('480ms in the middle');
	});

	test('another model than the one in use says that it will be used; its failure is told', async () => {
		hearth.model('starter', starter);
		hearth.model('other', { title: 'Other', installed: true });
		await openMeasuring();
		expect(textOf('main')).not.toContain('This makes it the model in use.');
		const select = document.querySelector('main select');
		if (!(select instanceof HTMLSelectElement)) throw new Error('there is no choice');
		select.value = 'other';
		select.dispatchEvent(new Event('change', { bubbles: true }));
		await settle();
		expect(textOf('main')).toContain('This makes it the model in use.');
		const error = { code: 'DISK_FULL', values: {} };
		hearth.emit({
			type: 'evaluation',
			evaluation: hearth.evaluation('other', { state: 'failed', error })
		});
		await settle();
		expect(textOf('main [role=alert]')).toContain('This could not be measured. The disk is full');
	});

	test('models that were measured are compared', async () => {
		hearth.model('starter', { ...starter, title: 'Starter' });
		hearth.model('other', { title: 'Other', installed: true });
		hearth.evaluation('starter', { done: 464, summary });
		hearth.evaluation('other', { done: 464, summary });
		await openMeasuring();
		const table = [...document.querySelectorAll('main table')].at(-1);
		expect([...(table?.querySelectorAll('tbody tr') ?? [])].map(cells)).toEqual([
			'Starter 200 95% 85.5% 480ms',
			'Other 200 95% 85.5% 480ms'
		]);
	});
});

test('the first page says how much the model it recommends would download', async () => {
	const hearth = new ScriptedHearth();
	hearth.settings = { ...hearth.settings, welcomed: false };
	hearth.model('large', { title: 'Large', recommended: true, bytes: 1_100_000_000 });
	await openWindow(hearth);
	expect(textOf('main')).toContain('For this machine: Large (1.1 GB).');
});

test('every word of the view keeps its values in both languages', () => {
	const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
	const different = [modelsView, evaluationView, evaluationRows, remoteView].flatMap((catalogue) =>
		Object.entries(catalogue)
			.filter(([, { en, ko }]) => values(en).join() !== values(ko).join() || en === '' || ko === '')
			.map(([key]) => key)
	);
	expect(different).toEqual([]);
});
