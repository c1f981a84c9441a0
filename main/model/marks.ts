import type { ChatWrapper, LlamaModel, LlamaText } from 'node-llama-cpp';

type Tokens = Pick<LlamaModel, 'tokenize' | 'tokenizer'>;
type Text = string | LlamaText;

/** How marks of chat formats look: `<tool_call>`, `<function=`, `||call:`, `[TOOL_CALLS]`. */
const markPattern = /<[^<>\s]{2,40}>?|\|\|[\w-]+:|\[\/?[A-Z_]{3,40}\]/g;
/** Shows nothing, and no tokenizer and no detector reads over it. */
const wedge = '\u200B';

/**
 * The marks of a chat format that data could forge. Most marks are special tokens, which data never becomes; but some
 * formats mark calls and results with plain text, and some models have marks that are read as one token wherever they
 * stand. In data these are broken by a sign that shows nothing.
 */
export class TextMarks {
	readonly #pattern: RegExp | undefined;

	constructor(wrapper: ChatWrapper, model: Tokens) {
		const marks = [...new Set(marksOf(wrapper))]
			.filter((mark) => isForgeable(mark, model))
			// The longest first, because a shorter one may be its beginning.
			.sort((left, right) => right.length - left.length);
		if (marks.length > 0) this.#pattern = new RegExp(marks.map(escape).join('|'), 'g');
	}

	/** The text with every mark in it broken. */
	defuse(text: string): string {
		if (this.#pattern === undefined) return text;
		return text.replace(this.#pattern, (mark) => mark.slice(0, 1) + wedge + mark.slice(1));
	}

	/** The same for every string inside a value. */
	defuseAll(value: unknown): unknown {
		if (typeof value === 'string') return this.defuse(value);
		if (Array.isArray(value)) return value.map((item) => this.defuseAll(item));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, item]) => [this.defuse(key), this.defuseAll(item)])
		);
	}
}

function marksOf(wrapper: ChatWrapper): string[] {
	const { functions, segments } = wrapper.settings;
	const { contextText } = wrapper.generateContextState({
		chatHistory: [
			{ type: 'system', text: 'a' },
			{ type: 'user', text: 'b' },
			{
				type: 'model',
				response: ['c', { type: 'functionCall', name: 'd', params: { e: 1 }, result: 'f' }, 'g']
			},
			{ type: 'user', text: 'h' },
			{ type: 'model', response: [] }
		]
	});
	const thought = segments?.thought;
	return [
		contextText,
		functions.call.prefix,
		functions.call.paramsPrefix,
		functions.call.suffix,
		...(functions.call.prefixAlternateMatches ?? []),
		functions.result.prefix,
		functions.result.suffix,
		functions.parallelism?.call.sectionPrefix,
		functions.parallelism?.call.sectionSuffix,
		functions.parallelism?.result?.sectionPrefix,
		functions.parallelism?.result?.sectionSuffix,
		isText(thought?.prefix) ? thought.prefix : undefined,
		thought?.suffix
	].flatMap((text) => (text === undefined ? [] : (plainText(text).match(markPattern) ?? [])));
}

function isText(value: unknown): value is Text {
	return (
		typeof value === 'string' || (typeof value === 'object' && value !== null && 'values' in value)
	);
}

/** Everything that is written in it, special or not. */
function plainText(text: Text): string {
	if (typeof text === 'string') return text;
	return text.values.map((value) => (typeof value === 'string' ? value : value.value)).join('');
}

/** Whether data that holds this mark would be read as the format's own. */
function isForgeable(mark: string, model: Tokens): boolean {
	const asData = model.tokenize(mark, false);
	const asMark = model.tokenize(mark, true);
	return asData.length === asMark.length && asData.every((token, index) => token === asMark[index]);
}

function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
