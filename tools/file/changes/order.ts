import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { FileChange, FileVersion } from '../../tool.ts';
import type { Planned } from './carry-out.ts';
import { fold } from './versions.ts';

/** One file or folder and the place it should be at. */
export interface Relocation {
	from: string;
	to: string;
	isFolder: boolean;
	version: FileVersion;
	did: FileChange['did'];
}

/**
 * Moves in an order in which no name is taken when it is needed: who holds a name goes first, and a ring (a to b, b to a)
 * is opened by moving one of it aside. Names that differ in case only count as the same.
 */
export function orderMoves(moves: readonly Relocation[]): Planned[] {
	const holders = new Map<string, Set<Relocation>>();
	const waiting = new Map<string, Relocation[]>();
	for (const move of moves) {
		const name = fold(move.from);
		holders.set(name, (holders.get(name) ?? new Set()).add(move));
	}
	const isBlocked = (move: Relocation): boolean =>
		[...(holders.get(fold(move.to)) ?? [])].some((holder) => holder !== move);
	const left = new Set(moves);
	const ready: Relocation[] = [];
	for (const move of moves) {
		if (!isBlocked(move)) ready.push(move);
		else waiting.set(fold(move.to), [...(waiting.get(fold(move.to)) ?? []), move]);
	}
	const planned: Planned[] = [];
	const aside = new Map<Relocation, string>();
	const leave = (move: Relocation): void => {
		const name = fold(move.from);
		holders.get(name)?.delete(move);
		for (const other of waiting.get(name) ?? []) {
			if (left.has(other) && !ready.includes(other) && !isBlocked(other)) ready.push(other);
		}
	};
	while (left.size > 0) {
		const move = ready.shift();
		if (move !== undefined) {
			planned.push(plan(move, aside.get(move) ?? move.from, move.to));
			left.delete(move);
			if (!aside.has(move)) leave(move);
			continue;
		}
		const [first] = [...left].filter((one) => !aside.has(one));
		if (first === undefined) break;
		const place = join(dirname(first.from), `.hearth-${randomUUID()}`);
		planned.push({ ...plan(first, first.from, place), change: null });
		aside.set(first, place);
		leave(first);
	}
	return planned;
}

function plan(move: Relocation, from: string, to: string): Planned {
	const { isFolder, version, did } = move;
	return {
		step: { act: 'move', from, to, isFolder, version },
		change: { did, from: move.from, to, isFolder }
	};
}
