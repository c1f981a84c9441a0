import type * as mathjs from 'mathjs';
import { CalculatorError } from './calculator-error.ts';

/**
 * What money does over time, under the names that spreadsheets gave it. All amounts are positive: what is paid is not
 * told apart by its sign. The rate is that of one period.
 */
export function addMoneyFunctions(math: mathjs.MathJsInstance): void {
	const number = (value: mathjs.BigNumber | number): mathjs.BigNumber => math.bignumber(value);
	const zero = number(0);
	type Amount = mathjs.BigNumber | number;

	/** How much all payments of one are worth at the start, and what one at the end is. */
	const factors = (
		rate: Amount,
		periods: Amount
	): { payments: mathjs.BigNumber; end: mathjs.BigNumber } => {
		const [each, count] = [number(rate), number(periods)];
		if (count.lte(0) || count.gt(100_000) || each.lte(-1)) {
			throw new CalculatorError(
				'BAD_INPUT',
				'A rate is above -100%, and there are 1 to 100,000 periods: pmt(4.5% / 12, 360, 300000).'
			);
		}
		const end = each.plus(1).pow(count.neg());
		return { end, payments: each.isZero() ? count : number(1).minus(end).div(each) };
	};

	const listed = (values: unknown[]): mathjs.BigNumber[] => {
		const flat = values.flatMap((value) =>
			math.isMatrix(value) ? (value.toArray() as unknown[]).flat() : [value]
		);
		return flat.map((value) => {
			if (math.isBigNumber(value) || typeof value === 'number') return number(value);
			throw new CalculatorError('BAD_INPUT', 'Payments are a list of plain numbers.');
		});
	};

	const presentValue = (rate: mathjs.BigNumber, flows: mathjs.BigNumber[]): mathjs.BigNumber => {
		const factor = rate.plus(1);
		return flows.reduceRight((sum, flow) => sum.div(factor).plus(flow), zero);
	};

	math.import({
		pmt: (rate: Amount, periods: Amount, principal: Amount, rest: Amount = 0) => {
			const { payments, end } = factors(rate, periods);
			return number(principal)
				.minus(end.times(number(rest)))
				.div(payments);
		},
		pv: (rate: Amount, periods: Amount, payment: Amount, rest: Amount = 0) => {
			const { payments, end } = factors(rate, periods);
			return number(payment)
				.times(payments)
				.plus(end.times(number(rest)));
		},
		fv: (rate: Amount, periods: Amount, payment: Amount, start: Amount = 0) => {
			const { payments, end } = factors(rate, periods);
			return number(payment).times(payments).plus(number(start)).div(end);
		},
		nper: (rate: Amount, payment: Amount, principal: Amount) => {
			const [each, paid, owed] = [number(rate), number(payment), number(principal)];
			if (each.isZero()) return owed.div(paid);
			const left = number(1).minus(owed.times(each).div(paid));
			if (left.lte(0)) {
				throw new CalculatorError(
					'BAD_INPUT',
					'The payment does not even cover the interest, so this is never paid back.'
				);
			}
			return left.ln().neg().div(each.plus(1).ln());
		},
		npv: (rate: Amount, ...flows: unknown[]) => {
			const each = number(rate);
			return presentValue(each, listed(flows)).div(each.plus(1));
		},
		irr: (...flows: unknown[]) => internalRate(listed(flows), presentValue, number)
	});
}

/** The rate at which all payments together are worth nothing today. */
function internalRate(
	flows: mathjs.BigNumber[],
	presentValue: (rate: mathjs.BigNumber, flows: mathjs.BigNumber[]) => mathjs.BigNumber,
	number: (value: number) => mathjs.BigNumber
): mathjs.BigNumber {
	const worth = (rate: mathjs.BigNumber): mathjs.BigNumber => presentValue(rate, flows);
	const places = [
		-0.99, -0.9, -0.5, -0.2, -0.1, -0.05, 0, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100
	];
	for (let index = 0; index + 1 < places.length; index++) {
		let [low, high] = [number(places[index] ?? 0), number(places[index + 1] ?? 0)];
		const sign = worth(low).s;
		if (worth(low).isZero()) return low;
		if (worth(high).s === sign) continue;
		for (let step = 0; step < 120; step++) {
			const between = low.plus(high).div(2);
			if (worth(between).s === sign) low = between;
			else high = between;
		}
		return low.toSignificantDigits(20);
	}
	throw new CalculatorError(
		'BAD_INPUT',
		'These payments have no internal rate of return: some must be negative (paid) and some positive (received).'
	);
}
