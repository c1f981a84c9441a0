import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import type { Inside } from './inside.ts';
import { type Letter, readLetter } from './letter.ts';

/** Reads a mail as it was sent. A mail inside it is an attachment of its own, however it was put in. */
export async function* readMail(
	bytes: Uint8Array,
	name: string,
	inside: Inside,
	part = ''
): Reading {
	const letter = await parseMail(bytes);
	if (letter === null) throw new AppError('FILE_NO_TEXT', { file: name });
	return yield* readLetter(letter, inside, part);
}

/** Null for what has nothing of a mail: no head, no text, nothing sent along. */
async function parseMail(bytes: Uint8Array): Promise<Letter | null> {
	const mail = await PostalMime.parse(bytes, {
		forceRfc822Attachments: true,
		maxNestingDepth: 50,
		maxHeadersSize: 1_000_000
	});
	const head: Letter['head'] = [
		['From', addresses(mail.from === undefined ? [] : [mail.from])],
		['To', addresses(mail.to)],
		['Cc', addresses(mail.cc)],
		['Date', dateOf(mail)],
		['Subject', mail.subject ?? '']
	];
	const { subject = '', text = '', html = '' } = mail;
	const empty = head.every(([, value]) => value === '') && text.trim() === '' && html === '';
	if (empty && mail.attachments.length === 0) return null;
	const attachments = mail.attachments
		// Pictures that are drawn into the text are its ornament: logos, lines, buttons.
		.filter(({ related, mimeType }) => related !== true || !mimeType.startsWith('image/'))
		.map((attachment, at) => ({
			name: attachment.filename ?? unnamed(attachment, at),
			bytes: bytesOf(attachment.content)
		}));
	return { subject, head, text, html, attachments };
}

function addresses(list: Address[] = []): string {
	return list
		.map((one) =>
			one.address === undefined
				? `${one.name}: ${addresses(one.group)}`
				: one.name === '' || one.name === one.address
					? one.address
					: `${one.name} <${one.address}>`
		)
		.join(', ');
}

/** As people write it, in the time of the world; as it stands there when it is no date. */
function dateOf({ date = '' }: Email): string {
	return date.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/, '$1 $2 UTC');
}

function unnamed({ mimeType }: Attachment, at: number): string {
	const endings: Record<string, string> = {
		'message/rfc822': 'eml',
		'text/html': 'html',
		'text/calendar': 'ics'
	};
	const [, type = 'bin'] = mimeType.split('/');
	return `${at + 1}.${endings[mimeType] ?? (mimeType.startsWith('text/') ? 'txt' : type)}`;
}

function bytesOf(content: Attachment['content']): Uint8Array {
	return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}
