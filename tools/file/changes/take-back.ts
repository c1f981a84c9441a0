import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileChange } from '../../tool.ts';
import { carryOut, placeInBin, type CarriedOut, type Planned } from './carry-out.ts';
import type { Cause } from './journal.ts';
import { orderMoves, type Relocation } from './order.ts';
import { findAt, fold, isSame } from './versions.ts';

/** Why something is not taken back: it was changed since, or its old name is taken. Nothing was done then. */
export class TakeBackRefused extends Error {
	readonly reason: 'changed' | 'taken';
	readonly path: string;

	constructor(reason: 'changed' | 'taken', path: string) {
		super(`${basename(path)}: ${reason}`);
		this.name = 'TakeBackRefused';
		this.reason = reason;
		this.path = path;
	}
}

/**
 * Puts everything back where it was, or nothing: all of it is looked at before the first file is touched. What was copied
 * goes to the bin; folders that were made go when they are empty.
 */
export async function takeBack(
	changes: readonly FileChange[],
	cause: Cause,
	bin: string
): Promise<CarriedOut> {
	const moves: Relocation[] = [];
	const unmade: Planned[] = [];
	for (const change of changes) {
		const { did, from, to, isFolder, version } = change;
		const found = await findAt(to);
		if (did === 'made') {
			if (found !== undefined) unmade.unshift({ step: { act: 'unmake', to }, change: null });
			continue;
		}
		if (found === undefined && did === 'copied') continue;
		if (!isSame(found, version, isFolder)) throw new TakeBackRefused('changed', to);
		const back = did === 'copied' || from === null ? await placeInBin(bin, basename(to)) : from;
		moves.push({
			from: to,
			to: back,
			isFolder,
			version,
			did: did === 'copied' ? 'binned' : 'moved'
		});
	}
	await checkFree(moves);
	await checkEmpty(unmade, moves);
	const plan = [...(await missingFolders(moves)), ...orderMoves(moves), ...unmade];
	return await carryOut(plan, cause, bin, AbortSignal.timeout(600_000));
}

/** The old names must be free, or be held by what moves away itself. */
async function checkFree(moves: readonly Relocation[]): Promise<void> {
	const leaving = new Set(moves.map(({ from }) => fold(from)));
	for (const { to } of moves) {
		if (!leaving.has(fold(to)) && (await findAt(to)) !== undefined) {
			throw new TakeBackRefused('taken', to);
		}
	}
}

/** A folder that holds something of another time stays, and so does everything else. */
async function checkEmpty(unmade: readonly Planned[], moves: readonly Relocation[]): Promise<void> {
	const leaving = new Set([...moves.map(({ from }) => from), ...unmade.map(({ step }) => step.to)]);
	for (const { step } of unmade) {
		const names = await readdir(step.to);
		if (!names.every((name) => leaving.has(join(step.to, name)))) {
			throw new TakeBackRefused('changed', step.to);
		}
	}
}

/** Folders that were thrown away since come again. */
async function missingFolders(moves: readonly Relocation[]): Promise<Planned[]> {
	const missing = new Set<string>();
	for (const { to } of moves) {
		const above: string[] = [];
		for (let folder = dirname(to); ; folder = dirname(folder)) {
			if (missing.has(folder) || (await findAt(folder)) !== undefined) break;
			above.unshift(folder);
		}
		for (const folder of above) missing.add(folder);
	}
	return [...missing].map((to) => ({ step: { act: 'make', to }, change: null }));
}
