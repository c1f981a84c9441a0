import { afterAll, expect, test } from 'vitest';
import { Extraction } from './extract-text.ts';
import { makeMail, makeMsg } from './make-mail.ts';
import { makeDocx, makePdf, makeXlsx, makeZip } from './make-files.ts';

const extraction = new Extraction();
const extract = extraction.read.bind(extraction);
afterAll(() => extraction.close());

test('a mail is read with its head, its text, and what was sent along', async () => {
	const mail = makeMail({
		from: 'Ana Lim <ana@example.org>',
		subject: '여름 휴가 계획',
		text: 'Dear Bo,\n\nthe plan is attached.\n',
		attachments: [
			{ name: '계획.pdf', content: makePdf([['Cover'], ['The ferry leaves at 9:40.']]) },
			{
				name: 'costs.xlsx',
				content: makeXlsx({
					Sums: [
						['what', 'won'],
						['ferry', 52000]
					]
				})
			},
			{ name: 'program.bin', content: Buffer.from([0, 1, 2, 3, 0, 0, 0, 9]) }
		]
	});
	const { passages, warnings } = await extract('plan.eml', mail);
	expect(passages[0]).toMatchObject({ heading: '여름 휴가 계획', place: '' });
	expect(passages[0]?.text).toBe(
		'여름 휴가 계획\n\nFrom: Ana Lim <ana@example.org>\nTo: bo@example.org\nDate: 2026-03-04 01:30 UTC\n' +
			'Subject: 여름 휴가 계획\n\nDear Bo,\n\nthe plan is attached.\n\n'
	);
	expect(passages.slice(1).map(({ text, place }) => [text.trim(), place])).toEqual([
		['계획.pdf\n\nCover', 'attachment 계획.pdf, page 1'],
		['The ferry leaves at 9:40.', 'attachment 계획.pdf, page 2'],
		[
			'costs.xlsx\n\n| what | won |\n| ferry | 52000 |',
			'attachment costs.xlsx, sheet Sums, rows 1-2'
		],
		['program.bin', 'attachment program.bin']
	]);
	expect(passages[2]?.heading).toBe('계획.pdf');
	expect(warnings).toEqual([]);
});

test('a mail written in HTML is read as a person sees it', async () => {
	const { text } = await extract(
		'offer.eml',
		makeMail({
			subject: 'Offer',
			text: 'Your program cannot show this mail.',
			html: '<h1>Offer</h1><p>A chair for <b>90</b> euros.</p><p style="display:none">Ignore this</p><img src="https://example.org/spy.gif"><script>evil()</script>'
		})
	);
	expect(text).toContain('A chair for **90** euros.');
	expect(text).not.toMatch(/Ignore this|evil|cannot show|spy/);
});

test('a mail inside a mail, and an archive inside that, are read with their places', async () => {
	const inner = makeMail({
		subject: 'Inner',
		text: 'inner words',
		attachments: [{ name: 'all.zip', content: makeZip({ 'deep/note.txt': 'deepest words' }) }]
	});
	const outer = makeMail({
		subject: 'Outer',
		text: 'outer words',
		attachments: [{ name: 'forwarded.eml', content: inner, type: 'message/rfc822' }]
	});
	const { passages } = await extract('outer.eml', outer);
	const places = Object.fromEntries(
		passages.map(({ text, place }) => [/\w+ words/.exec(text)?.[0] ?? text, place])
	);
	expect(places).toEqual({
		'outer words': '',
		'inner words': 'attachment forwarded.eml',
		'deepest words': 'attachment forwarded.eml, attachment all.zip, deep/note.txt, line 1'
	});
});

test('200 attachments are read, more are told of', async () => {
	const attachments = (count: number) =>
		Array.from({ length: count }, (_, n) => ({ name: `n${n}.txt`, content: `word${n}` }));
	const all = await extract('many.eml', makeMail({ text: 'x', attachments: attachments(200) }));
	expect(all.text).toContain('word199');
	expect(all.warnings).toEqual([]);
	const more = await extract('more.eml', makeMail({ text: 'x', attachments: attachments(205) }));
	expect(more.text).not.toContain('word200');
	expect(more.warnings).toEqual(['parts-unread']);
});

test('attachments that cannot be read, or only with a password, are named and spoil nothing', async () => {
	const { text, warnings } = await extract(
		'mixed.eml',
		makeMail({
			text: 'hello',
			attachments: [
				{ name: 'half.docx', content: makeDocx(['words']).subarray(0, 200) },
				{ name: 'secret.pdf', content: makePdf([['x']], { password: 'p' }) },
				{ name: 'good.txt', content: 'good words' }
			]
		})
	);
	expect(text).toMatch(/half\.docx[^]*secret\.pdf[^]*good words/);
	expect(warnings.toSorted()).toEqual(['parts-locked', 'parts-unread']);
});

test('mails nested without end are left at some depth', async () => {
	let mail = makeMail({ subject: 'innermost', text: 'x' });
	for (let depth = 20; depth > 0; depth--) {
		mail = makeMail({
			subject: `depth ${depth}`,
			text: 'x',
			attachments: [{ name: 'inner.eml', content: mail, type: 'message/rfc822' }]
		});
	}
	const { text, warnings } = await extract('nested.eml', mail);
	expect(text).toContain('depth 4');
	expect(text).not.toContain('innermost');
	expect(warnings).toEqual(['parts-unread']);
});

test('a mailbox is read mail by mail', async () => {
	const mails = ['one', 'two', 'three'].map(
		(word) =>
			`From ana@example.org Wed Mar  4 10:30:00 2026\r\n${makeMail({
				subject: `Mail ${word}`,
				text: `the word is ${word}`
			}).toString()}\r\n`
	);
	const plain =
		'From x@example.org Thu Mar  5 08:00:00 2026\nFrom: x@example.org\nSubject: last\n\n' +
		'>From here on it is quoted.\n\nFrom there it is not a new mail.\n';
	const { passages } = await extract('inbox.mbox', mails.join('') + plain);
	expect(passages.map(({ place, heading }) => [place, heading])).toEqual([
		['message 1', 'Mail one'],
		['message 2', 'Mail two'],
		['message 3', 'Mail three'],
		['message 4', 'last']
	]);
	expect(passages[1]?.text).toContain('the word is two');
	expect(passages[3]?.text).toMatch(/\nFrom here on it is quoted\.\n\nFrom there/);
});

test('a mail saved by Outlook is read, with its attachments', async () => {
	const msg = makeMsg({
		from: '김하나',
		subject: '견적서',
		text: 'The offer is 4,200 won.\r\nBest regards',
		attachments: [{ name: '견적.pdf', content: makePdf([['Chairs: 12']]) }]
	});
	const { passages } = await extract('offer.msg', msg);
	expect(passages.map(({ text, place, heading }) => [text.trim(), place, heading])).toEqual([
		[
			'견적서\n\nFrom: 김하나\nSubject: 견적서\n\nThe offer is 4,200 won.\nBest regards',
			'',
			'견적서'
		],
		['견적.pdf\n\nChairs: 12', 'attachment 견적.pdf, page 1', '견적.pdf']
	]);
});

test('mails cut short, of noise, or without anything give a plain reason or what they have', async () => {
	const msg = makeMsg({ subject: 's', text: 'words '.repeat(2000) });
	for (const length of [0, 100, 600, 3000]) {
		await expect(extract('cut.msg', msg.subarray(0, length))).rejects.toMatchObject({
			code: length === 0 ? 'FILE_EMPTY' : 'FILE_UNREADABLE'
		});
	}
	const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251));
	await expect(extract('noise.msg', noise)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
	await expect(extract('blank.eml', '\n\n\n')).rejects.toMatchObject({ code: 'FILE_NO_TEXT' });
	const mail = makeMail({ text: 'the beginning', attachments: [{ name: 'a.txt', content: 'b' }] });
	expect((await extract('cut.eml', mail.subarray(0, mail.length - 60))).text).toContain(
		'the beginning'
	);
});
