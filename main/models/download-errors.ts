import { FetchError } from '../../models/fetch/index.ts';
import type { ModelEntry } from '../../models/catalogue.ts';
import { AppError } from '../errors.ts';
import { gigabytes } from './fit.ts';

/** Why a download failed, as a person reads it. */
export function downloadError(
	{ file }: Pick<ModelEntry, 'file'>,
	folder: string,
	cause: unknown
): AppError {
	if (cause instanceof AppError) return cause;
	if (!(cause instanceof FetchError)) return new AppError('INTERNAL', {}, { cause });
	switch (cause.code) {
		case 'ALL_SOURCES_FAILED': {
			// The first source is the one that is meant; the others are a way out.
			const first: unknown = Array.isArray(cause.cause) ? cause.cause[0] : undefined;
			return first instanceof FetchError
				? downloadError({ file }, folder, first)
				: new AppError('DOWNLOAD_UNREACHABLE', { file }, { cause });
		}
		case 'UNREACHABLE':
			return new AppError('DOWNLOAD_UNREACHABLE', { file }, { cause });
		case 'REFUSED':
			return new AppError('DOWNLOAD_REFUSED', { file }, { cause });
		case 'WRONG_SIZE':
		case 'WRONG_HASH':
			return new AppError('DOWNLOAD_WRONG', { file }, { cause });
		case 'NO_SPACE': {
			const { needed, free } = cause;
			if (needed === undefined || free === undefined)
				return new AppError('DISK_FULL', {}, { cause });
			const values = { file, needed: gigabytes(needed), free: gigabytes(free) };
			return new AppError('DOWNLOAD_NO_SPACE', values, { cause });
		}
		case 'CANNOT_WRITE':
			return new AppError('READ_ONLY', { folder }, { cause });
		case 'IN_USE':
			return new AppError('DOWNLOAD_IN_USE', { file }, { cause });
	}
}
