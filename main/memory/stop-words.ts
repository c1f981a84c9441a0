/** Words that questions are made of and that say nothing about what is looked for; folded, as `text.ts` folds. */
const english =
	'a about an and any are as at be been but by can could did do does for from give had has have how i if in into is it ' +
	'its many me much my of on or our please shall should show so some tell than that the their them then there these ' +
	'they this those to was we were what when where which who whom whose why will with would you your';

/** Korean words are looked up by their pairs of characters, so these are the pairs of question words and endings. */
const korean =
	'무엇 엇인 엇이 뭐야 뭔가 얼마 마나 마인 어디 디에 언제 누구 누가 어떤 어떻 떻게 인가 가요 나요 습니 니까 니다 인지 있는 있나 있습 ' +
	'하는 해줘 해주 알려 려줘 주세 세요 에서 에게 으로 이란 에는 합니 입니';

const stopWords = new Set(`${english} ${korean}`.split(' '));

/** The terms without the words that questions are made of; all of them when nothing else would be left. */
export function meaningful(terms: string[]): string[] {
	const left = terms.filter((term) => !stopWords.has(term));
	return left.length > 0 ? left : terms;
}
