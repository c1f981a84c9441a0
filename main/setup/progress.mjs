/**
 * How a step tells how far it is.
 * @typedef {object} Report
 * @property {(part: number, detail?: string) => void} progress part from 0 to 1
 * @property {(text: string) => void} note something that stays on screen
 * @property {(word: string) => void} end
 */

/**
 * Shows one step on stderr: a line that is rewritten on a terminal, and a new line every tenth elsewhere.
 * @param {string} name
 * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>} [stream]
 * @returns {Report}
 */
export function showStep(name, stream = process.stderr) {
	const terminal = stream.isTTY;
	let last = -1;
	/** @param {string} text */
	const line = (text) => {
		const short = terminal ? text.slice(0, Math.max(20, stream.columns - 1)) : text;
		stream.write(terminal ? `\r\u001b[2K${short}` : `${short}\n`);
	};
	line(`${name}...`);
	return {
		progress(part, detail = '') {
			const percent = Math.floor(Math.min(1, Math.max(0, part)) * 100);
			const shown = terminal ? percent : percent - (percent % 10);
			if (shown === last && !(terminal && detail)) return;
			if (shown < last) return;
			last = shown;
			line(`${name}: ${shown} %${detail && ` ${detail}`}`);
		},
		note(text) {
			line(text);
			if (terminal) stream.write('\n');
			last = -1;
		},
		end(word) {
			if (word) line(`${name}: ${word}`);
			if (terminal) stream.write('\n');
		}
	};
}
