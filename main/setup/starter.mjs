import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, writeStamp } from './stamp.mjs';
import { cache, root } from './step.mjs';
import { readTypeScript } from './typescript.mjs';
import { say } from './words.mjs';

const stamp = join(cache, 'starter.json');
const catalogue = join(root, 'models/catalogue.ts');

/** Where a checkout keeps the weights it fetched. */
export const weights = join(root, 'models/weights');

/**
 * The starter model. Checking its hash at every start would cost half a second, so a note remembers
 * which file was checked against which catalogue.
 * @type {import('./step.mjs').Step}
 */
export const starter = {
	name: say('starter', { megabytes: 98 }),
	done() {
		if (!existsSync(stamp)) return false;
		try {
			const note = /** @type {{ file: string, checked: string }} */ (
				JSON.parse(readFileSync(stamp, 'utf8'))
			);
			return existsSync(note.file) && note.checked === fingerprint([catalogue, note.file]);
		} catch {
			// Cut short by a crash: check again.
			return false;
		}
	},
	async run({ report, signal }) {
		await readTypeScript();
		const models = await import('../../models/catalogue.ts');
		const { fetchModel } = await import('../../models/fetch/index.ts');
		const file = await fetchModel(models.starter, {
			folder: weights,
			appFolder: root,
			signal,
			onProgress: ({ phase, received, total, bytesPerSecond }) => {
				if (phase === 'download')
					report.progress(received / (total ?? received), speed(bytesPerSecond));
			}
		});
		writeStamp(stamp, JSON.stringify({ file, checked: fingerprint([catalogue, file]) }));
	}
};

/** @param {number} bytesPerSecond */
function speed(bytesPerSecond) {
	return bytesPerSecond > 0 ? `(${(bytesPerSecond / 1e6).toFixed(1)} MB/s)` : '';
}
