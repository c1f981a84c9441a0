import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDeb } from '../../main/package/deb.ts';
import { runBuilder, unpackedFolder } from '../../main/package/unpacked.ts';
import { withDisplay } from '../../main/setup/display.mjs';
import { root } from '../../main/setup/step.mjs';
import { makePdf } from '../main/memory/documents/make-files.ts';
import { dropFiles } from '../helpers/app.ts';
import { canInstall, changeArchive, Person, processes, run } from './machine.ts';

/**
 * The deb as a person meets it, for real: installed by root, used by an ordinary user with the network cut and the sandbox
 * on, upgraded, removed, purged. The tests build on each other, in this order.
 */
const patience = { timeout: 180_000 };

describe.skipIf(!canInstall())('the deb', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-deb-'));
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
	let person: Person;
	let debs: string[];

	beforeAll(async () => {
		person = new Person();
		debs = [];
		const packing = { output: folder, version };
		await runBuilder(['dir'], packing);
		debs.push(await makeDeb(packing, 'quick'));
		// The next version is the same but for its number: packing it anew would take minutes and show nothing more.
		const archive = join(unpackedFolder(folder), 'resources/app.asar');
		changeArchive(archive, `"version": "${version}"`, `"version": "${next}"`);
		debs.push(await makeDeb({ ...packing, version: next }, 'quick'));
		rmSync(unpackedFolder(folder), { recursive: true });
	}, 1_200_000);

	afterAll(() => {
		if (existsSync('/var/lib/dpkg/info/hearth.list')) run('dpkg', '--purge', 'hearth');
		person.remove();
		rmSync(folder, { recursive: true, force: true });
	}, 300_000);

	test('root installs it, and it lies where Debian wants it, in nobody else’s hands', () => {
		run('dpkg', '--install', debs[0] ?? '');
		expect(run('dpkg-query', '--show', '--showformat=${Status} ${Version}', 'hearth')).toBe(
			`install ok installed ${version}`
		);
		const writable = run('find', '/opt/Hearth', '-not', '-type', 'l', '-perm', '/022');
		const foreign = run('find', '/opt/Hearth', '-not', '-user', 'root');
		expect(writable + foreign).toBe('');
		expect(existsSync('/usr/share/applications/hearth.desktop')).toBe(true);
	});

	test('the installed command answers an ordinary user without a network and without a display', () => {
		const events = person
			.hearth('ask', '--json', 'what is 18% of 2340?')
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as { type: string; tool?: string; text?: string });
		expect(events[0]).toMatchObject({ type: 'tool-call', tool: 'calculator' });
		expect(events.at(-1)).toMatchObject({ type: 'turn-end', status: 'complete' });
		expect(events.at(-1)?.text).toContain('421.2');
	});

	test('words that begin with dashes reach the shell and not Chromium', () => {
		expect(() => person.hearth('ask', '--no-such-option')).toThrow('--no-such-option');
		expect(person.hearth('--help')).toContain('documents');
	});

	test('with the network cut, an ordinary user drops a PDF, asks, and gets from the answer to the right page', async () => {
		const pdf = join(person.home, 'lease.pdf');
		writeFileSync(
			pdf,
			makePdf([
				['Lease of the flat at 4 Mill Lane', 'The rent is 940 euros a month, due on the first.'],
				['Pets', 'One cat may be kept in the flat. Dogs need the written consent of the landlord.']
			])
		);
		await inWindow(person, async (page, networks) => {
			expect(networks).toEqual(['lo']);
			const box = page.getByRole('textbox', { name: 'Message' });
			await box.waitFor(patience);
			await dropFiles(page, [pdf]);
			await page.getByText('ready').first().waitFor(patience);
			await box.fill('What does the lease say about dogs?');
			await box.press('Enter');
			await page.getByText('Dogs need the written consent').first().waitFor(patience);
			await openCited(page);
			expect(await coloursOf(page)).toBeGreaterThan(20);
			expect(sandboxOf(person)).toEqual({ filtered: true, apart: true, switchedOff: false });
		});
	});

	test('two people use it at the same time, and neither sees what the other has', async () => {
		const other = new Person('b');
		try {
			await inWindow(person, async (page) => {
				await page.getByText('dogs').first().waitFor(patience);
				expect(other.hearth('documents', 'list', '--json')).not.toContain('lease');
				expect(other.hearth('ask', 'what is 3 * 14?')).toContain('42');
				expect(other.hearth('conversations', 'list', '--json')).not.toContain('dogs');
				expect(() =>
					other.hearth('documents', 'list', '--data', `${person.home}/.config/Hearth`)
				).toThrow('cannot write');
			});
		} finally {
			other.remove();
		}
	});

	test('the next version takes its place, and what was there is there', async () => {
		run('dpkg', '--install', debs[1] ?? '');
		expect(installed()).toBe(next);
		expect(person.hearth('doctor')).toContain(next);
		expect(person.hearth('documents', 'list', '--json')).toContain('lease');
		expect(person.hearth('ask', 'what is 3 * 14?')).toContain('42');
		await inWindow(person, async (page) => {
			await page
				.getByRole('navigation')
				.getByRole('button', { name: /dogs/ })
				.first()
				.click(patience);
			await openCited(page);
		});
	});

	test('an older one over it is refused unless a person insists, and then opens what it knows', () => {
		// Both read the same data; a newer form of it would be refused (`test/main/update/way-back.test.ts`).
		expect(() => run('apt-get', 'install', '--yes', '--no-download', debs[0] ?? '')).toThrow();
		expect(installed()).toBe(next);
		run('dpkg', '--install', debs[0] ?? '');
		expect(installed()).toBe(version);
		expect(person.hearth('conversations', 'list', '--json')).toContain('dogs');
	});

	test('where the disk is full, nothing is installed, an upgrade leaves the version that was there, and people lose nothing', () => {
		run('dpkg', '--remove', 'hearth');
		run('mount', '-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', '/opt');
		try {
			expect(() => run('dpkg', '--install', debs[0] ?? '')).toThrow('No space left');
			expect(readdirSync('/opt')).toEqual([]);
			// Room for one, and not for the next one beside it.
			run('mount', '-o', 'remount,size=800m', '/opt');
			run('dpkg', '--install', debs[0] ?? '');
			expect(() => run('dpkg', '--install', debs[1] ?? '')).toThrow('No space left');
			expect(installed()).toBe(version);
			expect(person.hearth('ask', 'what is 3 * 14?')).toContain('42');
			run('mount', '-o', 'remount,size=2g', '/opt');
			run('dpkg', '--install', debs[1] ?? '');
			expect(installed()).toBe(next);
			expect(person.hearth('conversations', 'list', '--json')).toContain('dogs');
			run('dpkg', '--remove', 'hearth');
		} finally {
			run('umount', '--lazy', '/opt');
		}
		run('dpkg', '--install', debs[1] ?? '');
	});

	test('removing it takes the program and leaves what people wrote', () => {
		run('dpkg', '--remove', 'hearth');
		expect(existsSync('/opt/Hearth')).toBe(false);
		expect(existsSync('/usr/bin/hearth')).toBe(false);
		expect(existsSync(join(person.home, '.config/Hearth/store.db'))).toBe(true);
	});

	test('purging it says where what people wrote is, and does not touch it', () => {
		expect(run('dpkg', '--purge', 'hearth')).toContain('.config/Hearth');
		expect(existsSync(join(person.home, '.config/Hearth/store.db'))).toBe(true);
		expect(existsSync('/etc/apparmor.d/hearth')).toBe(false);
	});
});

/** The version that dpkg takes for installed. */
function installed(): string {
	return run('dpkg-query', '--show', '--showformat=${Version}', 'hearth');
}

/** Clicks from the answer to its first source, and on to the page of the document that it names. */
async function openCited(page: Page): Promise<void> {
	const answer = page.locator('article[data-status="complete"]').last();
	await answer.getByText('page 2').first().waitFor(patience);
	await answer
		.getByRole('button', { name: /^Source 1/ })
		.first()
		.click(patience);
	await page.getByRole('button', { name: 'Show in the document' }).first().click(patience);
	const passage = page.getByRole('dialog').filter({ hasText: 'page 2' });
	await passage.getByText('One cat may be kept').first().waitFor(patience);
	await page.keyboard.press('Escape');
}

async function inWindow(
	person: Person,
	work: (page: Page, networks: string[]) => Promise<void>
): Promise<void> {
	await withDisplay(async ({ DISPLAY = '' }) => {
		const { page, networks, close } = await person.open({ DISPLAY });
		try {
			await work(page, networks);
		} finally {
			await close();
		}
	});
}

/** What the system says of the processes that show pages. */
function sandboxOf(person: Person): { filtered: boolean; apart: boolean; switchedOff: boolean } {
	const own = processes().filter(({ uid, command }) => uid === person.uid && command !== '');
	const pages = own.filter(({ command }) => command.includes('--type=renderer'));
	const main = processes().find(({ pid }) => pid === process.pid);
	expect(pages.length).toBeGreaterThan(0);
	return {
		filtered: pages.every(({ seccomp }) => seccomp === 2),
		apart: pages.every(({ users }) => users !== main?.users),
		switchedOff: own.some(({ command }) => command.includes('--no-sandbox'))
	};
}

/** How many colours a picture of the window has; a blank one has one. */
async function coloursOf(page: Page): Promise<number> {
	const picture = (await page.screenshot()).toString('base64');
	return await page.evaluate(async (base64) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const canvas = new OffscreenCanvas(image.width, image.height);
		const context = canvas.getContext('2d');
		context?.drawImage(image, 0, 0);
		const data = context?.getImageData(0, 0, image.width, image.height).data.buffer;
		return new Set(new Uint32Array(data ?? new ArrayBuffer(0))).size;
	}, picture);
}
