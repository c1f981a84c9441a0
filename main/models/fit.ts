import type { ModelEntry } from '../../models/catalogue.ts';
import { AppError } from '../errors.ts';
import type { ModelFit } from './contract.ts';
import { quantizationOf, type FileDetails } from './details.ts';

/** How a model is loaded. */
export interface LoadPlan {
	/** Tokens of one window. */
	contextTokens: number;
	/** Windows side by side. */
	sequences: number;
	/** Tokens of the windows for decisions, when those have a context of their own. */
	decidingTokens: number;
}

/** What the memory of a model is reckoned from. */
export interface Needs {
	weightsBytes: number;
	cacheBytesPerToken: number;
	vocabulary: number;
	/** False when it is not from the file itself. */
	exact: boolean;
}

/** A decision's prompt is short by design (docs/decisions.md). */
const decidingTokens = 2048;
const windows = { starter: 4096, large: 8192, usual: 4096, small: 2048 };
/** Above this, one conversation at a time is what memory is better spent on. */
const manyWindowsUpTo = 1e9;
/**
 * What the engine takes beside weights and context, measured on the starter (49,152 words: 50 to 60 MB) and rounded up:
 * buffers to compute in, and the words of the vocabulary.
 */
const room = { base: 64 * 2 ** 20, perWord: 512 };
/** A vocabulary as most models of the last years have it. */
const usualVocabulary = 128_000;
/** Other programs need some of what is free, too. */
const tightFrom = 0.8;

/** From the file's own header where it is there, else from what the list knows. */
export function needsOf(entry: ModelEntry, bytes: number, details: FileDetails | null): Needs {
	if (details !== null) {
		const { cacheBytesPerToken, vocabulary } = details;
		return { weightsBytes: bytes, cacheBytesPerToken, vocabulary, exact: true };
	}
	const { attention } = entry;
	return {
		weightsBytes: bytes,
		cacheBytesPerToken:
			attention === null ? 0 : attention.layers * attention.kvHeads * attention.headSize * 2 * 2,
		vocabulary: usualVocabulary,
		exact: false
	};
}

/** The window that is asked for, or the largest that does not make it tight. */
export function planLoad(
	needs: Needs,
	limits: { starter: boolean; trainedTokens: number; wantedTokens: number | null },
	freeBytes: number
): LoadPlan {
	const { starter, trainedTokens, wantedTokens } = limits;
	const plan = (tokens: number, sequences: number): LoadPlan => ({
		contextTokens: Math.min(tokens, trainedTokens),
		sequences,
		decidingTokens: starter ? Math.min(decidingTokens, trainedTokens) : 0
	});
	if (starter) return plan(wantedTokens ?? windows.starter, 2);
	const sequences = needs.weightsBytes <= manyWindowsUpTo ? 4 : 2;
	const tries =
		wantedTokens === null
			? [windows.large, windows.usual, windows.small].map((tokens) => plan(tokens, sequences))
			: [plan(wantedTokens, sequences)];
	const last = plan(wantedTokens ?? windows.small, 1);
	return tries.find((one) => judgeFit(needs, one, freeBytes).verdict === 'good') ?? last;
}

export function judgeFit(needs: Needs, plan: LoadPlan, freeBytes: number): ModelFit {
	const tokens = (plan.contextTokens + plan.decidingTokens) * plan.sequences;
	const contextBytes = Math.ceil(tokens * needs.cacheBytesPerToken);
	const neededBytes =
		needs.weightsBytes + contextBytes + room.base + needs.vocabulary * room.perWord;
	return {
		verdict:
			neededBytes > freeBytes ? 'too-big' : neededBytes > freeBytes * tightFrom ? 'tight' : 'good',
		neededBytes,
		freeBytes: Math.round(freeBytes),
		weightsBytes: needs.weightsBytes,
		contextBytes,
		contextTokens: plan.contextTokens,
		exact: needs.exact
	};
}

/** Throws MODEL_TOO_BIG, which names what is needed and what is free. */
export function requireFit(title: string, { verdict, neededBytes, freeBytes }: ModelFit): void {
	if (verdict !== 'too-big') return;
	const values = { model: title, needed: gigabytes(neededBytes), free: gigabytes(freeBytes) };
	throw new AppError('MODEL_TOO_BIG', values);
}

export function gigabytes(bytes: number): string {
	return `${(bytes / 1e9).toFixed(1)} GB`;
}

const bitsPerWeight: Record<string, number> = { Q8_0: 8.5, Q6_K: 6.6, F16: 16, BF16: 16, F32: 32 };

/** Bytes of a file that is not here; about, where the list does not know: from its parameters and how they are packed. */
export function expectedBytes({ bytes, parameters, file }: ModelEntry): number {
	if (bytes !== null) return bytes;
	return Math.round(((parameters ?? 0) * (bitsPerWeight[quantizationOf(file)] ?? 4.85)) / 8);
}
