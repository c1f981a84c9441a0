import { readColumns } from '../../../tools/calculator/lists.ts';
import type { CertainCall } from './certain.ts';

/** What is asked about a list, and the function for it. */
const statistics: readonly (readonly [RegExp, string])[] = [
	[/\b(?:average|mean)\b|평균/i, 'mean'],
	[/\bmedian\b|중앙값|중간값/i, 'median'],
	[/standard deviation|\bstd\b|\bstdev\b|표준 ?편차/i, 'std'],
	[/\bvariance\b|분산/i, 'variance'],
	[/\bmode\b|최빈값/i, 'mode'],
	[/\b(?:sum|total|altogether)\b|\badd\b.*\bup\b|합계|총합|합(?=은|이|을|\s)|더해|더하면/i, 'sum'],
	[/\b(?:maximum|largest|highest|biggest|max)\b|최댓값|최대값|가장 (?:큰|높은)/i, 'max'],
	[/\b(?:minimum|smallest|lowest|min)\b|최솟값|최소값|가장 (?:작은|낮은)/i, 'min']
];
/** Another average than the plain one, or more to be done than that. */
const special =
	/weight(?:ed|ing)|split|\beach\b|\bshare|\bby\b|moving|rolling|running|geometric|harmonic|population|trimmed|percent|%|\bper\b|\btimes\b|multipl|divid|minus|subtract|round|compare|convert|plot|graph|chart|draw|python|javascript|\bcode\b|program|\bfile\b|\bsave\b|\bwrite\b|rememb|가중|이동 ?평균|기하|조화|모집단|퍼센트|프로|곱|나누|나눠|빼|반올림|그래프|그려|코드|파이썬|프로그램|파일|저장|기억/i;
const mostLetters = 40_000;
const mostCells = 2_000;
/** So many are written in a line; more of them as the column that they are. */
const mostInLine = 60;

/**
 * Statistics over numbers that the request itself lists, in a line or as a pasted column: each of those that are asked
 * for, over all of them. A small model miscounts them, or leaves the second question out.
 */
export function readStatistics(request: string): CertainCall[] {
	const text = request.trim();
	if (text.length > mostLetters) return [];
	const list = readPastedBlock(text) ?? readLine(text);
	if (list === undefined || list.cells.length > mostCells) return [];
	const { cells, question } = list;
	return statisticsAsked(question).map((name) => ({
		tool: 'calculator',
		input: { expression: `${name}(${cells.join(cells.length > mostInLine ? '\n' : ', ')})` }
	}));
}

/** The functions for what a question asks about a list, in its order; none where it asks for more than that. */
export function statisticsAsked(question: string): string[] {
	if (special.test(question)) return [];
	return statistics
		.flatMap(([asked, name]) => {
			const at = question.search(asked);
			return at < 0 ? [] : [{ at, name }];
		})
		.sort((one, other) => one.at - other.at)
		.map(({ name }) => name);
}

interface List {
	cells: string[];
	/** The request without it. */
	question: string;
}

/** Lines of numbers below or above the question; of several columns the one that the question names. */
function readPastedBlock(text: string): List | undefined {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
	const asks = lines.map(
		(line) => statistics.some(([asked]) => asked.test(line)) && !/\t/.test(line)
	);
	const first = asks.indexOf(false);
	const last = asks.lastIndexOf(false);
	const block = lines.slice(first, last + 1);
	const question = [...lines.slice(0, Math.max(0, first)), ...lines.slice(last + 1)].join(' ');
	if (first < 0 || block.length < 2 || question === '' || /\d/.test(question)) return undefined;
	// Most lines hold a number: else it is prose that was pasted.
	if (block.filter((line) => /\d/.test(line)).length < Math.max(2, block.length - 1))
		return undefined;
	const columns = columnsOf(block.join('\n'));
	const named = columns.filter(({ title }) => names(question, title));
	const [column, ...others] = columns.length === 1 ? columns : named;
	if (column === undefined || others.length > 0 || column.cells.length < 2) return undefined;
	return { cells: column.cells, question };
}

function columnsOf(block: string): { title: string; cells: string[] }[] {
	try {
		return readColumns(block) ?? [];
	} catch {
		// It is no table: the model may know what it is.
		return [];
	}
}

function names(question: string, title: string): boolean {
	const word = title.toLowerCase();
	return /\p{L}{2}/u.test(word) && question.toLowerCase().includes(word);
}

const number = String.raw`-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const between = String.raw`(?:\s*[,;/]\s*(?:and\s+|그리고\s*)?|\s+and\s+|\s+|\s*(?:와|과|이랑|랑|하고)\s*)`;
const listed = new RegExp(
	String.raw`(?<![\p{L}\d.,:/-])${number}(?:${between}${number}){2,}(?![\d%]|[.,:/-]\d|\s*%)`,
	'gu'
);

/** The only list of at least three numbers in a sentence that holds no other number, but perhaps how many they are. */
function readLine(text: string): List | undefined {
	const [match, ...others] = text.matchAll(listed);
	if (match === undefined || others.length > 0) return undefined;
	const cells = (match[0].match(new RegExp(number, 'g')) ?? []).map((cell) =>
		cell.replaceAll(',', '')
	);
	if (cells.length < 3) return undefined;
	const question = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
	const left = question.match(/\d+/g) ?? [];
	return left.every((digits) => Number(digits) === cells.length) ? { cells, question } : undefined;
}
