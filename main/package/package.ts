/**
 * `npm run package`: builds the app and packs it for the system it runs on. Without words it makes what can be made
 * without a network: on Linux the folder, the tar.gz and the deb; `rpm` needs `rpmbuild`. `npm run package -- AppImage`
 * makes a format that electron-builder fetches tools for; `--quick` packs larger files in less time.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/command.mjs';
import { root, setUp } from '../setup/step.mjs';
import { appSteps } from '../setup/steps.mjs';
import { makeArchive } from './archive.ts';
import { makeDeb, weigh } from './deb.ts';
import { makeRpm } from './rpm.ts';
import { runBuilder, unpackedFolder } from './unpacked.ts';

const usual: Partial<Record<NodeJS.Platform, string[]>> = {
	darwin: ['dmg', 'zip'],
	win32: ['nsis', 'portable'],
	linux: ['tar.gz', 'deb']
};

/** What is made from the unpacked folder by the system's own tools. */
const own = ['dir', 'tar.gz', 'deb', 'rpm'];

async function makePackages(words: string[]): Promise<number> {
	const quick = words.includes('--quick');
	const named = words.filter((word) => !word.startsWith('--'));
	const formats = named.length > 0 ? named : (usual[process.platform] ?? []);
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const packing = { output: join(root, 'dist'), version };

	await setUp(appSteps);
	const isOwn = (format: string): boolean => process.platform === 'linux' && own.includes(format);
	const others = formats.filter((format) => !isOwn(format));
	if (others.length > 0) await runBuilder(others, packing);
	if (formats.some(isOwn)) {
		await runBuilder(['dir'], packing);
		const folder = unpackedFolder(packing.output);
		console.log(`${folder} (${megabytes(await weigh(folder))})`);
	}
	if (formats.includes('tar.gz')) await tell(makeArchive(packing, quick));
	if (formats.includes('deb')) await tell(makeDeb(packing, quick ? 'quick' : 'small'));
	if (formats.includes('rpm')) await tell(makeRpm(packing, quick ? 'quick' : 'small'));
	return 0;
}

async function tell(making: Promise<string>): Promise<void> {
	const file = await making;
	console.log(`${file} (${megabytes(statSync(file).size)})`);
}

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 1e6)} MB`;
}

await runCommand(() => makePackages(process.argv.slice(2)));
