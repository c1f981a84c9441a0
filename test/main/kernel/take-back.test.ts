import { expect, test } from 'vitest';
import { readTakeBack } from '../../../main/kernel/take-back.ts';

test.each([
	'undo',
	'undo that',
	'please undo it',
	'take that back',
	'actually undo that',
	'hmm no, undo that pls',
	'sorry, undo it again please',
	'되돌려줘',
	'방금 한 거 취소해줘',
	'원래대로 돌려놔'
])('%s: the last change', (request) => {
	expect(readTakeBack(request)).toEqual({ what: 'change' });
});

test.each([
	['forget that', null],
	['forget about it', null],
	["forget my sister's birthday", "my sister's birthday"],
	['please forget that I live in Rome', 'I live in Rome'],
	['그거 잊어줘', null],
	['강아지 이름은 잊어줘', '강아지 이름'],
	['내 생일 기억에서 지워줘', '내 생일']
])('%s: a fact', (request, about) => {
	expect(readTakeBack(request)).toEqual({ what: 'fact', about });
});

test.each([
	["it's not may 9, it's may 19", 'may 9', 'may 19'],
	['sorry, it is 4471', null, '4471'],
	["no wait, it's Mochi", null, 'Mochi'],
	['아니 모찌야', null, '모찌'],
	['아니다 5월 19일이야', null, '5월 19일'],
	['5월 9일이 아니라 5월 19일이야', '5월 9일', '5월 19일']
])('%s: a correction', (request, wrong, right) => {
	expect(readTakeBack(request)).toEqual({ what: 'correction', wrong, right });
});

test.each([
	"it's not working",
	"that's not right",
	'아니 괜찮아',
	"don't forget my sister's birthday",
	'forget it, never mind',
	'forget sites',
	'절대 잊지 마',
	'할 일 잊지 말고 알려줘',
	'shopping.txt 지워줘',
	'이 파일 삭제해줘',
	'how do I undo a commit in git?',
	'what did I forget to buy?',
	'예약 취소하는 방법 알려줘'
])('%s: neither', (request) => {
	expect(readTakeBack(request)).toBeUndefined();
});
