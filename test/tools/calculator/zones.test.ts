import { expect, test } from 'vitest';
import { evaluate } from '../../../tools/calculator/evaluate.ts';

const winter = new Date('2026-11-27T12:00:00Z');
const summer = new Date('2026-07-10T12:00:00Z');

test.each([
	['15:00 America/New_York to Europe/London', winter, '20:00'],
	['15:00 America/New_York to Asia/Seoul', winter, '05:00 (+1 day)'],
	['15:00 America/New_York to Asia/Seoul', summer, '04:00 (+1 day)'],
	['8:00 Asia/Seoul to America/Los_Angeles', winter, '15:00 (-1 day)'],
	['now UTC to Asia/Tokyo', winter, '21:00'],
	// In the night of 1 November clocks in New York were set back at two.
	['0:30 America/New_York to UTC', new Date('2026-11-01T18:00:00Z'), '04:30'],
	['3:30 America/New_York to UTC', new Date('2026-11-01T18:00:00Z'), '08:30']
])('%s', (expression, now, value) => {
	expect(evaluate(expression, { now })).toMatchObject({ exact: value });
});

test('what is no time and no zone is said', () => {
	expect(() => evaluate('25:30 UTC to Asia/Tokyo')).toThrow('no time 25:30');
	expect(() => evaluate('15:00 Europe/Atlantis to UTC')).toThrow('no time zone Europe/Atlantis');
});
