import { encodeText } from '../main/memory/documents/encode-text.ts';
import {
	makeDocx,
	makeEpub,
	makeOds,
	makeOdt,
	makePdf,
	makePptx,
	makeXlsx,
	makeZip
} from '../main/memory/documents/make-files.ts';
import { makeMail, makeMsg } from '../main/memory/documents/make-mail.ts';
import { makePicture, makeScan, makeTiff } from '../main/memory/documents/make-pictures.ts';

/**
 * What is in somebody's drawer: thirty files of every kind that Hearth reads, in English and Korean, each about another
 * thing, so that each question about them has one right place. Made up for this.
 */
export function makePapers(): Record<string, string | Uint8Array> {
	return {
		...letters(),
		...pictures(),
		...office(),
		...tables(),
		...mails(),
		...plainTexts()
	};
}

/** How many of the orders are open, and what those of one customer come to; the sheet is made so that these are right. */
export const orders = { number: 120, open: 30, shipped: 90, ofMeyer: 24 } as const;

function letters(): Record<string, Uint8Array> {
	return {
		'lease.pdf': makePdf([
			[
				'Lease of the flat at 4 Mill Lane',
				'The landlord is Maria Keller, the tenant is Jonas Brandt.',
				'The rent is 940 euros a month and is due on the third working day.',
				'The tenant pays a deposit of 1,880 euros before moving in.'
			],
			[
				'Pets',
				'One cat may be kept in the flat. Dogs need the written consent of the landlord.',
				'Notice',
				'Either side may end the lease with a notice period of three months.'
			],
			['Repairs', 'The tenant bears small repairs up to 100 euros each, and 300 euros in a year.']
		]),
		'employment-contract.pdf': makePdf([
			[
				'Contract of employment',
				'Between Northlight Optics and Jonas Brandt, who begins on 1 February 2025.',
				'The weekly working time is 38 hours. Overtime is taken as free time.'
			],
			[
				'Leave and notice',
				'The employee has 28 days of paid leave in a calendar year.',
				'After the probation the notice period is six weeks to the end of a quarter.'
			]
		]),
		'bank-letter.pdf': makePdf([
			[
				'Savings Bank Ahrendorf',
				'The loan of 12,000 euros for the car bears 4.1 percent interest.',
				'It is repaid in 48 instalments of 271.50 euros, the last one in March 2029.'
			]
		])
	};
}

function pictures(): Record<string, Uint8Array> {
	return {
		'warranty-scan.pdf': makeScan([
			makePicture(['Electro Hausmann', 'Delivery note for a washing machine']),
			makePicture(['Warranty', 'The warranty of the washing machine', 'ends on 14 August 2027.'])
		]),
		'bicycle-receipt.png': makePicture([
			'Bicycle workshop Lindner',
			'New chain and brakes',
			'Total 86 euros'
		]).toBuffer('image/png'),
		'notice-board.jpg': makePicture([
			'Cellar cleaning',
			'All tenants meet on Saturday',
			'at nine in the yard.'
		]).toBuffer('image/jpeg', 90),
		'fax.tiff': makeTiff(makePicture(['Dr. Amara Osei', 'Your appointment is on 9 December.']))
	};
}

function office(): Record<string, Uint8Array> {
	return {
		'household-insurance.docx': makeDocx([
			'# Household insurance HV-88214',
			'## What is covered',
			'Damage by fire, storm and burst pipes is covered up to 60,000 euros.',
			'Bicycles are covered only if they were locked.',
			'## Claims',
			'A loss must be reported within seven days. Of each claim you bear the first 250 euros yourself.'
		]),
		'health-check.docx': makeDocx([
			'# Health check of 2 October',
			'Blood pressure 148 over 95. Please cut down on salt.',
			[
				['Value', 'Result'],
				['Cholesterol', '182'],
				['Blood sugar', '91']
			],
			'Penicillin caused a rash in 2011 and must not be given again.'
		]),
		'회의록.docx': makeDocx([
			'# 9월 운영 회의록',
			'참석자는 김민수, 박서연, 이도윤이다.',
			'## 결정 사항',
			'센서 납품이 늦어져 제품 출시를 11월로 미루었다.',
			'예산은 박서연 과장이 맡는다.',
			'## 다음 회의',
			'다음 회의는 10월 14일 화요일 오전 10시에 작은 회의실에서 한다.'
		]),
		'choir-bylaws.odt': makeOdt([
			'# Bylaws of the Riverside Choir',
			'## Members',
			'The membership fee is 60 euros a year; students pay half of it.',
			'## Rehearsals',
			'The choir rehearses on Thursdays at half past seven in the parish hall.'
		]),
		'apple-cake.rtf': Buffer.from(
			String.raw`{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard\outlinelevel0 Apple cake\par\pard ` +
				String.raw`Peel six apples and cut them into slices.\par Beat 150 g of butter with 120 g of sugar and three eggs.\par ` +
				String.raw`Bake the cake for 45 minutes at 175 degrees.\par}`
		),
		'launch-plan.pptx': makePptx([
			{ title: 'Launch of the Aurora lamp', lines: ['Start in September', 'Target: 4,000 lamps'] },
			{
				title: 'Budget',
				lines: ['The marketing budget for Aurora is 35,000 euros.', 'Half of it goes to fairs.'],
				notes: 'Ask Priya about the fair in Milan.'
			},
			{ title: 'Risks', lines: ['The supplier of the dimmer may deliver late.'] }
		]),
		'island-guide.epub': makeEpub([
			{
				title: 'Getting there',
				paragraphs: [
					'The ferry to Tarvo leaves at 7:40 and at 15:20; the crossing takes two hours.'
				]
			},
			{
				title: 'Walks',
				paragraphs: [
					'The lighthouse path is 11 kilometres long and begins behind the church.',
					'There is no water on the way, so carry two litres each.'
				]
			}
		]),
		'board-slides.odp': makeZip({
			mimetype: 'application/vnd.oasis.opendocument.presentation',
			'content.xml':
				'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' +
				'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">' +
				'<office:body><office:presentation><draw:page draw:name="one"><draw:frame><draw:text-box>' +
				'<text:p>Parents board of the Linden school</text:p><text:p>The summer party is on 27 June in the school garden.</text:p>' +
				'</draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document-content>'
		})
	};
}

function tables(): Record<string, string | Uint8Array> {
	const customers = ['Meyer', 'Okafor', 'Lindgren', 'Tanaka', 'Rossi'];
	const rows = Array.from({ length: orders.number }, (_, index) => [
		`A-${1001 + index}`,
		customers[index % 5] ?? '',
		index % 4 === 0 ? 'open' : 'shipped',
		20 + (index % 7) * 5
	]);
	const cell = (text: string, value?: number): string =>
		value === undefined
			? `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
			: `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`;
	const entries: [string, string, number][] = [
		['9월 2일', '식비', 42_000],
		['9월 5일', '교통비', 18_500],
		['9월 9일', '식비', 31_000],
		['9월 14일', '통신비', 55_000],
		['9월 20일', '식비', 27_500],
		['9월 27일', '의료비', 12_000]
	];
	const ods = [
		`<table:table-row>${['날짜', '항목', '금액'].map((name) => cell(name)).join('')}</table:table-row>`,
		...entries.map(
			([date, kind, amount]) =>
				`<table:table-row>${cell(date)}${cell(kind)}${cell(String(amount), amount)}</table:table-row>`
		)
	].join('');
	const cities = ['Ahrendorf', 'Belmont', 'Corvo'];
	const members = Array.from(
		{ length: 45 },
		(_, index) => `Member ${index + 1},${cities[index % 3] ?? ''},${1950 + index}`
	);
	return {
		'orders.xlsx': makeXlsx({ Orders: [['Order', 'Customer', 'Status', 'Amount'], ...rows] }),
		'가계부.ods': makeOds('9월', ods),
		'club-members.csv': ['Name,City,Born', ...members].join('\n')
	};
}

function mails(): Record<string, Uint8Array> {
	const ticket = makePdf([
		['Ticket', 'Train KTX 127 from Seoul to Busan, 18 May at 9:05, coach 7, seat 12A.']
	]);
	const box = [
		['Parking', 'The garage is closed from 3 to 5 November because the floor is painted.'],
		['Compost', 'The compost bins are emptied every second Wednesday.'],
		['Lift', 'The lift is inspected on 21 January between ten and noon.']
	].map(
		([subject = '', text = '']) =>
			`From house@example.org Wed Mar  4 10:30:00 2026\r\n${makeMail({ subject, text }).toString()}\r\n`
	);
	return {
		'trip.eml': makeMail({
			subject: 'Your trip to Busan',
			text: 'Dear Jonas,\nthe hotel Haeundae Bay is booked for three nights. The ticket is attached.\n',
			attachments: [{ name: 'ticket.pdf', content: ticket, type: 'application/pdf' }]
		}),
		'offer.msg': makeMsg({
			from: 'Brightwave',
			subject: 'Offer for the solar panels',
			text: 'We offer eight solar panels with mounting for 9,450 euros. The offer is valid until 30 April.\r\n'
		}),
		'house-mails.mbox': Buffer.from(box.join(''))
	};
}

function plainTexts(): Record<string, string | Uint8Array> {
	return {
		'router.md':
			'# Router in the hall\n\n## Reset\n\nHold the button on the back for ten seconds until the light turns red.\n\n' +
			'## Guests\n\nThe guest network is called Linden-Guest and is switched off at midnight.\n',
		'analysis.ipynb': JSON.stringify({
			cells: [
				{ cell_type: 'markdown', source: ['# Rainfall\n', 'Data of the station at Corvo.'] },
				{
					cell_type: 'code',
					source: ['mean(rain)'],
					outputs: [{ output_type: 'stream', name: 'stdout', text: ['mean rainfall 74.2 mm\n'] }]
				},
				{ cell_type: 'markdown', source: ['The wettest month at Corvo was April with 131 mm.'] }
			],
			metadata: { language_info: { name: 'python' } },
			nbformat: 4,
			nbformat_minor: 5
		}),
		'retry.ts':
			'/** Tries again after a failure. */\nexport const retryLimit = 5;\n\nexport function waitBeforeRetry(attempt: number): number {\n\treturn 200 * 2 ** attempt;\n}\n',
		'library.html':
			'<!doctype html><html><head><title>City library</title></head><body><h1>City library</h1><h2>Opening hours</h2>' +
			'<p>The reading room is open from nine to seven, on Sundays it is closed.</p><h2>Fees</h2>' +
			'<p>Books that are returned late cost 20 cents a day.</p></body></html>',
		'관리비-공지.txt': encodeText(
			'관리비 안내\n\n관리비는 매달 25일까지 내야 합니다.\n\n주차장 물청소는 11월 8일 오전에 합니다.\n',
			'euc-kr'
		),
		'memo.txt': Buffer.from(
			'\ufeffMemo\n\nThe key of the garden shed lies under the third flower pot.\n',
			'utf16le'
		),
		'여행-계획.md':
			'# 제주 여행 계획\n\n## 숙소\n\n숙소는 애월에 있는 바람민박이고 이틀에 18만 원이다.\n\n## 렌터카\n\n렌터카는 공항에서 오후 2시에 받는다.\n',
		'server.yaml': 'service:\n  name: lamp-shop\n  port: 8443\n  backup: "02:30"\n  keepDays: 30\n',
		'old-papers.zip': makeZip({
			'will.docx': makeDocx(['# Will', 'My violin goes to my niece Elena.']),
			'notes/garden.txt': 'The plum tree was planted in 1987. Prune it in August.\n'
		})
	};
}
