/**
 * `npm run --silent release:notes -- 0.2.0`: prints what `CHANGELOG.md` says of a version, for the page of a release and
 * for the list of versions that Hearth asks for.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/step.mjs';

/** The lines under `## VERSION`, up to the next version; a date behind the version is allowed. Throws when there are none. */
export function notesOf(changelog: string, version: string): string {
	const sections = changelog.split(/^## /m).slice(1);
	const section = sections.find((one) => {
		const [heading = ''] = one.split('\n', 1);
		return heading.replace(/^\[([^\]]+)\]/, '$1').split(/[\s(]/, 1)[0] === version;
	});
	const notes = section?.split('\n').slice(1).join('\n').trim() ?? '';
	if (notes === '') throw new Error(`CHANGELOG.md says nothing about ${version}.`);
	return notes;
}

export function readChangelog(): string {
	return readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(notesOf(readChangelog(), process.argv[2] ?? ''));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
