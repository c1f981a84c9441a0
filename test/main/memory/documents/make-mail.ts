import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

/** Small real mails, in the formats they are kept in. */

export interface MailOptions {
	from?: string;
	to?: string;
	subject?: string;
	date?: string;
	text?: string;
	html?: string;
	attachments?: { name: string; content: string | Uint8Array; type?: string }[];
}

/** A mail as it is sent, with its attachments in base64. */
export function makeMail({
	from = 'Ana <ana@example.org>',
	to = 'bo@example.org',
	subject = '',
	date = 'Wed, 4 Mar 2026 10:30:00 +0900',
	text,
	html,
	attachments = []
}: MailOptions): Buffer {
	const encoded = (words: string): string => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
	const leaf = (type: string, content: string | Uint8Array, more = ''): string =>
		`Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n` +
		`${(
			Buffer.from(content)
				.toString('base64')
				.match(/.{1,76}/g) ?? []
		).join('\r\n')}\r\n`;
	const group = (type: string, parts: string[]): string => {
		const edge = `edge-of-${type}`;
		const between = parts.map((part) => `--${edge}\r\n${part}`).join('');
		return `Content-Type: multipart/${type}; boundary="${edge}"\r\n\r\n${between}--${edge}--\r\n`;
	};
	const versions = [
		...(text === undefined ? [] : [leaf('text/plain; charset=utf-8', text)]),
		...(html === undefined ? [] : [leaf('text/html; charset=utf-8', html)])
	];
	const sent = attachments.map(({ name, content, type = 'application/octet-stream' }) =>
		leaf(type, content, `Content-Disposition: attachment; filename="${encoded(name)}"\r\n`)
	);
	return Buffer.from(
		`From: ${from}\r\nTo: ${to}\r\nDate: ${date}\r\nSubject: ${encoded(subject)}\r\nMIME-Version: 1.0\r\n` +
			group('mixed', [group('alternative', versions), ...sent])
	);
}

const unicode = '001F';
const binary = '0102';

/** A mail as Outlook saves it: a compound file with a stream for each of its fields. */
export function makeMsg({
	from = '',
	subject = '',
	text = '',
	attachments = []
}: MailOptions): Buffer {
	const entries: Entry[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }];
	const add = (parent: number, name: string, bytes: Uint8Array | null): number => {
		const at = entries.push(
			bytes === null
				? { name, type: TypeEnum.DIRECTORY, length: 0, children: [] }
				: {
						name,
						type: TypeEnum.DOCUMENT,
						length: bytes.length,
						binaryProvider: () => new Uint8Array(bytes)
					}
		);
		entries[parent]?.children?.push(at - 1);
		return at - 1;
	};
	const field = (parent: number, id: string, type: string, bytes: Uint8Array): number =>
		add(parent, `__substg1.0_${id}${type}`, bytes);
	const words = (parent: number, id: string, value: string): number =>
		field(parent, id, unicode, Buffer.from(value, 'utf16le'));
	const properties = (parent: number, size: number): number =>
		add(parent, '__properties_version1.0', Buffer.alloc(size));
	properties(0, 32);
	words(0, '001A', 'IPM.Note');
	words(0, '0037', subject);
	words(0, '0C1A', from);
	words(0, '1000', text);
	for (const [at, { name, content }] of attachments.entries()) {
		const number = at.toString(16).padStart(8, '0').toUpperCase();
		const folder = add(0, `__attach_version1.0_#${number}`, null);
		properties(folder, 8);
		words(folder, '3707', name);
		field(folder, '3701', binary, Buffer.from(content));
	}
	return Buffer.from(burn(entries));
}
