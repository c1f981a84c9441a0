import type { Model } from '../../main/contract.ts';

/** What changed about a model that a person should be told. */
export type News =
	| { kind: 'started' | 'paused' | 'arrived' }
	| { kind: 'quarter'; percent: number }
	| { kind: 'failed'; error: { code: string; values: Record<string, string | number> } };

/** Progress is told each quarter, not each percent: it is read aloud. */
export function newsOf(before: Model | undefined, after: Model): News | null {
	const old = before?.download ?? null;
	const now = after.download;
	if (now === null) {
		const came = old !== null && before?.installed === false && after.installed;
		return came ? { kind: 'arrived' } : null;
	}
	if (after.installed) return null;
	if (now.state === 'failed') {
		const { error } = now;
		return old?.state === 'failed' || error === null ? null : { kind: 'failed', error };
	}
	if (now.state === 'paused') return old?.state === 'running' ? { kind: 'paused' } : null;
	if (now.state !== 'running') return null;
	if (old?.state !== 'running') return { kind: 'started' };
	const quarter = quarterOf(now);
	return quarter > quarterOf(old) ? { kind: 'quarter', percent: quarter * 25 } : null;
}

function quarterOf({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }): number {
	return totalBytes === 0 ? 0 : Math.floor((doneBytes / totalBytes) * 4);
}
