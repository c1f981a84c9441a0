import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { decompressRTF } from '@kenjiuno/decompressrtf';
import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import type { Inside } from './inside.ts';
import { type Letter, readLetter } from './letter.ts';
import { readRtf } from './read-rtf.ts';
import { decodeText } from './encoding.ts';

/** Reads a mail that was saved by Outlook. */
export async function* readMsg(bytes: Uint8Array, name: string, inside: Inside): Reading {
	const { reader, fields } = parse(bytes, name);
	const attachments = (fields.attachments ?? []).map((attachment) => {
		const { fileName, content } = reader.getAttachment(attachment);
		return { name: fileName, bytes: content };
	});
	const text = fields.body ?? (await textOfRtf(fields));
	const html = fields.bodyHtml ?? decodeText(fields.html ?? new Uint8Array()).text;
	return yield* readLetter(
		{ subject: fields.subject ?? '', head: headOf(fields), text, html, attachments },
		inside
	);
}

/** It is a module of the old kind, whose class an `import` of the new kind does not find. */
function load(): typeof import('@kenjiuno/msgreader') {
	return createRequire(import.meta.url)(
		'@kenjiuno/msgreader'
	) as typeof import('@kenjiuno/msgreader');
}

type Reader = InstanceType<ReturnType<typeof load>['default']>;

function parse(bytes: Uint8Array, name: string): { reader: Reader; fields: FieldsData } {
	const { default: MsgReader } = load();
	const { buffer } = new Uint8Array(bytes);
	const open = (ansiEncoding?: string): { reader: Reader; fields: FieldsData } => {
		const reader = new MsgReader(buffer);
		if (ansiEncoding !== undefined) reader.parserConfig = { ansiEncoding };
		return { reader, fields: reader.getFileData() };
	};
	const first = open();
	if (first.fields.error !== undefined || first.fields.dataType !== 'msg') {
		throw new AppError('FILE_UNREADABLE', { file: name, reason: 'it is damaged or cut short' });
	}
	// Letters of old versions are in the code page of their machine, which they name.
	const codePage = first.fields.messageCodepage ?? 0;
	return oldCodePages.has(codePage) ? open(`cp${codePage}`) : first;
}

const oldCodePages = new Set([932, 936, 949, 950, 1250, 1251, 1253, 1254, 1255, 1256, 1257]);

function headOf(fields: FieldsData): Letter['head'] {
	const people = (kind: FieldsData['recipType']): string =>
		(fields.recipients ?? [])
			.filter(({ recipType }) => recipType === kind)
			.map(({ name, smtpAddress, email }) => person(name, smtpAddress ?? email))
			.join(', ');
	const at = new Date(fields.messageDeliveryTime ?? fields.clientSubmitTime ?? '');
	const date = Number.isNaN(at.getTime())
		? ''
		: `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
	return [
		['From', person(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail)],
		['To', people('to')],
		['Cc', people('cc')],
		['Date', date],
		['Subject', fields.subject ?? '']
	];
}

/** Inside one company, addresses are long paths that tell nobody anything. */
function person(name = '', address = ''): string {
	if (!address.includes('@') || address === name) return name;
	return name === '' ? address : `${name} <${address}>`;
}

/** Some letters have their text only as rich text, packed. */
async function textOfRtf({ compressedRtf }: FieldsData): Promise<string> {
	if (compressedRtf === undefined) return '';
	let text = '';
	try {
		const rtf = Uint8Array.from(decompressRTF([...compressedRtf]));
		for await (const { blocks } of readRtf(rtf, '')) {
			text += blocks.map((block) => block.text).join('');
		}
	} catch (error) {
		// The head and what was sent along are still worth having.
		if (!(error instanceof Error)) throw error;
	}
	return text;
}
