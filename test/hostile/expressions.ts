import { join } from 'node:path';
import { createCalculator, startCalculatorThread } from '../../tools/calculator/index.ts';
import { partsToText } from '../../tools/parts.ts';
import type { Row } from './row.ts';

const thread = join(import.meta.dirname, '../tools/calculator/thread.mjs');
const calculator = createCalculator({
	start: () => startCalculatorThread(thread),
	limits: { startTime: 60_000 }
});

/** As a turn computes: in a thread of its own, which is ended when it takes too long. */
async function compute(expression: string): Promise<string> {
	const { parts } = await calculator.run(
		{ expression },
		{
			...{ signal: AbortSignal.timeout(60_000), conversationId: 'c', messageId: 'm' },
			allow: () => Promise.resolve()
		}
	);
	return partsToText(parts);
}

/** Expressions that reach for the program around them, that never end, or that are none. */
const refused = [
	...[
		'import("fs")',
		'require("fs")',
		'process.exit(1)',
		'this',
		'window',
		'Function("return 1")()'
	],
	...[
		'cos.constructor("return process")()',
		'"a".constructor',
		'[].constructor.constructor("1")()'
	],
	...['{a: 1}.__proto__', 'parse("1+1")', 'evaluate("2")', 'compile("1")', 'config({})', 'typed()'],
	...['createUnit("foo")', 'simplify("x+x")', 'derivative("x", "x")', 'reviver()', 'chain(1)'],
	...['f(x) = f(x + 1); f(1)', 'a.b.c = 1', 'sin = 5', 'print("$a", {a: 1})', 'eval("1")'],
	...[
		'10^10^10',
		'9^9^9^9',
		'1e6!',
		'5!!!!!!',
		'zeros(100000, 100000)',
		'ones(1e9)',
		'identity(1e6)'
	],
	...[
		'1:1e12',
		'random([1e6, 1e6])',
		'2^(1/1e-12)',
		'combinations(1e9, 5e8)',
		'kron(ones(3e3), ones(3e3))'
	],
	...[
		'1 +',
		'(((',
		')(',
		'1..2',
		'"',
		'@',
		'\\',
		'1;;;;/',
		'# only a comment',
		'\u0000',
		'1 \u0000 2'
	],
	...[
		'\u202e1+1',
		'🧮',
		'১ + ১'.repeat(500),
		'('.repeat(5000),
		'-'.repeat(20_000),
		'1'.repeat(500_000)
	],
	...['+'.repeat(100_000), `${'sqrt('.repeat(300)}1${')'.repeat(300)}`, '[1,'.repeat(2000)]
];
/** Harmless, however odd they look. */
const computed: [string, string][] = [
	['  1  +  1  ', '2'],
	['1,000 + 1', '1001'],
	['0.1 + 0.2', '0.3'],
	['-(-(-1))', '-1'],
	['2 ^ -1', '0.5'],
	['1e-3', '0.001']
];

export const expressions: Row[] = [
	...refused.map((expression): Row => ({
		name: `refuses ${expression.slice(0, 40)}`,
		run: async () => `computed ${(await compute(expression)).slice(0, 40)}`,
		wanted: /^(ToolError|ZodError): [^]+/
	})),
	...computed.map(([expression, value]): Row => ({
		name: `computes ${expression}`,
		run: () => compute(expression),
		wanted: value
	}))
];
