import { basename, sep } from 'node:path';
import type { DocumentInfo } from '../../contract.ts';
import type { Store } from '../protocol.ts';
import { fold } from '../text.ts';
import type { Kind } from './kinds.ts';
import { calendar, namedPeriod, relative, spanKorean, spanOf, type Span } from './plain-time.ts';

/** Which documents are meant, by what was said of them. */
export interface DocumentFilter {
	kinds: Kind[] | null;
	time: Span | null;
	/** The name of that year or month, which documents of it may bear. */
	named: RegExp | null;
	/** A folder on the way to the file, folded. */
	folder: string | null;
	/** Whether the time is that at which they were added, whatever their files say. */
	byAdded?: boolean;
}

/** What a query says of the documents to look in, apart from what to look for. */
export interface PlainFilter extends DocumentFilter {
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
/** Words that name a kind of documents, folded. */
export const kind = `(?<kind>${kindWords.map(([word]) => word.source).join('|')})`;
const any = `(?:documents?|files?|papers?)`;
const anyKorean = `(?:문서|파일|자료|서류)`;
const came = `added|saved|written|downloaded|scanned|received|got|that came`;
export const cameKorean = `(?:받은|추가한|저장한|올린|넣은|쓴)`;
const whose = `(?:(?:my|the|our|all|these|those|any) )*`;
/** The time that stands behind the documents or what was done with them. */
export const after = `(?:(?:from|of|in|on) )?(?<after>${relative})|(?:from|of|in|on) (?<date>${calendar})|since (?<since>${relative}|${calendar})`;
const before = `(?<before>${relative}|${calendar})(?:['’]s)?`;
export const beforeKorean = `(?<before>${spanKorean})`;
const among = `(?:에서|중에서|중에|안에서|안에)`;

/**
 * A time alone is what a text may be about ("what did we decide last week"): it must stand with a word for documents.
 * "Word" and "mail" alone are words like others: something must lead into them.
 */
const patterns = [
	`\\b(?:in|from|among|of|only) ${whose}(?:${before} )?(?:${kind}|${any})(?: ${any})?(?: (?:(?:${came}) )?(?:${after}))?(?![\\p{L}\\p{N}]| (?:19|20)\\d\\d)`,
	// When documents came is never what a text is about.
	`\\b${whose}(?!(?:word|e-?mail) (?:i|that|added|saved|got))(?:${kind}|${any})(?: ${any})? (?:(?:that|which) )?(?:(?:i|we|you) )?(?:${came}) (?:${after})(?![\\p{L}\\p{N}])`,
	`(?:${beforeKorean}(?:에|의|(?<onward>부터))?(?: ?${cameKorean})? )?(?:내 )?(?:${kind}|${anyKorean})(?: ?${anyKorean})?(?:들)? ?${among}(?![\\p{L}\\p{N}])`,
	`${beforeKorean}(?:에|(?<onward>부터))? ?${cameKorean} (?:내 )?(?:${kind}|${anyKorean})(?: ?${anyKorean})?(?:들)?(?:${among}|[을를이가은는의도만])?(?![\\p{L}\\p{N}])`
].map((pattern) => new RegExp(pattern, 'u'));

/** A folder's name of several words without quotes is read where there is such a folder. */
function folderPatterns(folders: readonly string[]): RegExp[] {
	const known = folders
		.filter((name) => name.includes(' '))
		.toSorted((one, two) => two.length - one.length)
		.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
	const name = (word: string): string =>
		`(?:["“](?<quoted>[^"”]+)["”]|(?<![\\p{L}\\p{N}])(?<name>${[...known.map((each) => `${each}(?![\\p{L}\\p{N}])`), word].join('|')}))`;
	return [
		`\\b(?:in|from) (?:the |my )?folder ${name('[^\\s,.?!]+')}`,
		`\\b(?:in|from) (?:the |my )?${name('[^\\s,.?!]+')} folder\\b`,
		`${name('[^\\s,.?!]+')} ?폴더(?:의|에서|에 있는|안에서|에)(?= |$)`
	].map((pattern) => new RegExp(pattern, 'u'));
}

/**
 * Reads what a query says of kind, time and folder: "in my PDFs from last week", "3월에 받은 엑셀에서"; null when it says
 * nothing of them. `folders` are the folded names of those that documents lie in.
 */
export function readPlainFilter(
	query: string,
	now = Date.now(),
	folders: readonly string[] = []
): PlainFilter | null {
	let rest = fold(query);
	const found: DocumentFilter = { kinds: null, time: null, named: null, folder: null };
	for (const pattern of folderPatterns(folders)) {
		const match = pattern.exec(rest);
		const name = match?.groups?.['quoted'] ?? match?.groups?.['name'];
		if (match === null || name === undefined || found.folder !== null) continue;
		found.folder = name;
		rest = without(rest, match);
	}
	for (const pattern of patterns) {
		const match = pattern.exec(rest);
		const said = match === null ? null : readWords(match, now);
		if (match === null || said === null) continue;
		Object.assign(found, said);
		rest = without(rest, match);
	}
	const said = found.kinds !== null || found.time !== null || found.folder !== null;
	return said ? { ...found, rest: rest.trim() === '' ? query : rest.trim() } : null;
}

/** What a pattern found of kind and time; null where it is neither, or no time that there is. */
export function readWords(match: RegExpExecArray, now: number): Partial<DocumentFilter> | null {
	const { kind: word, before, after, date, since, onward } = match.groups ?? {};
	const words = before ?? after ?? date ?? since;
	if (word === undefined && words === undefined) return null;
	const kinds = word === undefined ? {} : { kinds: kindsOf(word) };
	if (words === undefined) return kinds;
	const time = spanOf(words, now);
	if (time === null) return null;
	return since === undefined && onward === undefined
		? { ...kinds, time, named: namedPeriod(words, now) }
		: { ...kinds, time: [time[0], Number.POSITIVE_INFINITY], named: null };
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

/**
 * What a query in plain words looks for, and in which documents. Where no document fits what it says of them, it looks in
 * all: what was meant to narrow must not hide everything.
 */
export async function narrow(
	store: Store,
	query: string,
	documentIds: string[] | null
): Promise<{ query: string; documentIds: string[] | null }> {
	let all: DocumentInfo[] | undefined;
	const documents = async (): Promise<DocumentInfo[]> =>
		(all ??= await store.call('document:list', null));
	const folders = /folder|폴더/iu.test(fold(query)) ? (await documents()).flatMap(foldersOf) : [];
	const filter = readPlainFilter(query, Date.now(), [...new Set(folders)]);
	if (filter === null) return { query, documentIds };
	const fitting = (await fittingDocuments(store, await documents(), filter))
		.map(({ id }) => id)
		.filter((id) => documentIds?.includes(id) ?? true);
	return fitting.length === 0
		? { query, documentIds }
		: { query: filter.rest, documentIds: fitting };
}

/** Those of the documents that a filter means, by when they were added, written, or what they are named after. */
export async function fittingDocuments(
	store: Store,
	documents: DocumentInfo[],
	filter: DocumentFilter
): Promise<DocumentInfo[]> {
	// When files were written is asked for only where it could make a difference.
	const files =
		filter.time === null || filter.byAdded === true
			? []
			: await store.call('document:files', { folder: sep });
	const written = new Map(files.map((file) => [file.documentId, file.modifiedAt]));
	return documents.filter((document) => fits(document, filter, written.get(document.id) ?? null));
}

/** The folded names of the folders on the way to a document. */
function foldersOf({ path }: DocumentInfo): string[] {
	return fold(path.slice(0, -basename(path).length))
		.split(/[\\/]/u)
		.filter((name) => name !== '');
}

function fits(
	document: DocumentInfo,
	{ kinds, time, named, folder, byAdded = false }: DocumentFilter,
	modifiedAt: number | null
): boolean {
	const { kind: itsKind, path, title, addedAt } = document;
	const within = (at: number): boolean => time === null || (at >= time[0] && at < time[1]);
	return (
		(kinds === null || kinds.some((each) => each === itsKind)) &&
		(within(addedAt) ||
			(!byAdded &&
				((modifiedAt !== null && within(modifiedAt)) ||
					(named?.test(`${path}\n${title}`) ?? false)))) &&
		(folder === null || foldersOf(document).includes(folder))
	);
}
