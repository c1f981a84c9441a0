import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { forkNode } from '../../main/child/channel.ts';
import { startStore } from '../../main/memory/client.ts';
import { Documents } from '../../main/memory/documents/documents.ts';
import { Originals } from '../../main/memory/documents/originals.ts';
import { DocumentReader } from '../../main/memory/documents/reader.ts';
import { makePdf } from '../main/memory/documents/make-files.ts';

/**
 * How long documents take from being dropped to being found: a text PDF of 300 pages, and 1,000 small files.
 * Run: `npx tsx test/bench/documents.ts`. Store and reader run in processes of their own, as in the app.
 */
const main = resolve(import.meta.dirname, '../../main');
const fromSource = ['--import', 'tsx'];
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

const data = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
const inbox = join(data, 'inbox');
await mkdir(inbox);
const store = startStore(() => forkNode(join(main, 'memory/worker.ts'), [], fromSource));
await store.call('open', { folder: data });

let onPassages: (count: number) => void = () => undefined;
const documents = new Documents({
	store,
	reader: new DocumentReader(() =>
		forkNode(join(main, 'memory/documents/extractor.ts'), [], fromSource)
	),
	originals: new Originals(data),
	onEvent: (event) => {
		if (event.type === 'document') onPassages(event.document.passages);
	}
});

/** The longest time this process did not come back to its event loop: what would be felt in the window. */
let longest = 0;
let tick = performance.now();
const ticking = setInterval(() => {
	longest = Math.max(longest, performance.now() - tick - 10);
	tick = performance.now();
}, 10);

const words =
	'the budget for heating and water rose again in winter while 서울 사무실 비용은 조금 줄었다'.split(
		' '
	);
const line = (seed: number): string =>
	Array.from({ length: 14 }, (_, at) => words[(seed * 7 + at * 3) % words.length]).join(' ');
const page = (number: number): string[] =>
	Array.from({ length: 45 }, (_, at) => `${line(number * 45 + at)} ${number}.${at}`);

const pdf = join(inbox, 'long.pdf');
await writeFile(pdf, makePdf(Array.from({ length: 300 }, (_, number) => page(number))));
let started = performance.now();
const first = new Promise<string>((tell) => {
	onPassages = (count) => {
		if (count > 0) tell(seconds(started));
	};
});
await documents.add([pdf]);
console.log(`300-page PDF: first pages stored after ${await first}`);
await documents.idle();
const [document] = await store.call('document:list', null);
console.log(
	`300-page PDF: ${document?.state ?? 'missing'}, ${document?.passages ?? 0} passages after ${seconds(started)}`
);

const folder = join(inbox, 'many');
await mkdir(folder);
for (let number = 0; number < 1000; number++) {
	await writeFile(
		join(folder, `note-${number}.md`),
		`# Note ${number}\n\n${page(number).slice(0, 10).join('\n')}\n`
	);
}
started = performance.now();
await documents.add([folder]);
console.log(`1,000 small files: taken in after ${seconds(started)}`);
await documents.idle();
console.log(`1,000 small files: all read after ${seconds(started)}`);
console.log(`Longest pause of the main process: ${longest.toFixed(0)} ms`);

clearInterval(ticking);
await documents.close();
await store.call('close', null);
store.close();
await rm(data, { recursive: true });
