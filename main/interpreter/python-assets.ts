import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PyodideAPI } from 'pyodide';
import type { Plugin } from 'vite';
import { packPages } from './sandbox/snapshot.ts';

const sources = resolve(import.meta.dirname, 'sandbox/python');
const modules = ['hearth.py', 'hearth_runner.py', 'compile_library.py'];
/** Imported before the snapshot, so that a program finds them loaded. */
const preloaded =
	'hearth_runner, asyncio, collections, csv, datetime, decimal, fractions, functools, itertools, json, math, random, ' +
	're, statistics, string, textwrap';

/**
 * Makes the Python that the sandbox loads: Pyodide, its standard library compiled, and a snapshot of its memory after
 * start, which together start ten times as fast. Made in plain Node at build time, where it runs nothing but our own
 * modules, and kept until one of its sources changes.
 */
export function pythonAssets(folder: string): Plugin {
	return {
		name: 'hearth-python-assets',
		async closeBundle() {
			const pyodide = dirname(fileURLToPath(import.meta.resolve('pyodide')));
			const stamp = await fingerprint(pyodide);
			const built = await readFile(join(folder, 'built-from'), 'utf8').catch(() => '');
			if (built === stamp) return;
			await mkdir(dirname(folder), { recursive: true });
			const fresh = await mkdtemp(`${folder}-`);
			try {
				await build(pyodide, fresh);
				await writeFile(join(fresh, 'built-from'), stamp);
				await rm(folder, { recursive: true, force: true });
				await rename(fresh, folder);
			} finally {
				await rm(fresh, { recursive: true, force: true });
			}
		}
	};
}

/** The part of Emscripten's file system that is used here; its own types are not published with Pyodide's. */
interface MemoryFiles {
	writeFile: (path: string, data: Uint8Array) => void;
	readFile: (path: string) => Uint8Array;
}

async function build(from: string, to: string): Promise<void> {
	for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm']) {
		await cp(join(from, name), join(to, name));
	}
	// Nothing can be installed, so the list of what could be is empty.
	const lock = JSON.parse(await readFile(join(from, 'pyodide-lock.json'), 'utf8')) as {
		packages: object;
	};
	await writeFile(join(to, 'pyodide-lock.json'), JSON.stringify({ ...lock, packages: {} }));

	// Python takes the path of the running program into its memory, and the snapshot would carry it.
	process.argv[1] = 'python';
	const { loadPyodide } = await import('pyodide');
	const compiler = await loadPyodide({ indexURL: from });
	const files = compiler.FS as MemoryFiles;
	for (const name of modules) {
		files.writeFile(`/tmp/${name}`, await readFile(join(sources, name)));
	}
	compiler.runPython('import sys; sys.path.append("/tmp"); import compile_library');
	const library = join(to, 'python_stdlib.zip');
	await writeFile(library, files.readFile('/tmp/library.zip'));

	const python = (await loadPyodide({
		indexURL: `${to}/`,
		stdLibURL: library,
		_makeSnapshot: true
	})) as PyodideAPI & { makeMemorySnapshot: () => Uint8Array };
	python.runPython(`import ${preloaded}`);
	await writeFile(join(to, 'snapshot.bin'), packPages(python.makeMemorySnapshot()));
}

/** One line that changes when anything does that Python is made of. */
async function fingerprint(pyodide: string): Promise<string> {
	const hash = createHash('sha256');
	const own = modules.map((name) => join(sources, name));
	const packing = resolve(import.meta.dirname, 'sandbox/snapshot.ts');
	for (const file of [...own, packing, import.meta.filename, join(pyodide, 'package.json')]) {
		hash.update(await readFile(file));
	}
	return hash.digest('hex');
}
