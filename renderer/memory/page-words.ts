import { memory as words } from '../../main/messages/memory.ts';
import type { Message } from '../../main/messages/message.ts';

const byKind: Partial<Record<string, [one: Message, several: Message]>> = {
	xlsx: [words.sheet, words.sheets],
	ods: [words.sheet, words.sheets],
	pptx: [words.slide, words.slides],
	odp: [words.slide, words.slides]
};

/** What the pages of a kind of document are called: those of a workbook are sheets. */
export function pageWords(kind: string): [one: Message, several: Message] {
	return byKind[kind] ?? [words.page, words.pages];
}
