import type { ModelHeader } from '../model/header.ts';
import { isInstructionLike } from '../memory/documents/instructions.ts';
import type { NoteKey } from '../messages/notes.ts';

/** Turns of a loop that no chat format needs, and letters that the longest ones stay well under. */
const mostTurns = 10_000;
const mostLetters = 40_000;

/**
 * What is odd about the chat template in a model's file: a program that came with the file and runs in the engine's
 * process. It is looked at as text and never run here; keys of `main/messages/notes.ts`.
 */
export function templateWarnings({ metadata }: Pick<ModelHeader, 'metadata'>): NoteKey[] {
	const found = new Set<NoteKey>();
	for (const [key, value] of metadata) {
		if (!key.startsWith('tokenizer.chat_template') || typeof value !== 'string') continue;
		// What is too long to be kept was read as nothing.
		if (value.length > mostLetters || value === '') found.add('template-long');
		if (loopsLong(value)) found.add('template-loops');
		if (/__\w+__|\bimport\b\s*['"(]|\{%-?\s*(?:include|import|from|extends)\b/.test(value)) {
			found.add('template-reaches');
		}
		if (isInstructionLike(sentencesIn(value))) found.add('template-orders');
	}
	return [...found];
}

/** Loops over a huge range, or over ranges in ranges in ranges. */
function loopsLong(template: string): boolean {
	const ranges = [...template.matchAll(/\brange\s*\(([^()]{0,200})\)/g)].map(
		([, inside = '']) => inside
	);
	const isHuge = ranges.some((inside) =>
		(inside.match(/\d[\d_]*(?:e\d+)?/gi) ?? []).some(
			(number) => Number(number.replaceAll('_', '')) > mostTurns
		)
	);
	return isHuge || ranges.length > 8 || /\*\*\s*\d|\*\s*\d{5,}/.test(template);
}

/** The words of a template beside the marks of its chat format, which every one of them has. */
function sentencesIn(template: string): string {
	return template
		.replace(/<\|[^|]{0,40}\|>|\[\/?[A-Z_]{2,20}\]|<<\/?SYS>>|<\/?[a-z_]{2,30}>/g, ' ')
		.replace(/\{[%#{][^]*?[%#}]\}/g, ' ');
}
