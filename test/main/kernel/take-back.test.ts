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
