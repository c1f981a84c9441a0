import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runWatched } from '../../models/fetch/child.ts';
import { noteChild, reasonOf, root, SetupError } from '../setup/step.mjs';
import { say } from '../setup/words.mjs';
import type { Report } from '../setup/progress.mjs';
import { assemble, canAssemble } from './assemble.ts';

/** About what a distribution weighs, to show progress: its server is not asked by us. */
const usualBytes = 110e6;

/** Gets Electron: by its own installer, and where that can't reach its server, from a package. */
export async function installElectron(report: Report, signal: AbortSignal): Promise<void> {
	try {
		await runOwnInstaller(report, signal);
	} catch (error) {
		signal.throwIfAborted();
		if (!canAssemble()) {
			throw new SetupError(say('electronUnreachable', { reason: reasonOf(error) }), {
				cause: error
			});
		}
		report.note(say('electronFromPackage'));
		await assemble(report, signal);
	}
}

async function runOwnInstaller(report: Report, signal: AbortSignal): Promise<void> {
	const wrapper = join(root, 'node_modules/electron');
	const temporary = join(root, '.cache/electron/download');
	const unpacked = join(wrapper, 'dist');
	await rm(temporary, { recursive: true, force: true });
	await rm(unpacked, { recursive: true, force: true });
	await mkdir(temporary, { recursive: true });
	try {
		await runWatched(process.execPath, [join(wrapper, 'install.js')], {
			folders: [temporary, unpacked],
			signal,
			onStart: noteChild,
			// Where it is blocked it may wait for ever.
			stallMilliseconds: 20_000,
			// Downloading and unpacking each write about a distribution.
			onBytes: (bytes) => report.progress(Math.min(0.99, bytes / (usualBytes * 3.5))),
			env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary }
		});
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}
