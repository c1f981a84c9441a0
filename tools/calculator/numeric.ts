import { CalculatorError } from './calculator-error.ts';

/** A function of one number; not finite where it has no real value. */
export type Curve = (x: number) => number;

/** Farther from zero, a root of what is no polynomial is not looked for. */
const farthest = 1e9;
const nearSteps = 4_000;
const near = 100;
const farGrowth = 1.07;
const smallRatio = 1e-7;

/** The roots that trying finds, nearest to zero first; there may be more. */
export function findRoots(curve: Curve): number[] {
	const places = gridPlaces();
	const values = places.map(curve);
	const roots: number[] = [];
	for (let index = 0; index < places.length; index++) {
		const [x = 0, y = NaN] = [places[index], values[index]];
		if (y === 0) roots.push(x);
		const [nextX = x, nextY = NaN] = [places[index + 1], values[index + 1]];
		const [beforeX = x, beforeY = NaN] = [places[index - 1], values[index - 1]];
		if (y * nextY < 0 && Number.isFinite(y * nextY)) roots.push(...crossing(curve, x, nextX));
		else if (Math.abs(y) < Math.abs(nextY) && Math.abs(y) <= Math.abs(beforeY) && y !== 0) {
			roots.push(...touching(curve, beforeX, nextX, Math.abs(nextY) + Math.abs(beforeY)));
		}
	}
	const kept: number[] = [];
	for (const root of roots.sort((a, b) => Math.abs(a) - Math.abs(b))) {
		const same = (other: number): boolean =>
			Math.abs(other - root) <= 1e-6 * Math.max(1, Math.abs(root));
		if (!kept.some(same)) kept.push(root);
	}
	return kept;
}

/** Close together around zero, ever wider beyond. */
function gridPlaces(): number[] {
	const inner = Array.from(
		{ length: nearSteps + 1 },
		(_, index) => -near + (2 * near * index) / nearSteps
	);
	const outer: number[] = [];
	for (let x = near * farGrowth; x < farthest; x *= farGrowth) outer.push(x);
	return [...outer.map((x) => -x).reverse(), ...inner, ...outer];
}

function crossing(curve: Curve, low: number, high: number): number[] {
	const [start, end] = [curve(low), curve(high)];
	const size = Math.max(Math.abs(start), Math.abs(end));
	let [a, b] = [low, high];
	for (let step = 0; step < 200; step++) {
		const between = (a + b) / 2;
		if (between === a || between === b) break;
		const y = curve(between);
		if (y === 0) return [between];
		if (!Number.isFinite(y)) return [];
		if (y * start > 0) a = between;
		else b = between;
	}
	const best = Math.abs(curve(a)) < Math.abs(curve(b)) ? a : b;
	// At a pole the sign changes too, but there the values grow.
	return Math.abs(curve(best)) <= size * smallRatio ? [best] : [];
}

/** A place where the curve touches zero without crossing it. */
function touching(curve: Curve, low: number, high: number, around: number): number[] {
	const share = (Math.sqrt(5) - 1) / 2;
	let [a, b] = [low, high];
	for (let step = 0; step < 100; step++) {
		const [left, right] = [b - (b - a) * share, a + (b - a) * share];
		if (Math.abs(curve(left)) < Math.abs(curve(right))) b = right;
		else a = left;
	}
	const x = (a + b) / 2;
	return Math.abs(curve(x)) <= Math.min(1, around) * 1e-12 ? [x] : [];
}

/** The integral (by tanh-sinh, so that its ends may be poles) from `low` to `high`, to about ten digits; says so where it does not settle. */
export function integrateNumerically(curve: Curve, low: number, high: number): number {
	let before = NaN;
	for (let level = 4; level <= 9; level++) {
		const now = tanhSinh(curve, low, high, level);
		if (Math.abs(now - before) <= 1e-11 * Math.max(1, Math.abs(now))) return now;
		before = now;
	}
	const last = tanhSinh(curve, low, high, 10);
	if (Math.abs(last - before) <= 1e-8 * Math.max(1, Math.abs(last))) return last;
	throw new CalculatorError(
		'BAD_INPUT',
		'The integral does not settle: the function may have a pole between the bounds, or jump.'
	);
}

/** Beyond, the weights are nothing. */
const reach = 4;

function tanhSinh(curve: Curve, low: number, high: number, level: number): number {
	const width = (high - low) / 2;
	const step = 2 ** -(level - 1);
	let sum = 0;
	for (let k = -reach / step; k <= reach / step; k++) {
		const t = k * step;
		const inner = (Math.PI / 2) * Math.sinh(t);
		const weight = ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(inner) ** 2;
		// Reckoned from the nearer end, so that a pole there is neared in small steps.
		const x =
			inner < 0
				? low + (2 * width) / (1 + Math.exp(-2 * inner))
				: high - (2 * width) / (1 + Math.exp(2 * inner));
		const y = curve(x);
		if (Number.isFinite(y)) sum += weight * y;
		else if (Math.abs(t) < 2.5) {
			throw new CalculatorError(
				'BAD_INPUT',
				'The function has no value at some place between the bounds, so it cannot be integrated there.'
			);
		}
	}
	return sum * width * step;
}
