import { expect, test } from 'vitest';
import { sayPlace } from '../../../main/messages/places.ts';

test('a place in a document is said in the language of the person', () => {
	expect(sayPlace('ko', 'page 3')).toBe('3쪽');
	expect(sayPlace('ko', 'sheet Sales, rows 12-40')).toBe('시트 Sales, 12–40행');
	expect(sayPlace('en', 'sheet Sales, rows 12-40')).toBe('sheet Sales, rows 12–40');
	expect(sayPlace('ko', 'message 4, attachment plan.pdf, page 2')).toBe(
		'4번째 메일, 첨부 plan.pdf, 2쪽'
	);
	expect(sayPlace('ko', 'cell 3')).toBe('3번째 셀');
});

test('what is no known part of a document stays as it is', () => {
	expect(sayPlace('ko', 'Annex B')).toBe('Annex B');
	expect(sayPlace('en', '')).toBe('');
});
