import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { unpackedFolder, type Packing } from './unpacked.ts';

/** Packs the unpacked app as a folder in a tar.gz; returns its path. */
export async function makeArchive({ output, version }: Packing, quick: boolean): Promise<string> {
	const name = `hearth-${version}-linux-${process.arch}`;
	const file = join(output, `${name}.tar.gz`);
	const folder = basename(unpackedFolder(output));
	await promisify(execFile)('tar', [
		...['--create', '--file', file, '--use-compress-program', quick ? 'gzip -1' : 'gzip -6'],
		...['--owner=0', '--group=0', '--transform', `s,^${folder},${name},`],
		...['--directory', output, folder]
	]);
	return file;
}
