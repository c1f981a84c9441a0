import type { Tool } from '../tool.ts';
import { createAppendFile } from './append.ts';
import { createDeleteFiles } from './delete.ts';
import { createFindFiles } from './find.ts';
import { createListFiles } from './list.ts';
import { createMakeFolder } from './make-folder.ts';
import { createCopyFiles, createMoveFiles } from './move.ts';
import { createReadFile, type ReadParts } from './read.ts';
import { createRenameFiles } from './rename.ts';
import { createWriteFile } from './write.ts';

export { namesInGrants } from './walk.ts';

export interface FileToolOptions extends ReadParts {
	/** The folders the user granted, as they are now. */
	grants: () => Promise<string[]>;
	/** Where old versions go: a folder of Hearth's own. */
	bin: string;
	/** Folders that stay closed whatever was granted: Hearth's own data. */
	closed: string[];
}

/** Everything about files: inside the folders the user granted, and nowhere else. */
export function createFileTools(options: FileToolOptions): Tool[] {
	const { bin } = options;
	return [
		createListFiles(options),
		createReadFile(options, options),
		createFindFiles(options, options),
		createWriteFile(options, bin, options),
		createAppendFile(options, bin, options),
		createMakeFolder(options, bin),
		createMoveFiles(options, bin),
		createCopyFiles(options, bin),
		createDeleteFiles(options, bin),
		createRenameFiles(options, bin)
	];
}
