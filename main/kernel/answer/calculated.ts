import type { Part } from '../../../tools/parts.ts';
import { answers } from '../../messages/answers.ts';
import { calculations, sayReading, sayValue } from '../../messages/calculations.ts';
import { say, type Language, type Values } from '../../messages/message.ts';
import { escape, inlineCode } from './markdown.ts';

type ValuePart = Extract<Part, { type: 'value' }>;

/** Says a value as what it is: a number, the solutions of an equation, a name that is kept. The exact one comes first. */
export function composeValue(part: ValuePart, language: Language): string {
	const { kind } = part;
	const rounded = part.rounded === null ? null : sayValue(part.rounded, language);
	const values: Values = {
		reading: inlineCode(sayReading(part.reading, language)),
		value: escape(sayValue(part.exact, language)),
		...(rounded !== null && { rounded: escape(rounded) })
	};
	const words = (key: keyof typeof calculations): string =>
		say(language, calculations[key], values);
	const solved = words(rounded === null ? 'solved' : 'solvedRounded');
	switch (kind) {
		case 'solutions':
			return solved;
		case 'and-complex':
			return `${solved}\n\n${words('andComplex')}`;
		case 'tried':
			return `${solved}\n\n${words('tried')}`;
		case 'complex':
			return words('complex');
		case 'none':
		case 'many':
			return words('none');
		case 'none-found':
			return words('noneFound');
		case 'every':
			return words('solved');
		case 'approximate':
			return words(rounded === null ? 'approximate' : 'approximateRounded');
		case 'kept':
			return words(part.exact.includes(' = ') ? 'keptFunction' : 'kept');
		case 'formula':
		case undefined:
			return say(language, rounded === null ? answers.value : answers.valueRounded, values);
	}
}
