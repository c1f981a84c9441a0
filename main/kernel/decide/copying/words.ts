import { jsonLiteral, literal } from '../gbnf.ts';

/** How many words may be left out between two that are taken. */
const reach = 9;
/** Of one text: enough for what the prompt shows of any ordinary one. */
const wordLimit = 240;

interface Word {
	/** Punctuation before and after the word: may be taken with it or not. */
	lead: string;
	core: string;
	trail: string;
	/** Whether it begins a line. */
	line: boolean;
	/** Whether it follows the one before without a space, as in scripts that have none. */
	glued: boolean;
}

/** Chinese and Japanese: every character may be where a word ends. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const piece = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source})\\S)+`, 'gu');

/** Splits at spaces and sets punctuation at the ends apart. */
function splitWords(text: string): Word[] {
	const words = [...text.matchAll(piece)].map(({ 0: span, index }): Word => {
		const gap = /\s*$/.exec(text.slice(Math.max(0, index - 8), index))?.[0] ?? '';
		const shape = /^([\p{P}\p{S}]*?)([\p{L}\p{N}@#$₩€£¥~./\\_+-].*?)([\p{P}]*)$/su.exec(span);
		const [, lead = '', core = span, trail = ''] = shape ?? [];
		return { lead, core, trail, line: gap.includes('\n'), glued: index > 0 && gap === '' };
	});
	const short = words.filter(({ core }) => core.length <= 100);
	if (short.length <= wordLimit) return short;
	const head = Math.floor((wordLimit * 2) / 3);
	return [...short.slice(0, head), ...short.slice(head - wordLimit)];
}

/**
 * The rule `words`: a JSON string of words of the texts, in their order, where some may be left out; and `own-words`,
 * which does without the texts `before` the request. A later text may go on after words of an earlier one ("and in
 * Rome?"). A Hangul word may be cut at its end, so that particles fall away, and "'s" too.
 */
export function copyingRules(before: readonly string[], from: readonly string[]): string {
	const earlier = splitTexts(before);
	const own = splitTexts(from);
	const split = [...earlier, ...own];
	if (split.length === 0) return 'words ::= string\nown-words ::= string';
	const rules = [
		String.raw`words ::= "\"" from0`,
		`own-words ::= ${own.length === 0 ? 'words' : String.raw`"\"" from${earlier.length}`}`
	];
	split.forEach((words, text) => {
		const last = text === split.length - 1;
		const later = last ? [] : [`from${text + 1}`];
		rules.push(`from${text} ::= ${[...starts(words, text), ...later].join(' | ')}`);
		words.forEach((word, index) => {
			const name = `${text}-${index}`;
			const [first = ''] = jsonText(word.core);
			const lead = word.lead === '' ? '' : `${jsonLiteral(word.lead)}? `;
			rules.push(`w${name} ::= ${lead}${literal(first)} r${name}`);
			rules.push(`r${name} ::= ${rest(word.core, first)}${next(words, text, index, later)}`);
		});
	});
	return rules.join('\n');
}

function splitTexts(texts: readonly string[]): Word[][] {
	return texts.map(splitWords).filter((words) => words.length > 0);
}

/** Every word as a first one, those with the same first letter together. */
function starts(words: Word[], text: number): string[] {
	const byFirst = new Map<string, string[]>();
	const withLead: string[] = [];
	words.forEach(({ lead, core }, index) => {
		const [first = ''] = jsonText(core);
		const name = `r${text}-${index}`;
		byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
		if (lead !== '') withLead.push(`${jsonLiteral(lead)} ${literal(first)} ${name}`);
	});
	const grouped = [...byFirst].map(([first, names]) => `${literal(first)} (${names.join(' | ')})`);
	return [...grouped, ...withLead];
}

/** What follows the first letter of a word; the parts that may be left off are nested at its end. */
function rest(core: string, first: string): string {
	const whole = jsonText(core);
	const ending = /(?<=.)(?:["'”’」』]?[가-힣]{1,8}|['’]s)$/su.exec(core)?.[0] ?? '';
	const stem = whole.slice(first.length, whole.length - jsonText(ending).length);
	const syllables = /^['’]s$/.test(ending) ? [ending] : Array.from(ending);
	const optional = syllables.reduceRight(
		(inner, syllable) => `(${jsonLiteral(syllable)}${inner === '' ? '' : ` ${inner}`})?`,
		''
	);
	return [stem === '' ? '' : literal(stem), optional]
		.filter(Boolean)
		.map((part) => `${part} `)
		.join('');
}

function next(words: Word[], text: number, index: number, later: string[]): string {
	const trail = words[index]?.trail ?? '';
	const following = words.slice(index + 1, index + 1 + reach).map(({ line, glued }, offset) => ({
		line,
		glued,
		name: `w${text}-${index + 1 + offset}`
	}));
	const afterSpace = [...following.map(({ name }) => name), ...later];
	const afterNothing = following.filter(({ glued }) => glued).map(({ name }) => name);
	const afterLine = following.filter(({ line }) => line).map(({ name }) => name);
	const branches = [
		String.raw`"\""`,
		...(afterSpace.length > 0 ? [`" " (${afterSpace.join(' | ')})`] : []),
		...(afterNothing.length > 0 ? [`(${afterNothing.join(' | ')})`] : []),
		...(afterLine.length > 0 ? [String.raw`"\\n" (${afterLine.join(' | ')})`] : [])
	];
	return `${trail === '' ? '' : `${jsonLiteral(trail)}? `}(${branches.join(' | ')})`;
}

function jsonText(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}
