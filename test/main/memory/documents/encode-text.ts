/** The bytes of `text` in `encoding`, by trying what each pair of bytes means: no encoder for them comes with Node. */
export function encodeText(text: string, encoding: string): Buffer {
	const table = new Map<string, number[]>([
		['—', [0x97]],
		['“', [0x93]],
		['”', [0x94]]
	]);
	const decoder = new TextDecoder(encoding);
	for (let one = 0; one < 256; one++) {
		const single = decoder.decode(Uint8Array.of(one));
		if (single.length === 1 && !table.has(single) && single !== '\ufffd') table.set(single, [one]);
	}
	for (let one = 0x81; one < 0xff; one++) {
		for (let two = 0x40; two < 0xff; two++) {
			const pair = decoder.decode(Uint8Array.of(one, two));
			if (pair.length === 1 && pair !== '\ufffd' && !table.has(pair)) table.set(pair, [one, two]);
		}
	}
	return Buffer.from(Array.from(text).flatMap((letter) => table.get(letter) ?? [63]));
}
