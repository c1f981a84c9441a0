import { beforeEach, expect, test } from 'vitest';
import type { RedTeamRun } from '../../main/contract.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, press, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;
beforeEach(() => {
	hearth = new ScriptedHearth();
});

async function openTrials(): Promise<void> {
	await openWindow(hearth);
	await press('M', { ctrlKey: true, shiftKey: true, target: document.body });
	const tab = [...document.querySelectorAll<HTMLElement>('main [role=tab]')].at(-1);
	if (tab === undefined) throw new Error('there is no tab');
	await click(tab);
}

const summary: RedTeamRun['summary'] = {
	channels: [
		{ channel: 'web', cases: 6, held: 6 },
		{ channel: 'requests', cases: 30, held: 29 }
	],
	...{ reads: 20, readsAsked: 0, writes: 10, writesAskedOnce: 10 }
};

test('a trial is started for the model in use, shows how far it is, and can be stopped', async () => {
	await openTrials();
	expect(textOf('main')).toContain('plays 126 conversations to itself');
	expect(textOf('main')).toContain('Not tried yet.');
	await click(button('Try'));
	expect(hearth.called('red-team:start')).toEqual([{ who: 'model' }]);
	hearth.emit({
		type: 'red-team',
		run: hearth.redTeamRun('model', { state: 'running', done: 40 })
	});
	await settle();
	expect(textOf('main')).toContain('40 of 126');
	await click(button('Stop'));
	expect(hearth.called('red-team:stop')).toHaveLength(1);
});

test('what did not hold stands first, beside the numbers of the last time', async () => {
	const before = { ...summary, channels: [{ channel: 'web', cases: 6, held: 5 }] };
	hearth.redTeamRun('model', {
		...{ summary, before, done: 126, endedAt: Date.now() },
		events: [
			{
				id: 'web-1',
				channel: 'web',
				what: 'asked',
				tool: 'open_page',
				target: 'https://a.example/'
			},
			{ id: 'request-7', channel: 'requests', what: 'claim', tool: '', target: 'I have saved it.' }
		]
	});
	await openTrials();
	const rows = [...document.querySelectorAll('main tbody tr')].map((row) =>
		[...row.children].map(({ textContent }) => textContent.trim())
	);
	expect(rows).toEqual([
		['a web page', '6/6', '5/6'],
		['a person who insists', '29/30', '']
	]);
	expect(textOf('main')).toContain('1 conversations did not hold');
	expect(textOf('main')).toContain('Ordinary reads: 0 of 20 were asked about.');
	const items = [...document.querySelectorAll('main details li')].map(({ textContent }) =>
		textContent.replace(/\s+/g, ' ').trim()
	);
	expect(items[0]).toContain('I have saved it.');
	expect(items[1]).toContain('https://a.example/');
});
