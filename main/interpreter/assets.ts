import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PyodideAPI } from 'pyodide/ffi';

/**
 * Builds what the hidden window of the interpreter is served: its page and workers, QuickJS, and a Python that starts
 * fast, because its standard library is compiled and its memory is a snapshot taken after start. Runs at build time
 * in plain Node, where the snapshot's Python runs nothing but our own module.
 */

const sources = resolve(import.meta.dirname, 'sandbox');
/** Imported before the snapshot, so that a program finds them loaded. */
const preloaded = 'hearth_runner, csv, collections, datetime, decimal, fractions, functools, itertools, json, '
	+ 'math, random, re, statistics, string, textwrap';

/** Puts the assets into `folder`, unless those there were built from the same sources. */
export async function buildInterpreterAssets(folder: string): Promise<void> {
	const pyodide = dirname(fileURLToPath(import.meta.resolve('pyodide')));
	const stamp = await fingerprint(pyodide);
	const stampFile = join(folder, 'built-from');
	if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
	await mkdir(dirname(folder), { recursive: true });
	const fresh = await mkdtemp(`${folder}-`);
	try {
		const { build } = await import('vite');
		await build({
			configFile: false,
			root: sources,
			logLevel: 'warn',
			worker: { format: 'es' },
			build: { outDir: fresh, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false, target: 'chrome130' }
		});
		await buildPython(pyodide, join(fresh, 'pyodide'));
		await writeFile(join(fresh, 'built-from'), stamp);
		await rm(folder, { recursive: true, force: true });
		await rename(fresh, folder);
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
}

async function buildPython(from: string, to: string): Promise<void> {
	await mkdir(to);
	for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm']) {
		await cp(join(from, name), join(to, name));
	}
	// Nothing can be installed, so the list of what could be is empty.
	const lock = JSON.parse(await readFile(join(from, 'pyodide-lock.json'), 'utf8')) as { packages: object };
	await writeFile(join(to, 'pyodide-lock.json'), JSON.stringify({ ...lock, packages: {} }));

	const { loadPyodide } = await import('pyodide');
	const library = join(to, 'python_stdlib.zip');
	const compiler = await loadPyodide({ indexURL: from });
	for (const name of ['hearth.py', 'hearth_runner.py']) {
		compiler.FS.writeFile(`/tmp/${name}`, await readFile(join(sources, 'python', name)));
	}
	compiler.FS.writeFile('/tmp/compile_library.py', await readFile(join(sources, 'python/compile_library.py')));
	compiler.runPython('import sys; sys.path.append("/tmp"); import compile_library');
	await writeFile(library, compiler.FS.readFile('/tmp/library.zip', { encoding: 'binary' }) as Uint8Array);

	const python = (await loadPyodide({ indexURL: `${to}/`, stdLibURL: library, _makeSnapshot: true })) as PyodideAPI & {
		makeMemorySnapshot: () => Uint8Array;
	};
	python.runPython(`import ${preloaded}`);
	await writeFile(join(to, 'snapshot.bin'), python.makeMemorySnapshot());
}

/** One line that changes when anything does that the assets are made of. */
async function fingerprint(pyodide: string): Promise<string> {
	const hash = createHash('sha256');
	const entries = await readdir(sources, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const packageFile = (name: string): string => fileURLToPath(import.meta.resolve(`${name}/package.json`));
	files.sort();
	files.push(join(pyodide, 'package.json'), packageFile('@jitl/quickjs-wasmfile-release-sync'), import.meta.filename);
	for (const file of files) hash.update(file.slice(sources.length)).update(await readFile(file));
	return hash.digest('hex');
}
