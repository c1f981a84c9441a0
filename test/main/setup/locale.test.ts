import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { utf8Locale } from '../../../main/setup/locale.mjs';
import { root } from '../../../main/setup/step.mjs';

const isLinux = process.platform === 'linux';
const path = { PATH: process.env['PATH'] };
/** What the app gets of each, by `npm start` and by the installed command. */
const cases: [given: Record<string, string>, wanted: Record<string, string>][] = [
	[{ LANG: 'C.UTF-8' }, {}],
	[{ LC_ALL: 'C.UTF-8', LANG: 'xx_XX.UTF-8' }, {}],
	[{ LANG: 'xx_XX.UTF-8' }, { LC_ALL: 'C.UTF-8', LANGUAGE: 'xx_XX.UTF-8' }],
	[
		{ LANG: 'xx_XX.UTF-8', LC_ALL: 'yy_YY.UTF-8' },
		{ LC_ALL: 'C.UTF-8', LANGUAGE: 'yy_YY.UTF-8' }
	],
	[
		{ LANG: 'xx_XX.UTF-8', LANGUAGE: 'ko:en' },
		{ LC_ALL: 'C.UTF-8', LANGUAGE: 'ko:en' }
	]
];

test.runIf(isLinux)(
	'where the locale is not installed or not set, names of files are UTF-8, in the language of the person',
	() => {
		for (const [given, wanted] of cases) {
			expect([given, utf8Locale({ ...path, ...given })]).toEqual([given, wanted]);
		}
		expect(utf8Locale({ ...path })).toEqual({ LC_ALL: 'C.UTF-8' });
	}
);

test.runIf(isLinux)('the installed command gives the app the same', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-command-'));
	try {
		mkdirSync(join(folder, 'resources/bin'), { recursive: true });
		const command = join(folder, 'resources/bin/hearth');
		copyFileSync(join(root, 'main/package/linux/hearth'), command);
		writeFileSync(join(folder, 'hearth'), '#!/bin/sh\necho "$LC_ALL|$LANGUAGE"\n');
		chmodSync(join(folder, 'hearth'), 0o755);
		for (const [given, wanted] of cases) {
			const env = { ...path, ...given };
			const said = execFileSync('sh', [command, 'doctor'], { env, encoding: 'utf8' });
			const all = { LC_ALL: '', LANGUAGE: '', ...given, ...wanted };
			expect(said).toBe(`${all.LC_ALL}|${all.LANGUAGE}\n`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test('systems whose names of files are Unicode anyway are left alone', () => {
	expect(utf8Locale({ ...path, LANG: 'xx_XX.UTF-8' }, 'darwin')).toEqual({});
});
