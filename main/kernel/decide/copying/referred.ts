import type { DecisionContext } from '../decider.ts';
import { findNumbers } from './numbers.ts';

const result = '(?:that|this|it|the (?:result|answer|sum|total))';
const english = new RegExp(
	String.raw`\b(?:of|off|from|to|by|plus|minus|times|twice|thrice|double|halve|triple|square|divide|multiply|round)\s+${result}\b`,
	'i'
);
const korean = /(?:그거|그것|그\s?(?:값|결과|숫자))(?:의|에서|에|을|를|로)|그걸|거기(?:에|서)/;
const another = /\b(?:instead|if)\b|대신|(?:라|이)면/i;

/**
 * The number that "half of that" speaks of: the one number of the last answer that the question before it did not
 * bring. Null when the request points at nothing, changes the question, or the answer has several.
 */
export function findReferred({ exchanges, request }: DecisionContext): string | null {
	const last = exchanges.at(-1);
	if (last === undefined || another.test(request)) return null;
	if (!english.test(request) && !korean.test(request)) return null;
	const asked = new Set(findNumbers(last.user).numbers);
	const [value, ...others] = findNumbers(last.assistant).numbers.filter((one) => !asked.has(one));
	return others.length === 0 ? (value ?? null) : null;
}
