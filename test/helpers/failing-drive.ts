import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a drive can be made to fail here: it takes a C compiler and the loader of Linux. */
export const canFail =
	process.platform === 'linux' && spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;

/** A folder on a drive that fails in one way or another, for programs that are started with `env`. */
export class FailingDrive {
	readonly folder: string;
	readonly env: Record<string, string>;

	/** `beside` is where what it needs is put. */
	constructor(folder: string, beside: string) {
		this.folder = folder;
		const library = join(beside, 'failing-drive.so');
		const source = join(import.meta.dirname, 'failing-drive.c');
		execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl']);
		this.env = { LD_PRELOAD: library, FAILING_FOLDER: folder };
	}

	/** From now on it knows no locks, does not write what it was given, or lets nothing be renamed. */
	fail(what: 'lock' | 'sync' | 'rename'): void {
		writeFileSync(`${this.folder}.${what}`, '');
	}

	recover(): void {
		for (const what of ['lock', 'sync', 'rename']) {
			rmSync(`${this.folder}.${what}`, { force: true });
		}
	}
}
