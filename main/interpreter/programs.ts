import type { CodeRunner } from '../../tools/code-interpreter/index.ts';
import { ToolError } from '../../tools/tool.ts';
import { lengthOf, readWholeOriginal, type Originals } from '../memory/documents/originals.ts';
import type { Store } from '../memory/protocol.ts';
import type { Interpreter, ProgramFile } from './interpreter.ts';

export interface ProgramsParts {
	interpreter: Pick<Interpreter, 'run' | 'forget' | 'warm'>;
	store: Store;
	originals: Originals;
}

const fileLimit = 5_000_000;
const filesLimit = 20_000_000;
/** Messages of a branch that are looked through for files. */
const searched = 200;

/**
 * The programs of conversations: a file that was dropped into one is there under its name (and the last one as
 * `data.csv` or with whatever ending it has), if the program names it. What came from such a file is marked as coming
 * from a document, also in the programs after it: they see its variables.
 */
export function createPrograms({ interpreter, store, originals }: ProgramsParts): CodeRunner {
	const withFiles = new Set<string>();
	return {
		async run({ language, code, conversationId, messageId, signal }) {
			const files = await handedFiles(store, originals, messageId, code);
			if (files.length > 0) withFiles.add(conversationId);
			const { parts } = await interpreter.run({ language, code, conversationId, files, signal });
			return { parts, origin: withFiles.has(conversationId) ? 'document' : 'tool' };
		},
		warm(language) {
			// What could not be started now is started, or fails in words, with the program.
			interpreter.warm(language).catch(() => undefined);
		},
		async forget(conversationId) {
			await interpreter.forget(conversationId);
			withFiles.delete(conversationId);
		}
	};
}

async function handedFiles(
	store: Store,
	originals: Originals,
	messageId: string,
	code: string
): Promise<ProgramFile[]> {
	// Only a program that names a file can read one.
	if (!/\.\w/.test(code)) return [];
	const messages = await store.call('message:window', { leafId: messageId, limit: searched });
	const dropped = messages.flatMap(({ attachments }) => attachments).reverse();
	const wanted = new Map<string, string>();
	for (const { documentId, title } of dropped) {
		const ending = /\.\w+$/.exec(title)?.[0].toLowerCase() ?? '';
		for (const name of [plainName(title), `data${ending}`]) {
			if (code.includes(name) && !wanted.has(name)) wanted.set(name, documentId);
		}
	}
	const files: ProgramFile[] = [];
	let room = filesLimit;
	for (const [name, documentId] of wanted) {
		const { hash } = await store.call('document:original', { documentId });
		const place = await originals.find(hash);
		const size = await lengthOf(place);
		room -= size;
		if (size > fileLimit || room < 0) {
			throw new ToolError(
				'LIMIT',
				`${name} is too large for a program: 5 MB a file, 20 MB in all.`
			);
		}
		files.push({ name, base64: Buffer.from(await readWholeOriginal(place)).toString('base64') });
	}
	return files;
}

/** A name without folders, as the sandbox has it. */
function plainName(title: string): string {
	return title.replace(/^.*[/\\]/, '');
}
