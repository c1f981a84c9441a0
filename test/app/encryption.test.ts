import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { electronBinary } from '../../main/electron-dist/index.mjs';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { root } from '../../main/setup/step.mjs';
import { kindOf } from '../../main/memory/encryption/file-kind.ts';
import { startApp, type RunningApp } from '../helpers/app.ts';
import { hasKeyring, startKeyring } from '../helpers/keyring.ts';

/** Encryption of the store in the real window: on, over restarts, with and without a keyring, and off. */
const fact = 'The harbour master keeps bees';
const pictures = process.env['HEARTH_PICTURES'];
const bus = process.env['DBUS_SESSION_BUS_ADDRESS'];
let running: RunningApp | undefined;
let data: string;

afterEach(async () => {
	await stop();
	rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	setBus(bus);
});

function setBus(address: string | undefined): void {
	if (address === undefined) Reflect.deleteProperty(process.env, 'DBUS_SESSION_BUS_ADDRESS');
	else process.env['DBUS_SESSION_BUS_ADDRESS'] = address;
}

async function stop(): Promise<void> {
	await running?.close({ keepData: true });
	running = undefined;
}

async function start(keyring?: { address: string }): Promise<Page> {
	await stop();
	setBus(keyring?.address ?? 'unix:path=/nowhere');
	running = await startApp(data, undefined, [
		`--password-store=${keyring === undefined ? 'basic' : 'gnome-libsecret'}`
	]);
	return running.window;
}

async function picture(window: Page, name: string): Promise<void> {
	if (pictures !== undefined) await window.screenshot({ path: join(pictures, `${name}.png`) });
}

async function remember(window: Page): Promise<void> {
	await window.getByRole('button', { name: 'New conversation' }).first().click();
	await window.getByRole('button', { name: 'Memory', exact: true }).click();
	const box = window.getByRole('textbox', { name: 'Something worth remembering' });
	await box.fill(fact);
	await box.press('Enter');
	await window.getByRole('button', { name: `Forget “${fact}”` }).waitFor();
}

async function expectRemembered(window: Page): Promise<void> {
	// The button of the memory view closes it too.
	await window.getByRole('button', { name: 'New conversation' }).first().click();
	await window.getByRole('button', { name: 'Memory', exact: true }).click();
	await window.getByRole('button', { name: `Forget “${fact}”` }).waitFor();
}

async function openPrivacy(window: Page): Promise<void> {
	await window.getByRole('button', { name: 'Settings', exact: true }).click();
	await window.getByRole('tab', { name: 'Privacy' }).click();
}

/** Turns encryption on as a person would, and returns the recovery key that was shown. */
async function encrypt(window: Page): Promise<string> {
	await openPrivacy(window);
	await picture(window, 'encryption-off');
	await window.getByRole('button', { name: 'Encrypt…' }).click();
	const groups = await window
		.getByRole('list', { name: 'Recovery key' })
		.locator('code')
		.allInnerTexts();
	expect(groups.length).toBe(14);
	await picture(window, 'encryption-key');
	const back = window.getByLabel(/I have kept it/);
	const asked = /Groups (\d+) and (\d+)/.exec(await window.getByText(/I have kept it/).innerText());
	await back.fill('0000 0000');
	await window.getByRole('button', { name: 'Encrypt now' }).click();
	await window.getByText('These are not the groups that were asked for').waitFor();
	expect(kindOf(join(data, 'store.db'))).toBe('plain');
	await back.fill([asked?.[1], asked?.[2]].map((number) => groups[Number(number) - 1]).join(' '));
	await window.getByRole('button', { name: 'Encrypt now' }).click();
	await window.getByText('What Hearth keeps is encrypted now.').waitFor();
	await picture(window, 'encryption-on');
	expect(kindOf(join(data, 'store.db'))).toBe('encrypted');
	await window.keyboard.press('Escape');
	return groups.join('-');
}

function shell(words: string[], env: Record<string, string>) {
	return spawnSync(electronBinary() ?? '', [...electronSwitches({ window: false }), root], {
		encoding: 'utf8',
		env: {
			...process.env,
			...{ LANG: 'en_US.UTF-8', LANGUAGE: 'en', HEARTH_DATA: data },
			...{ HEARTH_ARGS: JSON.stringify(words), ...env }
		}
	});
}

test('without a keyring the recovery key is asked for at each start, in the window and in the shell, until it is turned off', async () => {
	data = mkdtempSync(join(tmpdir(), 'hearth-app-'));
	let window = await start();
	await remember(window);
	const key = await encrypt(window);
	await expectRemembered(window);

	window = await start();
	const box = window.getByRole('textbox', { name: 'Recovery key' });
	await box.fill(`${key.slice(0, -1)}${key.endsWith('7') ? '8' : '7'}`);
	await box.press('Enter');
	await window.getByText('There is a slip in this recovery key').waitFor();
	// A key of nothing: 52 zeros, and the signs that go with them.
	await box.fill(`${'0'.repeat(52)}CSM7`);
	await box.press('Enter');
	await window.getByRole('alert').filter({ hasText: 'not the one of this data' }).waitFor();
	await picture(window, 'encryption-locked');
	await box.fill(key.toLowerCase().replaceAll('-', ' '));
	await box.press('Enter');
	await expectRemembered(window);
	await stop();

	const locked = shell(['memory', 'list'], {});
	expect(locked.stderr).toContain('HEARTH_RECOVERY_KEY');
	expect(locked.stdout).not.toContain(fact);
	expect(locked.status).toBe(3);
	const open = shell(['memory', 'list'], { HEARTH_RECOVERY_KEY: key });
	expect(open.stdout).toContain(fact);
	expect(open.status).toBe(0);

	window = await start();
	await window.getByRole('textbox', { name: 'Recovery key' }).fill(key);
	await window.getByRole('button', { name: 'Open', exact: true }).click();
	await expectRemembered(window);
	await openPrivacy(window);
	await window.getByRole('button', { name: 'Stop encrypting…' }).click();
	await window.getByLabel('Recovery key').fill(key);
	await window.getByRole('button', { name: 'Stop encrypting', exact: true }).click();
	await window.getByText('What Hearth keeps is no longer encrypted.').waitFor();
	expect(kindOf(join(data, 'store.db'))).toBe('plain');
	window = await start();
	await expectRemembered(window);
}, 240_000);

test.skipIf(!hasKeyring)(
	'with a keyring nothing is asked, and a keyring that is lost loses nothing',
	async () => {
		data = mkdtempSync(join(tmpdir(), 'hearth-app-'));
		const keyring = await startKeyring();
		let key: string;
		try {
			let window = await start(keyring);
			await remember(window);
			key = await encrypt(window);
			window = await start(keyring);
			await expectRemembered(window);
			await openPrivacy(window);
			await window.getByText('Your system’s keychain has the key.').waitFor();
			await stop();
		} finally {
			keyring.end();
		}

		const another = await startKeyring();
		try {
			let window = await start(another);
			await window.getByRole('button', { name: 'Try the keychain again' }).click();
			await window.getByRole('alert').filter({ hasText: 'its key is not here' }).waitFor();
			await window.getByRole('textbox', { name: 'Recovery key' }).fill(key);
			await window.getByRole('button', { name: 'Open', exact: true }).click();
			await expectRemembered(window);
			window = await start(another);
			await expectRemembered(window);
			await openPrivacy(window);
			await window.getByRole('button', { name: 'Stop encrypting…' }).click();
			await window.getByRole('button', { name: 'Stop encrypting', exact: true }).click();
			await window.getByText('What Hearth keeps is no longer encrypted.').waitFor();
			expect(kindOf(join(data, 'store.db'))).toBe('plain');
			await stop();
		} finally {
			another.end();
		}
	},
	240_000
);
