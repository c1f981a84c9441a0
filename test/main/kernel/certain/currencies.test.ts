import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';

const told = 'I do not know today’s exchange rates.';

test.each([
	['the rate is 0.92 euros per dollar', 'how much is 50 dollars in euros', '50 * 0.92'],
	['1 euro is 1.08 dollars', '$50 in euros?', '50 / 1.08'],
	['환율이 1380원이면?', '50달러가 원화로 얼마야?', '50 * 1380'],
	['1유로에 1500원이면', '100유로는 몇 원이야', '100 * 1500']
])('a rate that is told behind the amount: %s', (request, user, wanted) => {
	const calls = certainCalls(request, [], [{ user, assistant: told }]);
	expect(calls.map(({ input }) => input['expression'])).toEqual([wanted]);
});

test('a rate that is told with it', () => {
	const [call] = certainCalls('100 euros to dollars at 1.08');
	expect(call?.input['expression']).toBe('100 * 1.08');
});

test.each(['50 pounds to kg', 'how much is 50 dollars in euros', '180파운드는 몇 킬로야?'])(
	'%s: no rate is made up',
	(request) => {
		expect(JSON.stringify(certainCalls(request))).not.toContain('*');
	}
);
