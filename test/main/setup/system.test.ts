import { expect, test } from 'vitest';
import { electronSwitches, isChatter } from '../../../main/setup/launch.mjs';
import { hasDisplay } from '../../../main/setup/libraries.mjs';
import { parseMissing } from '../../../main/setup/system-packages.mjs';

test('the libraries that ldd does not find are named', () => {
	const said = `\tlinux-vdso.so.1 (0x00007ffd)
\tlibffmpeg.so => /opt/libffmpeg.so (0x00007f)
\tlibgtk-3.so.0 => not found
\tlibnss3.so => not found
`;
	expect(parseMissing(said)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
});

test('only Linux can be without a display', () => {
	expect(hasDisplay('linux', {})).toBe(false);
	expect(hasDisplay('linux', { DISPLAY: ':1' })).toBe(true);
	expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
	expect(hasDisplay('darwin', {})).toBe(true);
});

test('the sandbox is only off for root', () => {
	const linux = { window: true, platform: 'linux' as const, env: { DISPLAY: ':1' } };
	expect(electronSwitches({ ...linux, root: false })).toEqual([]);
	expect(electronSwitches({ ...linux, root: true })).toEqual(['--no-sandbox']);
	expect(electronSwitches({ ...linux, root: true, platform: 'darwin' })).toEqual([]);
});

test('a shell never needs a display, and Wayland is used where it is all there is', () => {
	const linux = { root: false, platform: 'linux' as const };
	const headless = ['--ozone-platform=headless', '--disable-gpu'];
	expect(electronSwitches({ ...linux, window: false, env: { DISPLAY: ':1' } })).toEqual(headless);
	expect(electronSwitches({ ...linux, window: true, env: {} })).toEqual(headless);
	expect(electronSwitches({ ...linux, window: true, env: { WAYLAND_DISPLAY: 'w' } })).toEqual([
		'--ozone-platform=wayland'
	]);
});

test('what Chromium says about the machine is kept from the terminal, what the app says is not', () => {
	expect(
		isChatter('[12578:1123/152119.367427:ERROR:bus.cc(407)] Failed to connect to the bus: x')
	).toBe(true);
	for (const line of ['[1] 12578 done', 'Error: the model file is not there', '[ERROR] x']) {
		expect(isChatter(line)).toBe(false);
	}
});
