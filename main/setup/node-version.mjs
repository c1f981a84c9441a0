import { say } from './words.mjs';

const needed = [20, 19];

/** Ends the program with a sentence when Node is too old for what comes next. */
export function checkNodeVersion(found = process.versions.node) {
	const [major = 0, minor = 0] = found.split('.').map(Number);
	const [neededMajor = 0, neededMinor = 0] = needed;
	if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
	console.error(say('nodeTooOld', { needed: needed.join('.'), found }));
	process.exit(1);
}
