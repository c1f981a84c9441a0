import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

function expressions(request: string): unknown[] {
	return certainCalls(request).map(({ input }) => input['expression']);
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

test.each([
	[
		'when its 3pm in new york what time is it in london?',
		'15:00 America/New_York to Europe/London'
	],
	['뉴욕이 오후 3시면 서울은 몇시야', '15:00 America/New_York to Asia/Seoul'],
	[
		'what time is it in berlin when it is 9:30 in san francisco',
		'9:30 America/Los_Angeles to Europe/Berlin'
	],
	['런던 오전 9시는 한국 시간으로 몇 시야', '9:00 Europe/London to Asia/Seoul'],
	['서울 오후 10시면 LA는 몇시?', '22:00 Asia/Seoul to America/Los_Angeles'],
	['what time is it in tokyo', `now ${own} to Asia/Tokyo`],
	['도쿄는 지금 몇 시야?', `now ${own} to Asia/Tokyo`],
	["if it's 8am here what time is it in sydney", `8:00 ${own} to Australia/Sydney`]
])('%s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

test.each([
	'what time does the shop in paris open',
	'how long is the flight from 10:00 in Rome to 14:00 in London',
	'set an alarm for 7 am in Paris'
])('is no question of zones: %s', (request) => {
	expect(certainCalls(request)).toEqual([]);
});
