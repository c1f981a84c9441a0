import { AppError } from '../../errors.ts';
import type { Reading, Warning } from './block.ts';
import type { Inside } from './inside.ts';
import { readMail } from './read-mail.ts';

/** Reads a mailbox: its mails in order, each with its number as its place. */
export async function* readMbox(bytes: Uint8Array, name: string, inside: Inside): Reading {
	const warnings = new Set<Warning>();
	const box = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let number = 0;
	let seen = false;
	for (const { from, to } of mailsIn(box)) {
		number++;
		try {
			const reading = readMail(unquoted(box.subarray(from, to)), name, inside, `message ${number}`);
			for (;;) {
				const step = await reading.next();
				if (step.done) {
					for (const warning of step.value.warnings) warnings.add(warning);
					break;
				}
				seen = true;
				const done = from + (to - from) * step.value.progress;
				yield { ...step.value, progress: done / box.length };
			}
		} catch (error) {
			// One mail that cannot be read does not spoil the box.
			const code = error instanceof AppError ? error.code : 'INTERNAL';
			if (code !== 'FILE_NO_TEXT') warnings.add('parts-unread');
		}
		await new Promise(setImmediate);
	}
	if (!seen) throw new AppError('FILE_NO_TEXT', { file: name });
	return { pages: null, warnings: [...warnings] };
}

/** Each mail begins after a line "From ADDRESS DATE" at the top or below a blank line. */
function* mailsIn(box: Buffer): Generator<{ from: number; to: number }> {
	let begin = box.subarray(0, 5).toString('latin1') === 'From ' ? afterLine(box, 0) : 0;
	for (let at = begin; at < box.length;) {
		const next = box.indexOf('\nFrom ', at, 'latin1');
		if (next === -1) break;
		const line = box.subarray(next + 1, Math.min(next + 300, box.length)).toString('latin1');
		const blank = box[next - 1] === 10 || (box[next - 1] === 13 && box[next - 2] === 10);
		at = next + 1;
		if (!blank || !/^From .*\d\d:\d\d/.test(line)) continue;
		yield { from: begin, to: next };
		begin = at = afterLine(box, next + 1);
	}
	if (begin < box.length) yield { from: begin, to: box.length };
}

function afterLine(box: Buffer, at: number): number {
	const end = box.indexOf(10, at);
	return end === -1 ? box.length : end + 1;
}

/** Lines of a text that begin with "From " were marked with a `>`, which is taken off again. */
function unquoted(mail: Buffer): Uint8Array {
	if (!mail.includes('\n>From ') && !mail.includes('\n>>')) return mail;
	return Buffer.from(mail.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
