/** Takes text as it comes; `finish` waits until all of it is written. */
export interface Pen {
	write: (text: string) => void;
	finish: () => Promise<void>;
}

/** Hands text on in order, one piece after the other. `apart` puts it into a paragraph of its own. */
export function createPen(commit: (text: string) => Promise<void>, apart: boolean): Pen {
	let writing = Promise.resolve();
	let waiting = '';
	let isFirst = true;
	const flush = (): Promise<void> => {
		const text = waiting;
		waiting = '';
		return text === '' ? Promise.resolve() : commit(text);
	};
	return {
		write: (text) => {
			const piece = isFirst && apart ? text.trimStart() : text;
			if (piece === '') return;
			waiting += isFirst && apart ? `\n\n${piece}` : piece;
			isFirst = false;
			writing = writing.then(flush);
		},
		finish: () => writing
	};
}
