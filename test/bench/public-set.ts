import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Zip } from '../../main/memory/documents/zip.ts';

/** Questions over documents, and which of these answer them. */
export interface RetrievalSet {
	documents: { title: string; texts: string[] }[];
	/** How much each text that answers it is worth, by the document's title and the text's place in it. */
	questions: { query: string; answers: Map<string, number> }[];
}

/**
 * SciFact (Wadden and others, 2020), as the BEIR benchmark publishes it: 5,183 abstracts and 300 claims. Not part of
 * Hearth: it is fetched from its publisher once, and counts only where it is exactly this.
 */
const scifact = {
	url: 'https://public.ukp.informatik.tu-darmstadt.de/thakur/BEIR/datasets/scifact.zip',
	sha256: '536e14446a0ba56ed1398ab1055f39fe852686ecad24a6306c80c490fa8e0165'
};
const files = ['corpus.jsonl', 'queries.jsonl', 'qrels/test.tsv'] as const;

const documentLine = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() });
const queryLine = z.object({ _id: z.string(), text: z.string() });

/** Fetches SciFact into `folder` unless it is there; throws when it cannot be had. */
export async function fetchSciFact(folder: string): Promise<void> {
	if (files.every((file) => existsSync(join(folder, file)))) return;
	const response = await fetch(scifact.url, { signal: AbortSignal.timeout(60_000) });
	if (!response.ok) throw new Error(`${new URL(scifact.url).host} says ${response.status}`);
	const bytes = new Uint8Array(await response.arrayBuffer());
	const hash = createHash('sha256').update(bytes).digest('hex');
	if (hash !== scifact.sha256) throw new Error('what came is not the file that was published');
	const zip = new Zip(bytes, 'scifact.zip');
	for (const file of files) {
		const path = join(folder, file);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(`${path}.part`, zip.need(`scifact/${file}`));
		renameSync(`${path}.part`, path);
	}
}

/** Reads a set in the layout of BEIR: `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`. Each document is one text. */
export function readPublicSet(folder: string): RetrievalSet {
	const [corpus, queries, judgements] = files.map((file) =>
		readFileSync(join(folder, file), 'utf8')
			.split('\n')
			.filter((line) => line.trim() !== '')
	);
	const answers = new Map<string, Map<string, number>>();
	for (const line of (judgements ?? []).slice(1)) {
		const [query = '', document = '', score] = line.split('\t');
		if (Number(score) <= 0) continue;
		const known = answers.get(query) ?? new Map<string, number>();
		answers.set(query, known.set(`${document} 0`, Number(score)));
	}
	return {
		documents: (corpus ?? []).map((line) => {
			const { _id, title, text } = documentLine.parse(JSON.parse(line));
			return { title: _id, texts: [`${title}\n${text}`.trim() || '-'] };
		}),
		questions: (queries ?? [])
			.map((line) => queryLine.parse(JSON.parse(line)))
			.flatMap(({ _id, text }) => {
				const found = answers.get(_id);
				return found === undefined ? [] : [{ query: text, answers: found }];
			})
	};
}
