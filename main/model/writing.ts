import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { AppError } from '../errors.ts';
import type { Constraint } from './grammar/constraint.ts';
import type { Usage } from './protocol.ts';
import type { TextStream } from './text-stream.ts';

export interface WriteOptions {
	maxTokens: number;
	temperature: number;
	/** Tokens to read before looking at `signal` again. */
	chunk: number;
	constraint?: Constraint;
	signal: AbortSignal;
	/** Tokens still to read. */
	onReading?: (tokens: number) => void;
	onText?: (text: string) => void;
}

export interface Written {
	reason: 'end' | 'length' | 'window' | 'stopped';
	usage: Usage;
}

/** What the sampler may choose from when it is not greedy: nothing that is very unlikely beside the best. */
export const sampling = { minP: 0.05, topP: 0.95, topK: 40 };
/** Very small models fall into saying one sentence again and again: words just used are a little less likely. */
const repetition = { penalty: 1.15, lastTokens: 96 };

/**
 * Reads `prompt` into the sequence (only what differs from what it holds) and writes into `stream` until the model,
 * the grammar, a stop string, a limit or `signal` ends it. Never goes over the window.
 */
export async function write(
	sequence: LlamaContextSequence,
	prompt: Token[],
	stream: TextStream,
	options: WriteOptions
): Promise<Written> {
	const { signal, constraint, temperature } = options;
	const isStopped = (): boolean => signal.aborted;
	const start = performance.now();
	// The last token of an answer is never read back, hence one more than what is left.
	const room = sequence.contextSize - prompt.length;
	if (room < 1) {
		throw new AppError('CONTEXT_TOO_SMALL', { needed: prompt.length, size: sequence.contextSize });
	}
	const limit = Math.min(options.maxTokens, room);
	const cachedTokens = await keepPrefix(sequence, prompt);
	const written: Token[] = [];
	let forcedTokens = 0;
	let firstTokenMs = 0;
	const finish = (reason: Written['reason']): Written => {
		const rest = stream.end();
		if (rest !== '') options.onText?.(rest);
		const ms = performance.now() - start;
		return {
			reason,
			usage: {
				promptTokens: prompt.length,
				cachedTokens,
				generatedTokens: written.length,
				...(constraint && { forcedTokens }),
				firstTokenMs: firstTokenMs === 0 ? ms : firstTokenMs,
				ms
			}
		};
	};

	const rest = await readMost(sequence, prompt.slice(cachedTokens), {
		...options,
		isStopped
	});
	if (isStopped()) return finish('stopped');
	const push = (token: Token): string => {
		written.push(token);
		const text = stream.push(token);
		if (text !== '') options.onText?.(text);
		return text;
	};
	const isAtEnd = (): boolean => stream.stopped || written.length === limit;
	const finishThere = (): Written => {
		if (stream.stopped) return finish('end');
		return finish(limit < options.maxTokens ? 'window' : 'length');
	};
	let unread: Token[] | null = rest;
	while (unread !== null) {
		const tokens = sequence.evaluate(unread, {
			temperature,
			...(temperature > 0 && {
				...sampling,
				repeatPenalty: {
					punishTokens: () => written.slice(-repetition.lastTokens),
					penalty: repetition.penalty
				}
			}),
			...(constraint && { grammarEvaluationState: constraint.state })
		});
		unread = null;
		for await (const token of tokens) {
			if (written.length === 0) firstTokenMs = performance.now() - start;
			const text = push(token);
			if (isAtEnd()) return finishThere();
			const soFar = { text: stream.text, tokens: written };
			const forced = (await constraint?.next(text, soFar)) ?? { tokens: [], ends: false };
			for (const one of forced.tokens) {
				forcedTokens++;
				push(one);
				if (isAtEnd()) return finishThere();
			}
			if (forced.ends) return finish('end');
			if (isStopped()) return finish('stopped');
			// What had to come is read at once, like a prompt, and the model is asked for what comes after it.
			if (forced.tokens.length > 0) {
				unread = [token, ...forced.tokens];
				break;
			}
		}
	}
	return finish('end');
}

interface ReadOptions extends Pick<WriteOptions, 'chunk' | 'onReading'> {
	isStopped: () => boolean;
}

/** Reads `prompt` without writing; false when it was stopped before its end. */
export async function read(
	sequence: LlamaContextSequence,
	prompt: Token[],
	options: ReadOptions
): Promise<boolean> {
	if (prompt.length === 0 || prompt.length > sequence.contextSize) return false;
	const cached = await keepPrefix(sequence, prompt);
	const rest = await readMost(sequence, prompt.slice(cached), options);
	if (options.isStopped()) return false;
	await sequence.evaluateWithoutGeneratingNewTokens(rest);
	return true;
}

/** Drops what the sequence holds beyond the common beginning; returns how many tokens of `prompt` need no reading. */
async function keepPrefix(sequence: LlamaContextSequence, prompt: Token[]): Promise<number> {
	const { firstDifferentIndex } = sequence.compareContextTokens(prompt);
	// At least one token must be read, because only reading predicts what comes next.
	const shared = Math.min(firstDifferentIndex, prompt.length - 1);
	if (shared < sequence.nextTokenIndex) {
		await sequence.eraseContextTokenRanges([{ start: shared, end: sequence.nextTokenIndex }]);
	}
	return sequence.nextTokenIndex;
}

/** Reads all but the last piece, which is returned: it is read together with writing the first token. */
async function readMost(
	sequence: LlamaContextSequence,
	tokens: Token[],
	{ chunk, isStopped, onReading }: ReadOptions
): Promise<Token[]> {
	let at = 0;
	while (tokens.length - at > chunk && !isStopped()) {
		onReading?.(tokens.length - at);
		await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, at + chunk));
		at += chunk;
	}
	onReading?.(tokens.length - at);
	return tokens.slice(at);
}
