/** What the groups of a match hold, in order; nothing for one that took no part. */
export function groupsOf(match: RegExpExecArray): string[] {
	return Array.from({ length: match.length - 1 }, (_, index) => match[index + 1] ?? '');
}
