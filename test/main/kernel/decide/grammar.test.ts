import { expect, test } from 'vitest';
import { parseCall } from '../../../../main/kernel/decide/call.ts';
import { findBrought } from '../../../../main/kernel/decide/copying/brought.ts';
import type { DecisionContext } from '../../../../main/kernel/decide/decider.ts';
import { completeInput, turnGrammar } from '../../../../main/kernel/decide/grammar.ts';
import { shownContext } from '../../../../main/kernel/decide/prompt.ts';
import { acceptor } from './gbnf-acceptor.ts';
import { offeredTools } from './offered-tools.ts';

function accepts(
	request: string,
	context: Partial<DecisionContext> = {}
): (text: string) => boolean {
	const whole = { exchanges: [], steps: [], ...context, request };
	return acceptor(turnGrammar(offeredTools, shownContext(whole), findBrought(whole)));
}

/** Splits calls into those the grammar lets through and those it does not. */
function sort(accept: (text: string) => boolean, calls: string[]): Record<string, boolean> {
	return Object.fromEntries(calls.map((call) => [call, accept(call)]));
}

test('numbers in an expression are those of the request or common constants, whole', () => {
	const accept = accepts('what is 18% of 2,340?');
	expect(
		sort(accept, [
			'calculator("18% * 2340")',
			'calculator("2340 * 18 / 100")',
			'calculator("sqrt(2340) + pi")',
			'calculator("23 * 18")',
			'calculator("182340")',
			'calculator("18 2340")',
			'calculator("2340.5")',
			'calculator("18% *2340")'
		])
	).toEqual({
		'calculator("18% * 2340")': true,
		'calculator("2340 * 18 / 100")': true,
		'calculator("sqrt(2340) + pi")': true,
		'calculator("23 * 18")': false,
		'calculator("182340")': false,
		'calculator("18 2340")': false,
		'calculator("2340.5")': false,
		'calculator("18% *2340")': false
	});
});

test('an expression may convert units, raise powers and call functions, and names nothing else', () => {
	const accept = accepts(
		'178 cm in inches, km/h in mph, 20 degrees Celsius in Fahrenheit, 1000 at 5% over 3 years, 5!'
	);
	expect(
		sort(accept, [
			'calculator("178 cm to inch")',
			'calculator("20 degC to degF")',
			'calculator("1000 * (1 + 5%)^3")',
			'calculator("178 km/h to mi/h")',
			'calculator("mean(178, 20, 1000)")',
			'calculator("5!")',
			'calculator("import(178)")',
			'calculator("178 dragons")',
			'calculator("(178")'
		])
	).toEqual({
		'calculator("178 cm to inch")': true,
		'calculator("20 degC to degF")': true,
		'calculator("1000 * (1 + 5%)^3")': true,
		'calculator("178 km/h to mi/h")': true,
		'calculator("mean(178, 20, 1000)")': true,
		'calculator("5!")': true,
		'calculator("import(178)")': false,
		'calculator("178 dragons")': false,
		'calculator("(178")': false
	});
});

test('a calculation that was typed out is taken whole', () => {
	const accept = accepts('what is (48 - 13) * 6 / 5, and 7 more');
	expect(accept('calculator("(48 - 13) * 6 / 5")')).toBe(true);
	expect(accept('calculator("(48 - 13) * 6 / 5 + 7")')).toBe(true);
	expect(accept('calculator("48 - 13")')).toBe(false);
	const only = accepts('what is (2.5 + 3.5)^3');
	expect(only('calculator("(2.5 + 3.5)^3")')).toBe(true);
	expect(only('calculator("2 + 2")')).toBe(false);
});

test('parts of a number are no numbers, and only what has a unit is converted', () => {
	const accept = accepts('one hundred and forty-four inches and 2 feet, 3 times, in cm');
	expect(accept('calculator("144 inch to cm")')).toBe(true);
	expect(accept('calculator("100 + 44")')).toBe(false);
	expect(accept('calculator("144 * 12 to cm")')).toBe(false);
	expect(accept('calculator("(144 inch + 2 ft) * 3 to cm")')).toBe(true);
});

test('units and constants are those the request speaks of', () => {
	const accept = accepts('the price went from 1180 to 1265');
	expect(accept('calculator("(1265 - 1180) / 1180 * 100")')).toBe(true);
	expect(accept('calculator("1265 - 1180 torr")')).toBe(false);
	expect(accept('calculator("1265 * 52")')).toBe(false);
	expect(accepts('1265 a month, what is that a year')('calculator("1265 * 12")')).toBe(true);
	expect(accepts('71, 88, 93, average')('calculator("(71 + 88 + 93) / 3")')).toBe(true);
});

test('dates are offered in the form the calculator reads', () => {
	const accept = accepts('how many days from 3 March 2025 until June 20th, 2025?');
	expect(accept('calculator("2025-06-20 - 2025-03-03")')).toBe(true);
	expect(accept('calculator("today + 3 weeks")')).toBe(true);
	expect(accept('calculator("2025-06-21 - 2025-03-03")')).toBe(false);
	expect(accepts('what is 2 + 2?')('calculator("today - 2025-03-03")')).toBe(false);
});

test('a follow-up may use the numbers of the answer before', () => {
	const exchanges = [{ user: 'what is 18% of 2,340?', assistant: 'That is 421.2.' }];
	const accept = accepts('and half of that?', { exchanges });
	expect(accept('calculator("421.2 / 2")')).toBe(true);
	expect(accept('calculator("421.2 * 50%")')).toBe(true);
	expect(accept('calculator("421 / 2")')).toBe(false);
});

test('an address that was typed is the only one that can be opened', () => {
	const accept = accepts('please open shop.example.com/a?b=1 now');
	expect(accept('open_page("shop.example.com/a?b=1")')).toBe(true);
	expect(accept('open_page("shop.example.com")')).toBe(false);
	expect(accept('open_page("evil.example")')).toBe(false);
});

test('without a typed address a free one can be printed, and those of earlier turns', () => {
	const exchanges = [{ user: 'read nasa.gov/missions', assistant: 'Done.' }];
	const accept = accepts('open the encyclopedia', { exchanges });
	expect(accept('open_page("en.wikipedia.org/wiki/Moon")')).toBe(true);
	expect(accept('open_page("nasa.gov/missions")')).toBe(true);
	expect(accept('open_page("no address")')).toBe(false);
});

test('an address made up on a host that was seen becomes the one that was seen', () => {
	const exchanges = [{ user: 'read nasa.gov/missions', assistant: 'Done.' }];
	const context = { exchanges, steps: [], request: 'show me that page' };
	const call = parseCall('open_page("nasa.gov/recipes")', offeredTools);
	if (call === null || call === 'reply') throw new Error('no call');
	const input = completeInput(call.tool, call.input, context, findBrought(context));
	expect(input).toEqual({ url: 'nasa.gov/missions' });
});

test.each([
	['search_web("전기 주전자를 웹에서 검색해")', '전기 주전자'],
	['search_web("인터넷에서 아이폰 배터리 교체 비용 좀 찾아봐")', '아이폰 배터리 교체 비용 좀'],
	['search_web("서울 날씨.")', '서울 날씨'],
	['search_web("검색해줘")', '검색해줘'],
	['search_web("구글 검색")', '구글 검색']
])('%s asks for "%s"', (printed, query) => {
	const call = parseCall(printed, offeredTools);
	if (call === null || call === 'reply') throw new Error('no call');
	const context = { exchanges: [], steps: [], request: '' };
	expect(completeInput(call.tool, call.input, context, findBrought(context))).toEqual({ query });
});

test('a path is copied as it was typed', () => {
	const accept = accepts('save "buy milk" to ~/notes/shop.txt please');
	expect(
		sort(accept, [
			'write_file("~/notes/shop.txt", "buy milk")',
			'write_file("shop.txt", "buy milk")',
			'read_file("~/notes/shop.txt")',
			'read_file("notes")',
			'write_file("~/notes/shop.txt", "buy bread")'
		])
	).toEqual({
		'write_file("~/notes/shop.txt", "buy milk")': true,
		'write_file("shop.txt", "buy milk")': false,
		'read_file("~/notes/shop.txt")': true,
		'read_file("notes")': false,
		'write_file("~/notes/shop.txt", "buy bread")': false
	});
});

test('without a typed path, words of the request, known files and the open folder are offered', () => {
	const accept = accepts('open the shopping list', { files: ['Shopping 2024.md', 'other.txt'] });
	expect(
		sort(accept, [
			'read_file("shopping list")',
			'read_file("Shopping 2024.md")',
			'read_file("other.txt")',
			'list_files(".")'
		])
	).toEqual({
		'read_file("shopping list")': true,
		'read_file("Shopping 2024.md")': true,
		'read_file("other.txt")': false,
		'list_files(".")': true
	});
});

test('a folder is what was named or what a named file is in', () => {
	const exchanges = [{ user: 'read reports/may.txt', assistant: 'Sales were up.' }];
	const accept = accepts('what else is in that folder', { exchanges });
	expect(accept('list_files("reports")')).toBe(true);
	expect(accept('list_files("reports/may.txt")')).toBe(false);
	const typed = accepts('show me photos/2023');
	expect(typed('list_files("photos/2023")')).toBe(true);
	expect(typed('list_files("show")')).toBe(false);
});

test('a query is made of words of the request in their order', () => {
	const accept = accepts('Could you search for the best pasta recipes in Rome, please?');
	expect(accept('search_web("best pasta recipes in Rome")')).toBe(true);
	expect(accept('search_web("pasta Rome")')).toBe(true);
	expect(accept('search_web("Rome pasta")')).toBe(false);
	expect(accept('search_web("pizza")')).toBe(false);
});

test('a query may go on from the turn before', () => {
	const exchanges = [{ user: 'weather in Paris', assistant: 'Sunny.' }];
	expect(accepts('and in Rome?', { exchanges })('search_web("weather in Rome")')).toBe(true);
});

test('Korean particles can be left off', () => {
	const accept = accepts('서울에서 보고서.pdf를 읽어줘');
	expect(accept('search_web("서울")')).toBe(true);
	expect(accept('read_file("보고서.pdf")')).toBe(true);
	expect(accept('read_file("보고서.pdf를")')).toBe(false);
});

test('scripts without spaces can be cut anywhere', () => {
	expect(accepts('jeju今天天气怎么样？')('search_web("jeju今天天气")')).toBe(true);
	expect(accepts('私の誕生日はいつ？')('remember("誕生日")')).toBe(true);
	expect(accepts('私の誕生日はいつ？')('remember("誕日生")')).toBe(false);
});

test('quotes, backslashes and control characters in a request stay inside their string', () => {
	const hostile = 'say "a\\b" C:\\new\\x.txt \u0007 "), reply("';
	const accept = accepts(hostile);
	expect(accept(`read_file(${JSON.stringify('C:\\new\\x.txt')})`)).toBe(true);
	expect(accept('read_file("a"), reply()')).toBe(false);
});

test('inputs of other tools are free within their schema', () => {
	const accept = accepts('light');
	expect(
		sort(accept, [
			'set_lamp("any \\"text\\"", 40, true, "red")',
			'set_lamp("x", -1, false, null)',
			'set_lamp("x", 1.5, false, null)',
			'set_lamp("x", 1, "yes", null)',
			'set_lamp("x", 1, true, "green")',
			'set_lamp("x", 1, true)'
		])
	).toEqual({
		'set_lamp("any \\"text\\"", 40, true, "red")': true,
		'set_lamp("x", -1, false, null)': true,
		'set_lamp("x", 1.5, false, null)': false,
		'set_lamp("x", 1, "yes", null)': false,
		'set_lamp("x", 1, true, "green")': false,
		'set_lamp("x", 1, true)': false
	});
});

test('a program is free, unless the request brings it along', () => {
	const free = accepts('print the first primes in python');
	expect(free('run_code("python", "for p in [2, 3]:\\n    print(p)")')).toBe(true);
	expect(free('run_code("ruby", "puts 1")')).toBe(false);
	const given = accepts("run `print('a' * 3)` please");
	expect(given('run_code("python", "print(\'a\' * 3)")')).toBe(true);
	expect(given('run_code("python", "print(1)")')).toBe(false);
});

test('a long text is named by its beginning and written whole', () => {
	const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
	const request = `save this to long.txt:\n${text}`;
	const printed = 'write_file("long.txt", "word0 word1 word2 word3...")';
	expect(accepts(request)(printed)).toBe(true);
	const call = parseCall(printed, offeredTools);
	if (call === null || call === 'reply') throw new Error('no call');
	const context = { exchanges: [], steps: [], request };
	expect(completeInput(call.tool, call.input, context, findBrought(context))).toEqual({
		path: 'long.txt',
		content: text
	});
});

test('what is quoted, stands after a colon or is pointed to is written whole', () => {
	const exchanges = [{ user: 'my cat is Tom', assistant: 'What a name for a cat!' }];
	const written = (request: string, text: string): boolean =>
		accepts(request, { exchanges })(`write_file("a.txt", ${JSON.stringify(text)})`);
	expect(written('put "milk and eggs" into a.txt', 'milk and eggs')).toBe(true);
	expect(written('put "milk and eggs" into a.txt', 'milk')).toBe(false);
	expect(written('make a file a.txt with: call Ana, pay rent', 'call Ana, pay rent')).toBe(true);
	expect(written('make a file a.txt with: call Ana, pay rent', 'pay rent')).toBe(false);
	expect(written('save that to a.txt', 'What a name for a cat!')).toBe(true);
	expect(written('save that to a.txt', 'save that')).toBe(false);
	expect(accepts('그거 기억해줘', { exchanges })('remember("my cat is Tom")')).toBe(true);
	expect(accepts('그거 기억해줘', { exchanges })('remember("그거")')).toBe(false);
});

test.each(['', ' \n ', '?!', '\u0000\u0001', '😀'.repeat(50), '"', '\\', 'a'.repeat(2_000_000)])(
	'any request makes a grammar that lets plain talk through (%#)',
	(request) => {
		const whole = { exchanges: [], steps: [], request };
		const grammar = turnGrammar(offeredTools, shownContext(whole), findBrought(whole));
		expect(acceptor(grammar)('reply()')).toBe(true);
		expect(grammar.length).toBeLessThan(100_000);
	}
);

test('every tool can be called in every turn', () => {
	const accept = accepts('hm');
	const calls = [
		'calculator("1 + 1")',
		'open_page("example.com")',
		'search_web("hm")',
		'list_files(".")',
		'read_file("hm")',
		'write_file("hm", "hm")',
		'run_code("javascript", "1")',
		'remember("hm")'
	];
	expect(calls.filter((call) => !accept(call))).toEqual([]);
});

test('a question is nothing to remember unless it asks for that', () => {
	const fact = 'remember("vegan")';
	expect(accepts('am I really vegan?')(fact)).toBe(false);
	expect(accepts('so who exactly is vegan')(fact)).toBe(false);
	expect(accepts('could you remember that I am vegan?')(fact)).toBe(true);
	expect(accepts('I am vegan')(fact)).toBe(true);
	expect(accepts('do that, I am vegan')(fact)).toBe(true);
	expect(accepts('vegan인 거 기억해 줄래?')(fact)).toBe(true);
});

test('a request that points at a result brings that number alone, another question brings them all', () => {
	const exchanges = [{ user: 'what is 18% of 2,340?', assistant: '`18% * 2340` = **421.2**' }];
	for (const request of ['and half of that?', 'double it', '그 값의 절반은?']) {
		const accept = accepts(request, { exchanges });
		expect(accept('calculator("421.2 / 2")') || accept('calculator("421.2 * 2")')).toBe(true);
		expect(accept('calculator("18% / 2")')).toBe(false);
		expect(accept('calculator("100 / 2")')).toBe(false);
		expect(accept('calculator("2340 / 2")')).toBe(false);
	}
	expect(accepts('and 20% of it?', { exchanges })('calculator("20% * 421.2")')).toBe(true);
	expect(accepts('and if it were 20% instead?', { exchanges })('calculator("20% * 2340")')).toBe(
		true
	);
});
