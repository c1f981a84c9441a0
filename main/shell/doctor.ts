import { arch, cpus, freemem, release, totalmem, type as system } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** `doctor`: what is installed, what is missing, and how fast this machine is, in words. Nothing private is printed. */
export async function doctor(
	parts: ShellParts,
	_words: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	await parts.open();
	const row = (name: string, value: string): void => {
		output.object({ name, value });
		output.text(`${name.padEnd(18)}${value}\n`);
	};
	row('Hearth', parts.version);
	row('Electron', process.versions.electron);
	row('Node', process.versions.node);
	row('System', `${system()} ${release()} ${arch()}`);
	row('Processor', `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} threads`);
	row('Memory', `${gibibytes(totalmem())}, ${gibibytes(freemem())} free`);
	row('Data folder', parts.dataFolder);
	row('Tools', parts.tools.map(({ name }) => name).join(', '));
	const models = await parts.models.list();
	for (const model of models) {
		row(
			'Model',
			`${model.title}: ${model.installed ? 'installed' : 'missing (hearth models pull ' + model.id + ')'}`
		);
	}
	if (!models.some(({ active, installed }) => active && installed)) return;
	const started = performance.now();
	await parts.models.ready();
	row('Model loads in', `${Math.round(performance.now() - started)} ms`);
	const asked = performance.now();
	await parts.kernel.plan('What is 12 * 12?', [], parts.signal);
	const cold = performance.now() - asked;
	const again = performance.now();
	await parts.kernel.plan('What is 15 * 11?', [], parts.signal);
	const warm = performance.now() - again;
	row('First decision', `${Math.round(cold)} ms`);
	row('Next decision', `${Math.round(warm)} ms (${speedInWords(warm)})`);
}

function speedInWords(milliseconds: number): string {
	if (milliseconds < 500) return 'answers feel immediate';
	return milliseconds < 1500
		? 'answers take a moment'
		: 'slow: close other programs or choose a smaller model';
}
