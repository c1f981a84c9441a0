import {
	derive,
	dividePolynomials,
	greatestCommonDivisor,
	leading,
	primitive,
	valueAt,
	type Polynomial
} from './polynomial.ts';
import {
	add,
	compare,
	divide,
	floor,
	multiply,
	negate,
	rational,
	subtract,
	type Rational
} from './rational.ts';

const half = rational(1n, 2n);
const two = rational(2n);
/** A root that is no fraction is known to this, far below what is written of it. */
const fine = rational(1n, 10n ** 30n);

/** A root that lies alone between two fractions. */
interface Interval {
	low: Rational;
	high: Rational;
}

export interface RealRoots {
	/** Exact, in order. */
	rational: Rational[];
	/** What is left of the polynomial without those; its roots are no fractions. */
	rest: Polynomial;
	/** The real roots of `rest`, in order, each to thirty digits after the point. */
	others: Rational[];
}

/**
 * All real roots of a polynomial that is neither zero nor constant, each once. By Sturm's theorem none is missed, and
 * whether one is a fraction is decided exactly: times the first coefficient it must be whole.
 */
export function realRoots(polynomial: Polynomial): RealRoots {
	const common = greatestCommonDivisor(polynomial, derive(polynomial));
	const simple = primitive(dividePolynomials(polynomial, common).whole);
	const chain = sturmChain(simple);
	const found: Rational[] = [];
	const others: Rational[] = [];
	let rest = simple;
	for (const interval of isolate(chain, bound(simple))) {
		const exact = fractionIn(simple, interval);
		if (exact === undefined) {
			others.push(middle(narrow(simple, interval, fine)));
		} else {
			found.push(exact);
			rest = primitive(dividePolynomials(rest, [negate(exact), rational(1n)]).whole);
		}
	}
	return { rational: found, rest, others };
}

function sturmChain(polynomial: Polynomial): Polynomial[] {
	const chain = [polynomial, derive(polynomial)];
	for (;;) {
		const [before, last] = chain.slice(-2);
		if (before === undefined || last === undefined || last.length === 0) return chain.slice(0, -1);
		const { rest } = dividePolynomials(before, last);
		chain.push(primitive(rest.map(negate)));
	}
}

/** How many signs change along the chain: the difference between two places is the number of roots between them. */
function changes(chain: Polynomial[], at: Rational): number {
	const signs = chain.map((each) => sign(valueAt(each, at))).filter((each) => each !== 0);
	return signs.filter((each, index) => index > 0 && each !== signs[index - 1]).length;
}

function sign({ top }: Rational): number {
	return top > 0n ? 1 : top < 0n ? -1 : 0;
}

/** No root is farther from zero (Cauchy). */
function bound(polynomial: Polynomial): Rational {
	const first = leading(polynomial);
	const sizes = polynomial.map((each) => {
		const ratio = divide(each, first);
		return ratio.top < 0n ? negate(ratio) : ratio;
	});
	return add(
		sizes.reduce((most, each) => (compare(each, most) > 0 ? each : most)),
		two
	);
}

function isolate(chain: Polynomial[], limit: Rational): Interval[] {
	const search = (low: Rational, high: Rational, before: number, after: number): Interval[] => {
		if (before === after) return [];
		if (before - after === 1) return [{ low, high }];
		const between = multiply(add(low, high), half);
		const inside = changes(chain, between);
		return [...search(low, between, before, inside), ...search(between, high, inside, after)];
	};
	const low = negate(limit);
	return search(low, limit, changes(chain, low), changes(chain, limit));
}

/** A smaller interval with the root in it: `(low, high]`, of which only `high` may be the root itself. */
function narrow(polynomial: Polynomial, interval: Interval, width: Rational): Interval {
	let { low, high } = interval;
	const end = sign(valueAt(polynomial, high));
	if (end === 0) return { low: high, high };
	while (compare(subtract(high, low), width) > 0) {
		const between = middle({ low, high });
		const here = sign(valueAt(polynomial, between));
		if (here === 0) return { low: between, high: between };
		if (here === end) high = between;
		else low = between;
	}
	return { low, high };
}

function middle({ low, high }: Interval): Rational {
	return multiply(add(low, high), half);
}

function fractionIn(polynomial: Polynomial, interval: Interval): Rational | undefined {
	const first = leading(polynomial);
	const size = first.top < 0n ? negate(first) : first;
	const near = middle(narrow(polynomial, interval, divide(rational(1n, 4n), size)));
	const candidate = divide(floor(add(multiply(near, size), half)), size);
	const isInside = compare(candidate, interval.low) > 0 && compare(candidate, interval.high) <= 0;
	return isInside && valueAt(polynomial, candidate).top === 0n ? candidate : undefined;
}
