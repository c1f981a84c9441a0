import { stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Part } from '../parts.ts';
import {
	ToolError,
	type AccessRequest,
	type ChangeList,
	type ToolContext,
	type ToolOutput
} from '../tool.ts';
import { carryOut, placeInBin, type Planned } from './changes/carry-out.ts';
import type { Item } from './changes/inspect.ts';
import { orderMoves } from './changes/order.ts';
import { findAt, fold } from './changes/versions.ts';
import { formatSize } from './describe.ts';
import { failure } from './failures.ts';
import { isInside } from './places.ts';

/** What a call would do, told before and compared with after the question. */
export interface Wanted {
	tool: string;
	what: ChangeList['what'];
	/** The folder that holds the items. */
	folder: string;
	roots: string[];
	/** `to` is null for the bin. */
	entries: { item: Item; to: string | null }[];
	/** Folders to be made first. */
	missing: string[];
}

const dids = {
	move: 'moved',
	rename: 'moved',
	copy: 'copied',
	delete: 'binned',
	make: 'made'
} as const;
/** As much as one yes can copy. */
const mostCopied = 50_000_000_000;

/**
 * Asks once for all that a call would do, looks again after the yes, and does it only if everything is as it was shown:
 * whole or not at all, with a way back.
 */
export async function change(
	find: () => Promise<Wanted>,
	bin: string,
	{ allow, signal, conversationId, messageId }: ToolContext
): Promise<ToolOutput> {
	const wanted = await find();
	await checkRoom(wanted, bin);
	const request = requestOf(wanted);
	await allow(request);
	signal.throwIfAborted();
	await checkUnchanged(wanted, find);
	const { tool } = wanted;
	const cause = { tool, target: request.target, conversationId, messageId, undoes: null };
	const plan = await planOf(wanted, bin);
	const { changes, onRecorded } = await carryOut(plan, cause, bin, signal);
	return {
		parts: [tableOf(wanted)],
		// Names that nobody typed are text from outside like any other.
		origin: wanted.entries.length > 1 ? 'file' : 'tool',
		undo: { kind: 'changes', changes },
		onRecorded
	};
}

/** Throws where a target is there already, lies in what is moved, or would be there twice. */
export async function checkTargets({ entries }: Pick<Wanted, 'entries'>): Promise<void> {
	const leaving = new Set(entries.map(({ item }) => fold(item.path)));
	const taken = new Set<string>();
	for (const { item, to } of entries) {
		if (to === null) continue;
		const name = basename(to);
		if (to === item.path) throw failure('BAD_INPUT', 'inPlace', { name });
		if (item.isFolder && isInside(to, item.path)) {
			throw failure('BAD_INPUT', 'intoItself', { name: basename(item.path) });
		}
		if (taken.has(fold(to))) throw failure('BAD_INPUT', 'sameName', { name });
		taken.add(fold(to));
		if (!leaving.has(fold(to)) && (await findAt(to)) !== undefined) {
			throw failure('BAD_INPUT', 'taken', { name });
		}
	}
}

/** What was shown must still be what is there: asking may have taken an hour. */
async function checkUnchanged(wanted: Wanted, find: () => Promise<Wanted>): Promise<void> {
	const name = wanted.entries.length === 1 ? nameOf(wanted.entries[0]) : basename(wanted.folder);
	const again = await find().catch((error: unknown) => {
		const isGone = error instanceof ToolError && ['NOT_FOUND', 'BAD_INPUT'].includes(error.code);
		throw isGone ? failure('FAILED', 'changed', { name }, { cause: error }) : error;
	});
	if (JSON.stringify(again) !== JSON.stringify(wanted))
		throw failure('FAILED', 'changed', { name });
}

function requestOf(wanted: Wanted): AccessRequest {
	const { what, folder, entries, missing, roots } = wanted;
	const [first, ...others] = entries;
	const alone = first !== undefined && others.length === 0 ? first.item.path : folder;
	const target = what === 'make' ? (missing.at(-1) ?? folder) : alone;
	const targets = [
		...entries.flatMap(({ item, to }) => (to === null ? [item.path] : [item.path, to])),
		...missing
	];
	return {
		effect: what === 'delete' ? 'delete' : 'write',
		target,
		targets,
		scope: scopeOf(targets, roots),
		preview: {
			what,
			folder,
			changes: what === 'make' ? missing.map(madeLine) : entries.map((entry) => line(entry, folder))
		}
	};
}

type Line = ChangeList['changes'][number];

function line({ item, to }: Wanted['entries'][number], folder: string): Line {
	const { path, files, bytes } = item;
	const from = relative(folder, path);
	return { from, to: to === null || dirname(to) !== folder ? to : basename(to), files, bytes };
}

function madeLine(path: string): Line {
	return { from: '', to: path, files: 0, bytes: 0 };
}

/** The folder around all of it, as long as that was granted. */
function scopeOf(paths: readonly string[], roots: readonly string[]): string | null {
	let folder = dirname(paths[0] ?? '');
	while (!paths.every((path) => isInside(dirname(path), folder))) {
		if (dirname(folder) === folder) return null;
		folder = dirname(folder);
	}
	return roots.some((root) => isInside(folder, root)) ? folder : null;
}

async function planOf({ what, entries, missing }: Wanted, bin: string): Promise<Planned[]> {
	const made: Planned[] = missing.map((to) => ({
		step: { act: 'make', to },
		change: { did: 'made', from: null, to, isFolder: true }
	}));
	const did = dids[what];
	if (what === 'make') return made;
	const targets = await targetsOf(entries, bin);
	if (what !== 'copy') {
		return [
			...made,
			...orderMoves(
				entries.map(({ item }, index) => ({
					...item,
					did,
					from: item.path,
					to: targets[index] ?? ''
				}))
			)
		];
	}
	return [
		...made,
		...entries.map(({ item }, index): Planned => {
			const { path: from, isFolder, version } = item;
			const to = targets[index] ?? '';
			return {
				step: { act: 'copy', from, to, isFolder, version },
				change: { did, from, to, isFolder } satisfies Planned['change']
			};
		})
	];
}

/** What goes to the bin lies there together, under the names it had. */
async function targetsOf(entries: Wanted['entries'], bin: string): Promise<string[]> {
	if (entries.every(({ to }) => to !== null)) return entries.map(({ to }) => to ?? '');
	const names = new Set<string>();
	const place = await placeInBin(bin, '');
	const targets: string[] = [];
	for (const { item } of entries) {
		const name = basename(item.path);
		const isFirst = !names.has(fold(name));
		names.add(fold(name));
		targets.push(isFirst ? join(place, name) : await placeInBin(bin, name));
	}
	return targets;
}

/** Bytes that have to be written anew must fit; moving within a disk writes none. */
async function checkRoom({ what, entries, roots }: Wanted, bin: string): Promise<void> {
	const needed = new Map<string, number>();
	for (const { item, to } of entries) {
		const folder = await nearest(to === null ? bin : dirname(to));
		const isNear = (await stat(folder)).dev === (await stat(dirname(item.path))).dev;
		if (what !== 'copy' && isNear) continue;
		const root = roots.find((one) => isInside(folder, one)) ?? folder;
		needed.set(root, (needed.get(root) ?? 0) + item.bytes);
	}
	for (const [folder, bytes] of needed) {
		if (bytes > mostCopied) {
			throw failure('LIMIT', 'tooLarge', {
				size: formatSize(bytes),
				limit: formatSize(mostCopied)
			});
		}
		const disk = await statfs(await nearest(folder)).catch(() => undefined);
		const free = disk === undefined ? Infinity : disk.bavail * disk.bsize;
		if (bytes > free) {
			throw failure('LIMIT', 'noRoom', { needed: formatSize(bytes), free: formatSize(free) });
		}
	}
}

/** The folder itself, or the one above it that is there. */
async function nearest(folder: string): Promise<string> {
	let there = folder;
	while (dirname(there) !== there && (await findAt(there)) === undefined) there = dirname(there);
	return there;
}

/** What was done, old and new: folders end with a slash, and places begin with the granted folder's name. */
function tableOf({ what, folder, entries, missing, roots }: Wanted): Part {
	const shown = (path: string): string => {
		const root = roots.find((one) => isInside(path, one));
		return root === undefined ? path : join(basename(root), relative(root, path));
	};
	const end = ({ isFolder }: Item): string => (isFolder ? '/' : '');
	const rows =
		what === 'make'
			? missing.map((path) => ['', `${shown(path)}/`])
			: entries.map(({ item, to }) => [
					`${basename(item.path)}${end(item)}`,
					to === null
						? ''
						: `${dirname(to) === dirname(item.path) ? basename(to) : shown(to)}${end(item)}`
				]);
	return { type: 'table', title: shown(folder), columns: ['From', 'To'], rows, total: rows.length };
}

function nameOf(entry: Wanted['entries'][number] | undefined): string {
	return basename(entry?.item.path ?? '');
}
