import { z } from 'zod';
import { nameWords } from '../../../tools/file/lookup.ts';
import type { Tool } from '../../../tools/tool.ts';
import { nameOf, type Brought } from './copying/brought.ts';
import { findAddresses } from './copying/addresses.ts';
import { findAlgebra } from './copying/algebra.ts';
import { findConstants } from './copying/constants.ts';
import { findDates } from './copying/dates.ts';
import { findLinks } from './copying/links.ts';
import { findKnownNames, findNewNames } from './copying/names.ts';
import { findNumbers } from './copying/numbers.ts';
import { findPaths, findQuoted } from './copying/paths.ts';
import { findPatterns } from './copying/patterns.ts';
import { findExpressions } from './copying/typed-expressions.ts';
import { findReferred } from './copying/referred.ts';
import { findUnits } from './copying/units.ts';
import { copyingRules } from './copying/words.ts';
import type { DecisionContext } from './decider.ts';
import { expressionRules, type Figures } from './expression.ts';
import { jsonRules, literal, oneOf } from './gbnf.ts';

/** What is copied into which input (docs/decisions.md); every other input is free within its schema. */
const copiedInputs: Record<
	string,
	| 'expression'
	| 'address'
	| 'folder'
	| 'path'
	| 'known'
	| 'source'
	| 'place'
	| 'content'
	| 'fact'
	| 'query'
	| 'code'
> = {
	'calculator.expression': 'expression',
	'open_page.url': 'address',
	'list_files.path': 'folder',
	'read_file.path': 'known',
	'write_file.path': 'path',
	'write_file.content': 'content',
	'append_file.path': 'known',
	'append_file.content': 'content',
	'make_folder.path': 'place',
	'move_files.path': 'source',
	'move_files.to': 'place',
	'copy_files.path': 'source',
	'copy_files.to': 'place',
	'delete_files.path': 'source',
	'rename_files.path': 'source',
	'rename_files.rule': 'query',
	'run_code.code': 'code',
	'search_web.query': 'query',
	'find_in_page.text': 'query',
	'search_in_page.text': 'query',
	'find_files.query': 'query',
	'remember.text': 'fact',
	'recall.query': 'query',
	'search_documents.query': 'query'
};

/**
 * The grammar (GBNF) of one turn: one whole call of one of `tools`, or `reply()`. Numbers, addresses, paths and words
 * come from what the context shows, so that a small model can't mis-copy them. Takes a context that went through
 * `shownContext`: that bounds its size. `brought` is what the request brings along: the long of it is
 * named, not printed.
 */
export function turnGrammar(
	tools: readonly Tool[],
	context: DecisionContext,
	brought: Brought,
	{ mustCall = false } = {}
): string {
	const possible = tools.filter(({ name }) => name !== 'remember' || !onlyAsks(context.request));
	const calls = possible.map((tool) => {
		const shape: Record<string, z.ZodType> = tool.input.shape;
		const inputs = Object.entries(shape).map(
			([name, schema]) => copiedInputs[`${tool.name}.${name}`] ?? schemaRule(schema)
		);
		return `${literal(`${tool.name}(`)} ${inputs.join(' ", " ')} ")"`;
	});
	return [
		`root ::= ${[...calls, ...(mustCall ? [] : ['"reply()"'])].join(' | ')}`,
		jsonRules,
		expressionRules(onlyTyped(context.request) ?? offeredFigures(context)),
		addressRules(
			context,
			possible.some(({ needs }) => needs === 'page')
		),
		pathRules(context),
		copyingRules(
			context.exchanges.flatMap(({ user, assistant }) => [user, assistant]),
			[context.request, ...context.steps.map(({ output }) => output)]
		),
		'query ::= words',
		`content ::= ${givenOr('words', brought.content)}`,
		`fact ::= ${givenOr('words', brought.fact)}`,
		`code ::= ${givenOr('string', ...brought.code)}`
	].join('\n');
}

const question =
	/\?\s*$|^(?:(?:and|so|but|hey|ok(?:ay)?),?\s+)*(?:(?:do|does|did)\s+(?:i|you|we|they|he|she|my|your|people)|is|are|was|were|what|who|when|where|which|why|how)\b/i;
const wantsItKept =
	/remember|memori[sz]e|forget|\b(?:note|keep|save|mind|store|learn)\b|기억|메모|저장|적어|잊지|외워/i;

/** A question that asks for nothing to be kept holds nothing to remember, however much it sounds like it. */
function onlyAsks(request: string): boolean {
	return question.test(request) && !wantsItKept.test(request);
}

/** What was brought along, or else what `rule` lets through. */
function givenOr(rule: string, ...given: (string | null)[]): string {
	const names = given.filter((text) => text !== null).map((text) => JSON.stringify(nameOf(text)));
	return names.length === 0 ? rule : oneOf(names);
}

/**
 * The input of a parsed call with what the grammar only hints at made whole: what a mark stands for,
 * queries without the sentence's own punctuation, and an address whose host was seen as it was seen.
 */
export function completeInput(
	tool: Tool,
	input: Record<string, unknown>,
	context: DecisionContext,
	brought: Brought
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(input).map(([name, value]) => {
			const kind = copiedInputs[`${tool.name}.${name}`];
			if (typeof value !== 'string') return [name, value];
			if (kind === 'content') return [name, brought.content ?? withoutOrder(value)];
			if (kind === 'fact') return [name, brought.fact ?? value];
			if (kind === 'code') {
				return [name, brought.code.find((code) => nameOf(code) === value) ?? value];
			}
			if (kind === 'address') return [name, seenAddress(value, context)];
			if (kind === 'query') return [name, plainQuery(value, tool.name === 'search_web')];
			return [name, value];
		})
	);
}

/** The order at the end of a Korean sentence is no part of what is to be written: "우유 추가해줘". */
function withoutOrder(content: string): string {
	const order =
		/(?:[을를도]|(?:이?라고)|이랑|하고)?\s+(?:좀\s+)?(?:추가|적어|써|넣어|덧붙여|더해|기록|저장)\s?(?:해|해줘|줘|주세요|해주세요|넣어|넣어줘|줄래|두|둬|놔)*[.!~\s]*$/u;
	return content.replace(order, '').trim() || content;
}

/** Where a Korean request wants the web asked, and that it does: before and behind what it is about. */
const koreanWhere = /^(?:웹|인터넷|온라인|구글|네이버)(?:에서|으로|로|에)\s+/u;
const koreanOrder =
	/(?:[을를]|에 ?(?:대해서?|관해서?))?\s+(?:(?:웹|인터넷|온라인|구글|네이버)(?:에서|으로|로|에)?\s*)?(?:(?:검색|조사)\s?[해하]|찾아|알아\s?[봐보])[가-힣 ]{0,5}$/u;

function plainQuery(query: string, isForWeb: boolean): string {
	const plain = query.replace(/[.,;:!?…。]+$/u, '') || query;
	return (isForWeb && plain.replace(koreanWhere, '').replace(koreanOrder, '').trim()) || plain;
}

/** When a request types a calculation and names no other number, there is nothing else to calculate. */
function onlyTyped(request: string): Figures | null {
	const typed = findExpressions(request);
	if (findAlgebra(request).spans.length > 0 || findDates(request).length > 0) return null;
	if (typed.length === 0 || findNumbers(without(request, typed)).numbers.length > 0) return null;
	const expressions = typed.map(({ expression }) => expression);
	return { numbers: [], typed: expressions, units: [], dates: [], names: namesOf(request, []) };
}

function without(text: string, spans: { at: number; end: number }[]): string {
	return spans.reduce(
		(rest, { at, end }) => rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end),
		text
	);
}

/** Of what was said before, a request that points at a result ("half of that") brings that number alone. */
function offeredFigures(context: DecisionContext): Figures {
	const { exchanges, request } = context;
	const figures: Figures = {
		...findFigures(allText(context)),
		algebra: findAlgebra(request),
		names: namesOf(
			request,
			exchanges.map(({ user }) => user)
		)
	};
	const referred = context.steps.length === 0 ? findReferred(context) : null;
	if (referred === null) return figures;
	const { numbers, typed } = findFigures(`${context.request}\n${referred}`);
	const said = findNumbers(context.request).numbers;
	return { ...figures, numbers, typed, about: { value: referred, said } };
}

function namesOf(request: string, earlier: string[]): Figures['names'] {
	return { given: findNewNames(request), known: findKnownNames(request, earlier) };
}

/** What a text offers to calculate with. */
function findFigures(text: string): Figures {
	const typed = findExpressions(text);
	const outside = findNumbers(without(text, typed));
	// "8 x 13 m" may be a product or the sides of a room: its numbers are offered as well.
	const sides = typed.filter(({ expression }) => /^[\d.]+(?: \* [\d.]+)+$/.test(expression));
	const numbers = [
		...outside.numbers,
		...sides.flatMap(({ expression }) => findNumbers(expression).numbers)
	];
	const { parts } = outside;
	const inside = typed
		.filter((one) => !sides.includes(one))
		.flatMap(({ expression }) => findNumbers(expression).numbers);
	// Of numbers that are said twice each counts.
	const saidOften = (text.match(/\d[\d.,]*/g) ?? []).length;
	const constants = findConstants(text, [numbers.length, saidOften]);
	// A growth of 5% is `1 + 5%`, and a share becomes percent by a hundred, whatever else was said.
	const isNeeded = (part: string): boolean =>
		/^100?$/.test(part) && /%|percent|퍼센트|프로/i.test(text);
	const meaningless = [...parts, ...inside].filter((part) => !isNeeded(part));
	return {
		numbers: [...numbers, ...constants.filter((constant) => !meaningless.includes(constant))],
		typed: typed.map(({ expression }) => expression),
		units: findUnits(text),
		dates: findDates(text)
	};
}

/** The request first, then the newest. */
function allText({ exchanges, request, steps }: DecisionContext): string {
	const earlier = exchanges.flatMap(({ user, assistant }) => [user, assistant]).reverse();
	return [request, ...steps.map(({ output }) => output).reverse(), ...earlier].join('\n');
}

/** A small model goes on from a known host with a path of its own making. */
function seenAddress(address: string, context: DecisionContext): string {
	const seen = findAddresses(allText(context));
	return seen.includes(address)
		? address
		: (seen.find((one) => hostOf(one) === hostOf(address)) ?? address);
}

function hostOf(address: string): string {
	return address
		.toLowerCase()
		.replace(/^[a-z]+:\/\//, '')
		.replace(/[/?#].*$/s, '');
}

function addressRules(context: DecisionContext, pageIsOpen: boolean): string {
	const links = pageIsOpen ? findLinks(context.request) : [];
	const found = links.length > 0 ? links : findAddresses(allText(context));
	const addresses = found.map((address) => jsonText(address));
	const typed = links.length > 0 || findAddresses(context.request).length > 0;
	return [
		`address ::= "\\"" ${typed ? oneOf(addresses) : `(${[...addresses.map(literal), 'free-address'].join(' | ')})`} "\\""`,
		String.raw`free-address ::= ("http" "s"? "://")? host-part ("." host-part){1,4} ("/" [A-Za-z0-9_.~%+=&?#/-]{0,80})?`,
		'host-part ::= [a-z0-9] [a-z0-9-]{0,30}'
	].join('\n');
}

function pathRules(context: DecisionContext): string {
	const typed = findPaths(context.request);
	const names = [
		...findPaths(allText(context)),
		...findQuoted(context.request).filter((name) => name.length <= 120),
		...matchingFiles(context)
	];
	const named = (paths: string[]): string =>
		paths.length > 0 ? `"\\"" ${oneOf(paths.map(jsonText))} "\\"" | ` : '';
	const pointed = typed.length === 0 ? pointedPaths(context) : [];
	const inFolders = typed.filter((path) => /[/\\~]/.test(path));
	const folders = [...typed, ...names.flatMap(folderOf), '.'];
	return [
		`source ::= ${named([...findPatterns(context.request), ...names])}words`,
		`place ::= ${named(names)}own-words`,
		`path ::= ${typed.length > 0 ? named(names) : `${named(names)}own-words`}`,
		pointed.length > 0 ? `known ::= ${named(pointed)}` : 'known ::= path',
		`folder ::= ${named(folders)}${inFolders.length > 0 ? '' : 'own-words'}`
	]
		.map((rule) => rule.replace(/ \| $/, ''))
		.join('\n');
}

const pointsAtFile =
	/\b(?:to|into|in|on|from|read|open|show)\s+(?:me\s+)?(?:it|that|this|there|(?:the|that|this)\s+(?:same\s+)?(?:file|list|note))\b|거기|그\s?(?:파일|목록|메모)|(?:그거|그걸)\s?(?:다시\s?)?(?:읽|열|보여)/iu;

/** The file that was spoken of last, where the request points at it: "add butter to it" names no file called butter. */
function pointedPaths({ exchanges, request }: DecisionContext): string[] {
	if (!pointsAtFile.test(request)) return [];
	const named = exchanges.map(({ user }) => findPaths(user).filter((path) => /\.\w+$/.test(path)));
	return named.findLast((paths) => paths.length > 0) ?? [];
}

/** A folder itself, or the one a file is in; none for a bare file name. */
function folderOf(path: string): string[] {
	if (!/\.[a-z][a-z0-9]{0,4}$/i.test(path)) return [path];
	const slash = path.search(/[/\\][^/\\]*$/);
	return slash > 0 ? [path.slice(0, slash)] : [];
}

/** Files of the granted folders that the request could mean: a word of their name is in it. */
function matchingFiles({ files = [], request }: DecisionContext): string[] {
	const words = nameWords(request);
	const isMeant = (part: string): boolean =>
		words.some((word) => word.startsWith(part) || part.startsWith(word));
	return files.filter((file) => nameWords(file).some(isMeant)).slice(0, 40);
}

function jsonText(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}

/** The rule for an input that isn't copied, by its schema; what a schema says beyond its type is checked after parsing. */
function schemaRule(schema: z.ZodType): string {
	return jsonSchemaRule(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
}

function jsonSchemaRule(schema: z.core.JSONSchema._JSONSchema): string {
	if (typeof schema === 'boolean') return 'value';
	const options = schema.anyOf ?? schema.oneOf;
	if (options !== undefined) return `(${options.map(jsonSchemaRule).join(' | ')})`;
	if (schema.const !== undefined) return literal(JSON.stringify(schema.const));
	if (schema.enum !== undefined) {
		return oneOf(schema.enum.map((option) => JSON.stringify(option)));
	}
	if (schema.type === 'integer') return '("-"? ("0" | [1-9] [0-9]{0,17}))';
	if (schema.type === 'null') return '"null"';
	const plain = ['string', 'number', 'boolean'] as const;
	return plain.find((type) => type === schema.type) ?? 'value';
}
