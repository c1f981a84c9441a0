import type { Language } from '../../messages/message.ts';
import { sayPlace } from '../../messages/places.ts';
import { escape } from '../answer/markdown.ts';
import { wordsIn, type Told } from './tell.ts';
import type { TextCounter, TextQuestion } from './texts.ts';

const shownItems = 20;
const citedPassages = 3;

/** Says how often something is in a text, or which there are, and that all of it was read. */
export function tellText(
	title: string,
	question: TextQuestion,
	{ count, found }: TextCounter,
	passages: number,
	lists: boolean,
	language: Language
): Told {
	const words = wordsIn(language);
	const named = escape(title);
	const first =
		'occurrencesOf' in question
			? words('occurrences', { words: escape(question.occurrencesOf), count, title: named })
			: words('things', { count, title: named, things: words(question.thing) });
	const cited = [...new Set(found.map(({ passage }) => passage.index))].slice(0, citedPassages);
	const items = lists
		? found.slice(0, shownItems).map(({ text, passage }) => {
				const place = sayPlace(language, passage.place);
				return `- ${escape(text)}${place === '' || place === text ? '' : ` (${escape(place)})`}`;
			})
		: [];
	return {
		text: [
			`${first}${found.length > 0 ? ' [1]' : ''}`,
			'',
			...(items.length > 0 ? [...items, ''] : []),
			words('readPassages', { total: passages, title: named })
		].join('\n'),
		parts: [
			{ type: 'value', exact: String(count), rounded: null, reading: title },
			...(lists
				? [
						{
							type: 'table' as const,
							title,
							columns: [title],
							rows: found.slice(0, 1_000).map(({ text }) => [text]),
							total: found.length
						}
					]
				: [])
		],
		passages: cited
	};
}
