import type { Block, Reading, Warning } from './block.ts';
import { documentToMarkdown } from './html.ts';
import { type Inside, type Part, readParts, within } from './inside.ts';
import { markdownBlocks } from './markdown.ts';

/** A mail, whichever format it came in. */
export interface Letter {
	subject: string;
	/** What stands at its top, in the order it is shown: names and values. */
	head: [name: string, value: string][];
	text: string;
	/** Empty when it has none; shown instead of `text`, as mail programs do. */
	html: string;
	attachments: { name: string; bytes: Uint8Array }[];
}

/** More than this is no letter; what is beyond is told as unread. */
const maximumAttachments = 200;

/** Reads a mail: its head, its text, then what was sent along, each under its name. `part` says which of many it is. */
export async function* readLetter(letter: Letter, inside: Inside, part = ''): Reading {
	const warnings = new Set<Warning>();
	const { attachments } = letter;
	const taken = attachments.slice(0, maximumAttachments);
	if (taken.length < attachments.length) warnings.add('parts-unread');
	const own = attachments.length === 0 ? 1 : 0.2;
	const blocks = letterBlocks(letter, part, (found) => {
		for (const warning of found) warnings.add(warning);
	});
	yield { blocks, progress: own };
	const parts: Part[] = taken.map(({ name, bytes }) => ({
		name,
		bytes,
		place: within(part, `attachment ${name.replace(/\s+/g, ' ')}`)
	}));
	yield* readParts(parts, parts.length, inside, warnings, own);
	return { pages: null, warnings: [...warnings] };
}

function letterBlocks(
	{ subject, head, text, html }: Letter,
	part: string,
	onHidden: (warnings: Warning[]) => void
): Block[] {
	const title = subject.replace(/\s+/g, ' ').trim();
	const lines = head
		.map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()])
		.filter(([, value]) => value !== '')
		.map(([name, value]) => `${name}: ${value}\n`);
	const markdown = html === '' ? '' : documentToMarkdown(html, onHidden);
	const body =
		markdown === '' ? paragraphs(text, part) : [...markdownBlocks(`${markdown}\n\n`, part, false)];
	return [
		...(title === '' ? [] : [{ kind: 'heading' as const, text: `${title}\n\n`, part, level: 1 }]),
		{ kind: 'text', text: `${lines.join('')}\n`, part },
		...body
	];
}

function paragraphs(text: string, part: string): Block[] {
	const found = text
		.replace(/\r\n?/g, '\n')
		.trim()
		.split(/\n\s*\n/);
	return found.map((paragraph) => ({ kind: 'text', text: `${paragraph}\n\n`, part }));
}
