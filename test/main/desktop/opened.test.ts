import { expect, test } from 'vitest';
import { isNothing, parseLink, readOpened } from '../../../main/desktop/opened.ts';

const nothing = {
	documents: [],
	models: [],
	link: null,
	unknownLink: null,
	newConversation: false
};

test('files go to the documents and models to the models, by path and by address', () => {
	const words = ['--open', 'notes.md', 'file:///home/a/My%20file.PDF', '/m/Small.GGUF'];
	expect(readOpened(words, '/home/a')).toEqual({
		...nothing,
		documents: ['/home/a/notes.md', '/home/a/My file.PDF'],
		models: ['/m/Small.GGUF']
	});
});

test('switches, the data folder and addresses of other machines are no files', () => {
	const words = ['--open', '--data', '/elsewhere', '--no-sandbox', 'https://example.org/a.pdf'];
	expect(readOpened(words, '/')).toEqual(nothing);
	expect(isNothing(readOpened(words, '/'))).toBe(true);
});

test('the action of the menu begins a conversation', () => {
	const opened = readOpened(['--new-conversation'], '/');
	expect(opened).toEqual({ ...nothing, newConversation: true });
	expect(isNothing(opened)).toBe(false);
});

test('a link may bring text for the box, and nothing else', () => {
	expect(parseLink('hearth://ask?text=What%20is%202%2B2%3F')).toEqual({ text: 'What is 2+2?' });
	expect(parseLink('hearth:ask?text=hello')).toEqual({ text: 'hello' });
	expect(parseLink('HEARTH://new')).toEqual({ text: '' });
	for (const other of [
		'hearth://ask',
		'hearth://run?text=rm',
		'hearth://',
		`hearth://ask?text=${'a'.repeat(30_000)}`
	]) {
		expect(parseLink(other)).toBeNull();
	}
});

test('text of a link loses what nobody would see', () => {
	const hidden = encodeURIComponent('one\u0000\u202e\u200b\ttwo\r\nthree\u{e0041}');
	expect(parseLink(`hearth://ask?text=${hidden}`)).toEqual({ text: 'onetwo\nthree' });
});

test('a link that is not known is told and does nothing', () => {
	expect(readOpened(['hearth://wipe'], '/')).toEqual({
		...nothing,
		unknownLink: 'hearth://wipe'
	});
});
