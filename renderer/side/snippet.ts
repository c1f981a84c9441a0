/** Cuts a snippet at the words that were searched for, so that they can be marked. */
export function splitAtWords(snippet: string, query: string): { text: string; hit: boolean }[] {
	const words = query
		.trim()
		.split(/\s+/)
		.filter((word) => word !== '')
		.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	if (words.length === 0) return [{ text: snippet, hit: false }];
	return snippet
		.split(new RegExp(`(${words.join('|')})`, 'giu'))
		.map((text, index) => ({ text, hit: index % 2 === 1 }))
		.filter(({ text }) => text !== '');
}
