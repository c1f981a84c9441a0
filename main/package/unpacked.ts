import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { electronBinary, electronVersion } from '../electron-dist/index.mjs';
import { root, SetupError } from '../setup/step.mjs';
import { writeSbom } from './sbom.ts';

export interface Packing {
	/** Where the packages and the unpacked folder go. */
	output: string;
	/** The version that the package says it is. */
	version: string;
}

/**
 * Runs electron-builder for some of its formats; `dir` is the app in a folder, as it lies on a disk once installed. It is
 * given the Electron that is here, so that nothing is downloaded for a folder.
 */
export async function runBuilder(formats: string[], { output, version }: Packing): Promise<void> {
	const binary = electronBinary();
	if (binary === undefined) throw new SetupError('There is no Electron yet. Run `npm start` once.');
	await writeSbom();
	const system = { darwin: '--mac', win32: '--win' }[process.platform as string] ?? '--linux';
	const settings = {
		// On macOS the program lies deep inside its own package, and electron-builder fetches Electron itself.
		...(process.platform !== 'darwin' && { electronDist: dirname(binary) }),
		electronVersion: electronVersion(),
		'directories.output': output,
		'extraMetadata.version': version
	};
	await promisify(execFile)(
		process.execPath,
		[
			join(root, 'node_modules/electron-builder/cli.js'),
			system,
			...formats,
			...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`),
			...['--publish', 'never']
		],
		{ cwd: root, maxBuffer: 1 << 26 }
	);
}

/** The folder that `dir` makes on Linux. */
export function unpackedFolder(output: string): string {
	return join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
}
