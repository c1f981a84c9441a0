/**
 * `npm run --silent sbom`: prints the list of everything that is shipped, for programs (CycloneDX, JSON). npm makes it of
 * the lock file; what is only needed to build is taken out, and Electron and the weights are added.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { shipped } from '../../models/catalogue.ts';
import { electronVersion } from '../electron-dist/index.mjs';
import { shippedPackages } from '../setup/licences.ts';
import { cache, root } from '../setup/step.mjs';

const componentSchema = z.looseObject({
	'bom-ref': z.string(),
	type: z.string(),
	name: z.string(),
	version: z.string()
});
type Component = z.output<typeof componentSchema>;
const sbomSchema = z.looseObject({
	bomFormat: z.literal('CycloneDX'),
	specVersion: z.string(),
	metadata: z.looseObject({ component: componentSchema }),
	components: z.array(componentSchema),
	dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() }))
});
export type Sbom = z.output<typeof sbomSchema>;

/** Everything that is shipped, as npm and the lists of this project know it. */
export async function makeSbom(): Promise<Sbom> {
	const made = sbomSchema.parse(JSON.parse(await askNpm()));
	const names = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
	const packages = made.components
		.filter(({ name, version }) => names.has(`${name}@${version}`))
		// npm marks what it would not install for others; here it is built into the app all the same.
		.map((component) => ({ ...component, scope: 'required', properties: [] }));
	const app = { ...made.metadata.component, type: 'application', name: 'hearth' };
	const components = [...packages, electron(), ...shipped.map(weights)];
	const refs = new Set(components.map((component) => component['bom-ref']));
	return {
		...made,
		metadata: { ...made.metadata, component: app },
		components,
		dependencies: made.dependencies
			.filter(({ ref }) => refs.has(ref) || ref === app['bom-ref'])
			.map(({ ref, dependsOn = [] }) => ({
				ref,
				dependsOn: dependsOn.filter((other) => refs.has(other))
			}))
	};
}

/** Writes it where the packer takes it from; returns the path. */
export async function writeSbom(): Promise<string> {
	const path = join(cache, 'package', 'sbom.cdx.json');
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, `${JSON.stringify(await makeSbom(), null, '\t')}\n`);
	return path;
}

async function askNpm(): Promise<string> {
	const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
	const isWindows = process.platform === 'win32';
	const { stdout } = await promisify(execFile)(isWindows ? 'npm.cmd' : 'npm', words, {
		cwd: root,
		maxBuffer: 1 << 26,
		shell: isWindows
	});
	return stdout;
}

function electron(): Component {
	const version = electronVersion();
	return {
		'bom-ref': `electron-runtime@${version}`,
		...{ type: 'framework', name: 'Electron', version },
		licenses: [{ license: { id: 'MIT' } }]
	};
}

function weights({ id, title, sha256, licence }: (typeof shipped)[number]): Component {
	return {
		'bom-ref': `model:${id}`,
		...{ type: 'machine-learning-model', name: title, version: sha256?.slice(0, 12) ?? '' },
		hashes: sha256 === null ? [] : [{ alg: 'SHA-256', content: sha256 }],
		licenses: [{ license: { id: licence } }]
	};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	console.log(JSON.stringify(await makeSbom(), null, '\t'));
}
