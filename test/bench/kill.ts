import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { inspect } from '../../main/memory/store.ts';
import { openStore } from '../../main/memory/open.ts';

/**
 * Kills the app, its store and its engine in the middle of writing, and looks whether anything is missing that was said
 * to be saved: `npx tsx test/bench/kill.ts [rounds]`. Needs the starter's weights, as `npm start` puts them.
 */
const rounds = Number(process.argv[2] ?? 200);
const root = join(import.meta.dirname, '../..');
const toldSchema = z.object({
	kind: z.string(),
	id: z.string().default(''),
	text: z.string().default('')
});
type Told = z.output<typeof toldSchema>;

const targets = ['main', 'store', 'engine'] as const;
const tables: Record<string, string> = {
	message: 'messages',
	fact: 'facts',
	document: 'documents'
};
const textRow = z.object({ text: z.string() });
const countRow = z.object({ count: z.int() });

const folder = mkdtempSync(join(tmpdir(), 'hearth-kill-'));
const inbox = mkdtempSync(join(tmpdir(), 'hearth-kill-inbox-'));
const saved: Told[] = [];
/** What was shown of each answer, by message. */
const shown = new Map<string, string>();
/** Milliseconds from starting the process to an open store, by how the app ended before. */
const starts: Record<'killed' | 'closed', number[]> = { killed: [], closed: [] };

/** One life of the app: it is killed, or one of its processes is, after so many things were saved. */
async function round(
	target: (typeof targets)[number],
	enough: number,
	before: 'killed' | 'closed'
): Promise<void> {
	const start = performance.now();
	const child = fork(
		join(import.meta.dirname, 'kill-main.ts'),
		[folder, inbox, join(root, 'models/weights'), join(root, 'models/starter')],
		{
			execArgv: ['--import', import.meta.resolve('tsx')],
			stdio: ['ignore', 'ignore', 'ignore', 'ipc']
		}
	);
	const gone = once(child, 'exit');
	let count = 0;
	let reached = (): void => undefined;
	const until = (wanted: number): Promise<void> =>
		new Promise((resolve) => {
			reached = () => {
				if (count >= wanted) resolve();
			};
			reached();
		});
	child.on('message', (raw) => {
		const told = toldSchema.parse(raw);
		if (told.kind === 'shown') shown.set(told.id, (shown.get(told.id) ?? '') + told.text);
		else if (told.kind === 'started') starts[before].push(performance.now() - start);
		else {
			saved.push(told);
			count++;
		}
		reached();
	});
	await until(enough);
	if (target === 'main') child.kill('SIGKILL');
	else {
		child.send(`kill-${target}`);
		// It goes on by itself.
		await until(count + 10);
		child.send('close');
		setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
	}
	await gone;
}

/** Looks at a copy, so that the next start finds what the kill left; returns how many things are missing. */
function check(): number {
	const copy = mkdtempSync(join(tmpdir(), 'hearth-kill-copy-'));
	try {
		for (const name of ['store.db', 'store.db-wal']) {
			if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
		}
		const { database, close, notices } = openStore(copy);
		if (notices.length > 0) throw new Error(`the store said ${JSON.stringify(notices)}`);
		const missing = saved.filter(({ kind, id, text }) => {
			const column = kind === 'document' ? 'title' : 'text';
			const sql = `select ${column} as text from ${tables[kind] ?? ''} where id = ?`;
			return database.get(textRow, sql, [id])?.text !== text;
		});
		const cut = [...shown].filter(([id, text]) => {
			const found = database.get(textRow, 'select text from messages where id = ?', [id]);
			return found?.text.startsWith(text) !== true;
		});
		const running = `select count(*) as count from messages where status = 'running'`;
		const left = database.get(countRow, running)?.count ?? 0;
		close();
		if (!inspect(join(copy, 'store.db')).whole) throw new Error('the store is damaged');
		return missing.length + cut.length + left;
	} finally {
		rmSync(copy, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	}
}

function median(times: number[]): number {
	return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

try {
	let lost = 0;
	let before: 'killed' | 'closed' = 'closed';
	for (let number = 0; number < rounds; number++) {
		const target = targets[number % targets.length] ?? 'main';
		await round(target, 15 + (number % 40), before);
		before = target === 'main' ? 'killed' : 'closed';
		// The processes of an app that was killed end when they see it.
		await new Promise((resolve) => setTimeout(resolve, 500));
		const missing = check();
		lost += missing;
		if (missing > 0 || (number + 1) % 10 === 0) {
			console.log(`${number + 1} rounds, ${saved.length} things saved, ${lost} lost`);
		}
	}
	const [killed, closed] = [median(starts.killed), median(starts.closed)];
	console.log(
		`Start after a kill: ${killed.toFixed(0)} ms, after a proper end: ${closed.toFixed(0)} ms (${(killed / closed).toFixed(2)} times)`
	);
	process.exitCode = lost > 0 ? 1 : 0;
} finally {
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
	rmSync(inbox, { recursive: true, force: true });
}
