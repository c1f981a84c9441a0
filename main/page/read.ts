import type { WebContents } from 'electron';
import { z } from 'zod';

const htmlLimit = 5_000_000;
const textLimit = 2_000_000;
const linkLimit = 400;
const headingLimit = 1_000;

const contentSchema = z.object({
	url: z.string().max(20_000),
	title: z.string().max(1000),
	html: z.string().max(htmlLimit),
	text: z.string().max(textLimit),
	headings: z.array(z.string().max(300)).max(headingLimit),
	links: z
		.array(
			z.object({
				text: z.string().max(500),
				url: z.string().max(10_000),
				around: z.string().max(700)
			})
		)
		.max(linkLimit)
});

/** A page as it stands, scripts run. `links` are those a person sees, in order, each with the text around it. */
export type PageContent = z.output<typeof contentSchema>;

/** A world of our own, where the page has not changed what functions do. */
const isolatedWorld = 1001;

/** Reads the page that is shown. It must not be loading: Electron would wait for that first. */
export async function readContent(contents: WebContents): Promise<PageContent> {
	return contentSchema.parse(
		await runInside(contents, collect, [htmlLimit, textLimit, linkLimit, headingLimit])
	);
}

/** Runs a function inside the page. Its text is sent there, so it uses nothing from outside itself. */
export async function runInside<Input extends (string | number | boolean)[]>(
	contents: WebContents,
	inside: (...input: Input) => unknown,
	input: Input
): Promise<unknown> {
	const code = `(${inside.toString()})(${input.map((each) => JSON.stringify(each)).join(', ')})`;
	return (await contents.executeJavaScriptInIsolatedWorld(isolatedWorld, [{ code }])) as unknown;
}

function collect(html: number, text: number, links: number, headings: number): PageContent {
	const root = document.documentElement as HTMLElement | null;
	// Laying out a very large page for its text would take longer than anybody waits.
	const small =
		document.getElementsByTagName('*').length < 50_000 &&
		(root?.textContent ?? '').length < 2_000_000;
	const body = document.body as HTMLElement | null;
	const found: PageContent['links'] = [];
	const anchors = small ? document.querySelectorAll<HTMLAnchorElement>('a[href]') : [];
	for (const anchor of anchors) {
		if (found.length >= links) break;
		if (!/^https?:$/.test(anchor.protocol) || anchor.href.length > 10_000) continue;
		const words = anchor.innerText.replace(/\s+/g, ' ').trim();
		if (words === '' || anchor.getClientRects().length === 0) continue;
		let around = '';
		let block = anchor.parentElement;
		for (let level = 0; block !== null && level < 6 && around.length < words.length + 60; level++) {
			const near = block.innerText.replace(/\s+/g, ' ').trim();
			if (near.length > 1500) break;
			around = near;
			block = block.parentElement;
		}
		found.push({ text: words.slice(0, 500), url: anchor.href, around: around.slice(0, 700) });
	}
	return {
		url: location.href.slice(0, 20_000),
		title: document.title.slice(0, 1000),
		html: (root?.outerHTML ?? '').slice(0, html),
		text: (small ? (body?.innerText ?? '') : (body?.textContent ?? '')).slice(0, text),
		headings: (small ? [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')] : [])
			.slice(0, headings)
			.map((heading) => heading.innerText.replace(/\s+/g, ' ').trim().slice(0, 300))
			.filter((words) => words !== ''),
		links: found
	};
}
