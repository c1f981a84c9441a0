import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeSbom, writeSbom } from '../../../main/package/sbom.ts';
import { shippedPackages } from '../../../main/setup/licences.ts';

test('the list for programs has the form that such programs read, and names each thing once', async () => {
	const sbom = await makeSbom();
	expect(sbom).toMatchObject({
		$schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
		bomFormat: 'CycloneDX',
		specVersion: '1.5',
		version: 1,
		metadata: { component: { type: 'application', name: 'hearth' } }
	});
	const refs = sbom.components.map((component) => component['bom-ref']);
	expect(new Set(refs).size).toBe(refs.length);
	for (const { ref, dependsOn = [] } of sbom.dependencies) {
		expect([...refs, sbom.metadata.component['bom-ref']]).toContain(ref);
		expect(dependsOn.filter((other) => !refs.includes(other))).toEqual([]);
	}
});

test('it holds what is shipped, with hashes, and nothing that only builds or tests', async () => {
	const { components } = await makeSbom();
	const names = components.map(({ name }) => name);
	const expected = new Set(shippedPackages().map(({ name }) => name));
	expect([...expected].filter((name) => !names.includes(name))).toEqual([]);
	expect(names).toEqual(expect.arrayContaining(['svelte', 'libsql', 'Electron']));
	expect(names.filter((name) => ['vitest', 'playwright', 'eslint'].includes(name))).toEqual([]);
	const weights = components.filter(({ type }) => type === 'machine-learning-model');
	expect(weights.length).toBeGreaterThanOrEqual(2);
	expect(weights.every(({ hashes }) => Array.isArray(hashes) && hashes.length === 1)).toBe(true);
});

test('no place of this machine and no registry is in it', async () => {
	const text = readFileSync(await writeSbom(), 'utf8');
	const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
	expect([...new Set(hosts)]).toEqual(['cyclonedx.org']);
	expect(text).not.toContain(process.cwd());
});
