/** From this length on a text is not printed word by word: that would take longer than anyone waits. */
const longFrom = 320;

/** A long text that a request brings along: in a fence or quotation marks, after a line break, or after a colon. */
export function findBlock(request: string): string | null {
	const text = request.trim();
	if (text.length < longFrom) return null;
	const shapes = [
		/```[a-z]*\n(.+?)\n?```/s,
		/["“](.+?)["”](?=\s*$|\s*\n)/s,
		/\n(.+)$/s,
		/:\s+(.+)$/s
	];
	for (const shape of shapes) {
		const block = shape.exec(text)?.[1]?.trim();
		if (block !== undefined && block.length >= longFrom) return block;
	}
	return null;
}

/** How the model names a block: its first words and `...`. The kernel puts the whole block in its place. */
export function blockMark(block: string): string {
	return `${block.split(/\s+/, 4).join(' ').slice(0, 80)}...`;
}
