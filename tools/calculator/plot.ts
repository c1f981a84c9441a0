import { CalculatorError } from './calculator-error.ts';
import { formatRounded } from './format.ts';
import type { Curve } from './numeric.ts';
import type { Result } from './result.ts';

export interface Drawn {
	/** How the function is written, for the legend. */
	label: string;
	curve: Curve;
}

interface Point {
	x: number;
	y: number | null;
	series: string;
}

const steps = 400;
/** A value that stands out so many times over most others is on its way to a pole, and cut off. */
const outstanding = 12;

/** Draws functions of one name between two places; where one has no value or a pole, its line has a gap. */
export function plotCurves(drawn: Drawn[], name: string, low: number, high: number): Result {
	if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
		throw new CalculatorError(
			'BAD_INPUT',
			'A plot needs a range from a smaller to a larger number, for example plot(sin(x), x, -5, 5).'
		);
	}
	const points = drawn.flatMap((one) => sample(one, low, high));
	const heights = points.flatMap(({ y }) => (y === null ? [] : [y]));
	if (heights.length === 0) {
		throw new CalculatorError(
			'BAD_INPUT',
			'There is nothing to draw: no real value in this range.'
		);
	}
	const shown = shownHeights(heights);
	return {
		type: 'plot',
		spec: {
			data: { values: points },
			mark: { type: 'line', clip: true },
			encoding: {
				x: {
					field: 'x',
					type: 'quantitative',
					title: name,
					scale: { domain: [low, high], nice: false }
				},
				y: {
					field: 'y',
					type: 'quantitative',
					title: drawn.length === 1 ? (drawn[0]?.label ?? '') : 'y',
					scale: { domain: shown, zero: false }
				},
				...(drawn.length > 1 && {
					color: { field: 'series', type: 'nominal', title: null, sort: null }
				})
			}
		},
		alt: describe(drawn, name, [low, high], shown)
	};
}

/** Draws values that were listed: `ys` over `xs`, joined by lines. */
export function plotLists(xs: number[], ys: number[]): Result {
	if (xs.length !== ys.length || xs.length === 0) {
		throw new CalculatorError(
			'BAD_INPUT',
			`Both lists of a plot must have as many values: ${xs.length} and ${ys.length} were given.`
		);
	}
	const most = Math.max(...ys);
	const least = Math.min(...ys);
	return {
		type: 'plot',
		spec: {
			data: { values: xs.map((x, index) => ({ x, y: ys[index] ?? null })) },
			mark: { type: 'line', point: true },
			encoding: {
				x: { field: 'x', type: 'quantitative', title: 'x', scale: { zero: false } },
				y: { field: 'y', type: 'quantitative', title: 'y', scale: { zero: false } }
			}
		},
		alt: `${ys.length} values, ${formatRounded(least)} ≤ y ≤ ${formatRounded(most)}`
	};
}

function sample({ label, curve }: Drawn, low: number, high: number): Point[] {
	const points: Point[] = [];
	const at = (x: number): Point => {
		const y = curve(x);
		return { x, y: Number.isFinite(y) ? y : null, series: label };
	};
	for (let index = 0; index <= steps; index++) {
		const point = at(tidy(low + ((high - low) * index) / steps));
		const before = points.at(-1);
		if (before && hasPole(curve, before, point)) {
			points.push({ x: (before.x + point.x) / 2, y: null, series: label });
		}
		points.push(point);
	}
	return points;
}

/** 0.1 + 0.2 drawn as 0.3. */
function tidy(x: number): number {
	return Number(x.toPrecision(12));
}

/** Between two values of different sign, a curve without a pole comes nearer to zero; one with a pole runs away. */
function hasPole(curve: Curve, before: Point, after: Point): boolean {
	if (before.y === null || after.y === null || before.y * after.y >= 0) return false;
	let [a, b] = [before.x, after.x];
	const start = before.y;
	for (let step = 0; step < 30; step++) {
		const between = (a + b) / 2;
		const y = curve(between);
		if (!Number.isFinite(y)) return true;
		if (y * start > 0) a = between;
		else b = between;
	}
	return Math.abs(curve(a)) > Math.max(Math.abs(before.y), Math.abs(after.y));
}

/** From the lowest to the highest, without what runs away to a pole. */
function shownHeights(heights: number[]): [number, number] {
	const sorted = [...heights].sort((a, b) => a - b);
	const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
	let [low, high] = [at(0), at(1)];
	const [quarter, most] = [at(0.08), at(0.92)];
	const spread = most - quarter || Math.abs(most) || 1;
	if (high - most > outstanding * spread) high = most + spread;
	if (quarter - low > outstanding * spread) low = quarter - spread;
	const margin = (high - low) * 0.05 || Math.abs(high) * 0.1 || 1;
	return [low - margin, high + margin].map(tidy) as [number, number];
}

/** Signs rather than words, so that it reads in every language. */
function describe(
	drawn: Drawn[],
	name: string,
	[low, high]: [number, number],
	[least, most]: [number, number]
): string {
	const labels = drawn.map(({ label }) => label).join(', ');
	const range = (from: number, what: string, to: number): string =>
		`${formatRounded(from)} ≤ ${what} ≤ ${formatRounded(to)}`;
	return `${labels}; ${range(low, name, high)}; ${range(least, 'y', most)}`;
}
