import { z } from 'zod';

const pattern = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9A-Za-z.-]{1,40}))?$/;

/** `1.2.3` or `1.2.3-beta.1`; nothing else, because it becomes the name of a folder. */
export const versionSchema = z.string().regex(pattern, 'a version is three numbers');

/** Below zero when `left` is older. What comes before a release (`1.0.0-beta`) is older than the release. */
export function compareVersions(left: string, right: string): number {
	const [a, b] = [parts(left), parts(right)];
	for (let at = 0; at < 3; at++) {
		const difference = Number(a.numbers[at]) - Number(b.numbers[at]);
		if (difference !== 0) return difference;
	}
	if (a.before === b.before) return 0;
	if (a.before === '') return 1;
	if (b.before === '') return -1;
	return compareBefore(a.before.split('.'), b.before.split('.'));
}

function parts(version: string): { numbers: string[]; before: string } {
	const found = pattern.exec(version);
	if (found === null) throw new TypeError(`"${version}" is no version.`);
	return { numbers: found.slice(1, 4), before: found[4] ?? '' };
}

/** Numbers by their size and before words; a longer one that begins alike is newer. */
function compareBefore(left: string[], right: string[]): number {
	for (const [at, one] of left.entries()) {
		const other = right[at];
		if (other === undefined) return 1;
		if (one === other) continue;
		const [a, b] = [Number(one), Number(other)];
		if (Number.isInteger(a) && Number.isInteger(b)) return a - b;
		if (Number.isInteger(a) !== Number.isInteger(b)) return Number.isInteger(a) ? -1 : 1;
		return one < other ? -1 : 1;
	}
	return left.length - right.length;
}
