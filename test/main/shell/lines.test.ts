import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { expect, test } from 'vitest';
import { Lines } from '../../../main/shell/lines.ts';

function linesOf(text: string): Lines {
	const input = new PassThrough();
	const lines = new Lines(createInterface({ input }));
	input.end(text);
	return lines;
}

test('a line that was waited for in vain is the next one to be taken', async () => {
	const lines = linesOf('one\ntwo\n');
	await lines.peek();
	expect([await lines.peek(), await lines.take(), await lines.take()]).toEqual([
		'one',
		'one',
		'two'
	]);
});

test('lines that came before anybody waited are kept, and after the last there is none', async () => {
	const lines = linesOf('one\ntwo');
	await new Promise((later) => setImmediate(later));
	const taken = [await lines.take(), await lines.take(), await lines.take(), await lines.take()];
	expect(taken).toEqual(['one', 'two', undefined, undefined]);
});
