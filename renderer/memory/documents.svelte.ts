import { SvelteMap } from 'svelte/reactivity';
import type { DocumentInfo } from '../../main/contract.ts';
import { call, pathOf, type CallOutput } from '../api.ts';

type Refused = CallOutput<'document:add'>['refused'];

/** The documents Hearth knows, kept up to date by events. */
export class Documents {
	#byId = new SvelteMap<string, DocumentInfo>();
	list = $derived([...this.#byId.values()].toSorted((a, b) => b.addedAt - a.addedAt));

	async load(): Promise<void> {
		for (const document of await call('document:list', null)) this.update(document);
	}

	get(documentId: string): DocumentInfo | undefined {
		return this.#byId.get(documentId);
	}

	update(document: DocumentInfo): void {
		this.#byId.set(document.id, document);
	}

	gone(documentId: string): void {
		this.#byId.delete(documentId);
	}

	/** True while one of these is still to be read. */
	reading(documentIds: string[]): boolean {
		return documentIds.some((id) => {
			const state = this.#byId.get(id)?.state;
			return state === 'queued' || state === 'reading';
		});
	}

	/** Lets the system's dialog choose files; nothing when it is cancelled. */
	async choose(): Promise<{ added: string[]; refused: Refused }> {
		return this.add(await call('document:choose', null));
	}

	/** Takes in what was dropped: files and folders of this machine by their place, pictures without one by content. */
	async addFiles(files: File[]): Promise<{ added: string[]; refused: Refused }> {
		const placed = files.map((file) => ({ file, path: pathOf(file) }));
		const paths = placed.filter(({ path }) => path !== '').map(({ path }) => path);
		const loose = placed.filter(({ path, file }) => path === '' && file.size > 0);
		const { added, refused } = await this.add(paths);
		for (const { file } of loose) added.push(await this.paste(file.name, file));
		return { added, refused };
	}

	async add(paths: string[]): Promise<{ added: string[]; refused: Refused }> {
		const added: string[] = [];
		const refused: Refused = [];
		for (let from = 0; from < paths.length; from += 1000) {
			const reply = await call('document:add', { paths: paths.slice(from, from + 1000) });
			for (const document of reply.documents) {
				// An event may have told more of it meanwhile.
				if (!this.#byId.has(document.id)) this.update(document);
				added.push(document.id);
			}
			refused.push(...reply.refused);
		}
		return { added, refused };
	}

	/** Keeps pasted text or a pasted picture as a document of that name. */
	async paste(name: string, content: Blob): Promise<string> {
		const document = await call('document:paste', {
			name: name.slice(0, 200) || 'paste',
			base64: await toBase64(content)
		});
		if (!this.#byId.has(document.id)) this.update(document);
		return document.id;
	}

	async remove(documentId: string): Promise<void> {
		await call('document:remove', { documentId });
		this.gone(documentId);
	}

	async restore(documentId: string): Promise<void> {
		await call('document:restore', { documentId });
		await this.load();
	}

	/** Reads it once more, with its password where it needs one. */
	async retry(documentId: string, password?: string): Promise<void> {
		await call('document:retry', { documentId, ...(password !== undefined && { password }) });
	}
}

function toBase64(content: Blob): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => {
			const address = typeof reader.result === 'string' ? reader.result : '';
			resolve(address.slice(address.indexOf(',') + 1));
		};
		reader.onerror = () =>
			reject(reader.error ?? new Error('The pasted content could not be read.'));
		reader.readAsDataURL(content);
	});
}
