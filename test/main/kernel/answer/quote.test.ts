import { expect, test } from 'vitest';
import { quotePassages } from '../../../../main/kernel/answer/quote.ts';

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
