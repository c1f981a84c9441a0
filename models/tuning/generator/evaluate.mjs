import { create, all } from 'mathjs';

// Reads a list of expressions and prints what each is worth: a number, the amount of a unit, or null.
const math = create(all);
let text = '';
for await (const part of process.stdin) text += part;

function worth(expression) {
	try {
		const value = math.evaluate(expression);
		if (math.typeOf(value) === 'Unit') return value.toJSON().value;
		return typeof value === 'number' && Number.isFinite(value) ? value : null;
	} catch {
		return null;
	}
}

process.stdout.write(JSON.stringify(JSON.parse(text).map(worth)));
