import { quantities, type Column } from './columns.ts';
import type { Condition } from './conditions.ts';
import type { Operation, WholeQuestion } from './question.ts';
import type { Table } from './tables.ts';
import { Terms, type Mention } from './terms.ts';

/** What is computed over a table. */
export interface Plan {
	operation: Operation;
	/** The column whose numbers, dates or values it is about; undefined when it is about rows. */
	target: Column | undefined;
	/** Columns that say which row it is, in a list or of the largest; empty for all. */
	subjects: Column[];
	/** One result for each value of this column; of these only the largest or the smallest, if `extreme` says so. */
	group: Column | undefined;
	extreme: 'max' | 'min' | undefined;
	conditions: Condition[];
	/** Different values, each once. */
	distinct: boolean;
}

/** Why a question cannot be computed as it stands: words of it that say nothing in this table; none when only the column is missing. */
export interface Unclear {
	unclear: string[];
}

/**
 * Finds out what a question means for this table. Contract: never guesses. A word that could be a condition and is
 * none of the columns' names or values makes it unclear, because leaving it out would answer another question.
 */
export function planFor(question: WholeQuestion, table: Table, title: string): Plan | Unclear {
	const terms = new Terms(question, table, title);
	const { conditions, unclear, group } = terms;
	if (unclear.length > 0) return { unclear };
	const constrained = new Set(conditions.map(({ column }) => column.index));
	if (
		constrained.size > 1 &&
		/(?<!\p{L})(?:or|either)(?!\p{L})|또는|혹은|거나/u.test(question.rest)
	)
		return { unclear: ['or'] };
	const plan = {
		operation: question.operation,
		target: undefined,
		subjects: [],
		group,
		extreme: undefined,
		conditions,
		distinct: question.distinct
	};
	const free = terms.mentions
		.filter(({ used }) => !used)
		.sort(
			(left, right) => Math.abs(left.start - question.at) - Math.abs(right.start - question.at)
		);
	switch (question.operation) {
		case 'count': {
			const target = free[0]?.column;
			// "How many units were sold in total": the numbers are meant, not the rows.
			const isSum = target?.holds === 'numbers' && !target.isNumbering && !question.distinct;
			return { ...plan, target, operation: isSum ? 'sum' : 'count' };
		}
		case 'list':
			return { ...plan, subjects: free.map(({ column }) => column) };
		case 'sum':
		case 'average': {
			const target = measured(question, terms, free);
			return target === undefined ? { unclear: [] } : { ...plan, target };
		}
		case 'max':
		case 'min':
			return largest(question, terms, free, plan);
	}
}

/** "Which customer has the highest amount", and "... the most invoices", "... the highest total": one number for each customer. */
function largest(
	question: WholeQuestion,
	terms: Terms,
	free: Mention[],
	plan: Plan
): Plan | Unclear {
	const { operation, most, total } = question;
	const named = measured(question, terms, free, !most || question.measures !== undefined);
	const subjects = free.map(({ column }) => column).filter((column) => column !== named);
	// The one that is named first, if its values come again: "which customer has the most invoices".
	const [group] = terms.mentions
		.filter(({ column }) => subjects.includes(column) && column.repeats())
		.sort((left, right) => left.start - right.start)
		.map(({ column }) => column);
	if (group !== undefined && (most || (total && named !== undefined))) {
		const each = named === undefined ? 'count' : 'sum';
		const extreme = operation === 'max' ? 'max' : 'min';
		return { ...plan, operation: each, target: named, group, extreme };
	}
	// "Who spent the most" is about somebody, and a table without people has nobody.
	const lacksGroup = most && question.measures !== undefined;
	if (named === undefined || lacksGroup) return { unclear: [] };
	return { ...plan, target: named, subjects };
}

/** The column to compute with: the named one, else the only one that can be meant. */
function measured(
	{ operation, measures }: WholeQuestion,
	terms: Terms,
	free: Mention[],
	fallBack = true
): Column | undefined {
	const dates = operation === 'max' || operation === 'min';
	const fits = (column: Column): boolean =>
		column.holds === 'numbers' || (dates && column.holds === 'dates');
	const named = free.find(({ column }) => fits(column))?.column;
	if (named !== undefined || !fallBack) return named;
	if (measures !== undefined) {
		const meant = terms.columns.filter((column) => fits(column) && measures.test(column.key));
		return meant.length === 1 ? meant[0] : undefined;
	}
	const compared = terms.mentions.find(({ used, column }) => used && fits(column));
	const all = quantities(terms.columns);
	return compared?.column ?? (all.length === 1 ? all[0] : undefined);
}
