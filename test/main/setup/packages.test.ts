import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packagesInstalled } from '../../../main/setup/packages.mjs';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-packages-'));
	await mkdir(join(folder, 'node_modules'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const zod = { version: '4.6.7' };
const forOtherSystems = { version: '1.0.0', optional: true };

async function write(wanted: object, present?: object) {
	await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
	if (!present) return;
	await writeFile(
		join(folder, 'node_modules/.package-lock.json'),
		JSON.stringify({ packages: present })
	);
}

test('packages are installed when every one of the lock file is there in its version', async () => {
	await write(
		{ '': {}, 'node_modules/zod': zod, 'node_modules/win': forOtherSystems },
		{ 'node_modules/zod': zod }
	);
	expect(packagesInstalled(folder)).toBe(true);
});

test.each([
	['one is missing', {}],
	['one has another version', { 'node_modules/zod': { version: '4.0.0' } }],
	['an optional one has another version', { 'node_modules/zod': zod, 'node_modules/win': zod }],
	['the installation was broken off', undefined]
])('packages are not installed when %s', async (_name, present) => {
	await write({ '': {}, 'node_modules/zod': zod, 'node_modules/win': forOtherSystems }, present);
	expect(packagesInstalled(folder)).toBe(false);
});

test('a list cut short by a crash counts as not installed', async () => {
	await write({ 'node_modules/zod': zod });
	await writeFile(join(folder, 'node_modules/.package-lock.json'), '{"packages": {');
	expect(packagesInstalled(folder)).toBe(false);
});
