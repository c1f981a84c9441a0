import { AppError } from '../../errors.ts';
import type { Handlers } from '../../operations.ts';
import type { ExtractorOperations } from '../documents/protocol.ts';
import { openArchive, type ArchiveFiles } from './files.ts';
import type { ArchivedConversation } from './protocol.ts';
import { readArchive, type ArchiveReading } from './read-archive.ts';

/** Characters and conversations after which a piece is handed out. */
const pieceLength = 1_000_000;
const pieceCount = 200;

type Archives = Pick<Handlers<ExtractorOperations>, 'archive-open' | 'archive-next'>;

/** Reads one archive at a time, where everything that nobody vouches for is read. */
export function createArchiveHandlers(): Archives {
	let current: { files: ArchiveFiles; reading: ArchiveReading } | null = null;
	const close = (): void => {
		current?.files.close();
		current = null;
	};

	return {
		'archive-open': async ({ path }) => {
			close();
			const files = await openArchive(path);
			try {
				const reading = await readArchive(files);
				current = { files, reading };
				return { kind: reading.kind, base: reading.base };
			} catch (error) {
				files.close();
				throw error;
			}
		},

		'archive-next': async () => {
			if (current === null) throw new AppError('INTERNAL', {}, { cause: 'no archive is open' });
			const conversations: ArchivedConversation[] = [];
			let unreadable = 0;
			let length = 0;
			let progress = 1;
			try {
				for (;;) {
					const step = await current.reading.conversations.next();
					if (step.done === true) {
						close();
						return { conversations, unreadable, progress: 1, end: true };
					}
					progress = step.value.progress;
					if (step.value.unreadable) unreadable++;
					if (step.value.conversation === null) continue;
					conversations.push(step.value.conversation);
					length += lengthOf(step.value.conversation);
					if (length > pieceLength || conversations.length >= pieceCount)
						return { conversations, unreadable, progress, end: false };
				}
			} catch (error) {
				close();
				throw error;
			}
		}
	};
}

function lengthOf({ messages }: ArchivedConversation): number {
	return messages.reduce((sum, { text }) => sum + text.length + 200, 0);
}
