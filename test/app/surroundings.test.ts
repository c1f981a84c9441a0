import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';

/** Screens, folders and disks as they are at some people's. No bus, keyring or sound is there in any of these tests. */
const patience = { timeout: 120_000 };
let folder: string;
let running: RunningApp | undefined;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-surroundings-'));
});
afterEach(async () => {
	await running?.close({ keepData: true });
	running = undefined;
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

async function start(data: string, ...switches: string[]): Promise<RunningApp> {
	running = await startApp(data, undefined, switches);
	await running.window.getByRole('textbox', { name: 'Message' }).waitFor(patience);
	return running;
}

async function call(name: string, input: unknown): Promise<unknown> {
	return await running?.window.evaluate(
		async ([called, given]) => {
			const bridge = Reflect.get(globalThis, 'hearth') as {
				call: (name: string, input: unknown) => Promise<unknown>;
			};
			return await bridge.call(called as string, given);
		},
		[name, input]
	);
}

/** What of the window cannot be reached: wider than it is, or controls that lie outside and cannot be scrolled to. */
async function unreachable(): Promise<string[]> {
	return (
		(await running?.window.evaluate(() => {
			const found: string[] = [];
			const { scrollWidth, clientWidth } = document.documentElement;
			if (scrollWidth > clientWidth) found.push(`page ${scrollWidth} > ${clientWidth}`);
			for (const area of document.querySelectorAll('main *, dialog *')) {
				const { overflowX } = getComputedStyle(area);
				if (overflowX !== 'auto' && overflowX !== 'scroll') continue;
				if (area.scrollWidth > area.clientWidth) found.push(`${area.className} is too wide`);
			}
			for (const control of document.querySelectorAll(
				'main button, dialog button, textarea, dialog input'
			)) {
				control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
				const { left, right, top, bottom, width } = control.getBoundingClientRect();
				if (width === 0) continue;
				const inside =
					left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
				const name = control.getAttribute('aria-label') ?? control.textContent.trim();
				if (!inside) found.push(`${name} (${left}, ${top}, ${right}, ${bottom})`);
			}
			return found;
		})) ?? []
	);
}

async function resize(width: number, height: number): Promise<void> {
	await running?.app.evaluate(
		({ BrowserWindow }, size) => {
			const [window] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
			window?.setSize(size.width, size.height);
		},
		{ width, height }
	);
	await expect
		.poll(() => running?.window.evaluate(() => Math.round(innerWidth * devicePixelRatio)), patience)
		.toBeLessThanOrEqual(Math.ceil(width * 3));
}

const pictures = process.env['HEARTH_PICTURES'];
async function picture(name: string): Promise<void> {
	if (pictures !== undefined) {
		await running?.window.screenshot({ path: join(pictures, `${name}.png`) });
	}
}

test.each([
	{ name: 'a screen of 800 by 600', switches: [], width: 800, height: 600 },
	{
		name: 'signs three times as large',
		switches: ['--force-device-scale-factor=3'],
		width: 480,
		height: 400
	}
])('on $name everything can be reached', async ({ name, switches, width, height }) => {
	const { window } = await start(join(folder, 'data'), ...switches);
	await resize(width, height);
	const file = name.replaceAll(' ', '-');
	await picture(`${file}-welcome`);
	expect(await unreachable()).toEqual([]);
	await call('settings:set', { welcomed: true });
	await window.keyboard.press('Control+,');
	await window.getByRole('dialog').waitFor(patience);
	await picture(`${file}-settings`);
	expect(await unreachable()).toEqual([]);
	await window.keyboard.press('Escape');
	await window.getByRole('textbox', { name: 'Message' }).fill('what is 2 + 2?');
	await window.keyboard.press('Enter');
	await window.locator('article[data-status="complete"]').waitFor(patience);
	await picture(`${file}-answer`);
	expect(await unreachable()).toEqual([]);
});

test('a home with spaces, Korean and two hundred signs is a home like any other', async () => {
	const data = join(
		folder,
		'내 문서 with spaces & (signs)',
		'가나다라마바사'.repeat(8),
		'x'.repeat(90),
		'Hearth'
	);
	expect(data.length).toBeGreaterThan(200);
	const { window } = await start(data);
	await window.getByRole('textbox', { name: 'Message' }).fill('what is 6 * 7?');
	await window.keyboard.press('Enter');
	const answer = window.locator('article[data-status="complete"]');
	await answer.getByText('42').first().waitFor(patience);
	expect(existsSync(join(data, 'store.db'))).toBe(true);
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
test.runIf(canMount)(
	'a first start on a full disk says so, and goes on when there is room',
	async () => {
		const data = join(folder, 'full');
		mkdirSync(data);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', data]);
		try {
			const { window } = await start(data);
			await window.getByText('The disk is full').first().waitFor(patience);
			execFileSync('mount', ['-o', 'remount,size=200m', data]);
			// Whatever needs the store opens it; then what waits for it in the background goes on by itself.
			await call('conversation:list', { bin: false });
			await expect
				.poll(() => call('engine:state', null), patience)
				.toMatchObject({ value: { state: 'ready' } });
			await window.getByRole('textbox', { name: 'Message' }).fill('what is 6 * 7?');
			await window.keyboard.press('Enter');
			await window
				.locator('article[data-status="complete"]')
				.getByText('42')
				.first()
				.waitFor(patience);
			expect(readdirSync(data)).toContain('store.db');
			await running?.close({ keepData: true });
			running = undefined;
		} finally {
			execFileSync('umount', ['--lazy', data]);
		}
	}
);
