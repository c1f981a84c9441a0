import type { Model } from '../../main/contract.ts';

/** The parts of the list, in the order in which they are shown. */
export const groups = ['inUse', 'installed', 'available', 'remote', 'helpers'] as const;
export type Group = (typeof groups)[number];

export function groupOf({ role, active, origin, installed }: Model): Group {
	if (role !== 'kernel') return 'helpers';
	if (active) return 'inUse';
	if (origin === 'remote') return 'remote';
	return installed ? 'installed' : 'available';
}

/** The one thing most people want to do with a model next; null where there is nothing. */
export type Step = 'download' | 'pause' | 'resume' | 'retry' | 'use' | 'load' | 'unload';

export function stepOf({ role, active, loaded, origin, installed, download }: Model): Step | null {
	if (origin === 'remote') return active ? null : 'use';
	if (!installed) {
		switch (download?.state) {
			case undefined:
				return 'download';
			case 'paused':
				return 'resume';
			case 'failed':
				return 'retry';
			case 'queued':
			case 'running':
			case 'verifying':
				return 'pause';
		}
	}
	if (role !== 'kernel') return null;
	if (!active) return 'use';
	return loaded ? 'unload' : 'load';
}
