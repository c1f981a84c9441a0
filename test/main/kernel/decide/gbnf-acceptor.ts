/** Where a piece of grammar can end in `text` when it starts at a position. */
type Matcher = (text: string, at: number) => Set<number>;

/** Says of a text whether a GBNF grammar accepts all of it; throws on a grammar that it cannot read. */
export function acceptor(grammar: string): (text: string) => boolean {
	const rules = new Map<string, Matcher>();
	for (const line of grammar.split('\n').filter(Boolean)) {
		const [, name = '', body = ''] = /^([a-z][a-zA-Z0-9-]*) ::= (.+)$/.exec(line) ?? [];
		if (name === '') throw new Error(`not a rule: ${line}`);
		if (rules.has(name)) throw new Error(`twice: ${name}`);
		rules.set(name, parseRule(body, rules));
	}
	return (text) => {
		const root = rules.get('root');
		if (root === undefined) throw new Error('no root');
		return root(text, 0).has(text.length);
	};
}

function parseRule(body: string, rules: Map<string, Matcher>): Matcher {
	let at = 0;
	const matcher = alternatives();
	if (at < body.length) throw new Error(`unread: ${body.slice(at)}`);
	return matcher;

	function skip(): void {
		while (body[at] === ' ') at++;
	}

	function alternatives(): Matcher {
		const options = [sequence()];
		while (body[at] === '|') {
			at++;
			options.push(sequence());
		}
		return (text, from) => new Set(options.flatMap((option) => [...option(text, from)]));
	}

	function sequence(): Matcher {
		const items: Matcher[] = [];
		skip();
		while (at < body.length && body[at] !== '|' && body[at] !== ')') {
			items.push(repeated(item()));
			skip();
		}
		return (text, from) =>
			items.reduce(
				(ends, next) => new Set([...ends].flatMap((end) => [...next(text, end)])),
				new Set([from])
			);
	}

	function repeated(one: Matcher): Matcher {
		const counts = /^(?:\{(\d+)(,)?(\d*)\}|[*+?])/.exec(body.slice(at));
		if (counts === null) return one;
		at += counts[0].length;
		const [sign, least, comma, most] = counts;
		const [from, to] =
			least === undefined
				? ({ '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[sign] ?? [1, 1])
				: [Number(least), comma === undefined ? Number(least) : Number(most) || Infinity];
		return (text, start) => {
			const ends = new Set<number>(from === 0 ? [start] : []);
			let front = new Set([start]);
			for (let round = 1; round <= (to ?? 1) && front.size > 0; round++) {
				const reached = [...front].flatMap((position) => [...one(text, position)]);
				front = new Set(reached.filter((position) => round <= (from ?? 1) || !ends.has(position)));
				if (round >= (from ?? 1)) front.forEach((position) => ends.add(position));
			}
			return ends;
		};
	}

	function item(): Matcher {
		if (body[at] === '"') return quoted();
		if (body[at] === '[') return characterClass();
		if (body[at] === '(') {
			at++;
			const inside = alternatives();
			if (body[at] !== ')') throw new Error(`open group: ${body}`);
			at++;
			return inside;
		}
		const name = /^[a-z][a-zA-Z0-9-]*/.exec(body.slice(at))?.[0];
		if (name === undefined) throw new Error(`unexpected: ${body.slice(at, at + 20)}`);
		at += name.length;
		const seen = new Map<string, Set<number>>();
		return (text, from) => {
			const rule = rules.get(name);
			if (rule === undefined) throw new Error(`no rule ${name}`);
			const key = `${from}:${text}`;
			const known = seen.get(key);
			if (known) return known;
			const ends = rule(text, from);
			seen.set(key, ends);
			return ends;
		};
	}

	function quoted(): Matcher {
		at++;
		let literal = '';
		while (body[at] !== '"') literal += character();
		at++;
		return (text, from) =>
			text.startsWith(literal, from) ? new Set([from + literal.length]) : new Set();
	}

	function characterClass(): Matcher {
		at++;
		const negated = body[at] === '^';
		if (negated) at++;
		const ranges: [string, string][] = [];
		while (body[at] !== ']') {
			const first = character();
			if (body[at] === '-' && body[at + 1] !== ']') {
				at++;
				ranges.push([first, character()]);
			} else {
				ranges.push([first, first]);
			}
		}
		at++;
		return (text, from) => {
			const code = text.codePointAt(from);
			if (code === undefined) return new Set();
			const one = String.fromCodePoint(code);
			const inside = ranges.some(([low, high]) => low <= one && one <= high);
			return inside === negated ? new Set() : new Set([from + one.length]);
		};
	}

	function character(): string {
		const code = body.codePointAt(at);
		if (code === undefined) throw new Error(`cut off: ${body}`);
		const one = String.fromCodePoint(code);
		at += one.length;
		if (one !== '\\') return one;
		const escape = body[at] ?? '';
		at++;
		if (escape === 'x') {
			at += 2;
			return String.fromCharCode(Number.parseInt(body.slice(at - 2, at), 16));
		}
		return { n: '\n', r: '\r', t: '\t' }[escape] ?? escape;
	}
}
