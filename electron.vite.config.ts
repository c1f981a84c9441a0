import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** Each process of the app starts from one file of `out/main`. */
const processes = {
	index: 'main/index.ts',
	engine: 'main/model/worker.ts',
	store: 'main/memory/worker.ts',
	extractor: 'main/memory/documents/extractor.ts',
	calculator: 'tools/calculator/worker.ts'
};

function present(entries: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(entries)
			.map(([name, path]): [string, string] => [name, resolve(root, path)])
			.filter(([, path]) => existsSync(path))
	);
}

const main = present(processes);
const preload = present({ preload: 'main/preload.ts' });
const renderer = present({ index: 'renderer/index.html' });

export default defineConfig({
	...(Object.keys(main).length > 0 && {
		main: {
			build: { outDir: 'out/main', rollupOptions: { input: main } }
		}
	}),
	// A sandboxed preload has no module loader: CommonJS, with everything it needs inside.
	...(Object.keys(preload).length > 0 && {
		preload: {
			build: {
				outDir: 'out/preload',
				externalizeDeps: false,
				rollupOptions: {
					input: preload,
					output: { format: 'cjs' as const, entryFileNames: '[name].cjs' }
				}
			}
		}
	}),
	...(Object.keys(renderer).length > 0 && {
		renderer: {
			root: resolve(root, 'renderer'),
			plugins: [svelte({ configFile: false })],
			build: { outDir: resolve(root, 'out/renderer'), rollupOptions: { input: renderer } }
		}
	})
});
