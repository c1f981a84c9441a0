import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Less to read at each start; names stay, because the log tells where in the program something failed. */
const shorter = { mangle: false, compress: false, codegen: true } as const;

/**
 * The engine's library is built in as well. Its files look for their parts from where they lie, so they are told where that
 * was; what it downloads models with stays out, because it is slow to load and Hearth has its own.
 */
const engineLibrary: Plugin = {
	name: 'engine-library',
	enforce: 'pre',
	resolveId(id) {
		if (id === 'ipull') return '\0ipull';
		// The builds of llama.cpp, of which only those for this system are here.
		return id.startsWith('@node-llama-cpp/') ? { id, external: true } : null;
	},
	load: (id) =>
		id === '\0ipull'
			? 'export const downloadFile = null, downloadSequence = null, DownloadStatus = {};'
			: null,
	transform(code, id) {
		const [, place] = id.split('/node_modules/node-llama-cpp/');
		if (place === undefined || !code.includes('import.meta.url')) return null;
		const there = `new URL('../../node_modules/node-llama-cpp/${place}', import.meta.url).href`;
		// The build gives these names to what they stand for here.
		const names = /\b(__dirname|__filename|require)\b/g;
		return code.replaceAll('import.meta.url', there).replace(names, 'library_$1');
	}
};

export default defineConfig({
	main: {
		plugins: [engineLibrary],
		build: {
			outDir: 'out/main',
			// These are many small files each, which a start would read one by one.
			externalizeDeps: { exclude: ['zod', 'csv-parse', 'eventsource-parser', 'node-llama-cpp'] },
			rollupOptions: {
				// Each process of the app starts from one file.
				input: {
					index: 'main/index.ts',
					engine: 'main/model/worker.ts',
					store: 'main/memory/worker.ts',
					extractor: 'main/memory/documents/extractor.ts',
					calculator: 'tools/calculator/worker.ts'
				},
				// Beside them, because parts look for each other from where they lie (`main/places.ts`).
				output: { chunkFileNames: '[name]-[hash].js', minify: shorter }
			}
		}
	},
	// A sandboxed preload has no module loader: CommonJS, with everything it needs inside.
	preload: {
		build: {
			outDir: 'out/preload',
			externalizeDeps: false,
			rollupOptions: {
				input: { preload: 'main/preload.ts' },
				output: { format: 'cjs', entryFileNames: '[name].cjs' }
			}
		}
	},
	renderer: {
		root: 'renderer',
		plugins: [svelte({ configFile: false })],
		build: {
			outDir: resolve(import.meta.dirname, 'out/renderer'),
			minify: true,
			rollupOptions: { input: resolve(import.meta.dirname, 'renderer/index.html') }
		}
	}
});
