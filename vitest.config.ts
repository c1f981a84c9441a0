import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/**
 * Five suites: `unit` and `renderer` need neither weights nor a window, `model` runs the real
 * starter model, `app` the built app in a real window, `package` what people install. The last three run
 * one file at a time. Time limits only end what hangs: they are far from what a test needs, so that a
 * busy machine does not fail it; what meets real processes (a display, a compositor, a killed child) may try twice.
 */
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					environment: 'node',
					include: ['test/**/*.test.ts'],
					exclude: [
						...['test/renderer/**', 'test/model/**', 'test/app/**', 'test/bench/**'],
						'test/package/**'
					],
					retry: 1,
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			},
			{
				plugins: [svelte({ configFile: false }), svelteTesting()],
				test: {
					name: 'renderer',
					environment: 'jsdom',
					setupFiles: ['test/renderer/environment.ts'],
					include: ['test/renderer/**/*.test.ts'],
					testTimeout: 120_000
				}
			},
			{
				test: {
					name: 'model',
					environment: 'node',
					include: ['test/model/**/*.test.ts'],
					fileParallelism: false,
					retry: 1,
					testTimeout: 300_000,
					hookTimeout: 300_000
				}
			},
			{
				test: {
					name: 'app',
					environment: 'node',
					include: ['test/app/**/*.test.ts'],
					fileParallelism: false,
					retry: 1,
					testTimeout: 300_000,
					hookTimeout: 300_000
				}
			},
			{
				test: {
					name: 'package',
					environment: 'node',
					include: ['test/package/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 600_000,
					hookTimeout: 600_000
				}
			}
		]
	}
});
