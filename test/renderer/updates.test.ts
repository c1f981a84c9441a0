import { beforeEach, expect, test } from 'vitest';
import type { UpdateState } from '../../main/contract.ts';
import { errors } from '../../main/messages/errors.ts';
import { update as words } from '../../main/messages/update.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;
const release = { version: '0.2.0', date: '2026-11-26', notes: '- Faster.', bytes: 180_000_000 };

beforeEach(() => {
	hearth = new ScriptedHearth();
});

async function openSettings(change: Partial<UpdateState> = {}): Promise<void> {
	hearth.update = { ...hearth.update, ...change };
	await openWindow(hearth);
	hearth.emit({ type: 'command', command: 'settings' });
	await settle();
}

const page = (): string => textOf('[role="tabpanel"]');

test('looking for new versions is off and says what turning it on means', async () => {
	await openSettings();
	const boxes = [...document.querySelectorAll<HTMLInputElement>('[type="checkbox"]')];
	const box = boxes.find((one) => one.parentElement?.textContent.includes(words.automatic.en));
	expect(box?.checked).toBe(false);
	expect(page()).toContain('hearth.example');
	if (box !== undefined) await click(box);
	expect(hearth.called('update:set')).toEqual([{ automatic: true }]);
});

test('a Hearth without an address says so and offers nothing', async () => {
	await openSettings({ host: null });
	expect(page()).toContain(words.none.en);
	expect(page()).not.toContain(words.automatic.en);
});

test('each step waits for a click of its own', async () => {
	await openSettings({ phase: 'available', release });
	expect(page()).toContain('0.2.0');
	expect(page()).toContain('- Faster.');
	expect(hearth.called('update:download')).toEqual([]);
	await click(button(words.download.en));
	expect(hearth.called('update:download')).toEqual([null]);
	const download = {
		...{ doneBytes: 90_000_000, totalBytes: 180_000_000 },
		...{ verifying: false, secondsLeft: 30 }
	};
	const update = { ...hearth.update, phase: 'downloading' as const, release, download };
	hearth.emit({ type: 'update', update, news: false });
	await settle();
	expect(document.querySelector('progress')?.value).toBe(90_000_000);
	await click(button(words.pause.en));
	hearth.emit({ type: 'update', update: { ...update, phase: 'ready' }, news: false });
	await settle();
	expect(hearth.called('update:install')).toEqual([]);
	await click(button(words.installNow.en));
	expect(hearth.called('update:install')).toEqual([null]);
});

test('where only root may install, the command is there to be copied', async () => {
	const command = 'sudo apt install /home/ada/hearth.deb';
	await openSettings({ phase: 'handed-over', release, kind: 'deb', replaceable: false, command });
	expect(textOf('[role="tabpanel"] code')).toBe(command);
	await click(button(words.copyCommand.en));
	expect(hearth.called('clipboard:write')).toEqual([{ text: command }]);
	button(words.installByHand.en);
});

test('why it failed is said in words', async () => {
	await openSettings({
		error: { code: 'UPDATE_BAD_SIGNATURE', values: { host: 'hearth.example' } }
	});
	expect(page()).toContain(errors.UPDATE_BAD_SIGNATURE.en.replace('{host}', 'hearth.example'));
});

test('a new version that was found by itself is told, with a way to it', async () => {
	await openWindow(hearth);
	hearth.update = { ...hearth.update, phase: 'available', release };
	hearth.emit({ type: 'update', update: hearth.update, news: true });
	await settle();
	expect(document.body.textContent).toContain('Hearth 0.2.0 is there.');
	await click(button(words.show.en));
	expect(page()).toContain('0.2.0');
});
