import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { certainCalls, withCertain } from '../../../../main/kernel/certain/certain.ts';
import type { Decider, DecisionContext } from '../../../../main/kernel/decide/decider.ts';
import type { Tool } from '../../../../tools/tool.ts';
import { echoTool } from '../../../helpers/scripted-model.ts';
import { offeredTools } from '../decide/offered-tools.ts';

function expressions(request: string): unknown[] {
	return certainCalls(request).map(({ input }) => input['expression']);
}

describe('statistics over numbers that the request lists', () => {
	test.each([
		[
			'what is the average of 12, 15, 19, 22 and 31, and their standard deviation?',
			['mean(12, 15, 19, 22, 31)', 'std(12, 15, 19, 22, 31)']
		],
		[
			'Here are my weights, what is the mean and the median?\n71.2\n70.8\n71.5\n70.1\n69.9\n70.4',
			['mean(71.2, 70.8, 71.5, 70.1, 69.9, 70.4)', 'median(71.2, 70.8, 71.5, 70.1, 69.9, 70.4)']
		],
		[
			'Sum up this column:\nItem\tPrice\nBread\t3.20\nMilk\t1.15\nWine\t11.95',
			['sum(3.20, 1.15, 11.95)']
		],
		[
			'What is the average price?\nitem;price;weight\npen;2;10\nink;5;80\npad;3;120',
			['mean(2, 5, 3)']
		],
		[
			'점수가 78, 92, 85, 61, 99야. 평균이랑 중앙값 알려줘',
			['mean(78, 92, 85, 61, 99)', 'median(78, 92, 85, 61, 99)']
		],
		['이 숫자들 합계 좀 내줘\n1,200\n3,400\n560', ['sum(1200, 3400, 560)']],
		['median of my 4 scores: 80 75 91 66', ['median(80, 75, 91, 66)']]
	])('%j', (request, wanted) => {
		expect(expressions(request)).toEqual(wanted);
	});

	test.each([
		'what is the average of 12, 15 and 19 percent?',
		'the weighted average of 3, 4, 5',
		'split the total of 30, 40, 50 by 3',
		'what is the average of 100,200,300',
		'average of 3 invoices, 1,249.50, 380 and 97.25 over 12 months',
		'what does it mean when 3, 4, 5 are a triple and 6, 8, 10 too',
		'What is the average?\nitem;price;weight\npen;2;10\nink;5;80',
		'write a python program for the mean of 3, 4 and 5',
		'what is the mean of 2026-01-01, 2026-02-03 and 2026-03-04',
		'hello'
	])('is left to the model: %j', (request) => {
		expect(certainCalls(request)).toEqual([]);
	});
});

describe('a bill that is split, as Korean says it', () => {
	test.each([
		['넷이서 밥 먹고 86,000원 나왔는데 한 사람당 얼마씩 내면 돼?', '86000 / 4'],
		['저녁값 240달러에 팁 15% 더해서 5명이 나누면 얼마야', '(240 + 15%) / 5'],
		['친구 3명이랑 총 4명이서 87,600원 나왔어. 1인당 얼마?', '87600 / 4'],
		['셋이 3만 6천원을 나눠 내면 1인당 얼마야?', '36000 / 3']
	])('%j', (request, wanted) => {
		expect(expressions(request)).toEqual([wanted]);
	});

	test.each([
		'5명이 240달러에서 10% 할인받아 나누면?',
		'사과 12개를 나눠줘',
		'3만원을 나누면 한 사람당 얼마야?'
	])('is left to the model: %j', (request) => {
		expect(certainCalls(request)).toEqual([]);
	});
});

describe('one measure in another unit', () => {
	test.each([
		['how many minutes are in 3 and a half hours?', '3.5 hour to minute'],
		["I'm 6 foot 1, what is that in cm?", '6 ft + 1 inch to cm'],
		[`5'11" in cm`, '5 ft + 11 inch to cm'],
		['2 and a half pounds in grams', '2.5 lb to g'],
		['two hundred and fifty grams of butter in ounces', '250 g to oz'],
		['convert 1,200 km/h to mph', '1200 km/h to mi/h'],
		['8 oz in ml', '8 floz to ml'],
		['키 6피트 1인치는 몇 센티야?', '6 ft + 1 inch to cm'],
		['한 시간 반은 몇 분이야?', '1.5 hour to minute'],
		['오백 그램은 몇 파운드야?', '500 g to lb'],
		['시속 100킬로는 몇 마일이야?', '100 km/h to mi/h'],
		['화씨 100도는 섭씨로?', '100 degF to degC'],
		['키 180센티를 피트로 바꿔줘', '180 cm to ft']
	])('%j', (request, wanted) => {
		expect(expressions(request)).toEqual([wanted]);
	});

	test.each([
		'I ran 5 km in 30 minutes',
		'remind me in 2 hours',
		'how long does it take to drive 450 km at 120 km/h',
		'3 pounds of apples at 2 dollars in total',
		'5 pounds in euros',
		'how many pages are in 3 books',
		'how many minutes are 2 hours and 20 seconds minus 5 minutes',
		'the difference between 2 kg and 500 g in grams',
		'1킬로에 3000원이면 500그램은 얼마야?'
	])('is left to the model: %j', (request) => {
		expect(certainCalls(request)).toEqual([]);
	});
});

describe('orders about files', () => {
	test.each([
		['number the files in Holiday', 'rename_files', { path: 'Holiday', rule: 'numbered' }],
		[
			'please number all photos in my Summer Trip folder by date',
			'rename_files',
			{ path: 'Summer Trip', rule: 'numbered by date' }
		],
		['사진첩 폴더에 있는 사진에 번호 매겨줘', 'rename_files', { path: '사진첩', rule: 'numbered' }],
		['move report.txt from A into B', 'move_files', { path: 'A/report.txt', to: 'B' }],
		[
			'copy all PDFs from Downloads to Papers',
			'copy_files',
			{ path: 'Downloads/*.pdf', to: 'Papers' }
		],
		[
			'업무 폴더에서 보고서.docx를 보관 폴더로 옮겨줘',
			'move_files',
			{ path: '업무/보고서.docx', to: '보관' }
		]
	])('%s', (request, tool, input) => {
		expect(certainCalls(request)).toEqual([{ tool, input }]);
	});

	test.each([
		'how many files are in Holiday?',
		'what number of photos is in Holiday',
		'move report.txt from A into B and delete A',
		'move report.txt into B',
		'copy the text from a.txt to b.txt',
		'read the numbers in list.txt'
	])('is left to the model: %s', (request) => {
		expect(certainCalls(request)).toEqual([]);
	});
});

describe('loans', () => {
	const program = (request: string): unknown => certainCalls(request)[0]?.input['code'];

	test.each([
		[
			'I want to borrow 250,000 for a house at 3.8% for 25 years. What do I pay per month?',
			'pmt(3.8% / 12, 25 * 12, 250000)'
		],
		['monthly payment of a 12k loan, 6 percent, 36 months', 'pmt(6% / 12, 36, 12000)'],
		['3억을 연 3.9%로 30년 빌리면 매달 얼마 내야 해?', 'pmt(3.9% / 12, 30 * 12, 300000000)']
	])('%j', (request, wanted) => {
		expect(expressions(request)).toEqual([wanted]);
	});

	test('a table and its plot over all months of the years, in the language of the request', () => {
		expect(
			program('Make me a loan table for 15000 at 5.2% over 4 years and plot the balance')
		).toBe(
			'import hearth\nrows = hearth.loan(15000, 5.2, 4)\nhearth.table(rows)\nhearth.plot(rows, x="month", y="balance")'
		);
		expect(program('show the payment schedule of a 12,000 loan, 6% interest, 36 months')).toBe(
			'import hearth\nrows = hearth.loan(12000, 6, 36 / 12)\nhearth.table(rows)'
		);
		expect(
			program('2천만원을 연 4.5%로 5년 동안 빌리면 상환표 만들고 잔액을 그래프로 그려줘')
		).toContain(
			'hearth.loan(20000000, 4.5, 5)\nrows = [dict(zip(["월", "납입액", "이자", "원금", "잔액"]'
		);
	});

	test.each([
		'loan table for 15000 at 5.2% over 4 years with 200 extra a month',
		'interest-only loan of 15000 at 5.2% over 4 years, monthly payment?',
		'loan table for 15000 over 4 years',
		'loan of 15000 at 5.2% or 6.1% over 4 years, per month?',
		'what is a loan table?',
		'how much interest do I pay on a loan of 15000 at 5.2% over 4 years in monthly payments?'
	])('is left to the model: %j', (request) => {
		expect(certainCalls(request)).toEqual([]);
	});
});

const usage = { promptTokens: 1, cachedTokens: 0, generatedTokens: 1, firstTokenMs: 1, ms: 1 };
const options = { signal: AbortSignal.timeout(10_000), sequence: 'test' };

function recorded(): { decider: Decider; seen: DecisionContext[] } {
	const seen: DecisionContext[] = [];
	const decider: Decider = {
		decide: (context) => {
			seen.push(context);
			return Promise.resolve({ kind: 'reply', usage });
		}
	};
	return { decider: withCertain(decider), seen };
}

test('each statistic is a call of its own, and then the turn is over without asking the model', async () => {
	const { decider, seen } = recorded();
	const request = 'mean and median of 3, 5 and 10';
	const steps: { tool: string; input: Record<string, unknown>; output: string }[] = [];
	for (;;) {
		const decision = await decider.decide({ request, exchanges: [], steps }, offeredTools, options);
		if (decision.kind === 'reply') break;
		steps.push({ tool: decision.tool.name, input: decision.input, output: '' });
	}
	expect(steps.map(({ input }) => input['expression'])).toEqual([
		'mean(3, 5, 10)',
		'median(3, 5, 10)'
	]);
	expect(seen).toEqual([]);
});

test('a turn in which something else ran is the model’s', async () => {
	const { decider, seen } = recorded();
	const steps = [{ tool: 'read_file', input: { path: 'a.txt' }, output: '' }];
	await decider.decide(
		{ request: 'mean of 3, 5 and 10', exchanges: [], steps },
		offeredTools,
		options
	);
	expect(seen).toHaveLength(1);
});

describe('a sum in words is decided from its digits', () => {
	const talk = [{ user: 'split 126 among 7', assistant: '`126 / 7` = **18**' }];
	/** A model that calculates with whatever it is shown, or does something else. */
	const decidedWith = async (
		request: string,
		exchanges = talk,
		tool = 'calculator'
	): Promise<DecisionContext[]> => {
		const seen: DecisionContext[] = [];
		const decider = withCertain({
			decide: (context) => {
				seen.push(context);
				const found = offeredTools.find(({ name }) => name === tool);
				if (found === undefined) throw new Error(tool);
				return Promise.resolve({ kind: 'call', tool: found, input: { query: 'x' }, usage });
			}
		});
		await decider.decide({ request, exchanges, steps: [] }, offeredTools, options);
		return seen;
	};

	test.each([
		['삼만 오천 원에서 만 이천 원을 빼면?', '35000 원에서 12000 원을 빼면?'],
		['사천오백 원짜리 사과 세 개는 얼마야?', '4500 원짜리 사과 3 개는 얼마야?'],
		[
			'How much are twenty two litres of petrol at 1.62?',
			'How much are 22 litres of petrol at 1.62?'
		],
		["what's left of 500 if I spend 120 and 87.50?", "what's left of 500 if I spend 120 and 87.50?"]
	])('%s: and without what was said before', async (request, wanted) => {
		const [context, ...others] = await decidedWith(request);
		expect(context).toMatchObject({ request: wanted, exchanges: [] });
		expect(others).toEqual([]);
	});

	test.each([
		'and the square root of that times 20?',
		'split it among four and add 10%',
		'그럼 세 명이면 얼마야?',
		'what is 20% of it plus 3?'
	])('what goes on from before keeps it: %s', async (request) => {
		expect((await decidedWith(request))[0]?.exchanges).toEqual(talk);
	});

	test('whatever else the model sees in it is decided on the words as they are', async () => {
		const request = 'how many pages do the first three chapters have?';
		const seen = await decidedWith(request, talk, 'read_file');
		expect(seen.at(-1)).toMatchObject({ request, exchanges: talk });
	});

	test('what is to be kept is never rewritten', async () => {
		const request = 'remember that I pay three hundred percent more';
		expect((await decidedWith(request)).map((context) => context.request)).toEqual([request]);
	});
});

describe('a follow-up on a result further back', () => {
	const talk = [
		{ user: 'what is 35% of 480', assistant: '`35% * 480` = **168**' },
		{ user: 'and half of that?', assistant: '`168 / 2` = **84**' },
		{ user: 'thanks', assistant: 'You are welcome.' },
		{ user: 'now add 20 to it', assistant: '`84 + 20` = **104**' }
	];
	const seenBy = async (
		request: string,
		exchanges = talk
	): Promise<DecisionContext | undefined> => {
		const { decider, seen } = recorded();
		await decider.decide({ request, exchanges, steps: [] }, offeredTools, options);
		return seen[0];
	};

	test.each([
		['and the square of the first one?', 'and the square of that?', 0],
		['what was a third of the very first result?', 'what was a third of that?', 0],
		['and a tenth of the one before that?', 'and a tenth of that?', 1],
		['맨 처음 결과의 제곱은?', '그거의 제곱은?', 0]
	])('%s', async (request, wanted, place) => {
		const context = await seenBy(request);
		expect(context?.request).toBe(wanted);
		expect(context?.exchanges).toEqual([talk[place]]);
	});

	test.each([
		['and twice the first one?', '168 * 2'],
		['and half of the one before that?', '84 / 2'],
		['맨 처음 결과의 두 배는?', '168 * 2'],
		['and half of that?', '104 / 2']
	])('one step on from it: %s', async (request, wanted) => {
		const { decider, seen } = recorded();
		const context = { request, exchanges: talk, steps: [] };
		const decision = await decider.decide(context, offeredTools, options);
		expect(decision).toMatchObject({ input: { expression: wanted }, certain: true });
		expect(seen).toEqual([]);
	});

	test('a list has a first one as well, and the last result is only “that”', async () => {
		expect(
			(
				await seenBy('open the first one', [
					...talk,
					{ user: 'search', assistant: 'These were found' }
				])
			)?.request
		).toBe('open the first one');
		expect((await seenBy('and a tenth of that?'))?.exchanges).toEqual(talk);
	});
});

describe('what is added to a file', () => {
	const write = tool('write_file', ['path', 'content']);
	const append = tool('append_file', ['path', 'content']);
	const decidedAs = async (request: string, path: string): Promise<string | undefined> => {
		const input = { path, content: 'buy stamps' };
		const decider = withCertain({
			decide: () => Promise.resolve({ kind: 'call', tool: write, input, usage })
		});
		const exchanges = [{ user: 'read notes.md', assistant: '**notes.md** says:' }];
		const context = { request, exchanges, steps: [], files: ['list.txt'] };
		const decision = await decider.decide(context, [write, append], options);
		return decision.kind === 'call' ? decision.tool.name : undefined;
	};

	test.each([
		['write "buy stamps" into it too', 'notes.md', 'append_file'],
		['also write "buy stamps" in list.txt', 'list.txt', 'append_file'],
		['write "buy stamps" to new.txt too', 'new.txt', 'write_file'],
		['write a file list.txt that says buy stamps', 'list.txt', 'write_file'],
		['replace all in it with "buy stamps" too', 'notes.md', 'write_file']
	])('%s', async (request, path, wanted) => {
		expect(await decidedAs(request, path)).toBe(wanted);
	});
});

function tool(name: string, inputs: string[]): Tool {
	return echoTool({
		name,
		input: z.object(Object.fromEntries(inputs.map((input) => [input, z.string()])))
	});
}
