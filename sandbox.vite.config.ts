import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { pythonAssets } from './main/interpreter/python-assets.ts';

const out = resolve(import.meta.dirname, 'out/interpreter');

/**
 * The page in which the code interpreter runs. Built apart from the window, so that the folder it is
 * served from holds nothing else.
 */
export default defineConfig({
	root: resolve(import.meta.dirname, 'main/interpreter/sandbox'),
	plugins: [pythonAssets(resolve(out, 'python'))],
	worker: { format: 'es' },
	build: {
		outDir: resolve(out, 'page'),
		emptyOutDir: true,
		assetsInlineLimit: 0,
		modulePreload: false,
		target: 'chrome130'
	}
});
