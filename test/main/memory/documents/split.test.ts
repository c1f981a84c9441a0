import { expect, test } from 'vitest';
import type { Block } from '../../../../main/memory/documents/block.ts';
import type { Kind } from '../../../../main/memory/documents/kinds.ts';
import { blocksOf } from '../../../../main/memory/documents/read-text.ts';
import {
	ownText,
	sizeOf,
	Splitter,
	type NewPassage
} from '../../../../main/memory/documents/split.ts';

function split(blocks: Iterable<Block>): NewPassage[] {
	const splitter = new Splitter();
	const passages: NewPassage[] = [];
	for (const block of blocks) passages.push(...splitter.push(block));
	return [...passages, ...splitter.end()];
}

function splitText(text: string, kind: Kind = 'text'): NewPassage[] {
	return split(blocksOf(text, kind));
}

/** The promise of the splitter: own texts side by side are the text, offsets say where, and none is too large. */
function expectTiles(text: string, passages: NewPassage[]): void {
	expect(passages.map(ownText).join('')).toBe(text);
	let at = 0;
	for (const { start, end } of passages) {
		expect(start).toBe(at);
		expect(end).toBeGreaterThan(start);
		at = end;
	}
	expect(at).toBe(text.length);
	for (const { text: all } of passages) expect(sizeOf(all)).toBeLessThanOrEqual(1300);
}

const sentence = 'The quick brown fox jumps over the lazy dog, and then it rests. ';
const korean = '오늘 아침에 서울역에서 부산으로 가는 기차를 탔는데 사람이 아주 많았다. ';

test('all text is covered once and in order, whatever its kind', () => {
	const samples: [string, Kind][] = [
		[`${sentence.repeat(100)}\n\n${korean.repeat(100)}\n\n\n  ${sentence}\n`, 'text'],
		[
			`\n\n# One\n\n${sentence.repeat(30)}\n## Two\n${korean.repeat(30)}\n\`\`\`js\nlet a;\n\n# no heading\n\`\`\`\n| a | b |\n|---|---|\n| 1 | 2 |\n`,
			'markdown'
		],
		[
			Array.from({ length: 300 }, (_, n) => `function f${n}() {\n\treturn ${n};\n}\n\n`).join(''),
			'code'
		],
		[
			`name,price\n${Array.from({ length: 500 }, (_, n) => `"thing\n${n}",${n}\n`).join('')}`,
			'csv'
		],
		['x', 'text'],
		['no end of line', 'markdown']
	];
	for (const [text, kind] of samples) expectTiles(text, splitText(text, kind));
});

test('a very long line without spaces is cut, and characters of two halves stay whole', () => {
	const long = 'ab'.repeat(20_000);
	expectTiles(long, splitText(long));
	const emoji = '😀'.repeat(5_000);
	const passages = splitText(emoji);
	expectTiles(emoji, passages);
	for (const { text } of passages) expect(text).not.toMatch(/\ufffd/);
});

test('long text is cut at the ends of sentences', () => {
	const passages = splitText(sentence.repeat(60).trimEnd());
	expect(passages.length).toBeGreaterThan(2);
	for (const { text } of passages) expect(text.trimEnd()).toMatch(/\.$/);
});

test('Korean passages have fewer characters, because each says more', () => {
	const passages = splitText(korean.repeat(100));
	expectTiles(korean.repeat(100), passages);
	for (const { text } of passages) expect(text.length).toBeLessThan(900);
	for (const { text } of passages) expect(text.trimEnd()).toMatch(/\.$/);
});

test('a heading begins a passage, and passages know the headings they are under', () => {
	const text = `# Guide\nHello.\n\n## Setup\n${sentence.repeat(40)}\n\n## Use\nClick it.\n\n# 부록\n끝.\n`;
	const passages = splitText(text, 'markdown');
	const headings = new Set(passages.map(({ heading }) => heading));
	expect([...headings]).toEqual(['Guide', 'Guide > Setup', 'Guide > Use', '부록']);
	expect(passages.filter(({ heading }) => heading === 'Guide > Setup').length).toBeGreaterThan(1);
	expect(passages.find(({ heading }) => heading === 'Guide > Use')?.text).toBe(
		'## Use\nClick it.\n\n'
	);
});

test('a heading is not left alone before a long paragraph', () => {
	const passages = splitText(`# Title\n${'word '.repeat(800)}`, 'markdown');
	expect(passages[0]?.text.length).toBeGreaterThan(300);
});

test('no passage goes over the end of a page, and a section goes on over pages', () => {
	const passages = split([
		{ kind: 'heading', text: 'Part\n', part: 'page 1', level: 1 },
		{ kind: 'text', text: 'First page.\n\n', part: 'page 1' },
		{ kind: 'text', text: 'Second page.\n\n', part: 'page 2' }
	]);
	expect(passages).toEqual([
		{ text: 'Part\nFirst page.\n\n', heading: 'Part', place: 'page 1', start: 0, end: 18 },
		{ text: 'Second page.\n\n', heading: 'Part', place: 'page 2', start: 18, end: 32 }
	]);
});

test('rows stay whole, say which they are, and have the header of their table before them', () => {
	const rows = Array.from({ length: 200 }, (_, n) => `item ${n},${n * 10},"one, two"\n`);
	const passages = splitText(`name,price,notes\n${rows.join('')}`, 'csv');
	expect(passages.length).toBeGreaterThan(3);
	for (const { text } of passages) expect(text.startsWith('name,price,notes\n')).toBe(true);
	expect(passages[0]?.place).toMatch(/^rows 1-\d+$/);
	expect(passages.at(-1)?.place).toMatch(/^rows \d+-201$/);
	const second = passages[1];
	const first = /^rows (\d+)-/.exec(second?.place ?? '')?.[1];
	expect(second?.text.split('\n')[1]).toBe(rows[Number(first) - 2]?.trimEnd());
});

test('a table without names for its columns gets no header', () => {
	const passages = splitText(
		Array.from({ length: 300 }, (_, n) => `${n},${n * 2}\n`).join(''),
		'csv'
	);
	expect(passages[1]?.text.startsWith('0,')).toBe(false);
});

test('code keeps its blocks whole and says its lines', () => {
	const code = Array.from(
		{ length: 60 },
		(_, n) => `function f${n}() {\n\treturn ${n};\n}\n\n`
	).join('');
	const passages = splitText(code, 'code');
	for (const { text } of passages) expect(text).toMatch(/^function[^]*\}\n\n$/);
	expect(passages[0]?.place).toMatch(/^lines 1-\d+$/);
	const [, from, to] = /^lines (\d+)-(\d+)$/.exec(passages[1]?.place ?? '') ?? [];
	const lines = code.split('\n').slice(Number(from) - 1, Number(to));
	expect(passages[1]?.text.trimEnd()).toBe(lines.join('\n').trimEnd());
});

test('characters that no database takes are replaced', () => {
	const [passage] = splitText('a\0b\ud800c');
	expect(passage?.text).toBe('a\ufffdb\ufffdc');
});

test('a stray quotation mark does not eat a whole table', () => {
	const text = `a,b\n"open,1\n${'x,2\n'.repeat(20_000)}`;
	const passages = splitText(text, 'csv');
	expect(passages.map(ownText).join('')).toBe(text);
	expect(passages.length).toBeGreaterThan(20);
});
