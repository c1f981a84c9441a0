import { expect, test } from 'vitest';
import { readResults } from '../../../tools/browser/results.ts';

const wrapped = (url: string) =>
	`https://duckduckgo.com/l/?uddg=${encodeURIComponent(url)}&rut=abc`;

test('results are the links that lead away, once each, with their own text and what stands around it', () => {
	const around = 'Tea - Wikipedia en.wikipedia.org/wiki/Tea Tea is an aromatic beverage.';
	expect(
		readResults({
			url: 'https://html.duckduckgo.com/html/?q=tea',
			text: '',
			links: [
				{ text: 'Settings', url: 'https://duckduckgo.com/settings', around: 'Settings' },
				{ text: 'Tea - Wikipedia', url: wrapped('https://en.wikipedia.org/wiki/Tea'), around },
				{
					text: 'en.wikipedia.org/wiki/Tea',
					url: wrapped('https://en.wikipedia.org/wiki/Tea'),
					around
				},
				{
					text: 'How to brew',
					url: wrapped('https://www.tea.example/brew?a=1&b=2'),
					around: 'How to brew Use hot water.'
				}
			]
		})
	).toEqual([
		{
			title: 'Tea - Wikipedia',
			url: 'https://en.wikipedia.org/wiki/Tea',
			snippet: 'en.wikipedia.org/wiki/Tea Tea is an aromatic beverage.'
		},
		{ title: 'How to brew', url: 'https://www.tea.example/brew?a=1&b=2', snippet: 'Use hot water.' }
	]);
});

test.each([
	['https://www.google.com/url?q=https://tea.example/&sa=U', 'https://www.google.com/search?q=tea'],
	[
		`https://www.bing.com/ck/a?!&u=a1${Buffer.from('https://tea.example/').toString('base64url')}`,
		'https://www.bing.com/search?q=tea'
	],
	[
		'https://searx.local/redirect?url=https%3A%2F%2Ftea.example%2F',
		'https://searx.local/search?q=tea'
	],
	['https://tea.example/', 'http://localhost:8888/search?q=tea']
])('the address behind %s is found', (url, page) => {
	expect(
		readResults({ url: page, text: '', links: [{ text: 'Tea', url, around: 'Tea' }] })
	).toEqual([{ title: 'Tea', url: 'https://tea.example/', snippet: '' }]);
});

test('an address behind a link that is none of the web is not a result', () => {
	for (const inner of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'words']) {
		const links = [
			{ text: 'Tea', url: `https://engine.example/l?url=${encodeURIComponent(inner)}`, around: '' }
		];
		expect(readResults({ url: 'https://engine.example/?q=tea', text: '', links })).toEqual([]);
	}
});

test('ten results are enough', () => {
	const links = Array.from({ length: 50 }, (_, n) => ({
		text: `Page ${n}`,
		url: `https://site-${n}.example/`,
		around: ''
	}));
	expect(readResults({ url: 'https://engine.example/', text: '', links })).toHaveLength(10);
});

test('an own engine that answers in JSON is read by its fields', () => {
	const text = JSON.stringify({
		query: 'tea',
		results: [
			{ title: ' Tea\n', url: 'https://tea.example/', content: 'A  drink.' },
			{ title: 'Without words', url: 'https://words.example/', content: null },
			{ title: 'A script', url: 'javascript:alert(1)', content: 'x' }
		]
	});
	expect(
		readResults({ url: 'http://localhost:8888/search?q=tea&format=json', text, links: [] })
	).toEqual([
		{ title: 'Tea', url: 'https://tea.example/', snippet: 'A drink.' },
		{ title: 'Without words', url: 'https://words.example/', snippet: '' }
	]);
});

test('a page that only begins like JSON is read by its links', () => {
	const links = [{ text: 'Tea', url: 'https://tea.example/', around: 'Tea' }];
	for (const text of ['{not JSON', '{"results": 5}']) {
		expect(readResults({ url: 'https://engine.example/', text, links })).toHaveLength(1);
	}
});
