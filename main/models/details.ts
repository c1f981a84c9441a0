import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { toErrorData, type ErrorData } from '../errors.ts';
import { checkModel, type ModelHeader } from '../model/header.ts';
import { templateWarnings } from './template.ts';

/** What the header of a model's file says of it. */
export interface FileDetails {
	title: string;
	architecture: string;
	parameters: number;
	contextLength: number;
	/** "Q4_K_M"; empty when neither header nor name say. */
	quantization: string;
	licence: string;
	vocabulary: number;
	/** Bytes that one token of context takes in memory, at most. */
	cacheBytesPerToken: number;
	/** Whether it only makes vectors and cannot talk. */
	isEmbedder: boolean;
	/** What is odd about its chat template. */
	warnings: string[];
}

/** Half-precision numbers for keys and for values. */
const bytesPerNumber = 2;
/** Models that read whole texts at once and write nothing. */
const embedders =
	/^(bert|modern-bert|nomic-bert(-moe)?|jina-bert-v[23]|neo-bert|gemma-embedding|t5encoder)$/;

/** Reads the header; throws MODEL_MISSING or MODEL_BAD_FILE. */
export function readDetails(path: string): FileDetails {
	const header = checkModel(path);
	const { architecture, metadata } = header;
	const text = (key: string): string => {
		const value = metadata.get(key);
		return typeof value === 'string' ? value.trim() : '';
	};
	const tokens = metadata.get('tokenizer.ggml.tokens');
	return {
		title: text('general.name') || basename(path, '.gguf'),
		architecture,
		parameters: header.parameters,
		contextLength: numberOf(header, `${architecture}.context_length`) ?? 4096,
		quantization:
			quantizations.get(numberOf(header, 'general.file_type') ?? -1) ??
			quantizationOf(basename(path)),
		licence: text('general.license.name') || text('general.license'),
		vocabulary: typeof tokens === 'object' ? tokens.count : 0,
		cacheBytesPerToken: cacheBytesPerToken(header),
		isEmbedder: embedders.test(architecture),
		warnings: templateWarnings(header)
	};
}

/** As file names say it: "model.Q4_K_M.gguf", "model-q8_0.gguf". */
export function quantizationOf(file: string): string {
	return /[-._]((?:I?Q|TQ)\d\w*|[BF]+F?16|F32|MXFP4)\.gguf$/i.exec(file)?.[1]?.toUpperCase() ?? '';
}

/** Keys and values of every layer; a layer without attention keeps nothing that grows. */
function cacheBytesPerToken(header: ModelHeader): number {
	const { architecture } = header;
	const layers = numberOf(header, `${architecture}.block_count`) ?? 0;
	const width = numberOf(header, `${architecture}.embedding_length`) ?? 0;
	const heads = perLayer(header, `${architecture}.attention.head_count`, layers);
	const keyHeads = perLayer(header, `${architecture}.attention.head_count_kv`, layers) ?? heads;
	if (heads === undefined || keyHeads === undefined) return 0;
	const headSize = width / Math.max(1, ...heads);
	const keySize = numberOf(header, `${architecture}.attention.key_length`) ?? headSize;
	const valueSize = numberOf(header, `${architecture}.attention.value_length`) ?? headSize;
	const sum = keyHeads.reduce((all, count) => all + count, 0);
	return Math.ceil(sum * (keySize + valueSize) * bytesPerNumber);
}

/** A number that is given once for all layers, or layer by layer. */
function perLayer({ metadata }: ModelHeader, key: string, layers: number): number[] | undefined {
	const value = metadata.get(key);
	if (typeof value === 'number') return new Array<number>(layers).fill(value);
	if (typeof value !== 'object' || value.numbers.length < layers) return undefined;
	return value.numbers.slice(0, layers);
}

function numberOf({ metadata }: ModelHeader, key: string): number | undefined {
	const value = metadata.get(key);
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** By the number that llama.cpp's tools write into the header. */
const quantizations = new Map<number, string>([
	[0, 'F32'],
	[1, 'F16'],
	[2, 'Q4_0'],
	[3, 'Q4_1'],
	[7, 'Q8_0'],
	[8, 'Q5_0'],
	[9, 'Q5_1'],
	[10, 'Q2_K'],
	[11, 'Q3_K_S'],
	[12, 'Q3_K_M'],
	[13, 'Q3_K_L'],
	[14, 'Q4_K_S'],
	[15, 'Q4_K_M'],
	[16, 'Q5_K_S'],
	[17, 'Q5_K_M'],
	[18, 'Q6_K'],
	[19, 'IQ2_XXS'],
	[20, 'IQ2_XS'],
	[21, 'Q2_K_S'],
	[22, 'IQ3_XS'],
	[23, 'IQ3_XXS'],
	[24, 'IQ1_S'],
	[25, 'IQ4_NL'],
	[26, 'IQ3_S'],
	[27, 'IQ3_M'],
	[28, 'IQ2_S'],
	[29, 'IQ2_M'],
	[30, 'IQ4_XS'],
	[31, 'IQ1_M'],
	[32, 'BF16'],
	[36, 'TQ1_0'],
	[37, 'TQ2_0'],
	[38, 'MXFP4']
]);

export interface ReadFile {
	details: FileDetails | null;
	/** Why it cannot be used. */
	problem: ErrorData | null;
}

/** Details of files, read again only when a file changed. */
export class DetailsCache {
	readonly #known = new Map<string, ReadFile & { stamp: string }>();

	get(path: string): ReadFile {
		const file = statSync(path, { throwIfNoEntry: false });
		const stamp = `${file?.ino} ${file?.size} ${file?.mtimeMs}`;
		const known = this.#known.get(path);
		if (known?.stamp === stamp) return known;
		const read = { stamp, ...tryToRead(path) };
		this.#known.set(path, read);
		return read;
	}
}

function tryToRead(path: string): ReadFile {
	try {
		return { details: readDetails(path), problem: null };
	} catch (error) {
		return { details: null, problem: toErrorData(error) };
	}
}
