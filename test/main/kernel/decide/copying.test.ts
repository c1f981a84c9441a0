import { expect, test } from 'vitest';
import { findAddresses } from '../../../../main/kernel/decide/copying/addresses.ts';
import { findBrought } from '../../../../main/kernel/decide/copying/brought.ts';
import { findNumbers } from '../../../../main/kernel/decide/copying/numbers.ts';
import { findPaths, findQuoted } from '../../../../main/kernel/decide/copying/paths.ts';
import { findExpressions } from '../../../../main/kernel/decide/copying/typed-expressions.ts';

test.each([
	['what is 18% of 2,340?', ['18', '2340']],
	['2.340,50 euro', ['2340.50']],
	['2 340 people', ['2340']],
	['bills of 1,249.50, 380 and 2,423, 1500', ['1249.50', '380', '2423', '1500']],
	['1.5k and 3M', ['1500', '3000000']],
	['₩1,200,000 or $86.40', ['1200000', '86.40']],
	['86,40 €', ['86.40']],
	['mean of 1,2,3', ['1', '2', '3']],
	['1,00,000 rupees', ['100000']],
	['.5 of it', ['0.5']],
	['6.02e23 atoms', ['6.02e23']],
	['3 1/2 cups', ['3.5']],
	['½ of 1½', ['0.5', '1.5']],
	['2:30 pm', ['14', '2.5']],
	['2024-03-15', ['2024', '3', '15']],
	['２３ 더하기 ４', ['23', '4']],
	['twelve', ['12']],
	['a hundred and twenty-five', ['125']],
	['two thousand three hundred', ['2300']],
	['two and a half', ['2.5']],
	['an hour and a half', ['1.5']],
	['2 hours and a half', ['2.5']],
	['three quarters', ['0.75', '3', '4']],
	['one point five', ['1.5']],
	['three dozen', ['36', '3']],
	['3 thousand two hundred', ['3200']],
	['2 and a half', ['2.5']],
	['one hundred and forty-four', ['144']],
	['two, three hundred', ['2', '300']],
	['half, a quarter, a dozen', ['0.5', '0.25', '12']],
	['hundred million', ['100000000']],
	['3만 5천원', ['35000']],
	['12만3천', ['123000']],
	['1억 2천만', ['120000000']],
	['1.5만', ['15000']],
	['스물다섯 명', ['25']],
	['열두 개', ['12']],
	['이십오', ['25']],
	['천만 원', ['10000000']],
	['삼천오백원', ['3500']],
	['두 시간 반', ['2.5']],
	['절반', ['0.5']]
])('the numbers of "%s" are found', (text, numbers) => {
	expect(findNumbers(text).numbers).toEqual(expect.arrayContaining(numbers));
});

test('a number with separators is never offered in pieces when it can be read in one way only', () => {
	expect(findNumbers('2,340').numbers).toEqual(['2340']);
	expect(findNumbers('1,200,000').numbers).toEqual(['1200000']);
});

test('the parts of a number are told apart from numbers', () => {
	expect(findNumbers('1.5k plus 3만 5천 and 5')).toEqual({
		numbers: ['1500', '35000', '5'],
		parts: ['1.5', '3']
	});
});

test.each([
	['(48 - 13) * 6 / 5 please', ['(48 - 13) * 6 / 5']],
	['64*64=?', ['64 * 64']],
	['3 x 4 and 12÷4', ['3 * 4', '12 / 4']],
	['1,050.75 + 2,349.25 + 19%', ['1050.75 + 2349.25 + 19%']],
	['sqrt(9^2+40^2)', ['sqrt(9^2 + 40^2)']],
	['- 14 + 39', ['-14 + 39']],
	['2024-03-01, 3-5 pm, 24/7, (555) 123-4567, 5/8 cup, a+b, C++ 17', []],
	['(1 + 2', []]
])('the calculation typed in "%s" is found', (text, expressions) => {
	expect(findExpressions(text).map(({ expression }) => expression)).toEqual(expressions);
});

test('a list without spaces is offered both ways', () => {
	expect(findNumbers('100,200,300').numbers).toEqual(['100200300', '100', '200', '300']);
});

test.each([
	['open example.com please', ['example.com']],
	['go to https://a.example.org/x?y=1#z.', ['https://a.example.org/x?y=1#z']],
	['www.foo.co.uk/path, then', ['www.foo.co.uk/path']],
	['see (example.org).', ['example.org']],
	['localhost:3000 or 127.0.0.1:8080/health', ['localhost:3000', '127.0.0.1:8080/health']],
	['the router at 192.168.0.1', ['192.168.0.1']],
	['[::1]:8080', ['[::1]:8080']],
	['münchen.de', ['münchen.de']],
	['naver.com으로 가줘', ['naver.com']],
	['https://ko.wikipedia.org/wiki/서울 열어줘', ['https://ko.wikipedia.org/wiki/서울']],
	['bbc dot com', ['bbc.com']],
	['notes.txt, main.py and readme.md', []],
	['mail a@b.com', []],
	['version 1.2.3 costs 3.14, e.g. here', []]
])('the addresses of "%s" are found as typed', (text, addresses) => {
	expect(findAddresses(text)).toEqual(addresses);
});

test.each([
	['open notes.txt', ['notes.txt']],
	['read ~/Documents/report.pdf.', ['~/Documents/report.pdf']],
	['C:\\Users\\Maya\\plan.txt', ['C:\\Users\\Maya\\plan.txt']],
	['look at ./src/app.ts: it fails', ['./src/app.ts']],
	['보고서.pdf를 열어', ['보고서.pdf']],
	['src/main에 뭐가 있어', ['src/main']],
	['"my long file.txt" please', ['my long file.txt']],
	['.gitignore', ['.gitignore']],
	['the folder docs/', ['docs/']],
	['60 km/h and/or 3/4', []],
	['open example.com/x', []]
])('the paths of "%s" are found as typed', (text, paths) => {
	expect(findPaths(text)).toEqual(paths);
});

test('an apostrophe opens no quotation', () => {
	expect(findQuoted("it's Anna's \"red book\" and 'blue one'")).toEqual(['red book', 'blue one']);
});

test.each([
	['save "buy milk" to a.txt', 'buy milk'],
	["memo.txt 파일을 만들어서 '내일 3시 치과'라고 써 주세요", '내일 3시 치과'],
	['note for later: the code is 4471', 'the code is 4471'],
	['Dump the following into log.txt: build failed', 'build failed'],
	['remember about Ana: she is allergic', null],
	['remember that Tom lands at 17:40', null],
	['save "milk" and "bread" to a.txt', null],
	['translate "guten Tag" and save it to a.txt', null],
	['save that', null]
])('the text that "%s" brings along is found', (request, text) => {
	expect(findBrought({ exchanges: [], request, steps: [] }).content).toBe(text);
});

test.each([
	['run this: print(sum(range(3)))', ['print(sum(range(3)))']],
	['try ```js\nlet a = 1;\nconsole.log(a)\n```', ['let a = 1;\nconsole.log(a)']],
	["what does `print('x')` do", ["print('x')"]],
	['execute console.log([1].map((x) => x)) in js', ['console.log([1].map((x) => x))']],
	['write a program that sorts names: zoe, adam', []],
	['open `notes.txt`', []]
])('the program in "%s" is found', (request, code) => {
	expect(findBrought({ exchanges: [], request, steps: [] }).code).toEqual(code);
});

test('finding takes no long time on hostile text', () => {
	const texts = ['1'.repeat(5000), '1,'.repeat(5000), 'a.'.repeat(5000), '~/'.repeat(5000)];
	texts.push('1 + '.repeat(4000), '((('.repeat(2000), '1 - '.repeat(4000) + 'x');
	const more = ['"'.repeat(5000), '천만'.repeat(3000), 'two '.repeat(3000), '(print('.repeat(900)];
	for (const text of [...texts, ...more]) {
		findNumbers(text);
		findExpressions(text);
		findAddresses(text);
		findPaths(text);
		findBrought({ exchanges: [], request: text, steps: [] });
	}
}, 10_000);
