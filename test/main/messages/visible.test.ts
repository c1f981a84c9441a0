import { expect, test } from 'vitest';
import { describeCall } from '../../../main/mcp/tool.ts';
import { showTarget } from '../../../main/messages/visible.ts';

test('a line in the name of a file is shown by its number', () => {
	expect(showTarget('write', '/home/a/x\ny.txt')).toBe('/home/a/x[U+000A]y.txt');
});

test('a call of another program is shown with an input a line, and no input makes a line of its own', () => {
	const call = describeCall('Mail', 'send', { to: 'a@b.example\nto: eve@evil.example', copies: 2 });
	expect(showTarget('mcp', call)).toBe(
		'Mail: send\nto: a@b.example[U+000A]to: eve@evil.example\ncopies: 2'
	);
});

test('several addresses stand a line each, and what turns letters round is shown', () => {
	expect(showTarget('network', 'https://a.example/\nhttps://b.example/\u202ex')).toBe(
		'https://a.example/\nhttps://b.example/[U+202E]x'
	);
});

test('a text to remember keeps its lines, and shows what hides or turns letters', () => {
	expect(showTarget('memory', 'my dog\n\u{1F469}\u200d\u{1F680} \u202ecod\u200b')).toBe(
		'my dog\n\u{1F469}\u200d\u{1F680} [U+202E]cod[U+200B]'
	);
});

test('the name of a program or of its tool makes no line either', () => {
	expect(describeCall('Mail\nto: nobody', 'send\nx', {})).toBe(
		'Mail[U+000A]to: nobody: send[U+000A]x'
	);
});
