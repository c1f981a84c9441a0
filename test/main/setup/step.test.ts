import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../../main/setup/step.mjs';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hearth-setup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs set-up with steps written as source text in a process of its own, as the commands do. */
async function runSteps(
	steps: string,
	onOutput: (text: string, pid: number) => void = () => undefined
) {
	const file = join(folder, 'setup.mjs');
	// A copy of the folder, so that the lock and the cache are the test's own.
	await cp(join(root, 'main/setup'), join(folder, 'main/setup'), { recursive: true });
	await writeFile(
		file,
		`import { existsSync, writeFileSync } from 'node:fs';
		import { setTimeout as wait } from 'node:timers/promises';
		import { setUp, SetupError } from ${JSON.stringify(pathToFileURL(join(folder, 'main/setup/step.mjs')).href)};
		import { runCommand } from ${JSON.stringify(pathToFileURL(join(folder, 'main/setup/command.mjs')).href)};
		await runCommand(async () => { await setUp([${steps}]); console.log('ready'); return 0; });`
	);
	const child = spawn(process.execPath, [file], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	const listen = (text: Buffer) => {
		output += text.toString();
		onOutput(output, child.pid ?? 0);
	};
	child.stdout.on('data', listen);
	child.stderr.on('data', listen);
	const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { status, output };
}

function fileStep(name: string, body = ''): string {
	return `{
		name: '${name}',
		done: () => existsSync('${name}'),
		async run({ report, signal }) { ${body}; writeFileSync('${name}', ''); }
	}`;
}

test('steps run in order, each says what it does, and then there is silence', async () => {
	const steps = [fileStep('first'), fileStep('second', `report.progress(0.5)`)].join();
	expect(await runSteps(steps)).toEqual({
		status: 0,
		output: 'first...\nfirst: done\nsecond...\nsecond: 50 %\nsecond: done\nready\n'
	});
	expect(await runSteps(steps)).toEqual({ status: 0, output: 'ready\n' });
});

test('a failing step is a sentence with its reason, and the next ones do not run', async () => {
	const failing = fileStep('first', `throw new Error('no room', { cause: new Error('disk') })`);
	const { status, output } = await runSteps([failing, fileStep('second')].join());
	expect(status).toBe(1);
	expect(output).toContain('This step did not work: first. no room (disk)');
	expect(output).toContain('Run the same command again');
	expect(output).not.toContain('    at ');
	expect(existsSync(join(folder, 'second'))).toBe(false);
});

test('a set-up that is broken off says so, and the next one goes on', async () => {
	const slow = fileStep(
		'second',
		`if (existsSync('first')) await wait(60_000, undefined, { signal })`
	);
	let asked = false;
	const { status, output } = await runSteps([fileStep('first'), slow].join(), (text, pid) => {
		if (asked || !text.includes('second...')) return;
		asked = true;
		process.kill(pid, 'SIGINT');
	});
	expect(status).toBe(1);
	expect(output).toContain('Stopped. Nothing is lost');
	expect(await runSteps([fileStep('first'), fileStep('second')].join())).toEqual({
		status: 0,
		output: 'second...\nsecond: done\nready\n'
	});
});

test('a second set-up waits for the first', async () => {
	const steps = fileStep('first', `await wait(1500)`);
	let second: Promise<{ output: string }> | undefined;
	const first = await runSteps(steps, (text) => {
		if (text.includes('first...')) second ??= runSteps(steps);
	});
	expect(first.output).toContain('first: done');
	expect((await second)?.output).toMatch(/^Another set-up is running.*\nready\n$/);
});

test('the lock of a set-up that was killed does not stand in the way', async () => {
	const killed = await runSteps(fileStep('first', `await wait(60_000)`), (text, pid) => {
		if (text.includes('first...')) process.kill(pid, 'SIGKILL');
	});
	expect(killed.status).toBe(null);
	expect(existsSync(join(folder, '.cache/setup.lock'))).toBe(true);
	expect((await runSteps(fileStep('first'))).output).toContain('first: done');
});

test('a program left behind by a set-up that was killed is waited for', async () => {
	// It runs until the test lets it go.
	const orphan = `setInterval(() => { if (require('fs').existsSync('go')) process.exit(); }, 50)`;
	const starting = `const { runQuietly } = await import('./main/setup/run.mjs');
		const running = runQuietly(process.execPath, ['-e', ${JSON.stringify(orphan)}], { signal, cwd: '.' });
		report.note('left behind');
		await running`;
	await runSteps(fileStep('first', starting), (text, pid) => {
		if (text.includes('left behind')) process.kill(pid, 'SIGKILL');
	});
	const second = await runSteps(fileStep('first'), (text) => {
		if (text.includes('Another set-up')) writeFileSync(join(folder, 'go'), '');
	});
	expect(second.output).toMatch(/^Another set-up[^]*first: done\nready\n$/);
});
