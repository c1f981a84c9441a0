import { resolve } from 'node:path';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Part } from '../../tools/parts.ts';
import { startElectronHost, type ElectronHost } from './electron-host.ts';

/** The sandbox alone in a real Electron. */
let host: ElectronHost;

interface Result {
	ok: boolean;
	parts: Part[];
}

beforeAll(async () => {
	host = await startElectronHost('interpreter-host', {
		env: { ASSETS: resolve(import.meta.dirname, '../../out/interpreter') }
	});
});

afterAll(() => host.close());

let conversations = 0;
const fresh = () => `conversation-${++conversations}`;

function run(
	language: 'python' | 'javascript',
	code: string,
	more: Record<string, unknown> = {}
): Promise<Result> {
	// A busy machine must not decide: only the tests of the time limit have a short one.
	const defaults = { conversationId: fresh(), timeoutMs: 60_000 };
	return host.call<Result>('run', { language, code, ...defaults, ...more });
}

const python = (code: string, more?: Record<string, unknown>) => run('python', code, more);
const javascript = (code: string, more?: Record<string, unknown>) => run('javascript', code, more);

function text(result: Result): string {
	return result.parts.map((part) => ('text' in part ? part.text : `[${part.type}]`)).join('\n');
}

describe('what a program shows', () => {
	test('printed text comes before the last value', async () => {
		expect(await python('print("hello")\n2 ** 100')).toEqual({
			ok: true,
			parts: [{ type: 'text', text: `hello\n${2n ** 100n}` }]
		});
		expect(await javascript('console.log("hello", { a: [1, null] }); 2n ** 100n')).toEqual({
			ok: true,
			parts: [{ type: 'text', text: `hello { a: [1, null] }\n${2n ** 100n}n` }]
		});
	});

	test('a list of records is a table', async () => {
		const table = {
			type: 'table',
			title: '',
			columns: ['name', 'age'],
			rows: [
				['Ana', '31'],
				['Bo', '']
			],
			total: 2
		};
		expect(
			(await python('[{"name": "Ana", "age": 31}, {"name": "Bo", "age": None}]')).parts
		).toEqual([table]);
		expect(
			(await javascript('[{ name: "Ana", age: 31 }, { name: "Bo", age: null }]')).parts
		).toEqual([table]);
	});

	test('rows of a database are a table with its column names', async () => {
		const code = [
			'import sqlite3',
			'base = sqlite3.connect(":memory:")',
			'base.execute("create table t (city text, people int)")',
			'base.executemany("insert into t values (?, ?)", [("Seoul", 9), ("Bonn", 1)])',
			'base.execute("select * from t order by people")'
		].join('\n');
		expect((await python(code)).parts).toEqual([
			{
				type: 'table',
				title: '',
				columns: ['city', 'people'],
				rows: [
					['Bonn', '1'],
					['Seoul', '9']
				],
				total: 2
			}
		]);
	});

	test('of a long table the first 1,000 rows come, with the number of all', async () => {
		const [table] = (await python('[{"n": n} for n in range(5000)]')).parts;
		expect(table?.type === 'table' && [table.rows.length, table.total]).toEqual([1000, 5000]);
	});

	test.each([
		"hearth.plot([3, 1, 2], title='Plain')",
		"hearth.plot([1, 2, 3], [4, 5, 6], [6, 5, 4], labels=['up', 'down'])",
		"hearth.plot(['Jan', 'Feb'], [3, 4], kind='bar', xlabel='month')",
		"hearth.plot(['Jan', 'Feb'], [3, 4], [4, 3], kind='bar', labels=['a', 'b'])",
		"hearth.plot([1.5, 2.5], [4, 5], kind='scatter')",
		"hearth.plot([1, 1, 2, 3, 5, 8], kind='histogram', bins=4)",
		'import datetime\nhearth.plot([datetime.date(2024, 1, d) for d in (1, 2, 3)], [1, 2, 4])',
		"hearth.plot({'x': [1, 2], 'sales': [3, 4], 'cost': [2, 2]}, x='x')",
		"hearth.plot({'tea': 3, 'coffee': 4}, kind='bar')",
		'hearth.plot(range(100_000), [n % 7 for n in range(100_000)])'
	])('%s is a plot that can be drawn', async (code) => {
		const result = await python(`import hearth\n${code}`, { conversationId: 'plots' });
		const [plot] = result.parts;
		if (plot?.type !== 'plot') throw new Error(text(result));
		const drawn = new View(parse(compile(plot.spec as unknown as TopLevelSpec).spec));
		const svg = await drawn.toSVG();
		expect(svg).toMatch(/mark-(line|rect|symbol)/);
		expect(svg).not.toMatch(/NaN|undefined/);
	});

	test('data that cannot be drawn is an error in words', async () => {
		const conversationId = fresh();
		for (const [code, words] of [
			['hearth.plot([])', 'nothing to draw'],
			['hearth.plot()', 'needs data'],
			['hearth.plot([1, 2], [1])', 'x has 2 values'],
			['hearth.plot([1], kind="pie")', 'line, bar, scatter, histogram'],
			['hearth.plot([{"a": 1}], x="a", y="b")', "no column 'b'"],
			['hearth.show_table(3)', 'list of dicts'],
			['hearth.show_picture("x")', 'PNG']
		] as const) {
			expect(text(await python(`import hearth\n${code}`, { conversationId }))).toContain(words);
		}
	});

	test('a plot of records takes the names of its columns', async () => {
		const [plot] = (
			await python(
				'import hearth\nrows = [{"month": "Jan", "sales": 3}, {"month": "Feb", "sales": 4}]\n' +
					'hearth.plot(rows, x="month", y="sales", kind="bar")'
			)
		).parts;
		expect(plot).toEqual({
			type: 'plot',
			spec: {
				data: {
					values: [
						{ x: 'Jan', y: 3, series: 'sales' },
						{ x: 'Feb', y: 4, series: 'sales' }
					]
				},
				mark: { type: 'bar' },
				encoding: {
					x: { field: 'x', type: 'nominal', title: 'month', sort: null },
					y: { field: 'y', type: 'quantitative', title: 'sales' }
				}
			},
			alt: 'bar plot of sales, 2 points'
		});
	});

	test('JavaScript draws with plot', async () => {
		const [plot] = (await javascript('plot([1, 2, 3], [2, 4, 8], { kind: "bar", title: "Up" })'))
			.parts;
		if (plot?.type !== 'plot') throw new Error('no plot');
		const drawn = new View(parse(compile(plot.spec as unknown as TopLevelSpec).spec));
		expect(await drawn.toSVG()).toMatch(/mark-rect/);
		expect(plot.alt).toBe('bar plot "Up", 3 points');
		expect(text(await javascript('plot([1], [1, 2])'))).toContain('x has 1 values');
	});

	test('a table that was read has numbers where there are numbers, in every common form', async () => {
		const cases: [string, string, string][] = [
			['a.csv', 'n;v\n1;2,5\n', "[{'n': 1, 'v': '2,5'}]"],
			['a.csv', '\ufeffn,v\n007,"1,200"\n', "[{'n': '007', 'v': 1200}]"],
			['a.tsv', 'n\tv\n1\t2.5\n', "[{'n': 1, 'v': 2.5}]"],
			['a.json', '[{"n": 1}]', "[{'n': 1}]"],
			['a.txt', 'plain', "'plain'"],
			['a.csv', '', '[]']
		];
		for (const [name, content, read] of cases) {
			const files = [{ name, base64: Buffer.from(content).toString('base64') }];
			expect(
				text(await python(`import hearth\nprint(repr(hearth.read("${name}")))`, { files }))
			).toBe(read);
		}
	});

	test('a file that a program changed is not laid in again, a new one of its name is', async () => {
		const conversationId = fresh();
		const given = (content: string) => [
			{ name: 'data.csv', base64: Buffer.from(content).toString('base64') }
		];
		const write = 'with open("data.csv", "a") as file: file.write("more")';
		await python(write, { conversationId, files: given('one ') });
		const read = 'open("data.csv").read()';
		expect(text(await python(read, { conversationId, files: given('one ') }))).toBe("'one more'");
		expect(text(await python(read, { conversationId, files: given('two') }))).toBe("'two'");
	});

	test('the text of an SVG is a picture', async () => {
		const [picture] = (await python(`'<svg xmlns="http://www.w3.org/2000/svg"></svg>'`)).parts;
		expect(picture?.type === 'picture' && picture.mime).toBe('image/svg+xml');
	});

	test('a file that goes in can be read, and one that is written comes out', async () => {
		const files = [{ name: 'data.csv', base64: Buffer.from('a,b\n1,2\n').toString('base64') }];
		const written = {
			type: 'file',
			name: 'sum.txt',
			mime: 'text/plain',
			base64: Buffer.from('3').toString('base64')
		};
		const inPython =
			'import csv\nrow = list(csv.reader(open("data.csv")))[1]\n' +
			'with open("sum.txt", "w") as file: print(sum(map(int, row)), end="", file=file)';
		const inJavaScript =
			'const row = readFile("data.csv").split("\\n")[1].split(",");\n' +
			'writeFile("sum.txt", String(Number(row[0]) + Number(row[1])));';
		expect((await python(inPython, { files })).parts).toEqual([written]);
		expect((await javascript(inJavaScript, { files })).parts).toEqual([written]);
	});

	test('a promise is waited for, and timers run', async () => {
		const code = 'await new Promise((done) => setTimeout(done, 20)); console.log("later")';
		expect(text(await javascript(code))).toBe('later');
	});

	test('asyncio runs', async () => {
		const code =
			'import asyncio\nasync def f():\n  await asyncio.sleep(0.01)\n  return 4\nasyncio.run(f())';
		expect(text(await python(code))).toBe('4');
	});

	test('an error names the lines of the program and none of ours', async () => {
		const result = await python('print("so far")\ndef half(n):\n    return n / 0\nhalf(3)');
		expect(result.parts[0]).toEqual({ type: 'text', text: 'so far' });
		expect(text(result)).toContain('line 3, in half');
		expect(text(result)).toContain('ZeroDivisionError');
		expect(text(result)).not.toMatch(/hearth_runner|pyodide/);
	});

	test('a library that is not there is answered with what is', async () => {
		expect(text(await python('import pandas'))).toContain('sqlite3');
		expect(text(await python('import matplotlib.pyplot as plt'))).toContain('hearth.plot');
	});

	test.each([
		['python', 'for i in range(3)\n  print(i)', 'SyntaxError'],
		['javascript', 'for (', 'SyntaxError'],
		['python', 'exit(3)', 'exit code 3'],
		['javascript', 'throw "plain words"', 'plain words'],
		['javascript', 'new Promise(() => {})', 'never settled']
	] as const)('%s: %s is an error in words', async (language, code, words) => {
		const result = await run(language, code);
		expect(result.ok).toBe(false);
		expect(text(result)).toContain(words);
	});

	test('text is cut at its limit, and the cut is said', async () => {
		for (const result of [
			await python('print("x" * 1_000_000)'),
			await javascript('console.log("x".repeat(1e6))')
		]) {
			expect(text(result).length).toBeLessThan(101_000);
			expect(text(result)).toContain('more characters of output were left out');
		}
	});
});

describe('conversations', () => {
	test.each(['python', 'javascript'] as const)(
		'variables of %s stay in their conversation',
		async (language) => {
			const [one, other] = [fresh(), fresh()];
			const set = language === 'python' ? 'kept = 41' : 'var kept = 41';
			await run(language, set, { conversationId: one });
			expect(text(await run(language, 'kept + 1', { conversationId: one }))).toBe('42');
			expect((await run(language, 'kept + 1', { conversationId: other })).ok).toBe(false);
		}
	);

	test('files stay in their conversation, and forgetting drops them', async () => {
		const conversationId = fresh();
		await python('open("note.txt", "w").write("hi")', { conversationId });
		expect(text(await python('open("note.txt").read()', { conversationId }))).toBe("'hi'");
		expect((await python('open("note.txt").read()')).ok).toBe(false);
		await host.call('forget', conversationId);
		expect((await python('open("note.txt").read()', { conversationId })).ok).toBe(false);
	});

	test('a program that misses what made room for other conversations is told that it is gone', async () => {
		const conversationId = fresh();
		await javascript('var kept = 1', { conversationId });
		for (let other = 0; other < 3; other++) await javascript('1');
		const missed = await javascript('kept', { conversationId });
		expect(text(missed)).toMatch(/'kept' is not defined[^]*earlier programs here are gone/);
		expect(text(await javascript('missing', { conversationId }))).not.toContain('gone');
		expect(text(await javascript('missing'))).not.toContain('gone');
	});

	test('a sandbox that nobody uses closes, and the next program opens it again', async () => {
		const own = await startElectronHost('interpreter-host', {
			env: { ASSETS: resolve(import.meta.dirname, '../../out/interpreter'), IDLE_MS: '200' }
		});
		try {
			const program = { language: 'javascript', conversationId: fresh(), timeoutMs: 60_000 };
			// A program is no idle time, however long it takes.
			const slow = 'var kept = 1; const end = Date.now() + 600; while (Date.now() < end); kept';
			expect(text(await own.call<Result>('run', { ...program, code: slow }))).toBe('1');
			await vi.waitFor(async () => expect(await own.call('windows')).toBe(0), { timeout: 20_000 });
			expect(text(await own.call<Result>('run', { ...program, code: 'kept' }))).toContain(
				'earlier programs here are gone'
			);
			expect(text(await own.call<Result>('run', { ...program, code: '1 + 1' }))).toBe('2');
		} finally {
			await own.close();
		}
	});

	test('chance is another one each time', async () => {
		const code = 'import random\nrandom.getrandbits(64)';
		expect(text(await python(code))).not.toBe(text(await python(code)));
	});

	test('programs of one conversation run one after the other', async () => {
		const conversationId = fresh();
		const results = await Promise.all(
			[0, 1, 2].map((n) =>
				python(
					`import time\ntime.sleep(0.05)\nseen = globals().get("seen", []) + [${n}]\nstr(seen)`,
					{ conversationId }
				)
			)
		);
		expect(text(results[2] ?? { ok: false, parts: [] })).toBe("'[0, 1, 2]'");
	});
});

describe('limits', () => {
	test.each([
		['python', 'while True: pass'],
		['python', 'import time\ntime.sleep(60)'],
		['javascript', 'while (true) {}'],
		['javascript', 'setInterval(() => {}, 10)'],
		['javascript', '/(a+)+$/.test("a".repeat(40) + "b")']
	] as const)('%s: %s is interrupted, and variables stay', async (language, code) => {
		const conversationId = fresh();
		await run(language, language === 'python' ? 'kept = 1' : 'var kept = 1', { conversationId });
		const result = await run(language, code, { conversationId, timeoutMs: 500 });
		expect(result.ok).toBe(false);
		expect(text(result)).toContain('stopped after 0.5 seconds');
		expect(text(await run(language, 'kept', { conversationId }))).toBe('1');
	});

	test('a loop that swallows the interrupt loses its worker, and the next program works', async () => {
		const conversationId = fresh();
		const code = 'while True:\n  try:\n    while True: pass\n  except BaseException: pass';
		const result = await python(code, { conversationId, timeoutMs: 500 });
		expect(text(result)).toContain('are gone');
		expect(text(await python('1 + 1', { conversationId }))).toBe('2');
	});

	test('memory ends at its limit, and the interpreter lives on', async () => {
		const conversationId = fresh();
		const result = await python(
			'kept = 1\nparts = []\nwhile True: parts.append(bytearray(10_000_000))',
			{
				conversationId
			}
		);
		expect(text(result)).toContain('512 MB');
		expect(text(await python('kept', { conversationId }))).toBe('1');
		expect(text(await javascript('"x".repeat(2 ** 29)'))).toMatch(
			/out of memory|invalid string length/i
		);
	});

	test('recursion without end is an error', async () => {
		expect(text(await python('def f(): f()\nf()'))).toContain('RecursionError');
		expect(text(await javascript('(function f() { f() })()'))).toContain('stack overflow');
	});

	test.each(['python', 'javascript'] as const)('%s stops when told to', async (language) => {
		const key = fresh();
		const running = run(language, language === 'python' ? 'while True: pass' : 'for (;;);', {
			key
		});
		const stopped = expect(running).rejects.toThrow('Abort');
		await run(language, '1');
		await host.call('stop', key);
		await stopped;
		expect((await run(language, '1 + 1')).ok).toBe(true);
	});

	test('a program that breaks the whole sandbox is told so, and the next one gets a new sandbox', async () => {
		const conversationId = fresh();
		const result = await python('import ctypes\nctypes.memset(0, 0, 10 ** 8)', { conversationId });
		expect(text(result)).toContain('was started again');
		expect(text(await python('1 + 1', { conversationId }))).toBe('2');
	});
});
