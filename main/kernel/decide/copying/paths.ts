import { findAddresses } from './addresses.ts';

const quotes: readonly (readonly [string, string])[] = [
	['"', '"'],
	['“', '”'],
	['„', '“'],
	['‘', '’'],
	['`', '`'],
	['「', '」'],
	['『', '』'],
	['«', '»'],
	["'", "'"]
];

/** Texts that stand in quotation marks. An apostrophe inside a word opens nothing. */
export function findQuoted(text: string): string[] {
	const found = quotes.flatMap(([open, close]) => {
		// A Korean particle may follow the closing mark.
		const before = open === "'" ? String.raw`(?<![\p{L}\p{N}])` : '';
		const after = open === "'" ? String.raw`(?![\p{Script=Latin}\p{N}])` : '';
		const shape = new RegExp(
			`${before}${open}([^${open}${close}\n]{1,400}?)${close}${after}`,
			'gu'
		);
		return [...text.matchAll(shape)].map(([, inside = '']) => inside.trim());
	});
	return [...new Set(found.filter(Boolean))].slice(0, 12);
}

const spaced = /(?<![^\s"'“‘(`])(?:~?\/|[A-Za-z]:\\|\.{1,2}\/|~)(?:[^\s"'“”‘’<>|]|\\ )*/gu;
const slashed = /[^\s"'“”‘’()<>|,;`]+[/\\][^\s"'“”‘’<>|,;`]*/gu;
const withEnding =
	/(?<![\p{L}\p{N}_.\-/\\~])[\p{L}\p{N}_.][\p{L}\p{N}_.+\-()@#]*\.(?:[A-Za-z][A-Za-z0-9]{0,5}|7z)(?![A-Za-z0-9_])/gu;
const dotted = /(?<![\p{L}\p{N}./\\])\.[a-z][a-z0-9_.-]+/giu;

/** Spans that look like a file or folder, as they were typed: with an ending, a slash or `~`. */
export function findPaths(text: string): string[] {
	const addresses = new Set(findAddresses(text));
	const found = [spaced, slashed, withEnding, dotted]
		.flatMap((shape) => [...text.matchAll(shape)].map(([span]) => trimPath(span)))
		.filter((span) => span !== '' && !addresses.has(span) && isPath(span));
	// The longest reading of one place wins: "src/app.ts", not also "app.ts".
	const longer = [...found, ...findQuoted(text), ...addresses];
	const whole = found.filter(
		(span) => !longer.some((other) => other !== span && other.includes(span))
	);
	const quoted = findQuoted(text).filter(
		(span) => span.length <= 120 && /\.[a-z][a-z0-9]{0,5}$|[/\\]/i.test(span) && isPath(span)
	);
	return [...new Set([...whole.flatMap(withoutParticle), ...quoted])].slice(0, 24);
}

/** A name in Hangul may end with a particle or just look so: both are offered. */
function withoutParticle(span: string): string[] {
	const bare = span.replace(/(?<=[가-힣])(?:으로|로|을|를|에서|에|이|가|은|는|의)$/u, '');
	return bare === span ? [span] : [span, bare];
}

function isPath(span: string): boolean {
	if (/^[a-z]+:\/\//i.test(span)) return false;
	// A fraction, a date, "km/h", "and/or" are no files.
	if (/^[\d./%-]+$/.test(span) && !span.startsWith('./') && !span.startsWith('../')) return false;
	return !/^(?:km|mi|m|ft|kg|mb|gb|kb|and|he|she|yes|s|w|n|either|his)\/(?:h|hr|s|m|or|she|he|they|no|a|o|hers?)\b/i.test(
		span
	);
}

/** Drops punctuation and Korean particles that the sentence put behind the name. */
function trimPath(span: string): string {
	const plain = span.replace(/[,;:!?'"”’…。)]+$/u, (end) =>
		span.includes('(') ? end.replace(/[^)]+$/u, '') : ''
	);
	const particle =
		/(?<=[A-Za-z0-9/~])(?:으로|로|을|를|에서|에다가|에다|에|이|가|은|는|의|와|과|도|부터|까지|랑|이랑|이라는|라는)[가-힣]*$/u;
	const bare = plain.replace(particle, '').replace(/(?<=[\p{L}\p{N}/~])\.+$/u, '');
	return bare;
}
