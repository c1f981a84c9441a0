import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Channel } from '../child/channel.ts';
import { AppError } from '../errors.ts';

export interface LogOptions {
	/** Bytes after which a new file begins. */
	fileBytes?: number;
	/** Files that are kept, the one that is written to among them. */
	files?: number;
	/** Also hears of errors: the terminal that Hearth was started from. */
	echo?: (line: string) => void;
}

type Level = 'info' | 'warning' | 'error';

const defaults = { fileBytes: 1_000_000, files: 5 };
/** Lines of a stack, for each error of a chain. */
const frames = 6;

/**
 * What happened, for whoever looks for a fault: starts, ends, crashes and errors, in files of this machine alone. What people
 * say to Hearth, what it answers and what is in their files never gets here: of an error only its kind and the place in
 * the program are written down, because messages quote. Contract: never throws; without a place to write there is no log.
 */
export class Log {
	readonly folder: string;
	readonly #file: string;
	readonly #options: Required<Omit<LogOptions, 'echo'>> & Pick<LogOptions, 'echo'>;

	constructor(folder: string, options: LogOptions = {}) {
		this.folder = folder;
		this.#file = join(folder, 'hearth.log');
		this.#options = { ...defaults, ...options };
	}

	/** `what` is in words of the program, with nothing in it that a person wrote. */
	info(part: string, what: string): void {
		this.#write('info', part, what);
	}

	warn(part: string, what: string): void {
		this.#write('warning', part, what);
	}

	error(part: string, error: unknown): void {
		this.#write('error', part, describeSafely(error));
	}

	/** Notes when a process of Hearth starts and ends. `expected` tells whether its end is wanted now. */
	watch(name: string, channel: Channel, expected: () => boolean): Channel {
		this.info(name, 'process started');
		channel.onExit((reason) => {
			const what = `process ended: ${reason}`;
			if (expected() || reason === 'exit 0') this.info(name, what);
			else this.warn(name, what);
		});
		return channel;
	}

	#write(level: Level, part: string, what: string): void {
		const line = `${new Date().toISOString()} ${level.padEnd(7)} ${part}: ${what}`;
		if (level === 'error') this.#options.echo?.(line);
		try {
			mkdirSync(this.folder, { recursive: true });
			this.#rotate();
			appendFileSync(this.#file, `${line}\n`);
		} catch {
			// A full or read-only disk is told elsewhere, and must not end what is being told about.
		}
	}

	/** `hearth.log` is the newest, `hearth.1.log` the one before. */
	#rotate(): void {
		const size = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
		const { fileBytes, files } = this.#options;
		if (size < fileBytes) return;
		const older = (age: number): string =>
			age === 0 ? this.#file : join(this.folder, `hearth.${age}.log`);
		rmSync(older(files - 1), { force: true });
		for (let age = files - 2; age >= 0; age--) {
			if (statSync(older(age), { throwIfNoEntry: false }) !== undefined) {
				renameSync(older(age), older(age + 1));
			}
		}
	}
}

/** The kinds of an error and its causes and where in the program they arose, without a word of their messages. */
export function describeSafely(error: unknown): string {
	if (!(error instanceof Error)) return `a thrown ${typeof error}`;
	const code: unknown = Reflect.get(error, 'code');
	const kind = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
	const known = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` ${code}` : '';
	const place = error instanceof AppError && error.code !== 'INTERNAL' ? '' : placeOf(error);
	const cause = error.cause === undefined ? '' : `, because of ${describeCause(error.cause)}`;
	return `${kind}${known}${place}${cause}`;
}

/** A cause that crossed a process is text; of that only the end of a process is known to quote nobody. */
function describeCause(cause: unknown): string {
	if (cause instanceof Error) return describeSafely(cause);
	const text = typeof cause === 'string' ? cause : '';
	return /^(exit -?\d+|SIG[A-Z]+)$/.test(text) ? text : 'something in another process';
}

/** The functions and lines it came through; of files only the name, since folders name people. */
function placeOf({ stack = '' }: Error): string {
	const places = stack
		.split('\n')
		.flatMap((line) => {
			const found =
				/^\s+at (?:(?:async )?([\w.#<>$ ]+) \()?(?:file:\/\/)?([^()]+:\d+:\d+)\)?$/.exec(line);
			if (found === null) return [];
			const [, name = '', place = ''] = found;
			return [`${name === '' ? '' : `${name} `}${basename(place)}`];
		})
		.slice(0, frames);
	return places.length === 0 ? '' : ` at ${places.join(' < ')}`;
}
