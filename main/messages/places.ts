import type { Language, Message } from './message.ts';
import { say } from './message.ts';

/** The parts that a document can be cited by, as the document reader writes them, and as a person reads them. */
const places: [RegExp, Message][] = [
	[/^page (?<from>\d+)$/, { en: 'page {from}', ko: '{from}쪽' }],
	[/^slide (?<from>\d+)$/, { en: 'slide {from}', ko: '슬라이드 {from}' }],
	[/^sheet (?<from>.+)$/s, { en: 'sheet {from}', ko: '시트 {from}' }],
	[/^attachment (?<from>.+)$/s, { en: 'attachment {from}', ko: '첨부 {from}' }],
	[/^message (?<from>\d+)$/, { en: 'message {from}', ko: '{from}번째 메일' }],
	[/^cell (?<from>\d+)$/, { en: 'cell {from}', ko: '{from}번째 셀' }],
	[/^rows? (?<from>\d+)$/, { en: 'row {from}', ko: '{from}행' }],
	[/^rows? (?<from>\d+)[-–](?<to>\d+)$/, { en: 'rows {from}–{to}', ko: '{from}–{to}행' }],
	[/^lines? (?<from>\d+)$/, { en: 'line {from}', ko: '{from}번째 줄' }],
	[/^lines? (?<from>\d+)[-–](?<to>\d+)$/, { en: 'lines {from}–{to}', ko: '{from}–{to}번째 줄' }]
];

/** Where in a document, in the person's language: "page 3" is "3쪽". What is no known part stays as it is. */
export function sayPlace(language: Language, place: string): string {
	return place
		.split(', ')
		.map((part) => {
			for (const [pattern, message] of places) {
				const found = pattern.exec(part)?.groups;
				if (found !== undefined) return say(language, message, { ...found });
			}
			return part;
		})
		.join(', ');
}
