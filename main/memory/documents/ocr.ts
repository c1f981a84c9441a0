import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A picture as it is read: one byte a point, 0 is black. */
export interface GreyPicture {
	width: number;
	height: number;
	points: Uint8Array;
}

/** The part of tesseract's own interface that is used here. */
interface TesseractCore {
	FS: { writeFile(path: string, content: Uint8Array): void };
	TessBaseAPI: new () => {
		Init(folder: null, languages: string, engine: number): number;
		SetImageFile(orientation: number, angle: number): number;
		Recognize(monitor: null): number;
		GetUTF8Text(): string;
		GetTSVText(page: number): string;
		MeanTextConf(): number;
		Clear(): void;
	};
}
type CreateCore = (options: { print: () => void; printErr: () => void }) => Promise<TesseractCore>;
type Recognizer = (picture: GreyPicture) => { paragraphs: string[]; sure: number };

const packages = createRequire(import.meta.url);
/** The newer of its two engines, and the only one in this build of it. */
const neuralEngine = 1;
/** Of 100, how sure it is: below the first it looks whether Korean fits better, below the second a line is none of letters. */
const doubtful = 80;
const leastOfLine = 50;

/**
 * The paragraphs that stand on a picture; none when what is there does not look like letters. Nothing is fetched: the
 * program and what it knows of the languages are files of the app. A page keeps the process busy for seconds.
 */
export async function readPicture(picture: GreyPicture): Promise<string[]> {
	core ??= loadCore();
	english ??= core.then((loaded) => recognizer(loaded, ['eng']));
	const found = (await english)(picture);
	if (found.sure >= doubtful) return found.paragraphs;
	korean ??= core.then((loaded) => recognizer(loaded, ['kor', 'eng']));
	const other = (await korean)(picture);
	return (other.sure > found.sure ? other : found).paragraphs;
}

let core: Promise<TesseractCore> | undefined;
let english: Promise<Recognizer> | undefined;
let korean: Promise<Recognizer> | undefined;

function loadCore(): Promise<TesseractCore> {
	const create = packages('tesseract.js-core/tesseract-core-simd-lstm') as CreateCore;
	const silent = (): void => undefined;
	return create({ print: silent, printErr: silent });
}

async function recognizer(core: TesseractCore, languages: string[]): Promise<Recognizer> {
	for (const language of languages) {
		const folder = dirname(packages.resolve(`@tesseract.js-data/${language}/package.json`));
		const packed = await readFile(join(folder, '4.0.0_best_int', `${language}.traineddata.gz`));
		core.FS.writeFile(`./${language}.traineddata`, gunzipSync(packed));
	}
	const reader = new core.TessBaseAPI();
	if (reader.Init(null, languages.join('+'), neuralEngine) !== 0) {
		throw new Error('the reader of pictures does not start');
	}
	return ({ width, height, points }) => {
		const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
		core.FS.writeFile('/input', Buffer.concat([head, points]));
		if (reader.SetImageFile(1, 0) !== 0 || reader.Recognize(null) !== 0) {
			return { paragraphs: [], sure: 0 };
		}
		const found = {
			paragraphs: sureParagraphs(reader.GetUTF8Text(), reader.GetTSVText(0)),
			sure: reader.MeanTextConf()
		};
		reader.Clear();
		return found;
	};
}

/**
 * The text without lines that are no letters. `table` is tesseract's own of what it found, a line a word, with its place
 * and how sure it is; only `text` has the spaces right, which between syllables of Korean are none.
 */
export function sureParagraphs(text: string, table: string): string[] {
	const lines = new Map<string, number[]>();
	for (const row of table.split('\n')) {
		const [level, , block, paragraph, line, , , , , , sure, word = ''] = row.split('\t');
		if (level !== '5' || word.trim() === '') continue;
		const key = `${block} ${paragraph} ${line}`;
		lines.set(key, [...(lines.get(key) ?? []), Number(sure)]);
	}
	const sureness = [...lines.values()].map(
		(words) => words.reduce((sum, sure) => sum + sure, 0) / words.length
	);
	let at = 0;
	return text
		.split(/\n\s*\n/)
		.map((paragraph) =>
			paragraph
				.split('\n')
				.filter((line) => line.trim() !== '')
				.filter((line) => (sureness[at++] ?? 0) >= leastOfLine && /[\p{L}\p{N}]/u.test(line))
				.join('\n')
		)
		.filter((paragraph) => paragraph !== '');
}
