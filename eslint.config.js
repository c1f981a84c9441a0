import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** What only one file may import, so that its rules are kept in one place. */
const fences = {
	ipcMain: {
		name: 'electron',
		importNames: ['ipcMain'],
		message: 'Only main/ipc.ts speaks to the renderer: declare the call in main/contract.ts.'
	},
	llama: {
		name: 'node-llama-cpp',
		allowTypeImports: true,
		message: 'Only main/model/worker.ts may load the engine, because it may die.'
	},
	libsql: {
		name: 'libsql',
		allowTypeImports: true,
		message: 'Only main/memory/store.ts may open the database, because libsql can end its process.'
	},
	electron: {
		name: 'electron',
		message:
			'This part runs in plain Node as well: take what it needs from Electron as an argument.'
	}
};

/**
 * @param {string[]} files
 * @param {(keyof typeof fences)[]} closed
 * @param {object[]} [patterns]
 */
function fence(files, closed, patterns = []) {
	return {
		files,
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ paths: closed.map((name) => fences[name]), patterns }
			]
		}
	};
}

/**
 * The fence of the renderer's files `depth` folders down.
 * @param {number} depth
 */
function renderer(depth) {
	const top = `^(\\.\\./){${depth}}`;
	return fence(
		[`renderer/${'*/'.repeat(depth - 1)}*`],
		['electron', 'llama', 'libsql'],
		[
			{
				regex: `${top}main/(?!contract(\\.ts)?$|messages(/|$))`,
				message: 'The renderer knows main/contract.ts and main/messages, nothing else of main.'
			},
			{ regex: `${top}(tools|models)/`, message: 'The renderer asks main for this.' },
			{ regex: '^node:', message: 'The renderer has no Node.' }
		]
	);
}

const sources = ['**/*.ts', '**/*.js', '**/*.mjs', '**/*.svelte'];

export default defineConfig(
	globalIgnores(['out/', 'dist/', '.cache/', 'models/tuning/']),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		files: sources,
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			// `typeof import()` names a module that is loaded later.
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
			],
			'@typescript-eslint/no-unnecessary-condition': [
				'error',
				{ allowConstantLoopConditions: 'only-allowed-literals' }
			],
			// State is marked with $state; a plain Map beside it is plain on purpose.
			'svelte/prefer-svelte-reactivity': 'off',
			// TypeScript knows which names exist.
			'no-undef': 'off'
		}
	},
	// Lint does not know the types inside templates, and svelte-check does.
	{
		files: ['**/*.svelte'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		files: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	// A cast in a comment is no part of the tree that these rules read; tsc checks these files as well.
	{
		files: ['**/*.mjs'],
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off'
		}
	},
	// The settings of these tools have no types to check.
	{
		files: ['*.config.js'],
		...ts.configs.disableTypeChecked
	},

	fence(['main/**', 'models/**', 'test/**'], ['ipcMain', 'llama', 'libsql']),
	fence(['main/ipc.ts'], ['llama', 'libsql']),
	fence(['main/model/worker.ts'], ['electron', 'libsql']),
	// Measures the engine against the library's own loop.
	fence(['test/bench/engine.ts'], ['ipcMain', 'electron', 'libsql']),
	fence(['main/kernel/**', 'main/memory/**', 'tools/**'], ['electron', 'llama', 'libsql']),
	fence(['main/memory/store.ts'], ['electron', 'llama']),
	...[1, 2, 3, 4, 5].map(renderer)
);
