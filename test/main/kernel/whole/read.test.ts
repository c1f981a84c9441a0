import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFromWhole, type WholeAnswer } from '../../../../main/kernel/whole/read.ts';
import { documentsInScope } from '../../../../main/kernel/whole/scope.ts';
import { openDocuments, type TestDocuments } from '../../../helpers/documents.ts';
import { makeXlsx } from '../../memory/documents/make-files.ts';

const limit = 120_000;
let opened: TestDocuments;
const ids = new Map<string, string>();

/** 102 invoices: every third unpaid, in four cities, 10.50 more each time. */
const cities = ['Busan', 'Seoul', 'Daegu', 'New York'];
const invoices = Array.from({ length: 102 }, (_, index) => [
	`INV-${String(index + 1).padStart(3, '0')}`,
	`Customer ${String.fromCharCode(65 + (index % 17))}`,
	cities[index % 4] ?? '',
	index % 3 === 0 ? 'Unpaid' : 'Paid',
	`2024-${String((index % 12) + 1).padStart(2, '0')}-15`,
	(100 + index * 10.5).toFixed(2),
	index % 10 === 0 ? '' : `c${index}@example.com`
]);
const header = ['Invoice', 'Customer', 'City', 'Status', 'Date', 'Amount', 'Email'];

beforeAll(async () => {
	opened = await openDocuments();
	const add = async (name: string, content: string | Uint8Array): Promise<void> => {
		ids.set(name, await opened.add(name, content));
	};
	await add('invoices.csv', [header, ...invoices].map((row) => row.join(',')).join('\n'));
	await add(
		'매출.csv',
		[
			['지점', '담당자', '상태', '매출액'],
			...Array.from({ length: 40 }, (_, index) => [
				['부산', '서울', '대구'][index % 3],
				`직원${index % 5}`,
				index % 4 === 0 ? '취소' : '완료',
				`${1000 + index * 100}원`
			])
		]
			.map((row) => row.join(','))
			.join('\n')
	);
	await add(
		'ferries.md',
		'# Ferries\n\n| Line | To | Departure |\n|---|---|---|\n| 1 | Tarvo | 06:10 |\n| 2 | Corvo | 07:55 |\n| 1 | Tarvo | 12:40 |\n| 1 | Tarvo | 9:05 |\n'
	);
	await add('goods.csv', 'Product,Price,Stock\nKettle,34,12\nToaster,49,0\nGrill,219,0\n');
	await add(
		'spending.csv',
		'Person,Kind,Amount\nAna,travel,10\nBo,meals,7\nBo,travel,8\nAna,meals,4\nCem,travel,12\n'
	);
	await add(
		'people.txt',
		Array.from(
			{ length: 12 },
			(_, index) =>
				`Name: Person ${index}\nTeam: ${index % 2 === 0 ? 'Red' : 'Blue'}\nAge: ${20 + index}\n`
		).join('\n')
	);
	await add(
		'tasks.md',
		'# Home\n\n- [x] paint the door\n- [ ] call the plumber\n- [ ] buy bulbs\n\n# Work\n\n- [x] send the report\n\n## Later\n\nThe plumber comes on Friday. Ask the plumber for a bill.\n'
	);
	await add(
		'shapes.ts',
		Array.from(
			{ length: 60 },
			(_, index) =>
				`export function shape${index}(side: number): number {\n\treturn side * ${index};\n}\n`
		).join('\n')
	);
}, limit);
afterAll(() => opened.dispose());

async function ask(request: string, ...names: string[]): Promise<WholeAnswer | undefined> {
	const attached = names.map((name) => ids.get(name) ?? '');
	const scope = await documentsInScope(opened.store, request, attached, []);
	const language = /\p{Script=Hangul}/u.test(request) ? 'ko' : 'en';
	return await answerFromWhole(
		opened.store,
		request,
		scope,
		language,
		new AbortController().signal
	);
}
async function text(request: string, ...names: string[]): Promise<string> {
	return (await ask(request, ...names))?.answer.text ?? '';
}

test.each([
	['금액 합계가 얼마야?', 'invoices.csv', '**64,285.50**'],
	['날짜가 2024년 3월인 송장은 몇 건이야?', 'invoices.csv', '**9**'],
	['여행에 얼마 썼어?', 'spending.csv', '**30**'],
	['식사에 쓴 돈은 총 얼마야?', 'spending.csv', '**11**'],
	['총 금액을 사람별로 알려줘', 'spending.csv', '| Bo | 15 |'],
	['가장 비싼 제품은?', 'goods.csv', 'Grill'],
	['what is the total revenue?', '매출.csv', '118,000'],
	['how many are cancelled?', '매출.csv', '**10**'],
	['what is the average revenue per branch?', '매출.csv', '부산']
])('a table in the other language is understood: %s', async (request, name, expected) => {
	expect(await text(request, name)).toContain(expected);
});

test('a table is found by its name in the other language', async () => {
	expect(await text('송장 금액 평균이 얼마야?')).toContain('invoices.csv');
});

describe('a table', () => {
	const on = 'invoices.csv';
	const amounts = invoices.map(([, , , , , amount]) => Number(amount));
	const sumWhere = (keep: (row: string[]) => boolean): number =>
		invoices.filter(keep).reduce((sum, row) => sum + Number(row[5]), 0);
	const printed = (value: number): string =>
		value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

	test.each([
		['how many invoices are there?', '**102**'],
		['how many rows does my sheet have', '**102**'],
		['how many invoices are unpaid?', '**34**'],
		['How many unpaid invoices are in New York?', '**9**'],
		['how many are not paid', '**34**'],
		['how many invoices over 1,000', '**16**'],
		['number of invoices between 200 and 300', '**10**'],
		['how many invoices from Busan or Seoul are there', '**52**'],
		['how many invoices in March 2024?', '**9**'],
		['how many invoices were before 2024-03-01', '**18**'],
		['how many different customers are there', '**17**'],
		['how many invoices have no email?', '**11**'],
		['what is the total amount?', `**${printed(sumWhere(() => true))}**`],
		[
			'total amount of the unpaid invoices',
			`**${printed(sumWhere((row) => row[3] === 'Unpaid'))}**`
		],
		['what is the average amount in Seoul?', '**635.50**'],
		['what is the highest amount?', `**${printed(Math.max(...amounts))}**`],
		['which invoice has the lowest amount', 'INV-001'],
		['송장은 몇 개야?', '**102**']
	])(
		'%s',
		async (request, expected) => {
			const answer = await text(request, on);
			expect(answer).toContain(expected);
			expect(answer).toMatch(/102 of 102 rows|102개 행 중 102/);
		},
		limit
	);

	test.each([
		['How many invoices are unpaid in invoices.csv?', '**34**'],
		[
			'what is the sum of the Amount column in INVOICES.CSV',
			`**${printed(sumWhere(() => true))}**`
		],
		['How much did Customer A pay in invoices.csv?', 'Customer = “Customer A”'],
		['list the unpaid invoices of invoices.csv', 'Status = “Unpaid”'],
		['매출.csv에서 상태가 취소인 건 몇 개야?', '**10**']
	])(
		'the file is named by its whole name: %s',
		async (request, expected) => {
			expect(await text(request)).toContain(expected);
		},
		limit
	);

	test(
		'the document is cited, and the card holds the rows that were counted',
		async () => {
			const answer = await ask('how many unpaid invoices are in New York?', on);
			expect(answer?.answer.citations).toMatchObject([
				{ number: 1, documentId: ids.get(on), title: 'invoices.csv', supported: true }
			]);
			const rows = answer?.parts.flatMap((part) => (part.type === 'table' ? part.rows : []));
			expect(rows).toHaveLength(9);
			expect(rows?.every((row) => row[2] === 'New York' && row[3] === 'Unpaid')).toBe(true);
		},
		limit
	);

	test(
		'all values of a column are listed, each once',
		async () => {
			const answer = await text('list all cities', on);
			for (const city of cities) expect(answer).toContain(`- ${city}`);
			expect(answer).toContain('**4**');
		},
		limit
	);

	test(
		'sums for each value of a column',
		async () => {
			const answer = await text('total amount per city', on);
			for (const city of cities) {
				expect(answer).toContain(`| ${city} | ${printed(sumWhere((row) => row[2] === city))} |`);
			}
			expect(await text('which customer has the most invoices', on)).toContain('**6**');
		},
		limit
	);

	test(
		'words that are no column and no value are told with the columns there are, and nothing is counted',
		async () => {
			const answer = await text('how many overdue invoices are there?', on);
			expect(answer).toContain('overdue');
			for (const column of header) expect(answer).toContain(`**${column}**`);
			expect(answer).not.toMatch(/\*\*\d/);
		},
		limit
	);

	test(
		'a request that names the document, or only says "my sheet", finds it',
		async () => {
			expect(await text('How many invoices are unpaid?')).toContain('**34**');
			expect(await text('매출 시트에서 취소된 건 몇 개야?')).toContain('10');
		},
		limit
	);

	test(
		'requests that do not count stay what they are',
		async () => {
			for (const request of [
				'who sent invoice INV-001 and why?',
				'summarise the invoices',
				'what is 18% of 2,340?',
				'how many kilometres are 3 miles?',
				'how many days until Christmas?',
				'송장을 요약해줘'
			])
				expect(await ask(request)).toBeUndefined();
		},
		limit
	);
});

describe('in Korean', () => {
	test.each([
		['매출액 합계는 얼마야?', '**118,000원**'],
		['부산 지점은 몇 건이야?', '**14**'],
		['취소가 아닌 건 몇 개인가요?', '**30**'],
		['매출액이 4000원 이상인 건 몇 건이야?', '**10**'],
		['매출액 평균은?', '**2,950원**'],
		['매출액이 가장 높은 담당자는 누구야?', '직원4'],
		['지점별 매출액 합계를 알려줘', '| 부산 |'],
		['담당자를 모두 나열해줘', '- 직원3']
	])(
		'%s',
		async (request, expected) => expect(await text(request, '매출.csv')).toContain(expected),
		limit
	);
});

describe('texts', () => {
	test.each([
		['how many people are on team Red?', 'people.txt', '**6**'],
		['what is the average age', 'people.txt', '**25.5'],
		['how many functions are in this file', 'shapes.ts', '**60**'],
		['how often is the plumber mentioned?', 'tasks.md', '**3**'],
		['how many sections does it have?', 'tasks.md', '**3**'],
		['how many tasks are done?', 'tasks.md', '**2**'],
		['how many open tasks are there?', 'tasks.md', '**2**'],
		['plumber라는 말이 몇 번 나와?', 'tasks.md', '**3**']
	])(
		'%s',
		async (request, name, expected) => expect(await text(request, name)).toContain(expected),
		limit
	);

	test(
		'all functions are listed, not those a search would find',
		async () => {
			const answer = await ask('list all functions', 'shapes.ts');
			const rows = answer?.parts.flatMap((part) => (part.type === 'table' ? part.rows : []));
			expect(rows?.map(([name]) => name)).toEqual(
				Array.from({ length: 60 }, (_, index) => `shape${index}`)
			);
		},
		limit
	);

	test(
		'a text that says a number is left to be quoted',
		async () => {
			const name = 'company.txt';
			ids.set(name, await opened.add(name, 'The company has 37 employees in two offices.\n'));
			expect(await ask('how many employees does the company have?', name)).toBeUndefined();
		},
		limit
	);
});

test(
	'a word that is a value of one sheet is not counted in the sentences of another',
	async () => {
		const file = makeXlsx({
			Orders: [
				['Order', 'Status'],
				...[1, 2, 3].map((at) => [`A-${at}`, at < 3 ? 'open' : 'paid'])
			],
			Notes: [['Note'], ['Open orders are chased on Mondays']]
		});
		ids.set('orders.xlsx', await opened.add('orders.xlsx', file));
		const answer = await text('how many orders are open?', 'orders.xlsx');
		expect(answer).toContain('**2** of the 3 rows');
		expect(answer).not.toContain('Notes');
	},
	limit
);

test(
	'every sheet of a workbook is read; a row with the total is not added to itself',
	async () => {
		const rows = Array.from({ length: 3_000 }, (_, index) => [`Item ${index}`, String(index % 7)]);
		const id = await opened.add(
			'stock.xlsx',
			makeXlsx({
				Stock: [['Product', 'Units'], ...rows, ['Total', '8997']],
				Colours: [
					['Colour', 'Code'],
					['red', 'r'],
					['blue', 'b']
				]
			})
		);
		const scope = { documentIds: [id], sure: true };
		const { signal } = new AbortController();
		const units = await answerFromWhole(opened.store, 'sum of units', scope, 'en', signal);
		const sum = rows.reduce((total, [, count]) => total + Number(count), 0);
		expect(units?.answer.text).toContain(`**${sum.toLocaleString('en-US')}**`);
		expect(units?.answer.text).toContain('3000 of 3000 rows');
		const colours = await answerFromWhole(opened.store, 'list all colours', scope, 'en', signal);
		expect(colours?.answer.text).toContain('- blue');
	},
	limit
);

describe('as people ask it', () => {
	test.each([
		['How many ferries go to Tarvo?', 'ferries.md', '**3** of the 4 rows'],
		['When does the last ferry to Tarvo leave?', 'ferries.md', '**12:40**'],
		['When does the first ferry to Tarvo leave?', 'ferries.md', '**06:10**'],
		['Which products are out of stock?', 'goods.csv', '- Toaster\n- Grill'],
		['품절된 제품은 몇 개야?', 'goods.csv', '**2**'],
		['Who spent the most?', 'spending.csv', '**Bo** is first'],
		['누가 제일 많이 썼어?', 'spending.csv', '**Bo**']
	])('%s', async (request, name, says) => {
		expect(await text(request, name)).toContain(says);
	});

	test('who spent the most is not asked of a table without people', async () => {
		expect(await ask('Who spent the most?', 'goods.csv')).toBeUndefined();
	});
});
