import { formatFraction } from './format.ts';
import { degree, leading, type Polynomial } from './polynomial.ts';
import { divide, gcd, negate, type Rational } from './rational.ts';

/** What the roots of a factor without fractions among them are called, in order; undefined where there is no short name. */
export function radicalRoots(rest: Polynomial): { real: string[]; complex: string[] } | undefined {
	if (degree(rest) === 2) return quadratic(rest);
	const inner = rest.slice(1, -1).every(({ top }) => top === 0n);
	return inner ? pure(rest) : biquadratic(rest);
}

/** `a x^2 + b x + c` with whole coefficients. */
function quadratic(rest: Polynomial): { real: string[]; complex: string[] } {
	const [c = 0n, b = 0n, a = 1n] = rest.map(({ top }) => top);
	const { outside, inside } = splitRoot(b * b - 4n * a * c);
	const under = inside < 0n ? -inside : inside;
	const size = a < 0n ? -a : a;
	const middle = a < 0n ? b : -b;
	const divisor = gcd(gcd(abs(middle), outside), 2n * size);
	const [first, times, below] = [middle / divisor, outside / divisor, (2n * size) / divisor];
	const root = under === 1n ? '' : `sqrt(${under})`;
	const written = inside < 0n ? [root, 'i'].filter(Boolean).join(' ') : root;
	const part = `${times === 1n && written !== '' ? '' : String(times)}${times === 1n || root === '' ? '' : ' '}${written}`;
	const names = ['-', '+'].map((sign) => {
		const sum = first === 0n ? `${sign === '-' ? '-' : ''}${part}` : `${first} ${sign} ${part}`;
		if (below === 1n) return sum;
		return `${first === 0n ? sum : `(${sum})`} / ${below}`;
	});
	return inside < 0n ? { real: [], complex: names.reverse() } : { real: names, complex: [] };
}

/** `a x^n + c`: the n-th root of a fraction. */
function pure(rest: Polynomial): { real: string[]; complex: string[] } | undefined {
	const power = degree(rest);
	const under = negate(divide(rest[0] ?? leading(rest), leading(rest)));
	const isOdd = power % 2 === 1;
	if (under.top < 0n && !isOdd) return { real: [], complex: [] };
	const size = formatFraction(under.top < 0n ? negate(under) : under);
	const name = power === 3 ? `cbrt(${size})` : `nthRoot(${size}, ${power})`;
	if (isOdd) return { real: [under.top < 0n ? `-${name}` : name], complex: [] };
	return { real: [`-${name}`, name], complex: [] };
}

/** `a x^4 + b x^2 + c` whose squares are fractions. */
function biquadratic(rest: Polynomial): { real: string[]; complex: string[] } | undefined {
	if (degree(rest) !== 4 || rest[1]?.top !== 0n || rest[3]?.top !== 0n) return undefined;
	const [c = 0n, , b = 0n, , a = 1n] = rest.map(({ top }) => top);
	const { outside, inside } = splitRoot(b * b - 4n * a * c);
	if (inside !== 1n) return undefined;
	const squares = [-outside, outside]
		.map((root) => fraction(-b + root, 2n * a))
		.filter(({ top }) => top > 0n)
		.sort((one, other) => Number(one.top * other.bottom - other.top * one.bottom));
	const names = squares.map(rootOf);
	return { real: [...[...names].reverse().map((name) => `-${name}`), ...names], complex: [] };
}

function fraction(top: bigint, bottom: bigint): Rational {
	return divide({ top, bottom: 1n }, { top: bottom, bottom: 1n });
}

function rootOf(square: Rational): string {
	const { outside, inside } = splitRoot(square.top * square.bottom);
	const divisor = gcd(outside, square.bottom);
	const times = outside / divisor;
	const below = square.bottom / divisor;
	const root = inside === 1n ? String(times) : `${times === 1n ? '' : `${times} `}sqrt(${inside})`;
	return below === 1n ? root : `${root} / ${below}`;
}

/** Tried as factors whose squares leave the root; more makes no shorter name worth the time. */
const highestFactor = 20_000n;

/** `sqrt(value)` is `outside * sqrt(inside)`. */
function splitRoot(value: bigint): { outside: bigint; inside: bigint } {
	const sign = value < 0n ? -1n : 1n;
	let inside = abs(value);
	let outside = 1n;
	for (let factor = 2n; factor <= highestFactor && factor * factor <= inside; factor++) {
		const square = factor * factor;
		while (inside % square === 0n) {
			inside /= square;
			outside *= factor;
		}
	}
	return { outside, inside: sign * inside };
}

function abs(value: bigint): bigint {
	return value < 0n ? -value : value;
}
