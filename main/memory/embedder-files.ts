import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../models/catalogue.ts';
import type { EmbedderFile } from './embedding.ts';

/** Its id in the catalogue: what stands before the mark of its weights. */
export function modelIdOf({ id }: EmbedderFile): string {
	return id.replace(/@.*$/, '');
}

/** The embedders of the catalogue that are whole in one of the folders. */
export function findEmbedders(folders: readonly string[]): EmbedderFile[] {
	return catalogue
		.filter(({ role }) => role === 'embedder')
		.flatMap(({ id, sha256, file, bytes }) => {
			const path = folders
				.map((folder) => join(folder, file))
				.find((each) => existsSync(each) && statSync(each).size === bytes);
			return path === undefined ? [] : [{ id: `${id}@${sha256?.slice(0, 16) ?? bytes}`, path }];
		});
}
