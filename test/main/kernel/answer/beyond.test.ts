import { expect, test } from 'vitest';
import { tellBeyond, tellNoTool } from '../../../../main/kernel/answer/beyond.ts';
import { loadRequests } from '../../../dispatch/requests.ts';

test.each([
	['send an email to anna that I will be late', 'nothing was sent'],
	['could you text my dad happy birthday', 'nothing was sent'],
	['set an alarm for 7 am', 'nothing was set'],
	['remind me to water the plants at 6', 'nothing was set'],
	['call my mom', 'nobody was called'],
	['Text Anna that I am late', 'nothing was sent'],
	['I want you to book Cafe Central for tonight', 'nothing was ordered'],
	['play some music', 'cannot play'],
	['turn off the lights', 'nothing was changed'],
	['book me a table for two tonight', 'nothing was ordered'],
	['how do you say good morning in korean', 'too small to translate'],
	['how much is 50 dollars in euros', 'exchange rates']
])('%s: says that it cannot, and what it can', (request, told) => {
	expect(tellBeyond(request, 'en')).toContain(told);
});

test.each([
	['엄마한테 늦는다고 메일 보내줘', '보내지 않았어요'],
	['7시에 알람 맞춰줘', '맞추지 않았어요'],
	['6시에 화분 물주라고 알려줘', '맞추지 않았어요'],
	['엄마한테 전화해줘', '걸지 않았어요'],
	['음악 틀어줘', '틀 수 없어요'],
	['불 꺼줘', '바꾸지 않았어요'],
	['오늘 저녁 식당 예약해줘', '하지 않았어요'],
	['shopping.txt 인쇄해줘', '인쇄하지 않았어요'],
	['좋은 아침이 영어로 뭐야?', '번역'],
	['50달러가 원화로 얼마야?', '환율']
])('%s', (request, told) => {
	expect(tellBeyond(request, 'ko')).toContain(told);
});

test.each([
	'remind me what I said about the car',
	'remind me about my rent',
	'book value of an asset of 1000 after 3 years at 10%',
	'buy price 20, sell price 30, what is the profit?',
	'make a reminder letter for a customer who has not paid',
	'make a meeting summary of my notes',
	'text of the third paragraph',
	'mail from last week about the contract',
	'Message from anna: what did she want?',
	'how do you say no politely',
	'close the tab',
	'order the names alphabetically',
	'call it rent',
	'play a game of chess with me',
	'what books do I have',
	'write an email to my landlord',
	'how many pounds in 3 kg',
	'100 euros to dollars at 1.08',
	'remember that I have to call my mom',
	'find the file about the booking',
	'180파운드는 몇 킬로야?',
	'회의록 요약해줘'
])('%s: is something else', (request) => {
	expect(tellBeyond(request, 'en')).toBeUndefined();
});

test('no request that a tool can answer is turned away', () => {
	const turnedAway = loadRequests()
		.filter(({ expect }) => expect[0]?.tool !== undefined && expect[0].tool !== 'reply')
		.filter(({ request }) => tellBeyond(request, 'en') !== undefined);
	expect(turnedAway.map(({ id }) => id)).toEqual([]);
});

test.each([
	['take a screenshot', 'en', true],
	['draw me a cat', 'en', true],
	['사진 찍어줘', 'ko', true],
	['turn 3', 'en', false],
	['tell me a joke', 'en', false],
	['write a short poem about rain', 'en', false],
	['비에 대한 짧은 시 하나 써줘', 'ko', false],
	['인플레이션이 뭔지 쉽게 설명해줘', 'ko', false]
] as const)('an order that the model saw no tool for: %s', (request, language, isTold) => {
	expect(tellNoTool(request, language) !== undefined).toBe(isTold);
});
