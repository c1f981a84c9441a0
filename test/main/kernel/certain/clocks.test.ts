import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

function expressions(request: string): unknown[] {
	return certainCalls(request).map(({ input }) => input['expression']);
}

test.each([
	[
		'I start at 8:45 and leave at 17:20 with a 40 min break, how long do I work?',
		'17:20 - 8:45 - 40 min'
	],
	[
		'아침 8시 45분에 출근해서 오후 5시 20분에 퇴근하고 점심 40분 빼면 몇시간 일한거야',
		'17:20 - 8:45 - 40 min'
	],
	['how long is it from 9am to 5:30 pm?', '9:00 to 17:30'],
	['from 8:45 to 5:20 how many hours', '8:45 to 17:20'],
	['밤 11시에 자서 아침 7시에 일어나면 몇시간 자는거야?', '23:00 to 7:00'],
	['오전 9시부터 6시까지 몇시간이야', '9:00 to 18:00']
])('how long it is from one time to another: %s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

test.each([
	["it's 14:30, what time is it in 2 hours 45 min", '14:30 + 2 h 45 min'],
	['오후 2시 반에서 2시간 45분 뒤는 몇 시야?', '14:30 + 2 h 45 min'],
	['what time is 90 minutes before 18:00', '18:00 - 90 min'],
	['the film starts at 20:15 and lasts 2h 10m, when does it end', '20:15 + 2 h 10 min']
])('what time it is before or after one: %s', (request, wanted) => {
	expect(expressions(request)).toEqual([wanted]);
});

test.each([
	'set an alarm for 7 am',
	'from 9:00 to 17:00 at 12 euros per hour, how much is that?',
	'the meeting at 3pm is moved to 4pm',
	'7시에 알람 맞춰줘'
])('is none of that: %s', (request) => {
	expect(certainCalls(request)).toEqual([]);
});
