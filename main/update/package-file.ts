import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
	fetchModel,
	FetchError,
	isRight,
	partOf,
	type FetchOptions,
	type Wanted
} from '../../models/fetch/index.ts';
import { AppError } from '../errors.ts';
import { downloadError } from '../models/download-errors.ts';
import type { Offer } from './feed.ts';
import { compareVersions, versionSchema } from './version.ts';

type Fetching = Pick<
	FetchOptions,
	'signal' | 'onProgress' | 'stallMilliseconds' | 'retryMilliseconds'
>;

/** Where the package of an offer lies in the folder of the updates. */
export function packagePath(folder: string, { release, file }: Offer): string {
	return join(folder, release.version, file.file);
}

/** Bytes of it that have arrived; all of them only means that it is to be checked. */
export function arrivedBytes(folder: string, offer: Offer): number {
	const path = packagePath(folder, offer);
	const sizeOf = (file: string): number | undefined =>
		statSync(file, { throwIfNoEntry: false })?.size;
	const part = partOf(join(folder, offer.release.version), offer.file);
	return sizeOf(path) ?? sizeOf(part) ?? 0;
}

/** Whether the whole package is there and is the one that was signed. */
export async function isHere(folder: string, offer: Offer): Promise<boolean> {
	return await isRight(offer.file, packagePath(folder, offer));
}

/** Downloads it, going on from what has arrived, and checks it against the signed hash; throws why it is not there. */
export async function fetchPackage(
	folder: string,
	offer: Offer,
	fetching: Fetching
): Promise<void> {
	const { release, file, url } = offer;
	const wanted: Wanted = {
		...{ title: `Hearth ${release.version}`, file: file.file },
		...{ bytes: file.bytes, sha256: file.sha256 },
		sources: [{ kind: 'web', url }]
	};
	const place = join(folder, release.version);
	try {
		await fetchModel(wanted, { ...fetching, folder: place });
	} catch (error) {
		fetching.signal?.throwIfAborted();
		if (!(error instanceof FetchError)) throw error;
		throw inOwnWords(downloadError(wanted, place, error));
	}
}

/** Deletes the packages of all versions below `version`, but for the one of `kept`. */
export function dropOldPackages(folder: string, version: string, kept: string | null): void {
	for (const name of namesIn(folder)) {
		if (!versionSchema.safeParse(name).success || name === kept) continue;
		if (compareVersions(name, version) < 0) {
			rmSync(join(folder, name), { recursive: true, force: true });
		}
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** The words about models do not fit here. */
function inOwnWords(error: AppError): AppError {
	const own = { DOWNLOAD_REFUSED: 'UPDATE_REFUSED', DOWNLOAD_WRONG: 'UPDATE_WRONG' } as const;
	const code = error.code in own ? own[error.code as keyof typeof own] : undefined;
	return code === undefined ? error : new AppError(code, {}, { cause: error });
}
