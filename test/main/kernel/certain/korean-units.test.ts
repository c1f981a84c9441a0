import { expect, test } from 'vitest';
import { certainCalls } from '../../../../main/kernel/certain/certain.ts';
import { evaluate } from '../../../../tools/calculator/evaluate.ts';

test.each([
	['32평은 몇 제곱미터야?', '105.7851 m^2'],
	['100㎡는 몇 평이야?', '30.25'],
	['고기 두 근은 몇 그램이야?', '1200 g'],
	['딸기 두 근은 몇 그램이야?', '800 g'],
	['금 3돈은 몇 그램인가요?', '11.25 g'],
	['7.5그램은 몇 돈이야?', '2'],
	['쌀 다섯 되는 몇 리터야?', '9.0195 L'],
	['10리는 몇 킬로미터야?', '3.9273 km']
])('%s', (request, wanted) => {
	const [call] = certainCalls(request);
	const result = evaluate(String(call?.input['expression'])) as {
		exact: string;
		rounded: string | null;
		reading: string;
	};
	expect(result.rounded ?? result.exact).toBe(wanted);
});

test('what a unit was taken for is said in the reading', () => {
	const [call] = certainCalls('32평은 몇 제곱미터야?');
	const result = evaluate(String(call?.input['expression'])) as { reading: string };
	expect(result.reading).toContain('400/121 m^2');
});

test.each(['32평의 평균은?', '두 사람이 32평에 살아', '평당 얼마야?'])(
	'%s is left to the model',
	(request) => expect(certainCalls(request)).toEqual([])
);
