import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropFiles, startApp } from '../helpers/app.ts';

test('a file with a Korean name is taken in where the language of the system is not installed', async () => {
	const before = { LANG: process.env['LANG'], LC_ALL: process.env['LC_ALL'] };
	const folder = mkdtempSync(join(tmpdir(), 'hearth-locale-'));
	const path = join(folder, '서울 임대 계약서.txt');
	writeFileSync(path, '월세는 매달 3일에 낸다.\n');
	process.env['LANG'] = 'xx_XX.UTF-8';
	Reflect.deleteProperty(process.env, 'LC_ALL');
	try {
		const { window, close } = await startApp();
		try {
			await window.getByRole('textbox', { name: 'Message' }).waitFor();
			await dropFiles(window, [path]);
			await window.getByText('서울 임대 계약서').first().waitFor({ timeout: 60_000 });
			expect(await window.getByText('서울 임대 계약서').count()).toBeGreaterThan(0);
		} finally {
			await close();
		}
	} finally {
		for (const [name, value] of Object.entries(before)) {
			if (value === undefined) Reflect.deleteProperty(process.env, name);
			else process.env[name] = value;
		}
		rmSync(folder, { recursive: true, force: true });
	}
});
