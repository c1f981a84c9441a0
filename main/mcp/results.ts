import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/client';
import type { Part } from '../../tools/parts.ts';
import { cleanLine, cleanText } from './clean.ts';

const mostParts = 40;
/** Characters of all texts, and of all pictures and files as base64, of one result. */
const limits = { text: 200_000, bytes: 12_000_000 };
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** What a tool of a program gave, as parts. None of it is fetched, none is believed to be what it says it is. */
export function partsOf({ content, structuredContent, isError }: CallToolResult): Part[] {
	const room = { ...limits };
	const blocks = content.slice(0, mostParts);
	const parts = blocks.flatMap((block) => partOf(block, room));
	const missing = content.length - blocks.length;
	if (missing > 0) parts.push({ type: 'text', text: `[cut: ${missing} more parts]` });
	if (isError === true) {
		const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
		return [
			{ type: 'error', text: text.trim().slice(0, 4_000) || 'The tool failed without a word.' }
		];
	}
	if (parts.every((part) => part.type === 'text' && part.text.trim() === '')) {
		return structuredContent === undefined
			? parts
			: [textPart(JSON.stringify(structuredContent, null, 2), room)];
	}
	return parts;
}

function partOf(block: ContentBlock, room: { text: number; bytes: number }): Part[] {
	switch (block.type) {
		case 'text':
			return [textPart(block.text, room)];
		case 'image':
		case 'audio': {
			const mime = mimeOf(block.mimeType);
			return [bytesPart(`${block.type}.${endingOf(mime)}`, mime, block.data, room)];
		}
		case 'resource': {
			const { resource } = block;
			if ('text' in resource) return [textPart(resource.text, room)];
			const mime = mimeOf(resource.mimeType);
			return [bytesPart(nameOf(resource.uri), mime, resource.blob, room)];
		}
		case 'resource_link': {
			const { uri, title, name, description } = block;
			const shown = cleanLine(title ?? name, 200);
			if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri))
				return [textPart(`${shown}: ${cleanLine(uri, 500)}`, room)];
			const snippet = cleanLine(description ?? '', 300);
			return [{ type: 'links', items: [{ title: shown, url: uri.slice(0, 2_000), snippet }] }];
		}
	}
}

function textPart(text: string, room: { text: number }): Part {
	const taken = text.slice(0, room.text);
	room.text -= taken.length;
	const missing = text.length - taken.length;
	const shown = cleanText(taken);
	return {
		type: 'text',
		text: missing > 0 ? `${shown}\n[cut: ${missing} more characters]` : shown
	};
}

/** A picture where it is one that the window can draw, else a file to be saved. */
function bytesPart(name: string, mime: string, base64: string, room: { bytes: number }): Part {
	const bare = base64.replace(/\s/g, '');
	if (bare.length > room.bytes || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) {
		return { type: 'text', text: `[left out: ${name}, ${mime}, ${bare.length} characters]` };
	}
	room.bytes -= bare.length;
	return pictures.includes(mime)
		? { type: 'picture', mime, base64: bare, alt: name }
		: { type: 'file', name, mime, base64: bare };
}

function mimeOf(mime: string | undefined): string {
	const [type = ''] = (mime ?? '').toLowerCase().split(';');
	return /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(type.trim())
		? type.trim()
		: 'application/octet-stream';
}

function endingOf(mime: string): string {
	return mime.replace(/^.*\//, '').replace(/^x-|\+.*$/g, '') || 'bin';
}

/** The last part of an address as the name of a file. */
export function nameOf(uri: string): string {
	const last =
		uri
			.replace(/[?#].*$/s, '')
			.split(/[\\/:]+/)
			.filter(Boolean)
			.at(-1) ?? '';
	return cleanLine(decoded(last), 120).replace(/[\\/:*?"<>|]/g, '_') || 'file';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
