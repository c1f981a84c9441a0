import { describe, expect, test } from 'vitest';
import { findBrought } from '../../../../main/kernel/decide/copying/brought.ts';
import { turnGrammar } from '../../../../main/kernel/decide/grammar.ts';
import { shownContext } from '../../../../main/kernel/decide/prompt.ts';
import { GrammarFollower } from '../../../../main/model/grammar/follower.ts';
import { exchangesOf } from '../../../../main/evaluation/requests.ts';
import { loadRequests } from '../../../dispatch/requests.ts';
import { openTools } from '../../../dispatch/tools.ts';

/** What is forced after each of `texts`, taken one after the other. */
function forcedAlong(grammar: string, ...texts: string[]): { text: string; ends: boolean }[] {
	const follower = GrammarFollower.of(grammar);
	if (follower === null) throw new Error('The grammar was not understood.');
	return texts.map((text) => {
		follower.advance(text);
		return follower.forced();
	});
}

describe('what a grammar leaves no choice about', () => {
	const calls = String.raw`root ::= "open(" address ")" | "order()" | "reply()"
address ::= "\"" ("https://a.example" | "https://b.example/x") "\""`;

	test('is the rest of a name, up to where the ways part', () => {
		expect(forcedAlong(calls, '', 'o', 'p')).toEqual([
			{ text: '', ends: false },
			{ text: '', ends: false },
			{ text: 'en("https://', ends: false }
		]);
	});

	test('is all the rest where only one way is left', () => {
		expect(forcedAlong(calls, 'r')).toEqual([{ text: 'eply()', ends: true }]);
		expect(forcedAlong(calls, 'open("https://b')).toEqual([{ text: '.example/x")', ends: true }]);
	});

	test('is nothing more at the end, and nothing while the text may end or go on', () => {
		expect(forcedAlong(calls, 'reply()')).toEqual([{ text: '', ends: true }]);
		expect(forcedAlong('root ::= "a" "b"*', 'a')).toEqual([{ text: '', ends: false }]);
	});

	test.each([
		['root ::= "x"{3} "y"', 'x', 'xxy', true],
		['root ::= "x"{1,2} "y"', 'x', '', false],
		['root ::= "x"{1,2} "y"', 'xx', 'y', true],
		['root ::= ("ab")+ "."', 'a', 'b', false],
		['root ::= [a-c] [^x] "!"', 'ab', '!', true],
		['root ::= "\\x41" "\\u00e9" "\\"" | "b"', 'A', 'é"', true],
		['root ::= "가나" | "가다"', '', '가', false],
		['root ::= a | b\na ::= "1" "2"\nb ::= "1" "2" "3"', '1', '2', false],
		['root ::= ("" | "a")* "b"', 'b', '', true]
	])('%s after %j', (grammar, written, text, ends) => {
		expect(forcedAlong(grammar, written)).toEqual([{ text, ends }]);
	});

	test('is nothing after text that the grammar does not have', () => {
		expect(forcedAlong(calls, 'zebra')).toEqual([{ text: '', ends: false }]);
	});

	test('is not known of a grammar with signs beyond those of a turn', () => {
		expect(GrammarFollower.of('root ::= .*')).toBeNull();
		expect(GrammarFollower.of('# nothing')).toBeNull();
		expect(GrammarFollower.of('root ::= ("a"')).toBeNull();
		expect(GrammarFollower.of('other ::= "a"')).toBeNull();
	});
});

test('the rest of a grammar reads on where the whole one was left', () => {
	const follower = GrammarFollower.of(
		'root ::= "a" ("bc" | "bd"){1,3} "." | "x" root2\nroot2 ::= "y"'
	);
	follower?.advance('a');
	const rest = GrammarFollower.of(follower?.restAfter('b') ?? '');
	rest?.advance('c');
	expect(rest?.forced()).toEqual({ text: '', ends: false });
	rest?.advance('bdb');
	rest?.advance('d');
	expect(rest?.forced()).toEqual({ text: '.', ends: true });
});

test('the grammars of turns are understood', () => {
	const tools = openTools();
	let whole = 0;
	try {
		for (const request of loadRequests()) {
			const context = { request: request.request, exchanges: exchangesOf(request), steps: [] };
			const grammar = turnGrammar(tools.offered, shownContext(context), findBrought(context));
			const follower = GrammarFollower.of(grammar);
			if (follower === null) throw new Error(`not understood: ${request.id}`);
			follower.advance('rep');
			expect(follower.forced(), request.id).toEqual({ text: 'ly()', ends: true });
			whole++;
		}
	} finally {
		tools.close();
	}
	expect(whole).toBeGreaterThan(400);
});
