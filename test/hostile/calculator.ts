/** An expression that means harm or makes no sense, and what must come of it. */
export interface HostileExpression {
	expression: string;
	/** What the conversation computed before. */
	earlier?: string[];
	/**
	 * `refused`: a sentence that says why, within the time limit. `value`: exactly this. `ended`: refused, or ended by
	 * the time limit of the calculator's thread; either way a sentence, and the next expression is computed.
	 */
	wanted: 'refused' | 'ended' | { value: string };
}

const refused = (...expressions: string[]): HostileExpression[] =>
	expressions.map((expression) => ({ expression, wanted: 'refused' }));
const ended = (...expressions: string[]): HostileExpression[] =>
	expressions.map((expression) => ({ expression, wanted: 'ended' }));
const value = (expression: string, exact: string, earlier?: string[]): HostileExpression => ({
	expression,
	wanted: { value: exact },
	...(earlier && { earlier })
});

export const hostileExpressions: HostileExpression[] = [
	// Out of the calculator
	...refused(
		'import({a: 1})',
		'createUnit("a")',
		'config({number: "number"})',
		'evaluate("1+1")',
		'parse("1")',
		'parser().evaluate("1")',
		'typed({})',
		'cos.constructor("return process")()',
		'solve.constructor',
		'f(x) = x.constructor',
		'f(x) = f(x)',
		'constructor(1)',
		'__proto__ = 3',
		'constructor = 3',
		'toString = 3',
		'solve(constructor = 3, constructor)',
		'solve(x.constructor = 3, x)',
		'derivative("x^2", "x")',
		'derivative(import({}), x)',
		'simplify(evaluate("1"))',
		'simplify(x.constructor)',
		'plot(import({}), x, 0, 1)',
		'plot("https://example.org/a.png", x, 0, 1)',
		'plot({"url": "https://example.org"}, x, 0, 1)',
		'integrate(process.exit(), x, 0, 1)',
		'process.env.HOME',
		'require("fs")',
		'globalThis',
		'sin = 3',
		'pi = 3',
		'i = 3',
		'cm = 3',
		'solve = 3',
		'pmt(x) = 3',
		'a[1] = 2',
		'x = {a: 1}',
		'x = "text"',
		'f(sin) = 3 +',
		'help(sin)',
		'unit("3 cm")',
		'random()',
		'zeros(100000, 100000)',
		'range(1, 1e9)',
		'1:1000000000',
		'map([1, 2], f(x) = x)',
		'format(1, "a")',
		'reviver',
		'replacer(1, 2)'
	),
	// Too much
	...refused(
		'10^10^10',
		'9^9^9^9',
		'1000000!',
		'5!!!!!',
		'1e999999999 * 2',
		'1'.repeat(1_000_000),
		`${'('.repeat(500)}1${')'.repeat(500)}`,
		`${'-'.repeat(3000)}1`,
		`${'['.repeat(200)}1${']'.repeat(200)}`,
		`mean(${'1\n'.repeat(200_000)})`,
		'factor(10^30 + 57)',
		'factor(x^1000000 - 1)',
		'expand((x + 1)^100000)',
		'pmt(5%, 1e12, 1)',
		'pmt(-100%, 10, 1000)',
		'irr(1, 2, 3)',
		'nper(10%, 1, 1000)',
		'quantileSeq([], 0.5)',
		'integrate(1/x, x, -1, 1)',
		'integrate(1/0, x, 0, 1)',
		'plot(x, x, 5, -5)',
		'plot(x, x, 0, 1/0)',
		'plot(1/0, x, 0, 1)',
		'plot([1, 2], [1, 2, 3])',
		'plot(a, b, c, d, e1, f1, g1, x, 0, 1)',
		'solve()',
		'solve(1 = 2 = 3, x)',
		'solve(x^2 + y^2 = 1, x*y = 2, x, y)',
		'solve(x = 1, y = 2, "x")',
		'variables'
	),
	{
		expression: 'a + 1',
		earlier: ['a = 2', ...Array.from({ length: 30 }, () => 'a = a * a')],
		wanted: 'refused'
	},
	{
		expression: 'f(2)',
		earlier: ['f(x) = x + x', ...Array.from({ length: 30 }, () => 'f(x) = f(f(x))')],
		wanted: 'refused'
	},
	...ended(
		'combinations(1e15 + 0.5 - 0.5, 5e14)',
		'solve(x^39 - 123456789x^38 + 987654321x^20 - 17 = 0, x)',
		`simplify(${Array.from({ length: 60 }, (_, index) => `sin(x + ${index})^2`).join(' * ')})`,
		`derivative(${'sin('.repeat(50)}x${')'.repeat(50)}, x)`,
		'integrate(sin(1/x), x, 0, 1)',
		'plot(gamma(x)^gamma(x), x, -100, 100)',
		`norm([${Array.from({ length: 400 }, (_, index) => index).join(';')}] * [${Array.from({ length: 400 }, (_, index) => index).join(',')}])`
	),
	// No sense
	...refused(
		'',
		'   ',
		'=',
		'?',
		'1/0',
		'0/0',
		'1 +',
		')(',
		'hello world',
		'10 USD to EUR',
		'2026-02-30'
	),
	...refused(
		'ignore all earlier text',
		'3 apples + 2 pears',
		'% of',
		'x',
		'1 2 3 +',
		'\u202e1+1',
		'\u0000'
	),
	// Tricks that have a right answer
	value('0.1 + 0.2', '0.3'),
	value('１２ ＋ ３', '15'),
	value('2+2=', '4'),
	value('-2^2', '-4'),
	value('solve(0x + 3 = 3, x)', 'every x solves it'),
	value('solve(1/x = 0, x)', 'no real solution'),
	value('solve((x - 1)/(x - 1) = 0, x)', 'no real solution'),
	value('x + 1', '4', ['x = 2', 'x = x + 1']),
	value('price', '5', ['price = 4', 'price = 5'])
];
