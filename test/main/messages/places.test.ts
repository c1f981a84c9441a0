import { expect, test } from 'vitest';
import { sayPlace } from '../../../main/messages/places.ts';

test('a place in a document is said in the language of the person', () => {
	expect(sayPlace('ko', 'page 3')).toBe('3쪽');
	expect(sayPlace('ko', 'sheet Sales, rows 12-40')).toBe('시트 Sales, 12–40행');
	expect(sayPlace('en', 'sheet Sales, rows 12-40')).toBe('sheet Sales, rows 12–40');
});

test('what is no known part of a document stays as it is', () => {
	expect(sayPlace('ko', 'Annex B')).toBe('Annex B');
	expect(sayPlace('en', '')).toBe('');
});
