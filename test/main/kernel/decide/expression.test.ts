import { expect, test } from 'vitest';
import { expressionNames } from '../../../../main/kernel/decide/expression.ts';
import { allowedFunctions } from '../../../../tools/calculator/allowed.ts';
import { evaluate } from '../../../../tools/calculator/evaluate.ts';

test('the calculator knows every unit that an expression may name', () => {
	const list = expressionNames.units.map((unit) => `2 ${unit}`).join(', ');
	expect(() => evaluate(`[${list}]`)).not.toThrow();
	expect(() => evaluate(`[${list}, 2 dragons]`)).toThrow('dragons');
});

test('the calculator allows every function that an expression may name', () => {
	expect(expressionNames.functions.filter((name) => !allowedFunctions.has(name))).toEqual([]);
});
