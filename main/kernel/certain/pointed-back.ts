import type { DecisionContext } from '../decide/decider.ts';

/** "the first one", "your original result", "the one before that": which of the results so far, from 0; negative from the end. */
const pointers: readonly (readonly [RegExp, number])[] = [
	[
		/\b(?:the|your|my|that)\s+(?:very\s+)?(?:first|original|initial)\s+(?:result|answer|number|value|sum|amount|total|one)\b/i,
		0
	],
	[/\b(?:the|your|my|that)\s+second\s+(?:result|answer|number|value|sum|amount|total|one)\b/i, 1],
	[/\b(?:the|your|my|that)\s+third\s+(?:result|answer|number|value|sum|amount|total|one)\b/i, 2],
	[
		/\b(?:the\s+(?:result|answer|number|value|one)\s+before\s+(?:that|it|last|this)|the\s+(?:previous|earlier)\s+(?:result|answer|number|value|one))\b/i,
		-2
	],
	[
		/(?:맨|제일|가장)\s?처음(?:에)?\s?(?:나온\s?)?(?:결과|값|답|숫자|금액|거|것)?|첫\s?(?:번째|번)\s?(?:결과|값|답|숫자|금액|거|것)|처음\s?(?:나온\s?)?(?:결과|값|답|숫자|금액)|원래\s?(?:결과|값|답|숫자|금액)/u,
		0
	],
	[/두\s?번째\s?(?:결과|값|답|숫자|금액|거|것)/u, 1],
	[/(?:전전|그\s?(?:이)?전)\s?(?:결과|값|답|숫자|금액|거|것)/u, -2]
];

/** An answer that is a calculation and its value. */
const calculated = /^`[^`]+` = \*\*≈?\s?-?\d[^*]*\*\*/;

/**
 * A follow-up on a result further back ("twice the first one"), as the follow-up on the last result that it would have
 * been then: small models are lost with more than one number in sight. Undefined when the request points at none.
 */
export function pointBack(context: DecisionContext): DecisionContext | undefined {
	const { request, exchanges } = context;
	const found = pointers.filter(([words]) => words.test(request));
	const [pointer, ...others] = found;
	if (pointer === undefined || others.length > 0) return undefined;
	// A list of pages or files has a first one as well.
	const last = exchanges.at(-1);
	if (last === undefined || !calculated.test(last.assistant)) return undefined;
	const [words, place] = pointer;
	const exchange = exchanges.filter(({ assistant }) => calculated.test(assistant)).at(place);
	if (exchange === undefined) return undefined;
	const isKorean = /\p{Script=Hangul}/u.test(request);
	return {
		...context,
		exchanges: [exchange],
		request: request.replace(words, isKorean ? '그거' : 'that')
	};
}
