/** What a request brings along to be used as it is: neither is printed word by word when it is long. */
export interface Brought {
	/** A long text to save or remember. */
	text: string | null;
	/** Programs to run. */
	code: string[];
}

/** From this length on, printing something word by word takes longer than anyone waits. */
const longFrom = 320;
const longCodeFrom = 160;
const searched = 200_000;

/** Finds the long text and the programs in a request. */
export function findBrought(request: string): Brought {
	const text = request.trim();
	return { text: findText(text), code: findCode(text.slice(0, searched)) };
}

/** In a fence or quotation marks, after a line break, or after a colon. */
function findText(request: string): string | null {
	if (request.length < longFrom) return null;
	const shapes = [
		/```[a-z]*\n(.+?)\n?```/s,
		/["“](.+?)["”](?=\s*$|\s*\n)/s,
		/\n(.+)$/s,
		/:\s+(.+)$/s
	];
	for (const shape of shapes) {
		const found = shape.exec(request)?.[1]?.trim();
		if (found !== undefined && found.length >= longFrom) return found;
	}
	return null;
}

const looksLikeCode =
	/[\w\])]\(.*\)|=>|[\w\]]\s*=\s*\S|\bdef\s|\bfor\s.*\sin\s.*:|\{.*\}|\b(?:print|return|import)\b.*[("]/s;

/** In a fence or backticks, after a colon at the end, or a call with its own literal such as `print("hello")`. */
function findCode(request: string): string[] {
	const fenced = [...request.matchAll(/```[a-zA-Z]*\s*\n?(.+?)\n?```/gs)].map(
		([, code = '']) => code
	);
	if (fenced.length > 0) return fenced;
	const ticked = [...request.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.trim());
	const marked = ticked.filter((code) => looksLikeCode.test(code));
	if (marked.length > 0) return marked;
	const last =
		/[:：]\s+((?:print|console\.|def |for |let |const |var |import |function |[a-z_]\w* ?=)[^]*)$/
			.exec(request)?.[1]
			?.trim();
	if (last !== undefined && looksLikeCode.test(last)) return [last];
	return [...request.matchAll(/\b(?:print|console\.log)\(/g)]
		.map(({ index }) => balanced(request.slice(index, index + 2000)))
		.filter((code) => /["'[\d]/.test(code));
}

/** From the start of `text` to the bracket that closes its first one; empty when none does. */
function balanced(text: string): string {
	let depth = 0;
	for (const { 0: bracket, index } of text.matchAll(/[()]/g)) {
		depth += bracket === '(' ? 1 : -1;
		if (depth === 0) return text.slice(0, index + 1);
	}
	return '';
}

/** How the model names something long: its first words and `...`. */
export function mark(long: string): string {
	return `${long.split(/\s+/, 4).join(' ').slice(0, 80)}...`;
}

/** What the model prints for a program: itself, or its mark. */
export function codeName(code: string): string {
	return code.length > longCodeFrom ? mark(code) : code;
}
