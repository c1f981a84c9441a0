import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Bytes of memory that a program could have now. What the system calls free is far less: it keeps files it read in
 * memory that nobody else wants, and gives it away at once.
 */
export async function availableMemory(): Promise<number> {
	if (process.platform === 'linux') return await availableOnLinux();
	if (process.platform === 'darwin') return await availableOnMac().catch(() => freemem());
	return freemem();
}

/** What the kernel calls available, and in a container no more than it is allowed. */
export async function availableOnLinux(
	meminfo = '/proc/meminfo',
	limits = '/sys/fs/cgroup'
): Promise<number> {
	const text = await readFile(meminfo, 'utf8').catch(() => '');
	const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
	const available = kilobytes === undefined ? freemem() : Number(kilobytes) * 1024;
	const [most, used, stat] = await Promise.all(
		['memory.max', 'memory.current', 'memory.stat'].map((name) =>
			readFile(join(limits, name), 'utf8').catch(() => '')
		)
	);
	if (!/^\d+$/.test(most?.trim() ?? '') || !/^\d+$/.test(used?.trim() ?? '')) return available;
	const cached = Number(/^inactive_file (\d+)$/m.exec(stat ?? '')?.[1] ?? 0);
	return Math.max(0, Math.min(available, Number(most) - Number(used) + cached));
}

async function availableOnMac(): Promise<number> {
	const { stdout } = await promisify(execFile)('vm_stat');
	return readVmStat(stdout) ?? freemem();
}

/** The bytes that `vm_stat` counts as unused or given away when asked for; undefined when it says something else. */
export function readVmStat(text: string): number | undefined {
	const pageSize = Number(/page size of (\d+) bytes/.exec(text)?.[1]);
	const pages = ['free', 'inactive', 'speculative', 'purgeable'].map((kind) =>
		Number(new RegExp(`^Pages ${kind}:\\s+(\\d+)\\.`, 'm').exec(text)?.[1] ?? 0)
	);
	const bytes = pages.reduce((sum, count) => sum + count, 0) * pageSize;
	return Number.isFinite(bytes) && bytes > 0 ? bytes : undefined;
}
