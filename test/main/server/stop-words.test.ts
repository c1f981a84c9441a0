import { expect, test } from 'vitest';
import { StopWords } from '../../../main/server/stop-words.ts';

function through(words: string[], pieces: string[]): string[] {
	const told: string[] = [];
	const stop = new StopWords(words, (text) => told.push(text));
	for (const piece of pieces) stop.take(piece);
	stop.end();
	return told;
}

test('text without stop words passes as it comes', () => {
	expect(through([], ['one ', 'two'])).toEqual(['one ', 'two']);
	expect(through([''], ['one'])).toEqual(['one']);
});

test('nothing from the first stop word on passes, in whatever pieces it comes', () => {
	const text = 'alpha beta STOP gamma';
	for (let size = 1; size <= text.length; size++) {
		const pieces = text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
		expect(through(['STOP', 'gamma'], pieces).join('')).toBe('alpha beta ');
	}
});

test('what only began like a stop word comes after all', () => {
	expect(through(['###'], ['a #', '# b ', '##']).join('')).toBe('a ## b ##');
});
