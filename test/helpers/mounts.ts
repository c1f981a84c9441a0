import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Root is not held back by permissions, and may only mount where the system lets it. */
function canMount(): boolean {
	const path = mkdtempSync(join(tmpdir(), 'hearth-mount-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
		execFileSync('umount', [path]);
		return true;
	} catch {
		return false;
	} finally {
		rmSync(path, { recursive: true });
	}
}

/** Whether this process may do everything, so that no permission stops it. */
export const isRoot = process.getuid?.() === 0;
/** Whether a test can make drives of its own here. */
export const mounts = isRoot && canMount();
