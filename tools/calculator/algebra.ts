import type { ExpressionNode } from './allowed.ts';
import type { Curve } from './numeric.ts';

/** What the commands work with: expressions that were checked, and of which only unknowns are left without a value. */
export interface Algebra {
	parse: (text: string) => ExpressionNode;
	/** A number as it was written. */
	source: (value: unknown) => string;
	/** The expression as a function of one name. */
	curve: (text: string, name: string) => Curve;
	derive: (text: string, name: string) => string;
	simplify: (text: string) => string;
}

/** The names in an expression that stand for themselves, in the order they occur. */
export function freeNames(node: ExpressionNode, isKnown: (name: string) => boolean): string[] {
	const found = new Set<string>();
	const visit = (inner: ExpressionNode): void => {
		if (inner.type === 'SymbolNode' && !isKnown(String(inner.name))) found.add(String(inner.name));
		if (inner.type === 'FunctionNode') inner.args?.forEach(visit);
		else inner.forEach(visit);
	};
	visit(node);
	return [...found];
}
