import { expect, test } from 'vitest';
import { encryption } from '../../main/messages/encryption.ts';
import { say } from '../../main/messages/message.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, settle, textOf } from './window.ts';

test('what decrypting left encrypted is named, opened with the recovery key, and offers no new key before', async () => {
	const hearth = new ScriptedHearth();
	hearth.encryption = { ...hearth.encryption, sealedSnapshots: 2, sealedOriginals: 1 };
	await openWindow(hearth);
	hearth.emit({ type: 'command', command: 'settings' });
	await settle();
	await click(button(encryption.tab.en));
	const left = { snapshots: 2, originals: 1 };
	expect(textOf('[role="tabpanel"]')).toContain(say('en', encryption.sealedLeft, left));
	expect(textOf('[role="tabpanel"]')).not.toContain(encryption.turnOn.en);
	const field = document.querySelector<HTMLInputElement>('[role="tabpanel"] input.field');
	if (field === null) throw new Error('there is no field for the key');
	field.value = 'right';
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
	await settle();
	expect(hearth.called('encryption:open-copies')).toEqual([{ recoveryKey: 'right' }]);
	expect(textOf('[role="tabpanel"]')).toContain(encryption.turnOn.en);
});
