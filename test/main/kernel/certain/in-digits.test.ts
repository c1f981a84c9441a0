import { expect, test } from 'vitest';
import { inDigits } from '../../../../main/kernel/certain/in-digits.ts';

test.each([
	['how many minutes are 3 and a half hours?', 'how many minutes are 3.5 hours?'],
	['an hour and a half in minutes', '1.5 hours in minutes'],
	['half an hour in seconds', '0.5 hour in seconds'],
	['twenty percent of three thousand five hundred', '20 percent of 3500'],
	['십이만 원을 열두 명이서 나누면?', '120000 원을 12 명이서 나누면?'],
	['스물다섯 살이면 몇 년생이야?', '25 살이면 몇 년생이야?'],
	['오만 원에서 만 이천 원 쓰면 얼마 남아?', '50000 원에서 12000 원 쓰면 얼마 남아?'],
	['2시간 반은 몇 분?', '2.5시간은 몇 분?'],
	['일점오 리터는 몇 컵', '1.5 리터는 몇 컵']
])('%s', (text, wanted) => {
	expect(inDigits(text)).toBe(wanted);
});

test.each([
	'what is a third of 96?',
	'one of us has a couple of dogs',
	'이만 줄일게',
	'만일 비가 오면 어떻게 해?',
	'천천히 설명해줘',
	'백화점 세일이 언제야?',
	'일이 많아서 이 사람 저 사람 만났어'
])('what only looks like a number stays: %s', (text) => {
	expect(inDigits(text)).toBe(text);
});

test('a long text stays as it was pasted', () => {
	const said = 'add three hundred and twelve euros, ';
	expect(inDigits(said)).toContain('312');
	const pasted = said.repeat(3_000);
	expect(inDigits(pasted)).toBe(pasted);
});
