import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { electronBinary } from '../../main/electron-dist/index.mjs';

export interface ElectronHost {
	call: <T>(name: string, input?: unknown) => Promise<T>;
	close: () => Promise<void>;
}

/**
 * Bundles `fixtures/NAME.ts`, starts it as the main process of a real Electron, without a display unless asked for one,
 * and calls what it serves with `answerParent`. It is one part of the app alone, so that an attack on it meets
 * nothing else.
 */
export async function startElectronHost(
	name: string,
	options: { display?: boolean; env?: Record<string, string> } = {}
): Promise<ElectronHost> {
	const electron = electronBinary();
	if (electron === undefined)
		throw new Error('There is no Electron yet. Run `npm test`, which fetches it.');
	const folder = await mkdtemp(join(tmpdir(), 'hearth-host-'));
	const entry = resolve(import.meta.dirname, 'fixtures', `${name}.ts`);
	await build({
		configFile: false,
		logLevel: 'error',
		ssr: { noExternal: true, external: ['electron'] },
		build: {
			ssr: entry,
			outDir: folder,
			emptyOutDir: true,
			rollupOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } }
		}
	});
	const child = spawn(
		electron,
		[
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			...(options.display ? [] : ['--ozone-platform=headless']),
			'--disable-gpu',
			`--user-data-dir=${join(folder, 'data')}`,
			join(folder, `${basename(name)}.mjs`)
		],
		{
			stdio: ['ignore', 'ignore', process.env['HOST_LOG'] ? 'inherit' : 'ignore', 'ipc'],
			env: { ...process.env, ...options.env }
		}
	);
	const pending = new Map<
		number,
		{ resolve: (value: never) => void; reject: (error: Error) => void }
	>();
	let nextId = 1;
	child.on('message', (message: { id: number; value: never; error?: string }) => {
		const waiting = pending.get(message.id);
		pending.delete(message.id);
		if (message.error === undefined) waiting?.resolve(message.value);
		else waiting?.reject(new Error(message.error));
	});
	const exited = new Promise<void>((resolve) => {
		child.once('exit', (code, signal) => {
			for (const waiting of pending.values())
				waiting.reject(new Error(`Electron ended: ${signal ?? code}`));
			pending.clear();
			resolve();
		});
	});
	const host: ElectronHost = {
		call: (call, input) =>
			new Promise((resolve, reject) => {
				const id = nextId++;
				pending.set(id, { resolve, reject });
				child.send({ id, name: call, input });
			}),
		close: async () => {
			child.kill('SIGKILL');
			await exited;
			await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
		}
	};
	await new Promise((resolve, reject) => pending.set(0, { resolve, reject }));
	return host;
}
