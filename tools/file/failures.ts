import { ToolError, type ToolErrorCode } from '../tool.ts';

/** Why a change of files was not made, in English; `main/messages/files.ts` has the same in every language. */
export const fileFailures = {
	noFolder:
		'There is no folder yet that Hearth may look into. Choose a folder, and it goes on from here.',
	notGranted:
		'{name} is not in a folder that Hearth may use. Choose its folder, and it goes on from here.',
	notThere: '{name} is not there.',
	gone: '{name} is not there any more.',
	mayNotUse: '{name} may not be used by this account.',
	leadsNowhere: '{name} is a link that leads nowhere.',
	unreadable:
		'{name} could not be read: it is damaged, locked, or of a kind that Hearth does not know.',
	unusable: '{name} could not be used.',
	noWords: '{name} is not text ({size}), so it cannot be read.',
	movedWhileOpened: '{name} changed while it was opened. Ask once more.',
	listThis: '{name} is a folder. Use list_files for it.',
	readThis: '{name} is a file. Use read_file to read it.',
	severalFit: 'Several fit “{name}”: {names}. Ask which one is meant.',
	noneFits: 'There is no “{name}” in the granted folders.',
	noneFitsBut: 'There is no “{name}” in the granted folders. There are: {names}.',
	isLink: '{name} is a link. Only real files and folders are changed, so name the one it leads to.',
	isGrant:
		'{name} is a folder that was granted as a whole, so it stays where it is. What is in it can be changed.',
	holdsGrant: '{name} holds a folder that was granted on its own, so it stays where it is.',
	holdsOwn: "Hearth's own data lies in {name}, so it stays where it is.",
	special: '{name} is a pipe, a socket or a device and no ordinary file, so nothing was done.',
	unknownKind: '{name} cannot be read as a name, so nothing was done.',
	tooMany: 'That is more than {limit} files at once, so nothing was done. Name a part of them.',
	tooLarge:
		'That is {size} to copy, and at most {limit} go at once, so nothing was done. Name a part of it.',
	noRoom: 'There is not enough room for that ({needed} needed, {free} free). Nothing was changed.',
	taken:
		'{name} is there already and is never overwritten, so nothing was done. Give another name.',
	sameName: 'Two files would get the name {name}, so nothing was done.',
	inPlace: '{name} is there already, so there is nothing to do.',
	intoItself: '{name} cannot go into itself.',
	changed: '{name} changed while you were asked, so nothing was done. Ask once more.',
	swapped: '{name} leads somewhere else now, so nothing was done.',
	noRule:
		'“{rule}” is no rule for names. There are: by date; numbered; lower case; upper case; replace A with B; add A in front; add A at the end; remove A.',
	noChange: 'All names in {name} fit that rule already, so there is nothing to do.',
	noFiles: 'There are no files that fit {name}.',
	badName: '“{name}” cannot be a name of a file.',
	longName: 'The name “{name}” would be longer than a file’s name can be.',
	isFile: '{name} is a file, not a folder.',
	isFolder: '{name} is a folder, not a file.',
	notText: '{name} is not a text file, so nothing was added to it.',
	otherLetters:
		'{name} is written in an old way of storing letters that does not go with this text, so nothing was added.',
	tooLong: 'At most {limit} characters can be written at once.',
	largeText: '{name} is too large to add text to ({size}; at most {limit}).',
	diskFull: '{name} does not fit: the disk is full. Nothing was changed.',
	readOnly: '{name} is on a disk that cannot be written to. Nothing was changed.',
	forbidden: '{name} may not be changed by this account. Nothing was changed.',
	failed: '{name} could not be changed, so everything is as it was.',
	leftOver:
		'It went wrong in the middle, and {count} files could not be put back at once. They are kept, and Hearth tries again when it starts.'
};

export type FileFailure = keyof typeof fileFailures;

/** The error of a change that was not made; its words are known in every language. */
export function failure(
	code: ToolErrorCode,
	key: FileFailure,
	values: Record<string, string | number> = {},
	options?: ErrorOptions
): ToolError {
	const text = fileFailures[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
		String(values[name] ?? whole)
	);
	return new ToolError(code, text, { ...options, words: { key, values } });
}

/** What the system says of a change that failed, in words. */
export function changeError(error: unknown, name: string): ToolError {
	const code =
		error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
	const options = { cause: error };
	switch (code) {
		case 'ENOSPC':
		case 'EDQUOT':
			return failure('LIMIT', 'diskFull', { name }, options);
		case 'EROFS':
			return failure('FAILED', 'readOnly', { name }, options);
		case 'EACCES':
		case 'EPERM':
			return failure('FAILED', 'forbidden', { name }, options);
		case 'ENAMETOOLONG':
			return failure('BAD_INPUT', 'longName', { name }, options);
		case 'EEXIST':
		case 'ENOTEMPTY':
			return failure('BAD_INPUT', 'taken', { name }, options);
		case 'ENOENT':
		case 'ENOTDIR':
			return failure('FAILED', 'changed', { name }, options);
		default:
			return failure('FAILED', 'failed', { name }, options);
	}
}
