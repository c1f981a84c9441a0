import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import type { Kind } from './kinds.ts';
import { Inside } from './inside.ts';

export interface DocumentBytes {
	bytes: Uint8Array;
	kind: Kind;
	name: string;
	password?: string | null;
}

/**
 * Reads a document of any kind; its library is loaded when the first such document comes. `inside` is set for what was
 * found in another document.
 */
export async function readDocument(
	{ bytes, kind, name, password = null }: DocumentBytes,
	inside: Inside = new Inside()
): Promise<Reading> {
	if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file: name });
	switch (kind) {
		case 'text':
		case 'markdown':
		case 'code':
		case 'csv': {
			const { readText } = await import('./read-text.ts');
			return readText(bytes, kind, name);
		}
		case 'html': {
			const { readHtml } = await import('./read-html.ts');
			return readHtml(bytes, name);
		}
		case 'pdf': {
			const { readPdf } = await import('./read-pdf.ts');
			return readPdf(bytes, name, password);
		}
		case 'rtf': {
			const { readRtf } = await import('./read-rtf.ts');
			return readRtf(bytes, name);
		}
		case 'xlsx': {
			const { readXlsx } = await import('./read-xlsx.ts');
			return readXlsx(bytes, name);
		}
		case 'docx': {
			const { readDocx } = await import('./read-docx.ts');
			return readDocx(bytes, name);
		}
		case 'pptx': {
			const { readPptx } = await import('./read-pptx.ts');
			return readPptx(bytes, name);
		}
		case 'odt':
		case 'ods':
		case 'odp': {
			const { readOdf } = await import('./read-odf.ts');
			return readOdf(bytes, kind, name);
		}
		case 'epub': {
			const { readEpub } = await import('./read-epub.ts');
			return readEpub(bytes, name);
		}
		case 'mail': {
			const { readMail } = await import('./read-mail.ts');
			return readMail(bytes, name, inside);
		}
		case 'mbox': {
			const { readMbox } = await import('./read-mbox.ts');
			return readMbox(bytes, name, inside);
		}
		case 'msg': {
			const { readMsg } = await import('./read-msg.ts');
			return readMsg(bytes, name, inside);
		}
		case 'zip': {
			const { readZip } = await import('./read-zip.ts');
			return readZip(bytes, name, inside);
		}
		case 'image': {
			const { readImage } = await import('./read-image.ts');
			return readImage(bytes, name);
		}
		case 'tiff': {
			const { readTiff } = await import('./read-tiff.ts');
			return readTiff(bytes, name);
		}
		case 'notebook': {
			const { readNotebook } = await import('./read-notebook.ts');
			return readNotebook(bytes, name);
		}
	}
}
