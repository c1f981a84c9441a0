import { expect, test } from 'vitest';
import { quotePassages } from '../../../../main/kernel/answer/quote.ts';
import { sentencesOf } from '../../../../main/kernel/answer/sentences.ts';

/** What a search could give: of each document its passages, with their places. */
const found = [
	['lease.pdf', 'page 1', 'The tenant pays a deposit of 1,880 euros before moving in.'],
	[
		'lease.pdf',
		'page 2',
		'Dogs need the written consent of the landlord.\n\nEither side may end the lease with a notice period of three months.'
	],
	['contract.pdf', 'page 1', 'Contract of employment\nThe weekly working time is 38 hours.'],
	['contract.pdf', 'page 2', 'After the probation the notice period is six weeks.'],
	[
		'offer.msg',
		'',
		'Offer for the solar panels\n\nFrom: Brightwave\nSubject: Offer for the solar panels\n\nWe offer eight solar panels for 9,450 euros.'
	],
	[
		'router.md',
		'',
		'# Router\n\n## Reset\n\nHold the button for ten seconds. The light turns red.\n\n## Guests\n\nGuests have a network of their own.'
	],
	['retry.ts', 'line 1', 'export const retryLimit = 5;'],
	['server.yaml', 'line 1', 'name: lamp-shop\nport: 8443']
].map(([title = '', place = '', text = ''], index) => ({
	...{ title, place, text, score: 1 },
	passageId: `${title}.${index}`,
	documentId: title
}));

const answersTo = (request: string): string[] | undefined =>
	quotePassages(request, found)
		?.text.split('\n')
		.filter((line) => line !== '>')
		.map((line) => line.replace(/^> | \[\d+\]$/g, ''));

test.each([
	[
		'a price is quoted where one was asked for, not the subject of the mail',
		'What does Brightwave charge for the solar panels?',
		['We offer eight solar panels for 9,450 euros.']
	],
	[
		'what stands under a heading is quoted, not the heading',
		'How do I reset the router?',
		['Hold the button for ten seconds.', 'The light turns red.']
	],
	[
		'a comparison has the part of each document',
		'Compare the notice period in the lease and in the employment contract',
		[
			'Either side may end the lease with a notice period of three months.',
			'After the probation the notice period is six weeks.'
		]
	],
	[
		'the same without the word for it',
		'What is the notice period of my lease and of my employment contract?',
		[
			'Either side may end the lease with a notice period of three months.',
			'After the probation the notice period is six weeks.'
		]
	],
	[
		'one of a short word is found by several',
		'am I allowed to have a dog?',
		['Dogs need the written consent of the landlord.']
	],
	['names in programs are words', 'What is the retry limit?', ['export const retryLimit = 5;']],
	['nothing is quoted where nothing answers', 'What is the wifi password?', undefined],
	['one shared word is no answer', 'When does the consent of the tax office come?', undefined]
])('%s', (_, request, answer) => {
	expect(answersTo(request)).toEqual(answer);
});

test('each part of a comparison cites its own document and page', () => {
	const { citations } =
		quotePassages('Compare the notice period in the lease and the employment contract', found) ??
		{};
	expect(citations).toMatchObject([
		{ number: 1, title: 'lease.pdf', place: 'page 2', supported: true },
		{ number: 2, title: 'contract.pdf', place: 'page 2', supported: true }
	]);
});

test('lines that end where they were meant to are sentences; those that were only full go on', () => {
	expect(
		sentencesOf(
			'환자: 박지호\n준비물: 신분증, 이전 병원의 엑스레이 사진\n예약을 바꾸려면 하루 전까지 02-555-0147로 전화해 주세요.'
		)
	).toEqual([
		'환자: 박지호',
		'준비물: 신분증, 이전 병원의 엑스레이 사진',
		'예약을 바꾸려면 하루 전까지 02-555-0147로 전화해 주세요.'
	]);
	expect(
		sentencesOf(
			'The ferry leaves from the pier at the\nend of the street, and it takes two\nhours.'
		)
	).toEqual(['The ferry leaves from the pier at the end of the street, and it takes two hours.']);
});

const hit = (title: string, text: string, heading: string | null = null) => ({
	...{ title, text, heading, place: '', score: 1 },
	passageId: `${title}${text.length}`,
	documentId: title
});
const quoted = (request: string, ...passages: ReturnType<typeof hit>[]): string =>
	quotePassages(request, passages)?.text ?? '';

test('a list that is asked for by its heading is told whole', () => {
	const steps = ['Mix it.', 'Let it rest.', 'Fold it.', 'Bake it.'];
	const text = `## Steps\n\n${steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
	const told = quoted(
		'What are the steps for the rye bread?',
		hit('rye-bread.md', text, 'Rye bread > Steps')
	);
	for (const [index, step] of steps.entries())
		expect(told).toContain(`> ${index + 1}. ${step} [1]`);
});

test('two questions in one are both answered, and out of the same document', () => {
	const told = quoted(
		'What is the invoice total and until when must it be paid?',
		hit('invoice-7.pdf', 'Invoice 7\n\nTotal 302 euros\n\nPlease pay within 14 days.'),
		hit('receipt.txt', 'Paid by card on 3 April.')
	);
	expect(told).toContain('Total 302 euros');
	expect(told).toContain('Please pay within 14 days.');
	expect(told).not.toContain('card');
});

test('what a document is about need not stand again in the passage that answers', () => {
	expect(
		quoted(
			'How much does the swimming pool cost?',
			hit('plan.pptx', 'Harbour swimming pool\n\nPlanned for May', 'Harbour swimming pool'),
			hit('plan.pptx', 'Costs\n\nYearly running cost 310,000 euros', 'Costs')
		)
	).toContain('310,000 euros');
});

test('Korean endings and asking words do not count for what is missing', () => {
	expect(
		quoted(
			'이수진의 월급은 얼마예요?',
			hit('계약.docx', '월급은 세전 320만 원이며 매달 25일에 지급한다.', '제3조 임금')
		)
	).toContain('320만 원');
	expect(
		quoted('병원 예약이 언제야?', hit('병원-예약.txt', '예약 일시: 6월 18일 오후 2시'))
	).toContain('6월 18일');
});

const sectioned = (title: string, ...sections: [text: string, heading: string][]) =>
	sections.map(([text, heading], index) => ({
		...hit(title, text, heading),
		passageId: `${title}.${index}`
	}));
const talk = [
	...sectioned(
		'pool.pptx',
		['Harbour pool\n\nProject of the town\n\nOpening in May', 'Harbour pool'],
		['Open questions\n\nWho pays for the bus stop?\n\nParking is missing', 'Open questions']
	),
	...sectioned(
		'site-notes.md',
		['# Website project\n\nPeople: Ana, Lee', 'Website project'],
		['## Goals\n\n- Two languages\n- Online by May', 'Website project > Goals'],
		['## Open questions\n\n- Which host?', 'Website project > Open questions']
	),
	...sectioned(
		'rye-bread.md',
		['# Rye bread\n\nMakes two loaves.', 'Rye bread'],
		['## Ingredients\n\n- 900 g flour\n- 20 g salt', 'Rye bread > Ingredients'],
		['## Steps\n\n1. Mix it.\n2. Bake it.', 'Rye bread > Steps']
	),
	...sectioned('meeting.txt', ['Meeting\n\nDecisions\n- We use the blue logo.', 'Meeting'])
];

test.each([
	['What are the open questions of the harbour project?', 'bus stop', 'May'],
	['What are the open questions of the website project?', 'Which host?', 'Ana'],
	['What are the goals of the website project?', 'Two languages', 'Ana'],
	['what do I need for the bread', '900 g flour', 'loaves'],
	['How do I make the rye bread?', 'Bake it.', 'loaves'],
	['What was decided in the meeting?', 'blue logo', 'Decisions']
])('what stands under the heading that is asked for answers: %s', (request, says, saysNot) => {
	const text = quoted(request, ...talk);
	expect(text).toContain(says);
	expect(text).not.toContain(saysNot);
});

test.each(['What do I need for a passport?', 'What was decided about the bread?'])(
	'a heading of another paper does not: %s',
	(request) => expect(quoted(request, ...talk)).not.toMatch(/900 g|blue logo/u)
);

test('what a document says more than once is quoted once', () => {
	const text = 'The pump runs at night.\n\nThe pump runs at night.\n\nThe pump runs at night.';
	const passage = { passageId: 'p', documentId: 'd', title: 'pump.md', place: '', text, score: 1 };
	expect(quotePassages('When does the pump run?', [passage])?.text).toBe(
		'> The pump runs at night. [1]'
	);
});

test('a paper with words of both languages is asked in its own first', () => {
	const text =
		'재시도 횟수: retryLimit = 5 in server.yaml, read by startServer() and by restartServer().';
	const notes = { ...{ passageId: 'n.0', documentId: 'n', title: 'notes.md', place: '' }, text };
	for (const request of ['재시도 횟수가 몇이야?', 'What is the retryLimit?'])
		expect(quotePassages(request, [{ ...notes, score: 1 }])?.text).toContain('retryLimit = 5');
});
