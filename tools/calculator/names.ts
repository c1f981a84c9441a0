import type * as mathjs from 'mathjs';
import { checkNodes, functionName } from './allowed.ts';
import { CalculatorError } from './calculator-error.ts';
import { parse } from './mathjs.ts';
import type { Rational } from './rational.ts';

/** What a name of the conversation stands for. */
export type Held =
	| { kind: 'exact'; value: Rational; text: string }
	| { kind: 'computed'; value: unknown; text: string }
	| { kind: 'date'; text: string }
	| { kind: 'function'; parameters: string[]; body: mathjs.MathNode; text: string };

const mostNodes = 2_000;
const wordBefore = String.raw`(?<![\p{L}\p{N}_])`;
const wordAfter = String.raw`(?![\p{L}\p{N}_])`;

/** The names of a conversation, and expressions in which they stand. */
export class Names {
	readonly held = new Map<string, Held>();
	readonly #math: mathjs.MathJsInstance;

	constructor(math: mathjs.MathJsInstance) {
		this.#math = math;
	}

	readonly isUnit = (name: string): boolean => this.#math.Unit.isValuelessUnit(name);

	/** Parses and checks: `own` names may stand in it, and with `free` other letters too. */
	read(text: string, own: string[] = [], free = false): mathjs.MathNode {
		const node = this.#multiplied(parse(this.#math, text), own, free);
		const functions = [...this.held].filter(([, { kind }]) => kind === 'function');
		const values = [...this.held].filter(([, { kind }]) => kind === 'exact' || kind === 'computed');
		checkNodes(node, {
			isUnit: this.isUnit,
			functions: new Set(functions.map(([name]) => name)),
			values: new Set([...own, ...values.map(([name]) => name)]),
			free
		});
		return node;
	}

	/** Puts what names stand for in their place. With `numbers`, also what was only computed to many digits. */
	inline(root: mathjs.MathNode, own: string[] = [], numbers = false): mathjs.MathNode {
		const math = this.#math;
		let count = 0;
		const visit = (
			node: mathjs.MathNode,
			values: ReadonlyMap<string, mathjs.MathNode>
		): mathjs.MathNode => {
			if (++count > mostNodes) throw new CalculatorError('LIMIT', 'The expression is too long.');
			if (math.isSymbolNode(node)) {
				const value = values.get(node.name);
				if (value !== undefined) return new math.ParenthesisNode(value);
				const held = own.includes(node.name) ? undefined : this.held.get(node.name);
				if (held?.kind === 'exact') return parse(math, `(${held.value.top}/${held.value.bottom})`);
				if (held?.kind === 'computed' && numbers) return parse(math, `(${plainNumber(held)})`);
				return node;
			}
			if (math.isFunctionNode(node)) {
				const held = this.held.get(functionName(node));
				const args = node.args.map((each) => visit(each, values));
				if (held?.kind !== 'function') return new math.FunctionNode(node.fn, args);
				if (args.length !== held.parameters.length) {
					throw new CalculatorError(
						'BAD_INPUT',
						`${held.text} takes ${held.parameters.length} values.`
					);
				}
				const given = new Map(held.parameters.map((name, index) => [name, args[index] ?? node]));
				return new math.ParenthesisNode(visit(held.body, given));
			}
			return node.map((each) => visit(each, values));
		};
		return visit(root, new Map());
	}

	/** Writes the days that names stand for in their place. */
	writeDates(text: string): string {
		let dated = text;
		for (const [name, held] of this.held) {
			if (held.kind !== 'date') continue;
			dated = dated.replace(
				new RegExp(`${wordBefore}${name}${wordAfter}(?!\\s*=)`, 'gu'),
				held.text
			);
		}
		return dated;
	}

	/** `x(x + 1)` is a product where `x` is no function. */
	#multiplied(node: mathjs.MathNode, own: string[], free: boolean): mathjs.MathNode {
		const math = this.#math;
		return node.transform((each) => {
			if (!math.isFunctionNode(each)) return each;
			const name = functionName(each);
			const [inner] = each.args;
			const isLetter = free && name.length === 1 && !this.held.has(name);
			const isValue =
				isLetter ||
				own.includes(name) ||
				['exact', 'computed'].includes(this.held.get(name)?.kind ?? '');
			if (!isValue || inner === undefined || each.args.length > 1) return each;
			return new math.OperatorNode('*', 'multiply', [
				new math.SymbolNode(name),
				new math.ParenthesisNode(this.#multiplied(inner, own, free))
			]);
		});
	}
}

function plainNumber(held: { value: unknown; text: string }): string {
	if (!/^-?[\d.]+(?:e[+-]?\d+)?$/i.test(held.text)) {
		throw new CalculatorError(
			'BAD_INPUT',
			`A value with a unit (${held.text}) cannot stand in a formula.`
		);
	}
	return held.text;
}
