/** A number exactly as written: `digits` divided by ten to the power of `scale`. */
export interface Decimal {
	digits: bigint;
	scale: number;
}

/** How a column writes its numbers: which sign stands before the decimals, and what surrounds them all. */
export interface NumberStyle {
	decimalComma: boolean;
	prefix: string;
	suffix: string;
	/** Decimals that every cell is written with, as money is; undefined when they differ. */
	decimals: number | undefined;
}

const cellPattern = /^(?<before>[^\d]*?)(?<number>\d[\d.,\s'’]*|[.,]\d+)(?<after>[^\d]*)$/u;
const unitLength = 6;
/** What may stand before a number; other words make it a name, such as "INV-12". */
const leading =
	/^[-+−(\s]*(?:[a-z]{0,2}\p{Sc}|usd|eur|krw|gbp|jpy|cny|chf|cad|aud|kr|rs)?[-+−.\s]*$/iu;

/** Reads how numbers are written from all cells of a column. A unit that not all of them have is left out. */
export function styleOf(cells: readonly string[]): NumberStyle {
	let decimalComma = false;
	const prefixes = new Set<string>();
	const suffixes = new Set<string>();
	const scales = new Set<number>();
	for (const cell of cells) {
		const match = cellPattern.exec(cell.trim())?.groups;
		if (match?.['number'] === undefined) continue;
		const number = match['number'].trim();
		prefixes.add((match['before'] ?? '').replace(/[-+−(]/g, '').trim());
		suffixes.add((match['after'] ?? '').replace(/[)]/g, '').trim());
		// "1.234,50" and "3,5" leave no doubt; "1,234" is taken for a thousand, as is usual with headers in English.
		if (/\.\d{3},\d/.test(number) || /^\d+,\d{1,2}$/.test(number)) decimalComma = true;
		if (/,\d{3}\.\d/.test(number)) decimalComma = false;
	}
	for (const cell of cells) scales.add(numberIn(cell, { decimalComma })?.scale ?? 0);
	const [decimals] = scales;
	return {
		decimalComma,
		prefix: only(prefixes),
		suffix: only(suffixes),
		decimals: scales.size === 1 ? decimals : undefined
	};
}

function only(values: Set<string>): string {
	const [first = ''] = values;
	return values.size === 1 && first.length <= unitLength ? first : '';
}

/** The number in a cell, with its sign; undefined when the cell is not one number with at most a unit. */
export function numberIn(cell: string, { decimalComma }: Pick<NumberStyle, 'decimalComma'>) {
	const match = cellPattern.exec(cell.trim())?.groups;
	const before = match?.['before']?.trim() ?? '';
	const after = match?.['after']?.trim() ?? '';
	const written = match?.['number']?.trim();
	if (written === undefined || !leading.test(before) || after.length > unitLength) return undefined;
	// "007" is a name too.
	if (/^0\d/.test(written)) return undefined;
	const [whole = '', decimals = '', ...more] = decimalComma
		? written.replace(/[.\s'’]/g, '').split(',')
		: written.replace(/[,\s'’]/g, '').split('.');
	// Several points are a date, a version or an address.
	if (more.length > 0 || !/^\d*$/.test(whole + decimals)) return undefined;
	const negative = /[-−]/u.test(before) || (before.includes('(') && after.includes(')'));
	const digits = BigInt(whole + decimals || '0');
	return { digits: negative ? -digits : digits, scale: decimals.length } satisfies Decimal;
}

/** The number as if it had `scale` decimals, which must be at least its own. */
export function atScale({ digits, scale }: Decimal, wanted: number): bigint {
	return digits * 10n ** BigInt(wanted - scale);
}

export function compareDecimals(left: Decimal, right: Decimal): number {
	const scale = Math.max(left.scale, right.scale);
	const difference = atScale(left, scale) - atScale(right, scale);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sumOf(numbers: readonly Decimal[]): Decimal {
	const scale = numbers.reduce((most, number) => Math.max(most, number.scale), 0);
	return {
		digits: numbers.reduce((sum, number) => sum + atScale(number, scale), 0n),
		scale
	};
}

/** A quotient to two more decimals than `sum` has, and whether that is all of it. */
export function quotient(sum: Decimal, count: number): { value: Decimal; exact: boolean } {
	const scale = sum.scale + 2;
	const raised = sum.digits * 100n;
	const divisor = BigInt(count);
	const half = raised < 0n ? -divisor / 2n : divisor / 2n;
	return {
		value: { digits: (raised + half) / divisor, scale },
		exact: raised % divisor === 0n
	};
}

/** The number with separators at thousands and without needless zeros, in the unit of its column. */
export function printDecimal({ digits, scale }: Decimal, style?: NumberStyle): string {
	const negative = digits < 0n;
	const all = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
	const whole = all.slice(0, all.length - scale).replace(/\B(?=(?:\d{3})+$)/g, ',');
	const decimals = all.slice(all.length - scale);
	// Money keeps its two decimals, other numbers lose what says nothing.
	const least = style?.decimals ?? 0;
	const shown = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
	const number = `${negative ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`;
	const suffix = style?.suffix ?? '';
	return `${style?.prefix ?? ''}${number}${/^\p{L}/u.test(suffix) && !/^\p{Script=Hangul}/u.test(suffix) ? ' ' : ''}${suffix}`;
}
