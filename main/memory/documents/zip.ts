import { AppError } from '../../errors.ts';

/** What an archive may grow to. Ratios alone mislead: a short letter of repeated words packs well and is harmless. */
const maximumEntries = 10_000;
export const maximumUnpacked = 300_000_000;
const harmlessSize = 50_000_000;
const maximumRatio = 200;

/**
 * Looks at the table of contents of a ZIP archive and refuses bombs and broken ones before anything is unpacked.
 * The sizes in it are claims; whoever unpacks counts again.
 */
export function checkZip(bytes: Uint8Array, name: string): void {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	if (end === null) throw damaged(name);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	// Archives with the 64-bit ends are for more than 4 GB or 65,535 entries: more than is read here.
	if (count === 0xffff || at === 0xffffffff || count > maximumEntries) throw tooMuch(name);
	let unpacked = 0;
	for (let entry = 0; entry < count; entry++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged(name);
		unpacked += view.getUint32(at + 24, true);
		at +=
			46 +
			view.getUint16(at + 28, true) +
			view.getUint16(at + 30, true) +
			view.getUint16(at + 32, true);
	}
	if (unpacked > maximumUnpacked) throw tooMuch(name);
	if (unpacked > harmlessSize && unpacked > bytes.length * maximumRatio) throw tooMuch(name);
}

/** The end record stands last, with a comment of at most 64 KB behind it. */
function findEnd(view: DataView): number | null {
	const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= lowest; at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	return null;
}

function damaged(name: string): AppError {
	return new AppError('FILE_UNREADABLE', { file: name, reason: 'it is damaged or cut short' });
}

function tooMuch(name: string): AppError {
	return new AppError('FILE_UNREADABLE', {
		file: name,
		reason: 'it unpacks to far more than a document would'
	});
}
