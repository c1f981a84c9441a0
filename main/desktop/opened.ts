import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const longestLink = 20_000;
const mostFiles = 1000;

/** What a link of the scheme `hearth:` asks for. It comes from outside: nothing of it happens before a person agreed. */
const linkSchema = z.object({
	/** Text for the box of a new conversation; never sent by itself. Empty for a new conversation alone. */
	text: z.string().max(longestLink)
});
export type Link = z.output<typeof linkSchema>;

const filesSchema = z.array(z.string()).max(mostFiles);

/** What the system handed over: files that were opened with Hearth, a link, an action of its menu. */
const openedSchema = z.object({
	documents: filesSchema,
	models: filesSchema,
	link: linkSchema.nullable(),
	/** A link that Hearth does not know. */
	unknownLink: z.string().nullable(),
	newConversation: z.boolean()
});
export type Opened = z.output<typeof openedSchema>;

/** Reads the words of a command line, or the one address or path that macOS tells by an event. */
export function readOpened(words: string[], folder: string): Opened {
	const opened: Opened = {
		documents: [],
		models: [],
		link: null,
		unknownLink: null,
		newConversation: words.includes('--new-conversation')
	};
	for (const word of withoutOptions(words)) {
		if (/^hearth:/i.test(word)) {
			opened.link = parseLink(word);
			opened.unknownLink = opened.link === null ? word.slice(0, 200) : null;
		} else {
			const path = pathOf(word, folder);
			if (path === undefined) continue;
			const list = extname(path).toLowerCase() === '.gguf' ? opened.models : opened.documents;
			if (list.length < mostFiles) list.push(path);
		}
	}
	return opened;
}

const sentSchema = z.object({ sent: z.string() });

/** What a second start hands to the running one, in plain ASCII: Chromium loses a message with any other letter in it. */
export function toSent(opened: Opened): string {
	return encodeURIComponent(JSON.stringify(opened));
}

/** Null for what no start of this version has sent. */
export function readSent(data: unknown): Opened | null {
	try {
		const { sent } = sentSchema.parse(data);
		return openedSchema.parse(JSON.parse(decodeURIComponent(sent)));
	} catch {
		return null;
	}
}

export function isNothing({
	documents,
	models,
	link,
	unknownLink,
	newConversation
}: Opened): boolean {
	const files = documents.length + models.length;
	return files === 0 && link === null && unknownLink === null && !newConversation;
}

/** `hearth://new` and `hearth://ask?text=...`; null for anything else. */
export function parseLink(address: string): Link | null {
	if (address.length > longestLink || !URL.canParse(address)) return null;
	const url = new URL(address);
	const action = url.host === '' ? url.pathname.replace(/^\/+/, '') : url.host;
	if (action === 'new') return { text: '' };
	const text = cleaned(url.searchParams.get('text') ?? '');
	return action === 'ask' && text !== '' ? { text } : null;
}

/** Without characters that nobody sees: what a person agrees to must be all there is. */
function cleaned(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
		.trim();
}

/** Switches are Chromium's or ours, and `--data` has a word of its own behind it. */
function withoutOptions(words: string[]): string[] {
	return words.filter((word, at) => !word.startsWith('-') && words[at - 1] !== '--data');
}

function pathOf(word: string, folder: string): string | undefined {
	if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(word)) return resolve(folder, word);
	try {
		return fileURLToPath(word);
	} catch {
		// An address that is no file of this machine.
		return undefined;
	}
}
