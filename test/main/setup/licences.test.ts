import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { page, writeThirdParty } from '../../../main/setup/licences.ts';

test('THIRD_PARTY.md names what is in the app now (npm run licences writes it)', () => {
	expect(readFileSync(page, 'utf8')).toBe(writeThirdParty());
});

test('every package and model says its licence', () => {
	const rows = writeThirdParty().match(/^\| .+ \| .+ \| .* \|$/gm) ?? [];
	expect(rows.length).toBeGreaterThan(50);
	expect(rows.filter((row) => row.endsWith('|  |') || row.includes('see the package'))).toEqual([]);
});
