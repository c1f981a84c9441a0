import type * as mathjs from 'mathjs';

const split = /^(.+?)\s+(?:to|in)\s+([a-zA-Z]+)\s+and\s+([a-zA-Z]+)$/;

/** "180 cm to ft and in": a length in two units. Undefined for anything else. */
export function splitUnits(
	text: string
): { text: string; tell: (math: mathjs.MathJsInstance, value: unknown) => string } | undefined {
	const [, value, large, small] = split.exec(text) ?? [];
	if (value === undefined || large === undefined || small === undefined) return undefined;
	return {
		text: `(${value}) to ${small}`,
		tell: (math, computed) => {
			const unit = computed as mathjs.Unit;
			const whole = Math.trunc(unit.toNumber(large) + 1e-9);
			const rest = unit.toNumber(small) - math.unit(whole, large).toNumber(small);
			return `${whole} ${large} ${Number(rest.toFixed(4))} ${small}`;
		}
	};
}
