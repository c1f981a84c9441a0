import { resolve } from 'node:path';
import type { Model, ModelDownload } from '../contract.ts';
import { AppError } from '../errors.ts';
import { say } from '../messages/message.ts';
import { modelWords } from '../messages/models.ts';
import { shell } from '../messages/shell.ts';
import { ToldError, checkAction, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

const needs = { list: '', pull: 'ID', import: 'FILE', remove: 'ID', verify: '' };

/** `models list | pull ID | import FILE | remove ID | verify [ID]` */
export async function models(
	parts: ShellParts,
	[action = 'list', what = '']: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	checkAction(output.language, ['models', action], what, needs);
	await parts.open();
	await checkModel(parts, action, what, output);
	switch (action) {
		case 'list':
			for (const model of await parts.models.list()) {
				output.object(model);
				output.text(`${line(model, output)}\n`);
			}
			return;
		case 'pull':
			await pull(parts, what, output);
			return;
		case 'import': {
			const model = await parts.models.import(resolve(what));
			output.object(model);
			output.line(modelWords.imported, { id: model.id, title: model.title });
			return;
		}
		case 'remove': {
			const { id, title } = await parts.models.get(what);
			await parts.models.remove(what);
			output.object({ id, removed: true });
			output.line(modelWords.removed, { title });
			return;
		}
		case 'verify':
			await verify(parts, what, output);
			return;
	}
}

/** A model that a command names must be one of those there are. */
async function checkModel(
	parts: ShellParts,
	action: string,
	id: string,
	output: Output
): Promise<void> {
	if (!['pull', 'remove', 'verify'].includes(action) || id === '') return;
	if ((await parts.models.list()).some((model) => model.id === id)) return;
	output.error(say(output.language, shell.unknownModel, { id }));
	throw new ToldError();
}

function line(model: Model, { language }: Output): string {
	const { active, id, title, parameters, bytes, licence, installed, fit, download } = model;
	const marks = [
		...(model.recommended ? [modelWords.recommended] : []),
		...(installed ? [] : [model.problem === null ? modelWords.notInstalled : modelWords.unusable]),
		...(fit?.verdict === 'too-big' ? [modelWords.tooBig] : []),
		...(fit?.verdict === 'tight' ? [modelWords.tight] : [])
	].map((mark) => say(language, mark));
	if (download !== null) marks.push(say(language, modelWords.paused, percentOf(download)));
	const size = bytes === 0 ? '' : `${Math.round(bytes / 1e6)} MB`;
	const words = [id, title, parameters, size, licence].filter((word) => word !== '');
	const end = marks.length === 0 ? '' : `  (${marks.join(', ')})`;
	return `${active ? '*' : ' '} ${words.join('  ')}${end}`;
}

/** Downloads until it is whole. Cut off, it keeps what has arrived, and the same command goes on from there. */
async function pull(parts: ShellParts, id: string, output: Output): Promise<void> {
	const { file } = await parts.models.get(id);
	const stop = (): void => void parts.models.pause(id);
	parts.signal.addEventListener('abort', stop);
	const bar = new ProgressLine(output);
	try {
		await parts.models.pull(id);
		await parts.models.pulled(id, (download) => {
			output.object({ id, ...download });
			bar.show(download);
		});
	} finally {
		parts.signal.removeEventListener('abort', stop);
		bar.clear();
	}
	if (parts.signal.aborted) {
		output.error(say(output.language, modelWords.kept, { file }));
		throw new ToldError();
	}
	const path = await parts.models.pathOf(id);
	if (path === undefined) throw new AppError('NOT_FOUND', { what: id });
	output.object({ id, path });
	output.text(`${path}\n`);
}

/** One line that is written over, for a person who watches; nothing where nobody does. */
class ProgressLine {
	readonly #output: Output;
	readonly #isSeen: boolean;
	#length = 0;

	constructor(output: Output) {
		this.#output = output;
		this.#isSeen = process.stderr.isTTY && !output.json;
	}

	show(download: ModelDownload): void {
		if (!this.#isSeen) return;
		const text = this.#text(download);
		process.stderr.write(`\r${text.padEnd(this.#length)}`);
		this.#length = text.length;
	}

	clear(): void {
		if (this.#length > 0) process.stderr.write(`\r${' '.repeat(this.#length)}\r`);
		this.#length = 0;
	}

	#text(download: ModelDownload): string {
		const { language } = this.#output;
		const { state, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = download;
		const { percent } = percentOf(download);
		if (state === 'verifying') return say(language, modelWords.checking, { percent });
		const megabytes = (bytes: number): string => String(Math.round(bytes / 1e6));
		const values = { percent, done: megabytes(doneBytes), total: megabytes(totalBytes) };
		const speed = (bytesPerSecond / 1e6).toFixed(1);
		const text = say(language, modelWords.progress, { ...values, speed });
		if (secondsLeft === null) return text;
		const left =
			secondsLeft < 90
				? say(language, modelWords.secondsLeft, { seconds: Math.ceil(secondsLeft) })
				: say(language, modelWords.minutesLeft, { minutes: Math.ceil(secondsLeft / 60) });
		return `${text}  ${left}`;
	}
}

function percentOf({ doneBytes, totalBytes }: ModelDownload): { percent: number } {
	return { percent: totalBytes === 0 ? 0 : Math.floor((doneBytes / totalBytes) * 100) };
}

const verdicts = {
	verified: shell.verified,
	'header-only': modelWords.headerOnly,
	damaged: shell.damaged,
	missing: shell.missing
};

/** Reads files through: one that is named, or all. A damaged one is a failure; one that is not here is none, unless it was named. */
async function verify(parts: ShellParts, id: string, output: Output): Promise<void> {
	const all = (await parts.models.list()).filter(({ origin }) => origin !== 'remote');
	const chosen = id === '' ? all : [await parts.models.get(id)];
	let failed = false;
	for (const model of chosen) {
		const state = await parts.models.verify(model.id);
		failed ||= state === 'damaged' || (state === 'missing' && id !== '');
		output.object({ id: model.id, file: model.file, state });
		output.line(verdicts[state], { file: model.file });
	}
	if (failed) throw new ToldError();
}
