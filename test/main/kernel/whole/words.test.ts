import { expect, test } from 'vitest';
import { findPhrase, formsOf, phraseKey, wordsOf } from '../../../../main/kernel/whole/words.ts';

test.each([
	['orders', 'order'],
	['주문은', '주문'],
	['서울에서는', '서울'],
	['groceries는', 'grocery']
])('%s is also %s', (word, form) => {
	expect(formsOf(word)).toContain(form);
});

test('a phrase is found whatever its endings are', () => {
	const words = wordsOf('식비 중 groceries는 얼마야');
	expect(findPhrase(words, phraseKey('groceries'))).toBe(2);
	expect(findPhrase(words, phraseKey('rent'))).toBe(-1);
});
