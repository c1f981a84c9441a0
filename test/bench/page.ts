import { resolve } from 'node:path';
import { forkNode } from '../../main/child/channel.ts';
import { DocumentReader } from '../../main/memory/documents/reader.ts';

/**
 * How long a page of 1 MB takes to become Markdown once it is loaded: an article with tables, lists and a thousand
 * links, through the reader's own process, as in the app. Run: `npx tsx test/bench/page.ts`.
 */
const extractor = resolve(import.meta.dirname, '../../main/memory/documents/extractor.ts');
const reader = new DocumentReader(() => forkNode(extractor, [], ['--import', 'tsx']));

const section = (number: number): string =>
	`<h2>Section ${number}</h2><p>The budget for heating and water rose again in winter, as <a href="/page/${number}">page ${number}</a> ` +
	`says, while the cost of the office in Seoul went down a little. ${'Numbers were looked at twice. '.repeat(8)}</p>` +
	`<ul><li>first ${number}</li><li>second <b>${number}</b></li></ul>` +
	`<table><tr><th>Month</th><th>Cost</th></tr><tr><td>January</td><td>${number}</td></tr><tr><td>May</td><td>${number * 2}</td></tr></table>`;
let body = '';
for (let number = 0; body.length < 1_000_000; number++) body += section(number);
const html = `<!doctype html><html><head><title>A long page</title></head><body><nav>${'<a href="/x">menu</a> '.repeat(50)}</nav><article>${body}</article></body></html>`;

const times: number[] = [];
for (let round = 0; round < 8; round++) {
	const started = performance.now();
	const { markdown } = await reader.html(html, 'https://example.com/', 12_000);
	if (!markdown.includes('| January | 1 |')) throw new Error('the page was not read');
	times.push(performance.now() - started);
}
reader.close();
const [first = 0, ...warm] = times;
const median = warm.toSorted((a, b) => a - b)[Math.floor(warm.length / 2)] ?? 0;
console.log(`page of ${(html.length / 1e6).toFixed(1)} MB to Markdown (wanted: under 300 ms)`);
console.log(`  first, with the start of the process: ${Math.round(first)} ms`);
console.log(`  warm, median of ${warm.length}: ${Math.round(median)} ms`);
