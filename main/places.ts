import { join } from 'node:path';
import { app } from 'electron';

/** Where the parts of the built app lie. This file is bundled into `out/main`. */
const built = import.meta.dirname;

export const places = {
	process: (name: string): string => join(built, `${name}.js`),
	preload: join(built, '../preload/preload.cjs'),
	renderer: join(built, '../renderer'),
	interpreter: join(built, '../interpreter'),
	icon: (size: 32 | 256): string => join(built, '../../main/package/icon', `${size}x${size}.png`)
};

/** Where new versions come from; a file that is put there when Hearth is packed, and nowhere else. */
export function updateSourceFile(): string {
	return app.isPackaged
		? join(process.resourcesPath, 'update.json')
		: join(built, '../../update.json');
}

/** Weights: from the source tree beside it, packaged in the resources. */
export function modelsFolder(): string {
	return app.isPackaged ? join(process.resourcesPath, 'models') : join(built, '../../models');
}
