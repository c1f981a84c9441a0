import type { Part } from '../../../tools/parts.ts';
import { counting } from '../../messages/counting.ts';
import { say, type Language, type Values } from '../../messages/message.ts';
import { sayPlace } from '../../messages/places.ts';
import { escape, table as tableOf } from '../answer/markdown.ts';
import type { Computed } from './compute.ts';
import type { Plan, Unclear } from './plan.ts';
import type { Row, Table } from './tables.ts';

/** A table that was read, with the document it stands in. */
export interface ReadTable {
	documentId: string;
	title: string;
	table: Table;
}

/** What is said of one table or text: the words, what the card shows, and the passages it is about, by their index. */
export interface Told {
	text: string;
	parts: Part[];
	passages: number[];
}

const shownRows = 20;
const cardRows = 1_000;
const citedPassages = 3;

/** Says what came out of a table, and how much of it was read. */
export function tell(read: ReadTable, plan: Plan, computed: Computed, language: Language): Told {
	const { table } = read;
	const title = titleOf(read, language);
	const words = wordsIn(language);
	const { total, conditions } = {
		total: table.rows.length,
		conditions: plan.conditions.map(({ shown }) => escape(shown)).join(', ')
	};
	const common = { title: escape(title), total, conditions };
	const lines = [
		...mainLines(read, plan, computed, words, common),
		'',
		[
			words('read', { read: total, total }),
			computed.skipped > 0 && words('skipped', { count: computed.skipped }),
			table.totals.length > 0 && words('totalsLeftOut', { count: table.totals.length })
		]
			.filter(Boolean)
			.join(' ')
	];
	return {
		text: lines.join('\n'),
		parts: cardParts(title, plan, computed, table, words),
		passages: passagesOf(read, computed.rows)
	};
}

/** Says what could not be understood, and what there is. */
export function tellUnclear(read: ReadTable, { unclear }: Unclear, language: Language): Told {
	const words = wordsIn(language);
	const title = escape(titleOf(read, language));
	const said = unclear.map((word) => `“${escape(word)}”`).join(', ');
	const columns = read.table.columns.map((name) => `**${escape(name)}**`).join(', ');
	return {
		text: [
			unclear.length > 0 ? words('unclear', { words: said, title }) : words('noColumn', { title }),
			words('columns', { total: read.table.rows.length, columns })
		].join(' '),
		parts: [],
		passages: passagesOf(read, [])
	};
}

type Words = (key: keyof typeof counting, values?: Values) => string;

export function wordsIn(language: Language): Words {
	return (key, values = {}) => say(language, counting[key], values);
}

function titleOf({ title, table }: ReadTable, language: Language): string {
	return [title, sayPlace(language, table.part)].filter(Boolean).join(', ');
}

function mainLines(
	{ table }: ReadTable,
	plan: Plan,
	computed: Computed,
	words: Words,
	common: { title: string; total: number; conditions: string }
): string[] {
	const { matching, value, different, groups } = computed;
	const column = escape(plan.target?.name ?? '');
	const limited = plan.conditions.length > 0;
	const where = limited ? [words('where', common)] : [];
	if (matching.length === 0 && limited) return [`${words('none', common)} [1]`];
	if (plan.group !== undefined) {
		const first = groups[0];
		if (plan.extreme !== undefined && first !== undefined) {
			const group = groups.map((one) => escape(one.value)).join(', ');
			const key = plan.extreme === 'max' ? 'groupFirst' : 'groupLast';
			return [[words(key, { ...common, group, value: first.printed }), ...where, '[1]'].join(' ')];
		}
		const heading = words('groups', { ...common, column: escape(plan.group.name) });
		const rows = groups.slice(0, shownRows).map((one) => [one.value, one.printed]);
		const columns = [plan.group.name, plan.target?.name ?? words('count')];
		return [[heading, ...where, '[1]'].join(' '), '', tableOf(columns, rows)];
	}
	switch (plan.operation) {
		case 'count': {
			const count = matching.length;
			const rows = limited
				? words('rowsMatch', { ...common, count })
				: words('rows', { ...common, count });
			// Where every row has a value of its own, that says nothing more.
			const own = different.length === count && !plan.distinct;
			if (plan.target === undefined || own) return [`${rows} [1]`];
			const named = plan.target.name;
			if (plan.distinct)
				return [
					[
						words('differentIn', { ...common, count: different.length, column: escape(named) }),
						...where,
						'[1]'
					].join(' ')
				];
			return [
				`${rows} ${words('different', { count: different.length, column: escape(named) })} [1]`
			];
		}
		case 'list': {
			const single = plan.subjects.length === 1;
			const count = single ? different.length : matching.length;
			const heading = [words('listed', { ...common, count }), ...where, '[1]'].join(' ');
			if (single)
				return [heading, '', ...different.slice(0, shownRows).map((one) => `- ${escape(one)}`)];
			return [heading, '', rowsTable(table, plan, matching)];
		}
		case 'sum':
		case 'average': {
			if (value === undefined) return [`${words('noNumbers', { column })} [1]`];
			const key = plan.operation === 'sum' ? 'sum' : computed.exact ? 'average' : 'averageAbout';
			const count = matching.length - computed.skipped;
			return [[words(key, { ...common, column, value, count }), ...where, '[1]'].join(' ')];
		}
		case 'max':
		case 'min': {
			if (value === undefined) return [`${words('noNumbers', { column })} [1]`];
			const dates = plan.target?.holds === 'dates';
			const key =
				plan.operation === 'max' ? (dates ? 'latest' : 'max') : dates ? 'earliest' : 'min';
			const heading = words(key, { ...common, column, value: escape(value) });
			return [[heading, ...where, '[1]'].join(' '), '', rowsTable(table, plan, computed.rows)];
		}
	}
}

/** The rows with the columns that were asked for; with all of them where none was. */
function rowsTable(table: Table, plan: Plan, rows: Row[]): string {
	const { columns, rows: shown } = picked(table, plan, rows.slice(0, shownRows));
	return tableOf(columns, shown);
}

function picked(table: Table, plan: Plan, rows: Row[]): { columns: string[]; rows: string[][] } {
	const wanted = [...plan.subjects, ...(plan.target === undefined ? [] : [plan.target])];
	const indexes =
		plan.subjects.length > 0
			? [...new Set(wanted.map(({ index }) => index))]
			: table.columns.map((_, index) => index);
	return {
		columns: indexes.map((index) => table.columns[index] ?? ''),
		rows: rows.map(({ cells }) => indexes.map((index) => cells[index] ?? ''))
	};
}

/** What the card shows: the result, and the rows behind it, so that it can be checked. */
function cardParts(
	title: string,
	plan: Plan,
	computed: Computed,
	table: Table,
	words: Words
): Part[] {
	const parts: Part[] = [];
	const reading = [title, plan.target?.name, ...plan.conditions.map(({ shown }) => shown)];
	if (plan.operation !== 'list' && computed.value !== undefined) {
		const exact =
			plan.distinct && plan.group === undefined
				? String(computed.different.length)
				: computed.value;
		parts.push({
			type: 'value',
			exact,
			rounded: null,
			reading: reading.filter(Boolean).join(', ')
		});
	}
	if (plan.group !== undefined) {
		const rows = computed.groups.map(({ value, printed }) => [value, printed]);
		const columns = [plan.group.name, plan.target?.name ?? words('count')];
		parts.push({
			type: 'table',
			title,
			columns,
			rows: rows.slice(0, cardRows),
			total: rows.length
		});
	} else if (plan.operation === 'list' || plan.conditions.length > 0) {
		const { columns, rows } = picked(table, plan, computed.rows.slice(0, cardRows));
		parts.push({ type: 'table', title, columns, rows, total: computed.rows.length });
	}
	return parts;
}

/** The passages with the rows that a result is about; of a result over all rows the first. */
function passagesOf(read: ReadTable, rows: Row[]): number[] {
	const indexes = [...new Set(rows.map(({ passage }) => passage))];
	const few = indexes.length > 0 && indexes.length <= citedPassages;
	return few ? indexes : [read.table.rows[0]?.passage ?? 0];
}
