import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRpm } from '../../main/package/rpm.ts';
import { runBuilder } from '../../main/package/unpacked.ts';
import { run } from './machine.ts';

/**
 * The rpm, read back and installed into a folder of its own, because there is no system of its kind here: its scripts and
 * what it requires of other packages are looked at, not run.
 */
const canPack =
	process.getuid?.() === 0 &&
	spawnSync('rpmbuild', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!canPack)('the rpm', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-rpm-'));
	const machine = join(folder, 'machine');
	const rpm = (...words: string[]): string =>
		run('rpm', '--root', machine, '--nodeps', '--noscripts', ...words);
	const files: string[] = [];

	beforeAll(async () => {
		mkdirSync(machine);
		for (const version of ['1.0.0', '1.0.1']) {
			const packing = { output: join(folder, 'out'), version };
			// One folder serves both: what differs is what the package says it is.
			if (files.length === 0) await runBuilder(['dir'], packing);
			files.push(await makeRpm(packing, 'quick'));
		}
	}, 1_200_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('it says what it is and what it needs, by names that every such system knows', () => {
		const query = (what: string): string =>
			run('rpm', '--query', '--package', what, files[0] ?? '');
		expect(query('--info')).toMatch(/Name\s+: hearth\n/);
		expect(query('--requires')).toContain('libgtk-3.so.0()(64bit)');
		const names = query('--list');
		expect(names).toContain('/opt/Hearth/hearth\n');
		expect(names).toContain('/usr/share/applications/hearth.desktop');
		// A folder of everybody's is no part of it.
		expect(names.split('\n')).not.toContain('/usr/share/applications');
		expect(
			query('--dump')
				.split('\n')
				.filter((line) => /^\/opt/.test(line))
		).not.toContainEqual(expect.not.stringContaining(' root root '));
	});

	test('its scripts set up and take away the sandbox as those of the deb do', () => {
		const scripts = run('rpm', '--query', '--package', '--scripts', files[0] ?? '');
		expect(scripts).toContain('set -- configure');
		expect(scripts).toContain('chmod 0755 "$app/chrome-sandbox"');
		expect(scripts).toContain('[ "$1" = 0 ] || exit 0; set -- remove');
	});

	test('it is installed, upgraded, not put over a newer one, and erased', () => {
		rpm('--install', files[0] ?? '');
		expect(existsSync(join(machine, 'opt/Hearth/resources/app.asar'))).toBe(true);
		rpm('--upgrade', files[1] ?? '');
		expect(run('rpm', '--root', machine, '--query', 'hearth').trim()).toMatch(/^hearth-1\.0\.1-1/);
		expect(() => rpm('--upgrade', files[0] ?? '')).toThrow('newer');
		rpm('--erase', 'hearth');
		expect(existsSync(join(machine, 'opt/Hearth'))).toBe(false);
		expect(existsSync(join(machine, 'usr/bin/hearth'))).toBe(false);
	});
});
