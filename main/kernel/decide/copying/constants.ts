/** Numbers that belong to a subject, and how one sees that a text is about it. */
const subjects: readonly (readonly [RegExp, string])[] = [
	[
		/\b(?:sec|min|hour|hr|day|week|month|year|annual|quarter|decade|century|date|daily|yearly|old|age|pace|salary|rent|wage)|per\s+(?:h|d|w|m|y)|초|분|시간|하루|일|주|달|월|년|매일|연봉|시급|stunde|tag|woche|monat|jahr|heure|jour|semaine|mois|\ban(?:s|née)?\b|hora|d[ií]a|semana|mes|año|時|日|週|周|月|年|天/i,
		'4 5 7 8 12 24 30 31 52 60 365 366 1000 3600'
	],
	[/bit|byte|\b[kmgt]i?b\b|바이트|비트|메가|기가/i, '8 1000 1024'],
	[/hal(?:f|ve)|절반|반/i, '2 50'],
	[/quarter|사분/i, '4 25'],
	[/dozen|다스|dutzend|douzaine|docena/i, '12'],
	[/kilo|milli|cent[is]|\b[kcm]m\b|\bkg\b|\bmg\b|\bml\b|thousand|천|pence|penny/i, '10 100 1000'],
	[/decimal|place|digit|round|자리|반올림/i, '0 1 2 3 4 5 6'],
	[/cub|volume|sphere|세제곱|부피|구의|thir|triangle/i, '3 4'],
	[/triangle|angle|circle|삼각|각도|원의/i, '3 4 180 360'],
	[/\blog|base|digit|bin[aä]r|진수|로그/i, '2 8 10 16'],
	[/ounce|pound|\boz\b|\blb/i, '16']
];

/** What any calculation may need: growth is `1 + 5%`, halves, squares and percent. */
const always = ['1', '2', '100'];

/** Numbers that a calculation may need although nobody said them; `counts` says how many were said, by either way to count. */
export function findConstants(text: string, counts: readonly number[]): string[] {
	const found = subjects.filter(([subject]) => subject.test(text));
	const numbers = found.flatMap(([, constants]) => constants.split(' '));
	// An average divides by how many there are.
	// ... less one where a word such as "one" was read as a number.
	const divisors = counts
		.filter((count) => count > 1 && count <= 100)
		.flatMap((count) => (count > 2 ? [count, count - 1] : [count]));
	return [...new Set([...always, ...divisors.map(String), ...numbers])];
}

/** All numbers that may be used without having been said. */
export const commonConstants: readonly string[] = [
	...new Set([...always, ...subjects.flatMap(([, constants]) => constants.split(' '))])
];
