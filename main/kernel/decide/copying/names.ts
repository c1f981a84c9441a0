const naming =
	/=|\b(?:let|set|define|assign|store|say|variable|call)\b|정해|라고 하자|(?:으로|로) (?:두자|놓자|할게)|변수/i;
const word = /[\p{L}_][\p{L}\p{N}_]*/gu;
const common = new Set(
	'a an the to be is as of and or in let set define assign store say variable call please now value it with for what how much'.split(
		' '
	)
);
const most = 12;

/**
 * Words of a request that may get a value ("price" of "price = 12.50" or "let price be 12.50"); none where it gives no
 * value to anything. A Hangul word is offered with its particle and without.
 */
export function findNewNames(request: string): string[] {
	if (!naming.test(request) || !/\d/.test(request)) return [];
	return namesIn(request).slice(0, most);
}

/** Names of the request that an earlier turn gave a value: `price * 3` after `price = 12.50`. */
export function findKnownNames(request: string, earlier: readonly string[]): string[] {
	const given = new Set(
		earlier.filter((text) => naming.test(text) && /\d/.test(text)).flatMap((text) => namesIn(text))
	);
	return namesIn(request)
		.filter((name) => given.has(name))
		.slice(0, most);
}

function namesIn(text: string): string[] {
	const words = (text.match(word) ?? []).flatMap((name) => {
		const bare = name.replace(/(?<=[가-힣])(?:은|는|이|가|을|를|에|의|에서)$/u, '');
		return bare === name ? [name] : [bare, name];
	});
	return [...new Set(words)].filter((name) => !common.has(name.toLowerCase()) && name.length <= 40);
}
