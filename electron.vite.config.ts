import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** Less to read at each start; names stay, because the log tells where in the program something failed. */
const shorter = { mangle: false, compress: false, codegen: true } as const;

export default defineConfig({
	main: {
		build: {
			outDir: 'out/main',
			// These are many small files each, which a start would read one by one.
			externalizeDeps: { exclude: ['zod', 'csv-parse', 'eventsource-parser'] },
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
