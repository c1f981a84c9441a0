const ordinals: readonly (readonly string[])[] = [
	['first', '1st', '첫 번째', '첫번째'],
	['second', '2nd', '두 번째', '두번째'],
	['third', '3rd', '세 번째', '세번째'],
	['fourth', '4th', '네 번째', '네번째'],
	['fifth', '5th', '다섯 번째', '다섯번째'],
	['sixth', '6th', '여섯 번째', '여섯번째'],
	['seventh', '7th', '일곱 번째', '일곱번째'],
	['eighth', '8th', '여덟 번째', '여덟번째'],
	['ninth', '9th', '아홉 번째', '아홉번째'],
	['tenth', '10th', '열 번째', '열번째']
];
const numbered =
	/\blinks?\s*(?:number\s*|no\.?\s*)?[#[]?(\d{1,4})|\[(\d{1,4})\]|(\d{1,4})\s?번\s*링크|링크\s*(\d{1,4})\s?번/gi;
const speaksOfLink = /\blinks?\b|링크/i;

/**
 * The numbered links of an open page that a request speaks of ("link 3", "the second link", "3번 링크"), as the address
 * `#3`. An ordinal counts only where a link is named.
 */
export function findLinks(request: string): string[] {
	const found = [...request.matchAll(numbered)].map((match) => match.slice(1).find(Boolean) ?? '');
	const text = request.toLowerCase();
	const said = speaksOfLink.test(request)
		? ordinals.flatMap((names, index) =>
				names.some((name) => new RegExp(`(?<![\\p{L}\\p{N}])${name}`, 'u').test(text))
					? [String(index + 1)]
					: []
			)
		: [];
	return [...new Set([...found, ...said])].map((number) => `#${Number(number)}`);
}
