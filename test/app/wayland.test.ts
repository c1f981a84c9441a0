import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startApp } from '../helpers/app.ts';

/** A screen of Wayland alone, without a graphics card: what is looked at is the picture that the compositor has of it. */
const canShow = spawnSync('weston', ['--version'], { stdio: 'ignore' }).status === 0;
let folder: string;
let weston: ChildProcess;

beforeEach(async ({ skip }) => {
	if (!canShow) skip();
	folder = mkdtempSync(join(tmpdir(), 'hearth-wayland-'));
	vi.stubEnv('XDG_RUNTIME_DIR', folder);
	vi.stubEnv('WAYLAND_DISPLAY', 'screen');
	vi.stubEnv('DISPLAY', undefined);
	const switches = ['--backend=headless-backend.so', '--use-pixman', '--idle-time=0', '--debug'];
	weston = spawn('weston', [...switches, '--socket=screen'], { stdio: 'ignore' });
	await expect.poll(() => existsSync(join(folder, 'screen')), { timeout: 30_000 }).toBe(true);
});
afterEach(() => {
	weston.kill();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

test('on Wayland the first start shows its window', async () => {
	const empty = pictureOfScreen().length;
	const { window, close } = await startApp();
	try {
		await window.getByText('Welcome to Hearth').waitFor({ timeout: 60_000 });
		// Words and pictures make the file larger than the bare screen.
		await expect
			.poll(() => pictureOfScreen().length, { timeout: 60_000 })
			.toBeGreaterThan(empty * 1.5);
	} finally {
		await close();
	}
});

function pictureOfScreen(): Buffer {
	execFileSync('weston-screenshooter', { cwd: folder });
	const name = readdirSync(folder).find((one) => one.endsWith('.png')) ?? '';
	const picture = readFileSync(join(folder, name));
	rmSync(join(folder, name));
	return picture;
}
