import { translate } from '../answer/translate.ts';
import { columnsOf, quantities, type Column } from './columns.ts';
import { findComparison, type Condition, type Sign } from './conditions.ts';
import { findDate, isoOf } from './dates.ts';
import { fillers, isFiller } from './fillers.ts';
import { blank, blankFileName, type WholeQuestion } from './question.ts';
import type { Table } from './tables.ts';
import { findValue, holdersOf, findNegation, type FoundValue } from './values.ts';
import { findPhrase, formsOf, phraseKey, stemOf, wordsOf, type Word } from './words.ts';

/** A column that a question speaks of, and where. */
export interface Mention {
	column: Column;
	start: number;
	end: number;
	/** Taken for a condition or for the groups. */
	used: boolean;
}

const people =
	/^(?:(?:full |first |last )?name|person|people|employee|member|customer|client|student|player|buyer|seller|driver|teacher|이름|성명|사람|직원|회원|고객|학생|담당자?|선수)$/u;

/** What the words of a question are in a table: columns, conditions, the groups, and those that are nothing. */
export class Terms {
	readonly columns: Column[];
	readonly conditions: Condition[] = [];
	readonly mentions: Mention[] = [];
	readonly unclear: string[] = [];
	readonly group: Column | undefined;
	readonly #question: WholeQuestion;
	readonly #known: Set<string>;
	/** The request with everything that was understood blanked out. */
	#rest: string;

	constructor(question: WholeQuestion, table: Table, title: string) {
		this.#question = question;
		this.#rest = blankFileName(question.rest, title);
		this.columns = columnsOf(table);
		// The document and the sheet may be named by their titles.
		this.#known = new Set(phraseKey(`${title.replace(/[._-]/g, ' ')} ${table.part}`).split(' '));
		this.#takeQuoted();
		this.#takeSoldOut();
		// "Customer A" in the column "Customer": taken for the column alone, "a" would be lost.
		this.#takeValues((column, key) => key.startsWith(`${column.key} `));
		this.#takeColumns(({ key }) => key);
		this.#takeTranslated();
		this.#takeComparisons();
		this.#takeEqual();
		this.#takeDates();
		this.#takeValues();
		this.#takeColumns(({ key }) => this.#ownHead(key));
		this.#takeWho();
		this.group = this.#takeGroup();
		this.#takeFilled();
		this.#takeCounted();
		this.#takeLeftovers();
	}

	/** Words in quotation marks are a value, or part of one. */
	#takeQuoted(): void {
		for (const match of this.#rest.matchAll(/["“”'‘「『]([^"“”'’」』]{1,80})["“”'’」』]/gu)) {
			const [whole, said = ''] = match;
			const key = phraseKey(said);
			if (key === '') continue;
			const equal = this.columns.filter((column) => column.values().has(key));
			const holding = equal.length > 0 ? equal : holdersOf(key, this.columns);
			this.#addValue(
				this.#amongNamed(holding),
				key,
				said,
				match.index,
				whole.length,
				equal.length === 0
			);
		}
	}

	/** "Out of stock": nothing is left in the one column that says how many there are. */
	#takeSoldOut(): void {
		const said =
			/\b(?:out of stock|sold out|not in stock)\b|품절(?:된|인)?|재고(?:가|는)?\s?(?:없|떨어|0)\p{L}*/u.exec(
				this.#rest
			);
		const stocks = quantities(this.columns).filter(({ key }) =>
			/stock|quantity|inventory|available|in store|재고|수량/u.test(key)
		);
		const [column, ...more] = stocks;
		if (said === null || column === undefined || more.length > 0) return;
		this.#rest = blank(this.#rest, said.index, said[0].length);
		const value = { digits: 0n, scale: 0 };
		this.conditions.push({ kind: 'number', column, sign: '=', value, shown: `${column.name} = 0` });
	}

	/** Columns whose name, or what `keyOf` makes of it, is spoken of. Longer names first. */
	#takeColumns(keyOf: (column: Column) => string): void {
		const keys = this.columns
			.map((column) => ({ column, key: keyOf(column) }))
			.filter(({ key }) => key !== '' && !fillers.has(key))
			.sort((left, right) => right.key.length - left.key.length);
		for (const { column, key } of keys) {
			if (this.mentions.some((mention) => mention.column === column)) continue;
			const words = wordsOf(this.#rest);
			const start = findPhrase(words, key);
			const first = words[start];
			const last = words[start + key.split(' ').length - 1];
			if (start < 0 || first === undefined || last === undefined) continue;
			this.mentions.push({ column, start: first.start, end: last.end, used: false });
			this.#rest = blank(this.#rest, first.start, last.end - first.start);
		}
	}

	/** A column, or a value, by its name in the other language: "식료품" for "Groceries". */
	#takeTranslated(): void {
		for (const { text, start, end } of wordsOf(this.#rest)) {
			if (isFiller(text)) continue;
			const meanings = [...translate(text).values()].flat().map(phraseKey);
			const named = meanings
				.flatMap((key) =>
					this.columns.filter((one) => one.key === key || this.#ownHead(one.key) === key)
				)
				.find((column) => !this.mentions.some((mention) => mention.column === column));
			if (named !== undefined) {
				this.mentions.push({ column: named, start, end, used: false });
				this.#rest = blank(this.#rest, start, end - start);
				continue;
			}
			const held = meanings
				.map((key) => ({
					key,
					columns: this.columns.filter((one) => one.holds === 'text' && one.values().has(key))
				}))
				.find(({ columns }) => columns.length > 0);
			if (held === undefined) continue;
			this.#addValue(this.#amongNamed(held.columns), held.key, text, start, end - start, false);
		}
	}

	/** "Who" is the one column that names people. */
	#takeWho(): void {
		const who = /^\s*who\b|누가|누구/u.exec(this.#question.asked);
		const [column, ...more] = this.columns.filter(({ key }) => people.test(key));
		if (who === null || column === undefined || more.length > 0) return;
		if (this.mentions.some((mention) => mention.column === column)) return;
		this.mentions.push({ column, start: who.index, end: who.index + 1, used: false });
	}

	/** The last word of a column's name, if no other column ends with it: "price" for "Unit price". */
	#ownHead(key: string): string {
		const head = key.split(' ').at(-1) ?? '';
		const others = this.columns.filter((column) => column.key.split(' ').includes(head));
		return others.length === 1 && head.length > 2 ? head : '';
	}

	#takeComparisons(): void {
		for (let found = findComparison(this.#rest); found; found = findComparison(this.#rest)) {
			const { comparisons, index, length } = found;
			const column = this.#nearestNumbers(index, index + length);
			const said = this.#rest.slice(index, index + length).trim();
			this.#rest = blank(this.#rest, index, length);
			if (column === undefined) this.unclear.push(said);
			else {
				for (const { sign, value, shown } of comparisons)
					this.conditions.push({
						kind: 'number',
						column,
						sign,
						value,
						shown: `${column.name} ${shown}`
					});
			}
		}
	}

	/** "Shelf 3", "year is 2024": a number right behind the name of its column. */
	#takeEqual(): void {
		for (const mention of this.mentions) {
			const { column, end } = mention;
			const after =
				/^\s*(?:(?:is|are|was|=|number|no\.?|#|이|가|은|는)\s*)?(\d[\d,.]*)(?![\d\p{L}])/u.exec(
					this.#rest.slice(end)
				);
			const value = after?.[1] === undefined ? undefined : column.number(after[1]);
			if (column.holds !== 'numbers' || mention.used || after === null || value === undefined)
				continue;
			mention.used = true;
			this.#rest = blank(this.#rest, end, after[0].length);
			const shown = `${column.name} = ${after[1] ?? ''}`;
			this.conditions.push({ kind: 'number', column, sign: '=', value, shown });
		}
	}

	/** Of the columns with numbers the one that is named nearest to a place, else the only one. */
	#nearestNumbers(start: number, end: number): Column | undefined {
		const distance = (mention: Mention): number =>
			mention.start < start ? start - mention.end : mention.start - end;
		const named = this.mentions
			.filter(({ column }) => column.holds === 'numbers')
			.sort((left, right) => distance(left) - distance(right))[0];
		if (named !== undefined) {
			named.used = true;
			return named.column;
		}
		const all = quantities(this.columns);
		const heads = all.filter(({ key }) => {
			const head = this.#ownHead(key);
			return head !== '' && findPhrase(wordsOf(this.#rest), head) >= 0;
		});
		if (heads.length === 1) return heads[0];
		return all.length === 1 ? all[0] : undefined;
	}

	#takeDates(): void {
		for (let found = findDate(this.#rest); found; found = findDate(this.#rest)) {
			const { date, index, length } = found;
			const said = this.#rest.slice(index, index + length);
			const before = this.#rest.slice(0, index);
			const after = this.#rest.slice(index + length);
			const sign = signOfDate(before, after);
			const relation = /(?:in|during|of|since|after|before|until|till|from|for|on|by)\s*$/u.exec(
				before
			);
			this.#rest = blank(
				this.#rest,
				relation?.index ?? index,
				length + (relation?.[0].length ?? 0)
			);
			this.#rest = this.#rest.replace(
				/^(\s*)(?:이후|이전|부터|까지|전에|후에|전|후)(?:의|인)?/u,
				(all) => ' '.repeat(all.length)
			);
			const columns = this.columns.filter(({ holds }) => holds === 'dates');
			const named = this.mentions.find(({ column }) => columns.includes(column));
			const column = named?.column ?? (columns.length === 1 ? columns[0] : undefined);
			const years = this.columns.filter(({ name }) => /^(?:year|연도|년도)$/iu.test(name));
			if (column !== undefined && (date.year !== undefined || sign === '=')) {
				if (named !== undefined) named.used = true;
				this.conditions.push({
					kind: 'date',
					column,
					sign,
					date,
					shown: `${column.name} ${sign} ${isoOf(date)}`
				});
			} else if (
				column === undefined &&
				years[0] !== undefined &&
				date.month === undefined &&
				date.year !== undefined
			) {
				const value = { digits: BigInt(date.year), scale: 0 };
				this.conditions.push({
					kind: 'number',
					column: years[0],
					sign,
					value,
					shown: `${years[0].name} ${sign} ${date.year}`
				});
			} else this.unclear.push(said);
		}
	}

	/** Words that are the whole value of a cell. */
	#takeValues(fits?: (column: Column, key: string) => boolean): void {
		const next = (): FoundValue | undefined => findValue(this.#rest, this.columns, fits);
		for (let found = next(); found !== undefined; found = next()) {
			const { key, start, end, columns } = found;
			const said = this.#rest.slice(start, end);
			this.#addValue(this.#amongNamed(columns), key, said, start, end - start, false);
		}
	}

	/** Of several columns that hold a value, the one that is named. */
	#amongNamed(columns: Column[]): Column | undefined {
		if (columns.length <= 1) return columns[0];
		const named = this.mentions.filter(({ column }) => columns.includes(column));
		return named.length === 1 ? named[0]?.column : undefined;
	}

	#addValue(
		column: Column | undefined,
		key: string,
		said: string,
		at: number,
		length: number,
		part: boolean
	): void {
		const negation = findNegation(
			this.#rest.slice(Math.max(0, at - 24), at),
			this.#rest.slice(at + length)
		);
		const negated = negation !== undefined;
		this.#rest = blank(
			this.#rest,
			at - (negation?.before ?? 0),
			length + (negation?.before ?? 0) + (negation?.after ?? 0)
		);
		if (column === undefined) {
			this.unclear.push(said);
			return;
		}
		const mention = this.mentions.find((one) => one.column === column);
		// "Status is open": the column was named for its value.
		if (mention !== undefined && Math.abs(mention.start - at) < 40) mention.used = true;
		if (part) {
			const shown = `${column.name} ${negated ? '∌' : '∋'} “${said}”`;
			this.conditions.push({ kind: 'holds', column, key, negated, shown });
			return;
		}
		const cell = column.values().get(key) ?? said;
		const same = this.conditions.find(
			(one) => one.kind === 'is' && one.column === column && one.negated === negated
		);
		if (same?.kind === 'is') {
			same.keys.push(key);
			same.shown += `, “${cell}”`;
			return;
		}
		const shown = `${column.name} ${negated ? '≠' : '='} “${cell}”`;
		this.conditions.push({ kind: 'is', column, keys: [key], negated, shown });
	}

	#takeGroup(): Column | undefined {
		const mention = this.mentions.find(({ start, end }) => {
			const before = this.#rest.slice(Math.max(0, start - 12), start);
			return (
				/(?:\bper|\bby|\bfor each|\beach|\bfor every|각)\s*$/u.test(before) ||
				/별로?$/u.test(this.#question.rest.slice(start, end)) ||
				/^(?:별|마다)/u.test(this.#question.rest.slice(end))
			);
		});
		if (mention === undefined || mention.used) return undefined;
		mention.used = true;
		return mention.column;
	}

	/** "without an email", "with a phone number", "메일이 없는". */
	#takeFilled(): void {
		for (const mention of this.mentions) {
			const before = this.#rest.slice(Math.max(0, mention.start - 24), mention.start);
			const after = this.#rest.slice(mention.end, mention.end + 16);
			const lacking =
				/\b(?:without|no|not have|missing|blank|empty|lack(?:s|ing)?)(?: an?| the| any)?\s*$/u.exec(
					before
				);
			const lacked =
				/^\s*(?:is|are) (?:missing|blank|empty)\b/u.exec(after) ??
				/^(?:이|가|은|는)?\s*(?:없는|비어 있는|빈|누락)/u.exec(after);
			const none = lacking !== null || lacked !== null;
			const some =
				/\b(?:with|have|has|having)(?: an?| any)\s*$/u.test(before) ||
				/^(?:이|가)\s*있는/u.test(after);
			const { column } = mention;
			if (mention.used || (!none && !(some && column.hasBlank()))) continue;
			mention.used = true;
			const from = mention.start - (lacking?.[0].length ?? 0);
			this.#rest = blank(this.#rest, from, mention.end + (lacked?.[0].length ?? 0) - from);
			this.conditions.push({
				kind: 'filled',
				column,
				negated: none,
				shown: `${column.name} ${none ? '= ∅' : '≠ ∅'}`
			});
		}
	}

	/** The noun of "how many ...s": what the rows are, whatever the table calls them. */
	#takeCounted(): void {
		const { counted, at } = this.#question;
		if (counted === undefined) return;
		const words = wordsOf(this.#rest);
		const noun =
			counted === 'after'
				? this.#nounAfter(words, at)
				: words.filter(({ end }) => end <= at + 1).at(-1);
		if (noun === undefined) return;
		const korean = /\p{Script=Hangul}/u.test(noun.text);
		const isNoun = korean
			? !/(?:된|않은|있는|없는|하는|한|인)$/u.test(noun.text)
			: stemOf(noun.text) !== noun.text || /^(?:people|men|women|children|staff)$/.test(noun.text);
		if (isNoun) this.#rest = blank(this.#rest, noun.start, noun.end - noun.start);
	}

	/** The last word before a verb or a preposition. */
	#nounAfter(words: Word[], at: number): Word | undefined {
		const following = words.filter(({ start }) => start >= at);
		const stop = following.findIndex(({ text }) =>
			/^(?:is|are|was|were|do|does|did|have|has|had|in|on|of|from|with|without|that|which|who|whose|where|there|over|above|under|below|more|less|at|between|by|per|for|and|or|not|can|got|be|been|after|before|since)$/.test(
				text
			)
		);
		const phrase = stop < 0 ? following : following.slice(0, stop);
		const last = phrase.at(-1);
		// Something between them was understood already: then the noun was that.
		return last !== undefined && phrase.length <= 3 ? last : undefined;
	}

	/** What is left must be empty talk, the title, or a part of one column's values. */
	#takeLeftovers(): void {
		for (const { text, start } of wordsOf(this.#rest)) {
			const forms = formsOf(text);
			if (isFiller(text) || forms.some((form) => this.#known.has(form))) continue;
			const form = forms.find((one) => holdersOf(one, this.columns).length > 0) ?? text;
			const column = this.#amongNamed(holdersOf(form, this.columns));
			this.#addValue(column, form, text, start, text.length, true);
		}
	}
}

function signOfDate(before: string, after: string): Sign {
	if (/\bafter\s*$/u.test(before) || /^\s*(?:후|후에|이후에?)\b/u.test(after)) return '>';
	if (/\b(?:since|from)\s*$/u.test(before) || /^\s*(?:부터|이후)/u.test(after)) return '>=';
	if (/\bbefore\s*$/u.test(before) || /^\s*(?:이전|전)/u.test(after)) return '<';
	if (/\b(?:until|till|by)\s*$/u.test(before) || /^\s*까지/u.test(after)) return '<=';
	return '=';
}
