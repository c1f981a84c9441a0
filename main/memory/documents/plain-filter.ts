import { basename, sep } from 'node:path';
import type { DocumentInfo } from '../../contract.ts';
import type { Store } from '../protocol.ts';
import { fold } from '../text.ts';
import type { Kind } from './kinds.ts';

/** What a query says of the documents to look in, apart from what to look for. */
export interface PlainFilter {
	kinds: Kind[] | null;
	/** From the first millisecond to before the second. */
	time: [number, number] | null;
	/** A folder on the way to the file, folded. */
	folder: string | null;
	/** The query without these words. */
	rest: string;
}

const kindWords: [RegExp, Kind[]][] = [
	[/pdfs?|피디에프/, ['pdf']],
	[/excels?|spreadsheets?|workbooks?|엑셀|스프레드시트/, ['xlsx', 'ods', 'csv']],
	[/csvs?/, ['csv']],
	[/word|docx|워드/, ['docx', 'odt', 'rtf']],
	[/slides|presentations?|powerpoints?|파워포인트|슬라이드|피피티/, ['pptx', 'odp']],
	[/e-?mails?|mails|이메일|메일/, ['mail', 'mbox', 'msg']],
	[/pictures|photos|images|사진|이미지/, ['image', 'tiff']],
	[/e-?books?|epubs?|전자책/, ['epub']],
	[/notebooks?|노트북/, ['notebook']]
];
const kind = `(?<kind>${kindWords.map(([word]) => word.source).join('|')})`;
const any = `(?:documents?|files?|papers?)`;
const anyKorean = `(?:문서|파일|자료|서류)`;
const span = `today|yesterday|(?:this|last) (?:week|month|year)`;
const spanKorean = `오늘|어제|이번 ?주|지난 ?주|이번 ?달|지난 ?달|올해|작년|지난해`;

/**
 * A time alone is what a text may be about ("what did we decide last week"): it must stand with a word for documents.
 * "Word" and "mail" alone are words like others: something must lead into them.
 */
const patterns = [
	`\\b(?:in|from|among|of|only) (?:(?:my|the|our|all|these|those|any) )*(?:(?<before>${span})(?:['’]s)? )?(?:${kind}|${any})(?: ${any})?(?: (?:(?:added|saved|written|that came) )?(?:(?:from|of|in|since) )?(?<after>${span}))?(?![\\p{L}\\p{N}])`,
	`(?:(?<before>${spanKorean})(?:에|의)?(?: (?:받은|추가한|저장한|쓴))? )?(?:내 )?(?:${kind}|${anyKorean})(?: ?${anyKorean})?(?:들)? ?(?:에서|중에서|중에|안에서|안에)(?![\\p{L}\\p{N}])`
].map((pattern) => new RegExp(pattern, 'u'));
const folderPatterns = [
	/\b(?:in|from) (?:the |my )?folder (?:["“](?<quoted>[^"”]+)["”]|(?<name>[^\s,.?!]+))/u,
	/\b(?:in|from) (?:the |my )?(?:["“](?<quoted>[^"”]+)["”]|(?<name>[^\s,.?!]+)) folder\b/u,
	/(?:["“](?<quoted>[^"”]+)["”]|(?<name>[^\s,.?!]+)) ?폴더(?:의|에서|에 있는|안에서|에)(?= |$)/u
];

/** Reads what a query says of kind, time and folder: "in my PDFs from last week", "지난달 엑셀에서"; null when it says nothing of them. */
export function readPlainFilter(query: string, now = Date.now()): PlainFilter | null {
	let rest = fold(query);
	const found: Omit<PlainFilter, 'rest'> = { kinds: null, time: null, folder: null };
	for (const pattern of folderPatterns) {
		const match = pattern.exec(rest);
		const name = match?.groups?.['quoted'] ?? match?.groups?.['name'];
		if (match === null || name === undefined || found.folder !== null) continue;
		found.folder = name;
		rest = without(rest, match);
	}
	for (const pattern of patterns) {
		const match = pattern.exec(rest);
		const { kind: word, before, after } = match?.groups ?? {};
		const time = before ?? after;
		if (match === null || (word === undefined && time === undefined)) continue;
		if (word !== undefined) found.kinds = kindsOf(word);
		if (time !== undefined) found.time = spanOf(time, now);
		rest = without(rest, match);
	}
	const said = found.kinds !== null || found.time !== null || found.folder !== null;
	return said ? { ...found, rest: rest.trim() === '' ? query : rest.trim() } : null;
}

function without(text: string, match: RegExpExecArray): string {
	return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(
		/\s+/gu,
		' '
	);
}

function kindsOf(word: string): Kind[] | null {
	const found = kindWords.find(([pattern]) =>
		new RegExp(`^(?:${pattern.source})$`, 'u').test(word)
	);
	return found?.[1] ?? null;
}

/** Weeks begin on Monday; days are those of this machine. */
function spanOf(words: string, now: number): [number, number] {
	const day = new Date(now);
	day.setHours(0, 0, 0, 0);
	const plus = (days: number, from = day): Date =>
		new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
	const back = /last|지난|작년/u.test(words) ? 1 : 0;
	const between = (from: Date, to: Date): [number, number] => [from.getTime(), to.getTime()];
	if (/today|오늘/u.test(words)) return between(day, plus(1));
	if (/yesterday|어제/u.test(words)) return between(plus(-1), day);
	if (/week|주$/u.test(words)) {
		const monday = plus(-((day.getDay() + 6) % 7) - 7 * back);
		return between(monday, plus(7, monday));
	}
	const [year, month] = [day.getFullYear(), day.getMonth()];
	return /month|달$/u.test(words)
		? between(new Date(year, month - back, 1), new Date(year, month - back + 1, 1))
		: between(new Date(year - back, 0, 1), new Date(year - back + 1, 0, 1));
}

/**
 * What a query in plain words looks for, and in which documents. Where no document fits what it says of them, it looks in
 * all: what was meant to narrow must not hide everything.
 */
export async function narrow(
	store: Store,
	query: string,
	documentIds: string[] | null
): Promise<{ query: string; documentIds: string[] | null }> {
	const filter = readPlainFilter(query);
	if (filter === null) return { query, documentIds };
	const written = new Map(
		(await store.call('document:files', { folder: sep })).map((file) => [
			file.documentId,
			file.modifiedAt
		])
	);
	const fitting = (await store.call('document:list', null))
		.filter(({ id }) => documentIds?.includes(id) ?? true)
		.filter((document) => fits(document, filter, written.get(document.id) ?? null))
		.map(({ id }) => id);
	return fitting.length === 0
		? { query, documentIds }
		: { query: filter.rest, documentIds: fitting };
}

function fits(
	{ kind: itsKind, path, addedAt }: DocumentInfo,
	{ kinds, time, folder }: PlainFilter,
	modifiedAt: number | null
): boolean {
	const within = (at: number): boolean => time === null || (at >= time[0] && at < time[1]);
	const folders = fold(path.slice(0, -basename(path).length)).split(/[\\/]/u);
	return (
		(kinds === null || kinds.some((each) => each === itsKind)) &&
		(within(addedAt) || (modifiedAt !== null && within(modifiedAt))) &&
		(folder === null || folders.includes(folder))
	);
}
