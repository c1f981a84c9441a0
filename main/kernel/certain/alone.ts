import { findKnownNames } from '../decide/copying/names.ts';
import type { DecisionContext } from '../decide/decider.ts';
import { readFigures } from './figures.ts';

/** Words with which a request goes on from what was said before. */
const goesOn =
	/^\s*(?:and|but|then|so|now|or|also|plus|minus|times|what about|how about|what if|same|again|instead|그럼|그러면|그리고|그런데|거기|그거|그걸|그것|그 |그게|이거|이걸|이제|아니|다시|또|만약|방금|아까)(?![\p{Script=Latin}])/iu;
const pointsBack =
	/\b(?:that|this|it|its|those|these|them|they|same|again|instead|else|more|another|result|answer|previous|before|above|last|first|second|third|other|each)\b|그거|그것|그걸|그게|그\s?(?:값|결과|숫자|금액|돈|중|반|절반|사람)|거기|이거|이것|이걸|저거|방금|아까|위에|앞에|처음|결과|마지막|다시|대신|나머지/iu;
const sums =
	/\b(?:how (?:much|many|far|long|fast)|what(?:'s| is| are| do| does| would)?|calculate|compute|work out|split|share|divide|add|subtract|multiply|percent)\b|%|[-+*/×÷=]|얼마|몇|퍼센트|프로(?![가-힣])|나[누눠]|더[하해]|빼|곱|할인|합/iu;

/** Whether a request asks for a number to be worked out. */
export function isSum(request: string): boolean {
	return sums.test(request);
}

/**
 * Whether a request is a sum that brings all its numbers along, so that what was said before has nothing to do with it.
 * A small model takes numbers of earlier turns where it sees them.
 */
export function standsAlone(request: string, { exchanges }: DecisionContext): boolean {
	if (!sums.test(request) || goesOn.test(request)) return false;
	const figures = readFigures(request);
	const [first] = figures ?? [];
	if (figures === undefined || first === undefined || figures.length < 2) return false;
	// "I drove 340 km with 22 litres, what's that per 100 km?" points at itself.
	const clause = /^(?:[^,.;!?]|[.,](?=\d))*/.exec(request)?.[0] ?? '';
	const ownStart = clause.length > first.at ? clause : request;
	if (pointsBack.test(ownStart)) return false;
	return (
		findKnownNames(
			request,
			exchanges.map(({ user }) => user)
		).length === 0
	);
}
