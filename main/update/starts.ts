import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageKindSchema } from './contract.ts';
import { versionSchema } from './version.ts';

/** Starts of one version that never got as far as a window and a store. */
const startsSchema = z.object({ version: z.string(), failed: z.int() });

/** A package on this machine, as its makers signed it. */
const keptPackageSchema = z.object({ path: z.string(), bytes: z.int(), sha256: z.string() });
export type KeptPackage = z.output<typeof keptPackageSchema>;

/** How to get from an updated version back to the one before. */
export const wayBackSchema = z.object({
	kind: packageKindSchema,
	/** The version before, and the one that took its place. */
	from: versionSchema,
	to: versionSchema,
	/** Where Hearth lies. */
	place: z.string(),
	program: z.string(),
	/** The packages that the two came in; that of the version before only where Hearth downloaded it. */
	packed: keptPackageSchema.nullable(),
	arrived: keptPackageSchema
});
export type WayBack = z.output<typeof wayBackSchema>;

const mostFailures = 2;

/** Where an update keeps its packages and notes, inside the data folder. */
export function updatesFolder(dataFolder: string): string {
	return join(dataFolder, 'updates');
}

/** Counts a start of this version; it is one too many until `noteWorked`. */
export function noteStart(folder: string, version: string): void {
	write(join(folder, 'starts.json'), { version, failed: failures(folder, version) + 1 });
}

/** The window is there and the store is open. */
export function noteWorked(folder: string, version: string): void {
	if (failures(folder, version) > 0) {
		write(join(folder, 'starts.json'), { version, failed: 0 });
	}
}

/** The way back, when this version came by an update and its last starts have all failed. */
export function neededWayBack(folder: string, version: string): WayBack | null {
	if (failures(folder, version) < mostFailures) return null;
	const back = readWayBack(folder);
	return back?.to === version ? back : null;
}

export function readWayBack(folder: string): WayBack | null {
	return read(join(folder, 'way-back.json'), wayBackSchema);
}

/** Throws when it cannot be written: without a way back nothing is installed. */
export function writeWayBack(folder: string, back: WayBack): void {
	mkdirSync(folder, { recursive: true });
	writeWhole(join(folder, 'way-back.json'), back);
}

export function forgetWayBack(folder: string): void {
	rmSync(join(folder, 'way-back.json'), { force: true });
}

function failures(folder: string, version: string): number {
	const starts = read(join(folder, 'starts.json'), startsSchema);
	return starts?.version === version ? starts.failed : 0;
}

function read<T extends z.ZodType>(file: string, schema: T): z.output<T> | null {
	try {
		return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		// Not there yet, or cut short: then nothing is known.
		return null;
	}
}

/** A start must not fail because it could not be counted. */
function write(file: string, value: unknown): void {
	try {
		mkdirSync(join(file, '..'), { recursive: true });
		writeWhole(file, value);
	} catch {
		// A full disk or a folder that cannot be written to; the window says so.
	}
}

function writeWhole(file: string, value: unknown): void {
	writeFileSync(`${file}.part`, JSON.stringify(value), { flush: true });
	renameSync(`${file}.part`, file);
}
