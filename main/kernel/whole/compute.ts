import type { Column } from './columns.ts';
import { meets } from './conditions.ts';
import { isoOf } from './dates.ts';
import { compareDecimals, printDecimal, quotient, sumOf, type Decimal } from './numbers.ts';
import type { Plan } from './plan.ts';
import type { Row, Table } from './tables.ts';

/** One number for the rows that share a value. */
export interface Group {
	value: string;
	number: Decimal;
	printed: string;
}

/** What came out, and of which rows. */
export interface Computed {
	/** The rows that meet the conditions. */
	matching: Row[];
	/** The rows that the result is about: for the largest only those that have it. */
	rows: Row[];
	/** The result as it is shown; undefined when there is none. */
	value: string | undefined;
	exact: boolean;
	/** Different values of the column it is about. */
	different: string[];
	/** Rows that could not be computed with. */
	skipped: number;
	groups: Group[];
}

/** Carries out a plan over every row. Sums are exact however many rows there are. */
export function compute(table: Table, plan: Plan): Computed {
	const matching = table.rows.filter(({ cells }) =>
		plan.conditions.every((condition) => meets(cells, condition))
	);
	const result: Computed = {
		matching,
		rows: matching,
		value: String(matching.length),
		exact: true,
		different: [],
		skipped: 0,
		groups: []
	};
	const { target, group } = plan;
	if (group !== undefined) return { ...result, ...grouped(matching, group, plan) };
	switch (plan.operation) {
		case 'count':
			return target === undefined ? result : { ...result, different: valuesOf(matching, target) };
		case 'list': {
			const [column, another] = plan.subjects;
			const single = column !== undefined && another === undefined;
			return single ? { ...result, different: valuesOf(matching, column) } : result;
		}
		case 'sum':
		case 'average':
			return target === undefined ? result : { ...result, ...added(matching, target, plan) };
		case 'max':
		case 'min':
			return target === undefined ? result : { ...result, ...farthest(matching, target, plan) };
	}
}

function added(rows: Row[], column: Column, plan: Plan): Partial<Computed> {
	const numbers = numbersOf(rows, column);
	const skipped = rows.length - numbers.length;
	if (numbers.length === 0) return { value: undefined, skipped };
	const sum = sumOf(numbers);
	if (plan.operation === 'sum') return { value: printDecimal(sum, column.style), skipped };
	const { value, exact } = quotient(sum, numbers.length);
	return { value: printDecimal(value, column.style), exact, skipped };
}

function farthest(rows: Row[], column: Column, plan: Plan): Partial<Computed> {
	const compared = rows.flatMap((row) => comparable(row, column) ?? []);
	const skipped = rows.length - compared.length;
	const [first, ...more] = compared;
	if (first === undefined) return { rows: [], value: undefined, skipped };
	const sign = plan.operation === 'max' ? 1 : -1;
	const best = more.reduce((one, other) => (order(other, one) * sign > 0 ? other : one), first);
	return {
		rows: compared.filter((one) => order(one, best) === 0).map(({ row }) => row),
		value: best.number === undefined ? best.cell : printDecimal(best.number, column.style),
		skipped
	};
}

interface Comparable {
	row: Row;
	cell: string;
	date: string;
	number: Decimal | undefined;
}

function comparable(row: Row, column: Column): Comparable | undefined {
	const cell = row.cells[column.index] ?? '';
	const date = column.holds === 'dates' ? column.date(cell) : undefined;
	if (date !== undefined) return { row, cell, date: isoOf(date), number: undefined };
	const number = column.number(cell);
	return number && { row, cell, date: '', number };
}

function order(left: Comparable, right: Comparable): number {
	if (left.number !== undefined && right.number !== undefined)
		return compareDecimals(left.number, right.number);
	return left.date < right.date ? -1 : left.date > right.date ? 1 : 0;
}

function grouped(rows: Row[], column: Column, plan: Plan): Partial<Computed> {
	const parts = new Map<string, Row[]>();
	for (const row of rows) {
		const value = row.cells[column.index] ?? '';
		const part = parts.get(value);
		if (part === undefined) parts.set(value, [row]);
		else part.push(row);
	}
	let skipped = 0;
	const groups = [...parts].flatMap(([value, members]): Group[] => {
		const { target, operation } = plan;
		if (target === undefined || operation === 'count' || operation === 'list') {
			const number = { digits: BigInt(members.length), scale: 0 };
			return [{ value, number, printed: String(members.length) }];
		}
		const numbers = numbersOf(members, target);
		skipped += members.length - numbers.length;
		if (numbers.length === 0) return [];
		const number = groupNumber(numbers, operation);
		return [{ value, number, printed: printDecimal(number, target.style) }];
	});
	const sign = plan.extreme === 'min' ? 1 : -1;
	groups.sort((left, right) => compareDecimals(left.number, right.number) * sign);
	const first = groups[0];
	const top =
		first === undefined || plan.extreme === undefined
			? groups
			: groups.filter(({ number }) => compareDecimals(number, first.number) === 0);
	return { groups: top, skipped, value: first?.printed };
}

function groupNumber(numbers: Decimal[], operation: Plan['operation']): Decimal {
	if (operation === 'average') return quotient(sumOf(numbers), numbers.length).value;
	if (operation === 'sum') return sumOf(numbers);
	const sign = operation === 'max' ? 1 : -1;
	return numbers.reduce((best, one) => (compareDecimals(one, best) * sign > 0 ? one : best));
}

function numbersOf(rows: Row[], column: Column): Decimal[] {
	return rows.flatMap(({ cells }) => column.number(cells[column.index] ?? '') ?? []);
}

function valuesOf(rows: Row[], column: Column): string[] {
	const values = new Map<string, string>();
	for (const { cells } of rows) {
		const cell = (cells[column.index] ?? '').trim();
		const key = cell.toLowerCase();
		if (cell !== '' && !values.has(key)) values.set(key, cell);
	}
	return [...values.values()];
}
