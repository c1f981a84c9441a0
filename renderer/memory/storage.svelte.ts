import type {
	ArchivePreview,
	Brought,
	Source,
	SourceContent,
	Storage,
	TransferEvent
} from '../../main/contract.ts';
import { call } from '../api.ts';

/** What is chosen of a source, by ids. */
export interface Chosen {
	conversationIds: string[];
	factIds: string[];
	documentIds: string[];
}

/** What everything takes on the disk, what there is to go back to, and what goes out and comes in. */
export class StorageState {
	used = $state.raw<Storage | null>(null);
	sources = $state.raw<Source[] | null>(null);
	/** What was found in a source that waits for a choice. */
	looked = $state.raw<{ source: Source; content: SourceContent } | null>(null);
	/** An import that waits for a yes. */
	preview = $state.raw<ArchivePreview | null>(null);
	/** The export or import under way, or a source that is being read. */
	running = $state.raw<TransferEvent | { stage: 'source' } | null>(null);

	async load(): Promise<void> {
		this.used = await call('storage:used', null);
		this.sources = await call('storage:sources', null);
	}

	async emptyBin(): Promise<void> {
		this.used = await call('storage:empty-bin', null);
	}

	take(event: TransferEvent): void {
		// One that ended meanwhile is no news.
		if (this.running !== null) this.running = event;
	}

	look(source: Source): Promise<void> {
		return this.#while({ stage: 'source' }, async () => {
			this.looked = { source, content: await call('storage:look', { name: source.name }) };
		});
	}

	restore(chosen: Chosen): Promise<Brought> {
		return this.#while({ stage: 'source' }, async () => {
			const name = this.looked?.source.name ?? '';
			const brought = await call('storage:restore', { name, ...chosen });
			this.looked = null;
			return brought;
		});
	}

	export(): Promise<string | null> {
		return this.#while(begun('export'), async () => (await call('transfer:export', null)).path);
	}

	choose(folder: boolean): Promise<void> {
		return this.#while(begun('look'), async () => {
			this.preview = await call('transfer:choose', { folder });
		});
	}

	import(path: string): Promise<Brought> {
		return this.#while(begun('import'), async () => {
			this.preview = null;
			return await call('transfer:import', { path });
		});
	}

	async takeBack({ conversationIds, factIds, documentIds }: Brought): Promise<void> {
		await call('transfer:take-back', { conversationIds, factIds, documentIds });
	}

	async stop(): Promise<void> {
		await call('transfer:stop', null);
	}

	async #while<T>(
		running: NonNullable<StorageState['running']>,
		work: () => Promise<T>
	): Promise<T> {
		this.running = running;
		try {
			return await work();
		} finally {
			this.running = null;
		}
	}
}

function begun(stage: TransferEvent['stage']): TransferEvent {
	return { type: 'transfer', stage, progress: 0, done: 0 };
}
