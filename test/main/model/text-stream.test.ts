import type { Token } from 'node-llama-cpp';
import { expect, test } from 'vitest';
import { TextStream } from '../../../main/model/text-stream.ts';

/** Tokens of one byte each, as models have for rare characters. */
function bytesOf(text: string): Token[] {
	return [...Buffer.from(text)].map((byte) => byte as Token);
}
const fromBytes = (tokens: Token[]): string => Buffer.from(tokens).toString('utf8');

function play(text: string, stop: string[] = []): { pieces: string[]; stream: TextStream } {
	const stream = new TextStream(fromBytes, stop);
	const pieces = bytesOf(text).map((token) => stream.push(token));
	return { pieces: [...pieces, stream.end()], stream };
}

test('a character in several tokens comes whole', () => {
	const { pieces, stream } = play('a안👩‍🚀z');
	expect(pieces.join('')).toBe('a안👩‍🚀z');
	expect(pieces.every((piece) => !piece.includes('\uFFFD'))).toBe(true);
	expect(stream.text).toBe('a안👩‍🚀z');
});

test('half a character at the end is dropped', () => {
	const stream = new TextStream(fromBytes);
	for (const token of bytesOf('ok안').slice(0, -1)) stream.push(token);
	stream.end();
	expect(stream.text).toBe('ok');
});

test('a stop string never shows, not even its beginning', () => {
	const { pieces, stream } = play('one\nUser: two', ['\nUser:']);
	expect(pieces.join('')).toBe('one');
	expect(stream.stopped).toBe(true);
});

test('what only began like a stop string is given back', () => {
	expect(play('one\nUse of two', ['\nUser:']).stream.text).toBe('one\nUse of two');
	expect(play('one\nUse', ['\nUser:']).stream.text).toBe('one\nUse');
	expect(play('aaab', ['aab']).stream.text).toBe('a');
});

test('of several stop strings the first in the text counts', () => {
	expect(play('abcdef', ['ef', 'cd']).stream.text).toBe('ab');
	expect(play('abc', ['']).stream.text).toBe('abc');
});
