import type { CertainCall } from './certain.ts';
import { findPaths } from '../decide/copying/paths.ts';

const isTable = /\.(?:csv|tsv|tab)$/i;
/** What makes it more than the cleaning there is. */
const special =
	/\b(?:sort|filter|only|where|columns?|convert|merge|join|group|replace|rename|translate|explain|why|how (?:do|does|can|to)|how many|count)\b|정렬|골라|만 남|열만|합쳐|바꿔|몇 |왜|어떻게/i;
const cleans =
	/\b(?:clean|cleans?ed?|cleaning|tidy|tidied|dedup\w*|duplicates?|messy?)\b|\b(?:empty|blank) (?:rows?|lines?)\b|정리|중복|빈 ?(?:줄|행)|깨끗/i;
const draws = /\b(?:plot|graph|chart|draw|diagram)\b|그래프|차트|그려/i;
const kinds: readonly (readonly [RegExp, string])[] = [
	[/\bbars?\b|\bcolumn chart\b|막대/i, 'bar'],
	[/\bscatter\b|산점도/i, 'scatter'],
	[/\bhistogram\b|\bdistribution\b|히스토그램|분포/i, 'histogram']
];

/**
 * A table that was dropped into the talk, cleaned and handed back, or drawn. The model sees neither that a file was
 * dropped nor what is in it. `dropped` are the names of such files, the newest first.
 */
export function readDroppedTable(request: string, dropped: readonly string[]): CertainCall[] {
	const tables = dropped.filter((title) => isTable.test(title));
	const title = tables.find((one) => request.includes(one)) ?? tables[0];
	if (title === undefined) return [];
	// The dropped file itself is no other file.
	const words = request.replaceAll(title, ' ');
	if (draws.test(words)) return [program(drawing(request, title))];
	if (!cleans.test(words) || special.test(words)) return [];
	return [program(cleaning(words, title))];
}

function program(lines: string[]): CertainCall {
	return { tool: 'run_code', input: { language: 'python', code: lines.join('\n') } };
}

function cleaning(words: string, title: string): string[] {
	const isKorean = /\p{Script=Hangul}/u.test(words);
	const named = findPaths(words).find((path) => /^[^/\\]+\.(?:csv|tsv|json)$/i.test(path));
	const name = named ?? title.replace(/^.*[/\\]/, '').replace(/(\.\w+)$/, '-clean$1');
	const told = isKorean
		? '{len(rows)}줄 가운데 {len(kept)}줄이 남았어요.'
		: '{len(kept)} of {len(rows)} rows are kept.';
	return [
		'import hearth',
		`rows = hearth.read(${quoted(nameIn(title))})`,
		'kept = hearth.clean(rows)',
		'hearth.table(kept)',
		`hearth.save(${quoted(name)}, kept)`,
		`print(f"${told}")`
	];
}

function drawing(request: string, title: string): string[] {
	const kind = kinds.find(([words]) => words.test(request))?.[1] ?? 'line';
	return [
		'import hearth',
		`rows = hearth.read(${quoted(nameIn(title))})`,
		`hearth.chart(rows, ${quoted(request.slice(0, 300))}, kind="${kind}")`
	];
}

/** Its name in the sandbox: a program finds a name with quotation marks only as the last file there is. */
function nameIn(title: string): string {
	const name = title.replace(/^.*[/\\]/, '');
	const ending = /\.\w+$/.exec(name)?.[0].toLowerCase() ?? '';
	return /["\\]/.test(name) ? `data${ending}` : name;
}

/** JSON's strings are Python's as well. */
function quoted(text: string): string {
	return JSON.stringify(text);
}
