import { basename } from 'node:path';
import { AppError } from '../errors.ts';
import { readHeader, textType, type Metadata, type Tensor } from './gguf-header.ts';
import { BadHeader, GgufReader } from './gguf-reader.ts';

/**
 * Checks a GGUF file before llama.cpp sees it. A damaged or hostile file can make llama.cpp end its process or never
 * return; here it is an error with a reason. What cannot be seen in the header (changed weights) is left to the hash.
 */
export interface ModelHeader {
	architecture: string;
	parameters: number;
	/** Size of each tensor by its name; an adapter must fit these. */
	tensors: Map<string, number[]>;
	metadata: Metadata;
}

/** Beyond any vocabulary and any layer there is. */
const most = { layers: 4096, vocabulary: 16_777_216, width: 1_048_576 };
/** Lists with one number for each word of the vocabulary, and what numbers they may be. */
const besideWords: [string, number[]][] = [
	['token_type', [4, 5]],
	['scores', [6]]
];

/** The header of a model that generates or embeds; throws MODEL_MISSING or MODEL_BAD_FILE. */
export function checkModel(path: string): ModelHeader {
	return check(path, (metadata, tensors) => {
		if (metadata.get('general.type') === 'adapter') {
			throw new BadHeader('it is an adapter, not a model');
		}
		const architecture = architectureOf(metadata);
		const width = wholeNumber(metadata, `${architecture}.embedding_length`, most.width);
		const layers = wholeNumber(metadata, `${architecture}.block_count`, most.layers);
		wholeNumber(metadata, `${architecture}.context_length`, 2 ** 31 - 1);
		checkHeads(metadata, `${architecture}.attention.head_count`, layers);
		checkVocabulary(metadata, tensors, width);
		for (const { name } of tensors) {
			const layer = /^blk\.(\d+)\./.exec(name)?.[1];
			if (layer !== undefined && Number(layer) >= layers) {
				throw new BadHeader('it holds layers that it does not declare');
			}
		}
		return {
			architecture,
			parameters: tensors.reduce((sum, { size }) => sum + product(size), 0),
			tensors: new Map(tensors.map(({ name, size }) => [name, size])),
			metadata
		};
	});
}

/** Throws MODEL_BAD_FILE when the file is not a LoRA adapter made for `base`. */
export function checkAdapter(path: string, base: ModelHeader): void {
	check(path, (metadata, tensors) => {
		if (metadata.get('general.type') !== 'adapter' || metadata.get('adapter.type') !== 'lora') {
			throw new BadHeader('it is not a LoRA adapter');
		}
		if (architectureOf(metadata) !== base.architecture) {
			throw new BadHeader('it was made for another kind of model');
		}
		if (typeof metadata.get('adapter.lora.alpha') !== 'number') {
			throw new BadHeader('its strength (adapter.lora.alpha) is missing');
		}
		const sizes = new Map(tensors.map(({ name, size }) => [name, size]));
		if (sizes.size === 0) throw new BadHeader('it holds no weights');
		for (const name of sizes.keys()) {
			const target = name.replace(/\.lora_[ab]$/, '');
			const [input, rank] = sizes.get(`${target}.lora_a`) ?? [];
			const [rankAgain, output] = sizes.get(`${target}.lora_b`) ?? [];
			const wanted = base.tensors.get(target);
			if (target === name || input === undefined || output === undefined || rank !== rankAgain) {
				throw new BadHeader('its weights do not come in pairs');
			}
			if (wanted === undefined || input !== wanted[0] || output !== wanted[1]) {
				throw new BadHeader('it was made for another model');
			}
		}
	});
}

function check<Result>(
	path: string,
	read: (metadata: Metadata, tensors: Tensor[]) => Result
): Result {
	const file = basename(path);
	let reader: GgufReader | undefined;
	try {
		reader = new GgufReader(path);
		const { metadata, tensors } = readHeader(reader);
		return read(metadata, tensors);
	} catch (error) {
		if (error instanceof BadHeader) {
			throw new AppError('MODEL_BAD_FILE', { file, reason: error.message }, { cause: error });
		}
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOENT') throw new AppError('MODEL_MISSING', { file }, { cause: error });
		const reason = code === 'EISDIR' ? 'it is a folder' : 'it cannot be opened';
		throw new AppError('MODEL_BAD_FILE', { file, reason }, { cause: error });
	} finally {
		reader?.close();
	}
}

function architectureOf(metadata: Metadata): string {
	const architecture = metadata.get('general.architecture');
	if (typeof architecture !== 'string' || !/^[a-z0-9][a-z0-9._-]{0,63}$/.test(architecture)) {
		throw new BadHeader('it does not say what kind of model it is');
	}
	return architecture;
}

function wholeNumber(metadata: Metadata, key: string, limit: number): number {
	const value = metadata.get(key);
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > limit) {
		throw new BadHeader(`its ${key} is missing or impossible`);
	}
	return value;
}

/** Given once, or layer by layer (where a layer without attention has none). */
function checkHeads(metadata: Metadata, key: string, layers: number): void {
	const value = metadata.get(key);
	if (value === undefined) return;
	if (typeof value !== 'object') return void wholeNumber(metadata, key, most.width);
	if (
		(value.type !== 4 && value.type !== 5) ||
		value.count < layers ||
		value.numbers.some((heads) => heads < 0 || heads > most.width)
	) {
		throw new BadHeader(`its ${key} is impossible`);
	}
}

function checkVocabulary(metadata: Metadata, tensors: Tensor[], width: number): void {
	const list = metadata.get('tokenizer.ggml.tokens');
	const words = typeof list === 'object' && list.type === textType ? list.count : 0;
	if (words < 1 || words > most.vocabulary) throw new BadHeader('its vocabulary is missing');
	for (const [name, types] of besideWords) {
		const beside = metadata.get(`tokenizer.ggml.${name}`);
		if (beside === undefined) continue;
		if (typeof beside !== 'object' || beside.count !== words || !types.includes(beside.type)) {
			throw new BadHeader('its vocabulary is damaged');
		}
	}
	for (const [key, value] of metadata) {
		if (!/^tokenizer\.ggml\.\w+_token_id$/.test(key)) continue;
		// All ones means "none" in files of some converters.
		if (typeof value !== 'number' || (value >= words && value !== 0xffffffff)) {
			throw new BadHeader('its vocabulary is damaged');
		}
	}
	const embedding = tensors.find(({ name }) => name === 'token_embd.weight');
	if (embedding === undefined) throw new BadHeader('its weights are missing');
	if (embedding.size[0] !== width || embedding.size[1] !== words) {
		throw new BadHeader('its weights do not fit its vocabulary');
	}
}

function product(size: number[]): number {
	return size.reduce((all, length) => all * length, 1);
}
