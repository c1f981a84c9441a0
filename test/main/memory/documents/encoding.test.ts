import { expect, test } from 'vitest';
import { decodeText } from '../../../../main/memory/documents/encoding.ts';
import { encodeText } from './encode-text.ts';
import { kindOf } from '../../../../main/memory/documents/kinds.ts';

/** Texts as the bytes that other programs wrote for them. */
const samples: Record<string, Record<string, string>> = {
	'안녕하세요. 오늘 회의는 오후 세 시에 시작합니다. 예산은 사천이백만 원입니다.\n': {
		'euc-kr':
			'bec8b3e7c7cfbcbcbfe42e20bfc0b4c320c8b8c0c7b4c220bfc0c8c420bcbc20bdc3bfa120bdc3c0dbc7d5b4cfb4d92e20bfb9bbeac0ba20bbe7c3b5c0ccb9e9b8b820bff8c0d4b4cfb4d92e0a',
		cp949:
			'bec8b3e7c7cfbcbcbfe42e20bfc0b4c320c8b8c0c7b4c220bfc0c8c420bcbc20bdc3bfa120bdc3c0dbc7d5b4cfb4d92e20bfb9bbeac0ba20bbe7c3b5c0ccb9e9b8b820bff8c0d4b4cfb4d92e0a',
		'utf-16-le':
			'48c555b158d538c194c62e00200024c698b220008cd658c794b2200024c6c4d6200038c12000dcc2d0c52000dcc291c769d5c8b2e4b22e00200008c6b0c040c72000acc09ccc74c731bcccb92000d0c685c7c8b2e4b22e000a00',
		'utf-16-be':
			'c548b155d558c138c694002e0020c624b2980020d68cc758b2940020c624d6c40020c1380020c2dcc5d00020c2dcc791d569b2c8b2e4002e0020c608c0b0c7400020c0accc9cc774bc31b9cc0020c6d0c785b2c8b2e4002e000a'
	},
	'회의록\n': {
		'euc-kr': 'c8b8c0c7b7cf0a',
		'utf-16-le': '8cd658c75db80a00'
	},
	'今日の会議は午後三時に始まります。予算は四百万円です。よろしくお願いします。\n': {
		shift_jis:
			'8da193fa82cc89ef8b6382cd8cdf8ce38e4f8e9e82c98e6e82dc82e882dc82b78142975c8e5a82cd8e6c9553969c897e82c582b7814282e682eb82b582ad82a88ae882a282b582dc82b781420a',
		'euc-jp':
			'baa3c6fca4ceb2f1b5c4a4cfb8e1b8e5bbb0bbfea4cbbbcfa4dea4eaa4dea4b9a1a3cdbdbbbba4cfbbcdc9b4cbfcb1dfa4c7a4b9a1a3a4e8a4eda4b7a4afa4aab4eaa4a4a4b7a4dea4b9a1a30a',
		'utf-16-le':
			'ca4ee5656e301a4f708b6f3048538c5f094e42666b30cb597e308a307e3059300230884e977b6f30db567e76074e865167305930023088308d3057304f304a305898443057307e30593002300a00',
		iso2022_jp:
			'1b24423a23467c244e32713544244f386138653b303b7e244b3b4f245e246a245e243921234d3d3b3b244f3b4d49344b7c315f2447243921232468246d2437242f242a346a24242437245e243921231b28420a'
	},
	'今天的会议下午三点开始，预算是四百二十万元。请准时参加。\n': {
		gb18030:
			'bdf1ccecb5c4bbe1d2e9cfc2cee7c8fdb5e3bfaacabca3acd4a4cbe3cac7cbc4b0d9b6fecaaecdf2d4aaa1a3c7ebd7bccab1b2cebcd3a1a30a',
		'utf-16-be':
			'4eca592976844f1a8bae4e0b53484e0970b95f0059cbff0c98847b97662f56db767e4e8c53414e07514330028bf751c665f653c252a03002000a'
	},
	'会议记录和预算\n': {
		gb18030: 'bbe1d2e9bcc7c2bcbacdd4a4cbe30a',
		'utf-16-le': '1a4fae8bb08b555f8c548498977b0a00'
	},
	'今天的會議下午三點開始，預算是四百二十萬元。請準時參加。\n': {
		big5: 'a4b5a4d1aabab77cc4b3a455a4c8a454c249b67da96ca141b977bae2ac4fa57ca6caa447a451b855a4b8a143bdd0b7c7aec9b0d1a55ba1430a'
	},
	'Сегодня собрание начинается в три часа. Бюджет составляет четыре миллиона.\n': {
		cp1251:
			'd1e5e3eee4edff20f1eee1f0e0ede8e520ede0f7e8ede0e5f2f1ff20e220f2f0e820f7e0f1e02e20c1fee4e6e5f220f1eef1f2e0e2ebffe5f220f7e5f2fbf0e520ece8ebebe8eeede02e0a',
		'koi8-r':
			'f3c5c7cfc4ced120d3cfc2d2c1cec9c520cec1dec9cec1c5d4d3d120d720d4d2c920dec1d3c12e20e2c0c4d6c5d420d3cfd3d4c1d7ccd1c5d420dec5d4d9d2c520cdc9ccccc9cfcec12e0a',
		'utf-16-le':
			'2104350433043e0434043d044f04200041043e043104400430043d043804350420003d043004470438043d0430043504420441044f04200032042000420440043804200047043004410430042e00200011044e043404360435044204200041043e0441044204300432043b044f043504420420004704350442044b044004350420003c0438043b043b0438043e043d0430042e000a00'
	},
	'Die Gebühr für die Prüfung beträgt 40 €, fällig im März. Größe: 12 m². “Schöne Grüße”\n': {
		cp1252:
			'44696520476562fc68722066fc7220646965205072fc66756e672062657472e4677420343020802c2066e46c6c696720696d204de4727a2e204772f6df653a203132206db22e2093536368f66e65204772fcdf65940a',
		'utf-16-le':
			'4400690065002000470065006200fc006800720020006600fc0072002000640069006500200050007200fc00660075006e00670020006200650074007200e400670074002000340030002000ac202c0020006600e4006c006c0069006700200069006d0020004d00e40072007a002e00200047007200f600df0065003a0020003100320020006d00b2002e0020001c20530063006800f6006e006500200047007200fc00df0065001d200a00'
	},
	'Le déjeuner est prévu à midi, le théâtre ouvre à l’été prochain. Ça coûte cher.\n': {
		cp1252:
			'4c652064e96a65756e657220657374207072e9767520e0206d6964692c206c65207468e9e2747265206f7576726520e0206c92e974e92070726f636861696e2e20c76120636ffb746520636865722e0a'
	},
	'Zażółć gęślą jaźń. Spotkanie odbędzie się w środę o godzinie trzeciej.\n': {
		cp1250:
			'5a61bff3b3e62067ea9c6cb9206a619ff12e2053706f746b616e6965206f6462ea647a6965207369ea2077209c726f64ea206f20676f647a696e69652074727a656369656a2e0a',
		'iso8859-2':
			'5a61bff3b3e62067eab66cb1206a61bcf12e2053706f746b616e6965206f6462ea647a6965207369ea207720b6726f64ea206f20676f647a696e69652074727a656369656a2e0a'
	},
	'Η συνάντηση ξεκινά στις τρεις το απόγευμα σήμερα.\n': {
		cp1253:
			'c720f3f5eddcedf4e7f3e720eee5eae9eddc20f3f4e9f220f4f1e5e9f220f4ef20e1f0fce3e5f5ece120f3deece5f1e12e0a'
	},
	'Der Käse schmeckt gut, größer als früher.\n': {
		cp1252: '446572204be47365207363686d65636b74206775742c206772f6df657220616c73206672fc6865722e0a'
	},
	'Café fermé.\n': { cp1252: '436166e9206665726de92e0a' },
	'El niño cumplió años.\n': { cp1252: '456c206e69f16f2063756d706c69f32061f16f732e0a' },
	'2026-03-04 10:00 ERROR 파일을 찾을 수 없습니다: C:\\temp\\a.txt\nok\nok line of plain english text here and more\n':
		{
			cp949:
				'323032362d30332d30342031303a3030204552524f5220c6c4c0cfc0bb20c3a3c0bb20bcf620bef8bdc0b4cfb4d93a20433a5c74656d705c612e7478740a6f6b0a6f6b206c696e65206f6620706c61696e20656e676c6973682074657874206865726520616e64206d6f72650a'
		}
};

test('text is read in the encoding it was written in, whichever of the old ones it is', () => {
	const wrong: string[] = [];
	for (const [text, encodings] of Object.entries(samples)) {
		for (const [encoding, hex] of Object.entries(encodings)) {
			const bytes = Buffer.from(hex, 'hex');
			const found = decodeText(bytes).text;
			if (found !== text || kindOf('a.txt', bytes) !== 'text') wrong.push(`${encoding}: ${found}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('a file whose lines are in different encodings is read line by line', () => {
	const korean = Buffer.from('c6c4c0cfc0bb20c3a3c0bb20bcf620bef8bdc0b4cfb4d92e', 'hex');
	const mixed = Buffer.concat([
		Buffer.from('start\n처음에는 새 프로그램이 썼습니다.\n'),
		korean,
		Buffer.from('\n그다음에는 다시 새 프로그램이 썼습니다.\n'),
		korean
	]);
	expect(decodeText(mixed)).toEqual({
		text: 'start\n처음에는 새 프로그램이 썼습니다.\n파일을 찾을 수 없습니다.\n그다음에는 다시 새 프로그램이 썼습니다.\n파일을 찾을 수 없습니다.',
		guessed: true
	});
});

test('lines of one file may be in three encodings', () => {
	const korean = '항구의 등대지기는 꿀벌을 키운다. 등대는 바닷가에 서 있고 밤마다 불을 밝힌다.\n';
	const japanese = '港の灯台守は蜜蜂を飼っている。灯台は海辺に立っている。\n';
	const bytes = Buffer.concat([
		Buffer.from(korean),
		encodeText(korean, 'euc-kr'),
		encodeText(japanese, 'shift_jis'),
		Buffer.from(japanese)
	]);
	expect(decodeText(bytes).text).toBe(korean + korean + japanese + japanese);
});

const korean = '항구의 등대지기는 꿀벌을 키운다. 등대는 바닷가에 서 있고 밤마다 불을 밝힌다.\n';
const japanese = '港の灯台守は蜜蜂を飼っている。灯台は海辺に立っている。\n';

test.each([
	[
		[korean, 'euc-kr'],
		[japanese, 'shift_jis']
	],
	[
		[japanese, 'shift_jis'],
		['12월 3일\n', 'euc-kr'],
		[korean.repeat(3), 'euc-kr'],
		['plain\n', 'euc-kr']
	],
	[
		[korean, 'euc-kr'],
		[japanese, 'euc-jp'],
		[korean, 'euc-kr']
	]
] as const)(
	'lines in two old encodings, none of them UTF-8, are read each in its own',
	(...parts) => {
		const bytes = Buffer.concat(parts.map(([text, encoding]) => encodeText(text, encoding)));
		expect(decodeText(bytes).text).toBe(parts.map(([text]) => text).join(''));
	}
);

test('text in UTF-32 is read by its mark, whichever way its bytes are ordered', () => {
	const text = 'The keeper of 항구 🐝 keeps bees.\n';
	const points = Array.from(`\ufeff${text}`, (letter) => letter.codePointAt(0) ?? 0);
	const [little, big] = [Buffer.alloc(points.length * 4), Buffer.alloc(points.length * 4)];
	points.forEach((point, index) => {
		little.writeUInt32LE(point, index * 4);
		big.writeUInt32BE(point, index * 4);
	});
	for (const bytes of [little, big]) {
		expect(kindOf('a.txt', bytes)).toBe('text');
		expect(decodeText(bytes)).toEqual({ text, guessed: false });
	}
	// A number that is no letter, and a file that was cut off.
	little.writeUInt32LE(0x110000, 4);
	expect(decodeText(little.subarray(0, 11)).text).toBe('\ufffd');
});

test('programs, pictures and noise are not taken for text', () => {
	const noise = Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * n * 31 + n * 7) % 256));
	const table = Buffer.alloc(400);
	for (let at = 0; at < 100; at++) table.writeUInt32LE(at * 977, at * 4);
	const doubles = Buffer.alloc(800);
	for (let at = 0; at < 100; at++) doubles.writeDoubleLE(at / 7, at * 8);
	for (const bytes of [noise, table, doubles]) expect(kindOf('data', bytes)).toBeNull();
});
