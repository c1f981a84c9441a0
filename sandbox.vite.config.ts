import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The page in which the code interpreter runs. Built apart from the window, so that the folder it is
 * served from holds nothing else.
 */
export default defineConfig({
	root: resolve(import.meta.dirname, 'main/interpreter/sandbox'),
	base: './',
	worker: { format: 'es' },
	build: {
		outDir: resolve(import.meta.dirname, 'out/sandbox'),
		emptyOutDir: true,
		target: 'chrome130'
	}
});
