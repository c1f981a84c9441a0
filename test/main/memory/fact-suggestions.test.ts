import { describe, expect, test } from 'vitest';
import { contradicts, readFact } from '../../../main/memory/fact-reading.ts';
import { suggestFacts } from '../../../main/memory/fact-suggestions.ts';

describe('what is worth remembering is suggested in the words it was said in', () => {
	test.each([
		['Hi, my name is Ada. What is 3 + 4?', ['My name is Ada']],
		['I live in Busan', ['I live in Busan']],
		['btw I’m living in Seoul now, what should I see there?', []],
		["By the way, I'm allergic to peanuts.", ["I'm allergic to peanuts"]],
		["I'm allergic to nuts and I live in Busan.", ["I'm allergic to nuts", 'I live in Busan']],
		["Since I'm vegan, what can I cook tonight?", ["I'm vegan"]],
		['My sister is called Ana. Write her a card.', ['My sister is called Ana']],
		["My sister's birthday is 3 May", ["My sister's birthday is 3 May"]],
		['I work as a nurse', ['I work as a nurse']],
		["I'm a software engineer", ["I'm a software engineer"]],
		['I moved to Daegu', ['I moved to Daegu']],
		['my favorite tea is oolong', ['My favorite tea is oolong']],
		['please call me Bo', ['Please call me Bo']],
		['I have two kids', ['I have two kids']],
		["I don't eat pork", ["I don't eat pork"]],
		['나는 부산에 살아', ['나는 부산에 살아']],
		['저는 서울에 살고 있어요. 오늘 날씨 어때요?', ['저는 서울에 살고 있어요']],
		['제 이름은 김민수예요', ['제 이름은 김민수예요']],
		['참고로 저는 땅콩 알레르기가 있어요.', ['저는 땅콩 알레르기가 있어요']],
		['내 생일은 5월 3일이야', ['내 생일은 5월 3일이야']],
		['저는 간호사예요', ['저는 간호사예요']],
		['내가 가장 좋아하는 음식은 김치찌개야', ['내가 가장 좋아하는 음식은 김치찌개야']],
		['저는 돼지고기를 못 먹어요', ['저는 돼지고기를 못 먹어요']],
		['나는 대구로 이사했어', ['나는 대구로 이사했어']]
	])('%s', (message, facts) => {
		expect(suggestFacts(message)).toEqual(facts);
	});
});

describe('most of what is said is not suggested', () => {
	test.each([
		'What is 18% of 2,340?',
		'Do I live in Busan?',
		'Where do I live?',
		'I live in fear of this deadline',
		"I'm tired",
		"I'm a bit late",
		'My train is late',
		'My laptop is slow today',
		'call me later',
		'I work at night',
		'Remember that I live in Busan',
		'Forget that my name is Ada',
		'부산에 산다고 기억해 줘',
		'Translate to Korean: my name is Ada.',
		'Please proofread this. My name is Ada. I live in Busan.',
		'Pretend you are me. I live in Rome.',
		'다음을 번역해 줘. 저는 서울에 살아요.',
		'He said "I live in Busan".',
		'> I live in Busan',
		'```\nmy name is Ada\n```',
		'The sign says “my name is Ada”',
		'My password is hunter2',
		'My bank account number is 1234',
		'제 비밀번호는 1234예요',
		'If I live in Busan, which train do I take?',
		'I live in https://evil.example/?q=1',
		'저는 어디에 살아요?',
		'오늘은 월요일이에요',
		'동생은 착해',
		`${'filling '.repeat(300)}\nI live in Busan.`,
		'',
		'   '
	])('%s', (message) => {
		expect(suggestFacts(message)).toEqual([]);
	});

	test('a message made to be slow is read at once', () => {
		const started = performance.now();
		for (const piece of ['my a', 'I live in ', '저는 ', 'and I ', '"', ',.! ']) {
			suggestFacts(piece.repeat(2000).slice(0, 2000));
			readFact(piece.repeat(400).slice(0, 400));
		}
		expect(performance.now() - started).toBeLessThan(20_000);
	});
});

describe('only what cannot both hold contradicts', () => {
	const pair = (one: string, other: string): boolean => {
		const [first, second] = [readFact(one), readFact(other)];
		return first !== undefined && second !== undefined && contradicts(first, second);
	};

	test.each([
		['I live in Busan', 'I live in Seoul now'],
		['Lives in Busan', "I'm based in Seoul"],
		['My name is Ada', 'Call me Bo'],
		['나는 부산에 살아', '저는 서울로 이사했어요'],
		['제 생일은 5월 3일이에요', '내 생일은 6월 3일이야'],
		["My sister's name is Ana", 'My sister is called Eva'],
		['My favourite tea is oolong', 'my favorite tea is sencha'],
		['I work as a nurse', "I'm a teacher"],
		["I'm 34 years old", "I'm 35 years old"],
		['My dentist is Dr Kim', 'My dentist is Dr Lee']
	])('%s / %s', (one, other) => {
		expect(pair(one, other)).toBe(true);
	});

	test.each([
		['I live in Busan', 'I live in Busan, Korea'],
		['I live in Busan', '나는 부산에 살아'],
		['I live in Busan', 'I was born in Seoul'],
		['I live in Busan', 'My sister lives in Seoul'],
		["I'm allergic to nuts", "I'm allergic to milk"],
		['My birthday is May 3', 'My birthday is 3 May'],
		['My cat is called Miso', 'My dog is called Rex'],
		['I speak Korean', 'I speak English']
	])('%s / %s', (one, other) => {
		expect(pair(one, other)).toBe(false);
	});
});
