import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeArchive } from '../../main/package/archive.ts';
import { describeRelease, publish } from '../../main/package/release-list.ts';
import { runBuilder, unpackedFolder } from '../../main/package/unpacked.ts';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { withDisplay } from '../../main/setup/display.mjs';
import { call, reconnect, startPackaged } from '../helpers/packaged-app.ts';
import { changeArchive, processes } from './machine.ts';

/**
 * An update as a person meets it: a packed Hearth in a folder finds the next version on a real server, downloads it, puts it
 * in its own place and starts it; and when that one no longer starts, the way back. The tests build on each other.
 */
const canClick = spawnSync('xdotool', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(process.platform !== 'linux')('an update of a folder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-updated-'));
	const place = join(folder, 'programs/Hearth');
	const served = join(folder, 'served');
	const data = join(folder, 'a home/한국어');
	let server: Server;

	beforeAll(async () => {
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
		mkdirSync(served);
		server = createServer((request, response) => {
			const file = join(served, basename(request.url ?? ''));
			if (!existsSync(file)) response.writeHead(404).end();
			else response.end(readFileSync(file));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = address === null || typeof address === 'string' ? 0 : address.port;
		const packing = { output: join(folder, 'packed'), version: '7.7.70' };
		await runBuilder(['dir'], packing);
		const unpacked = unpackedFolder(packing.output);
		writeFileSync(
			join(unpacked, 'resources/update.json'),
			JSON.stringify({
				address: `http://127.0.0.1:${port}/`,
				publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
			})
		);
		cpSync(unpacked, place, { recursive: true });
		// The next version is the same but for its number: packing it anew would take minutes and show nothing more.
		changeArchive(
			join(unpacked, 'resources/app.asar'),
			'"version": "7.7.70"',
			'"version": "7.7.71"'
		);
		await makeArchive({ ...packing, version: '7.7.71' }, true);
		const archive = `hearth-7.7.71-linux-${process.arch}.tar.gz`;
		renameSync(join(packing.output, archive), join(served, archive));
		rmSync(packing.output, { recursive: true });
		const about = { version: '7.7.71', date: '2026-11-26', notes: 'It is newer.' };
		await publish(served, await describeRelease(served, about), key);
	}, 1_200_000);

	afterAll(() => {
		server.closeAllConnections();
		server.close();
		for (const { pid, command } of processes()) {
			if (command.includes(folder)) process.kill(pid, 'SIGKILL');
		}
		rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	});

	afterEach(endAll);

	const versionOf = async (page: Page): Promise<string> =>
		((await call(page, 'app:info', null)) as { version: string }).version;

	test('it is found, downloaded after a yes, put in place after a second yes, and everything is there', async () => {
		await onDisplay(async () => {
			const old = await startPackaged(place, data);
			expect(await versionOf(old.page)).toBe('7.7.70');
			await call(old.page, 'settings:set', { welcomed: true });
			const { id } = (await call(old.page, 'conversation:create', null)) as { id: string };
			await call(old.page, 'conversation:update', { conversationId: id, title: 'Before it' });
			// Keys count only when the page is there.
			await old.page.getByRole('textbox', { name: 'Message' }).waitFor({ timeout: 60_000 });
			await old.page.keyboard.press('Control+,');
			await old.page.getByRole('button', { name: 'Look now' }).click();
			await old.page.getByRole('button', { name: 'Download it' }).click();
			const install = old.page.getByRole('button', { name: 'Install and start anew' });
			await install.waitFor({ timeout: 120_000 });
			expect(existsSync(`${place}.previous`)).toBe(false);
			await install.click();
			const { page, end } = await reconnect(data, old.address);
			await page.getByText('Before it').first().waitFor({ timeout: 60_000 });
			expect(await versionOf(page)).toBe('7.7.71');
			expect(existsSync(`${place}.previous/hearth`)).toBe(true);
			expect(readdirSync(join(data, 'snapshots')).join()).toContain('before-update');
			await end();
			await endAll();
		});
	});

	test.runIf(canClick)(
		'when it does not start twice, Hearth offers the one before, and a click brings it back',
		async () => {
			damage();
			await onDisplay(async () => {
				const start = () =>
					spawn(
						join(place, 'hearth'),
						[...electronSwitches({ window: true }), '--data', data, '--remote-debugging-port=0'],
						{ stdio: 'ignore' }
					);
				start();
				await shown('Hearth');
				await endAll();
				expect(existsSync(`${place}.failed`)).toBe(false);
				rmSync(join(data, 'chromium/DevToolsActivePort'), { force: true });
				start();
				const window = await shown('Hearth');
				spawnSync('xdotool', ['windowfocus', window]);
				await wait(500);
				spawnSync('xdotool', ['key', 'Return']);
				const { page, end } = await reconnect(data, '');
				await page.getByText('Before it').first().waitFor({ timeout: 60_000 });
				expect(await versionOf(page)).toBe('7.7.70');
				expect(existsSync(`${place}.failed/hearth`)).toBe(true);
				await end();
				await endAll();
			});
		}
	);

	/** What is started in `work` shows its windows on a display. */
	async function onDisplay(work: () => Promise<void>): Promise<void> {
		const before = process.env['DISPLAY'];
		await withDisplay(async ({ DISPLAY }) => {
			process.env['DISPLAY'] = DISPLAY;
			await work();
		}).finally(() => {
			if (before === undefined) delete process.env['DISPLAY'];
		});
	}

	/** Makes the new version fail as soon as it loads its parts: the first file of the app stays as it is. */
	function damage(): void {
		const archive = join(place, 'resources/app.asar');
		changeArchive(archive, 'registerSchemesAsPrivileged(', 'noSuchThingInElectronAtAll_(');
	}

	/** Waits for a window with this title and returns its number. */
	async function shown(title: string): Promise<string> {
		for (let tries = 0; tries < 300; tries++) {
			const { stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--name', `^${title}`], {
				encoding: 'utf8'
			});
			const [window] = stdout.trim().split('\n');
			if (window !== undefined && window !== '') return window;
			await wait(200);
		}
		throw new Error(`There is no window "${title}".`);
	}

	async function endAll(): Promise<void> {
		const own = () => processes().filter(({ command }) => command.includes(`${place}/hearth`));
		for (const { pid } of own()) process.kill(pid, 'SIGTERM');
		for (let tries = 0; own().length > 0 && tries < 100; tries++) {
			await wait(100);
			if (tries === 60) for (const { pid } of own()) process.kill(pid, 'SIGKILL');
		}
	}
});
