import { imageSize } from 'image-size';
import { AppError } from '../../errors.ts';
import type { Reading } from './block.ts';
import { readPicture } from './ocr.ts';
import { greyOf, loadCanvas, maximumPoints, readingSize, whiteSheet } from './picture.ts';

/** What is decoded; a drawing of lines (SVG) could point to other files and is read as the text it is. */
const formats = new Set(['png', 'jpg', 'webp', 'gif', 'bmp', 'avif']);

/** Reads the words on a picture. */
export async function* readImage(bytes: Uint8Array, name: string): Reading {
	const { width, height } = sizeOf(bytes, name);
	const { loadImage } = await loadCanvas();
	const image = await loadImage(Buffer.from(bytes)).catch((error: unknown) => {
		throw damaged(name, error);
	});
	const size = readingSize(image.width || width, image.height || height);
	const { canvas, context } = await whiteSheet(size.width, size.height);
	context.drawImage(image, 0, 0, size.width, size.height);
	const picture = greyOf(canvas, context);
	const paragraphs = picture === null ? [] : await readPicture(picture);
	if (paragraphs.length === 0) throw new AppError('FILE_NO_TEXT', { file: name });
	const blocks = paragraphs.map((text) => ({
		kind: 'text' as const,
		text: `${text}\n\n`,
		part: ''
	}));
	yield { blocks, progress: 1, pictures: 1 };
	return { pages: null, warnings: ['read-by-ocr'] };
}

/** Looked at before anything is decoded: a small file may claim to be a huge picture. */
function sizeOf(bytes: Uint8Array, name: string): { width: number; height: number } {
	let size: ReturnType<typeof imageSize>;
	try {
		size = imageSize(bytes);
	} catch (error) {
		throw damaged(name, error);
	}
	if (size.type === undefined || !formats.has(size.type)) throw damaged(name, size.type);
	if (size.width * size.height > maximumPoints) {
		throw new AppError('FILE_UNREADABLE', {
			file: name,
			reason: 'it unpacks to far more than a document would'
		});
	}
	return size;
}

function damaged(file: string, cause: unknown): AppError {
	return new AppError('FILE_UNREADABLE', { file, reason: 'it is damaged or cut short' }, { cause });
}
