import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../errors.ts';
import { decodeText } from './encoding.ts';

/** What an archive may grow to. Ratios alone mislead: a short letter of repeated words packs well and is harmless. */
const maximumEntries = 10_000;
const maximumUnpacked = 300_000_000;
const harmlessSize = 50_000_000;
const maximumRatio = 200;

export interface Entry {
	path: string;
	/** Its size when it is unpacked, as the archive claims. */
	size: number;
	/** Only a password would open it. */
	locked: boolean;
	packed: number;
	method: number;
	/** Where its own header stands. */
	at: number;
}

/**
 * A ZIP archive in memory. Making one looks at its table of contents and refuses bombs and broken ones before anything
 * is unpacked; the sizes in it are claims, so whoever unpacks counts again.
 */
export class Zip {
	readonly #bytes: Uint8Array;
	readonly #name: string;
	/** In the order of its table of contents. */
	readonly entries: readonly Entry[];
	readonly #byPath: Map<string, Entry>;
	#left = maximumUnpacked;

	constructor(bytes: Uint8Array, name: string) {
		this.#bytes = bytes;
		this.#name = name;
		const view = viewOf(bytes);
		const end = findEnd(view);
		if (end === null) throw damaged(name);
		const count = view.getUint16(end + 10, true);
		let at = view.getUint32(end + 16, true);
		// Archives with the 64-bit ends are for more than 4 GB or 65,535 entries: more than is read here.
		if (count === 0xffff || at === 0xffffffff || count > maximumEntries) throw tooMuch(name);
		const entries: Entry[] = [];
		let unpacked = 0;
		for (let entry = 0; entry < count; entry++) {
			if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged(name);
			const size = view.getUint32(at + 24, true);
			unpacked += size;
			const nameLength = view.getUint16(at + 28, true);
			entries.push({
				// Old programs write names in the code page of their machine.
				path: decodeText(bytes.subarray(at + 46, at + 46 + nameLength)).text,
				size,
				locked: (view.getUint16(at + 8, true) & 1) === 1,
				packed: view.getUint32(at + 20, true),
				method: view.getUint16(at + 10, true),
				at: view.getUint32(at + 42, true)
			});
			at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		}
		this.entries = entries;
		this.#byPath = new Map(entries.map((entry) => [entry.path, entry]));
		if (unpacked > maximumUnpacked) throw tooMuch(name);
		if (unpacked > harmlessSize && unpacked > bytes.length * maximumRatio) throw tooMuch(name);
	}

	/** The text of one file in it; null when there is none of that name. */
	text(path: string): string | null {
		const entry = this.#byPath.get(path);
		return entry === undefined ? null : new TextDecoder().decode(this.bytes(entry));
	}

	/** The content of one entry. */
	bytes(entry: Entry): Uint8Array {
		const view = viewOf(this.#bytes);
		if (entry.at + 30 > this.#bytes.length) throw damaged(this.#name);
		const start =
			entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
		const packed = this.#bytes.subarray(start, start + entry.packed);
		// What was claimed of all of them together was looked at; one that is more has lied.
		const most = Math.min(this.#left, entry.size);
		const unpacked = this.#unpack(packed, entry.method, most);
		if (unpacked.length > most) throw tooMuch(this.#name);
		// The same entry may be asked for again and again.
		this.#left -= unpacked.length;
		return unpacked;
	}

	/** The text of a file that an archive of its kind must have. */
	need(path: string): string {
		const text = this.text(path);
		if (text === null) throw damaged(this.#name);
		return text;
	}

	#unpack(packed: Uint8Array, method: number, most: number): Uint8Array {
		if (method === 0) return packed;
		if (method !== 8) throw damaged(this.#name, `packed by method ${method}`);
		try {
			return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
		} catch (error) {
			const full =
				error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
			throw full ? tooMuch(this.#name) : damaged(this.#name, error);
		}
	}
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The end record stands last, with a comment of at most 64 KB behind it. */
function findEnd(view: DataView): number | null {
	const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= lowest; at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	return null;
}

function damaged(name: string, cause?: unknown): AppError {
	const reason = 'it is damaged or cut short';
	return new AppError('FILE_UNREADABLE', { file: name, reason }, { cause });
}

function tooMuch(name: string): AppError {
	return new AppError('FILE_UNREADABLE', {
		file: name,
		reason: 'it unpacks to far more than a document would'
	});
}

/** Office puts an encrypted document into an old compound file. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
	return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}
