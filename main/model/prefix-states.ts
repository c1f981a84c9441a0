import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { describeError } from '../errors.ts';

/** A shorter beginning is read about as fast as its state. */
const worthKeeping = 64;
/** Files kept: one per list of tools that is in use, and some to come back to. */
const filesKept = 4;

/**
 * The state of a sequence that has read what all prompts of a kind begin with, kept as files in `folder`, so that the
 * first decision after a start reads it from the disk and not token by token. Only what Hearth itself wrote into a
 * prompt belongs here, never what a person said. A file that is not whole is removed, and the beginning read again.
 */
export class PrefixStates {
	readonly #folder: string | null;
	readonly #identity: string;

	/** `files` are the weights and the adapter that states belong to; with `folder` null nothing is kept. */
	constructor(folder: string | null, files: string[]) {
		this.#folder = folder;
		this.#identity = files
			.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
			.join('\n');
	}

	/** Whether the sequence now holds exactly `tokens`. */
	async restore(sequence: LlamaContextSequence, tokens: Token[]): Promise<boolean> {
		if (this.#folder === null || tokens.length < worthKeeping) return false;
		const key = this.#key(tokens);
		const name = this.#names().find((one) => one.startsWith(key));
		if (name === undefined) return false;
		const path = join(this.#folder, name);
		try {
			if (!name.includes(digest(readFileSync(path)))) throw new Error(`${name} is not whole`);
			await sequence.loadStateFromFile(path, { acceptRisk: true });
			if (sequence.compareContextTokens(tokens).firstDifferentIndex === tokens.length) return true;
			throw new Error(`${name} holds something else`);
		} catch (error) {
			console.error(`prefix state: ${describeError(error)}`);
			rmSync(path, { force: true });
			await sequence.clearHistory();
			return false;
		}
	}

	/** Keeps the state of a sequence that holds exactly `tokens`. A disk that is full or read-only only costs the speed. */
	async keep(sequence: LlamaContextSequence, tokens: Token[]): Promise<void> {
		if (this.#folder === null || tokens.length < worthKeeping) return;
		const key = this.#key(tokens);
		const part = join(this.#folder, `${key}.part`);
		try {
			mkdirSync(this.#folder, { recursive: true });
			await sequence.saveStateToFile(part);
			renameSync(part, join(this.#folder, `${key}-${digest(readFileSync(part))}.state`));
			this.#prune();
		} catch (error) {
			console.error(`prefix state: ${describeError(error)}`);
			rmSync(part, { force: true });
		}
	}

	#prune(): void {
		const folder = this.#folder ?? '';
		const newest = this.#names()
			.map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
			.sort((one, other) => other.at - one.at);
		for (const { path } of newest.slice(filesKept)) rmSync(path, { force: true });
	}

	#names(): string[] {
		if (this.#folder === null || !existsSync(this.#folder)) return [];
		return readdirSync(this.#folder).filter((name) => name.endsWith('.state'));
	}

	#key(tokens: Token[]): string {
		return digest(`${this.#identity}\n${tokens.join(' ')}`);
	}
}

function digest(content: string | Buffer): string {
	return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
