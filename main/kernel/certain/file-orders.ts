import type { CertainCall } from './certain.ts';

const please = String.raw`^(?:(?:please|can you|could you|now|then)[, ]+)*`;
const things = String.raw`(?:files|photos|pictures|pics|images|documents|videos|songs|everything|all)`;
const numbered = new RegExp(
	String.raw`${please}number\s+(?:all\s+)?(?:of\s+)?(?:the\s+|my\s+)?${things}\s+(?:that\s+are\s+)?(?:in|inside|of)\s+(?:the\s+|my\s+)?(?:folder\s+)?(\S.*?)(?:\s+folder)?(?:\s+by\s+(date|name))?(?:\s+please)?[.!? ]*$`,
	'i'
);
const numberedKorean =
	/^(\S.*?)\s?(?:폴더)?(?:에|의|안에|안의|에서)?\s?(?:있는\s?)?(?:모든\s?)?(?:파일|사진|그림|문서|이미지)(?:들)?(?:에|을|를)?\s?(?:(날짜|이름)\s?순(?:으로|서로|서대로)?\s?)?번호(?:를)?\s?(?:매겨|붙여|달아)\S*(?:\s?(?:줘|주세요|줄래))?[.!? ]*$/u;

const kinds = 'pdf|jpe?g|png|gif|txt|csv|docx?|xlsx?|pptx?|md|zip|mp3|mp4|mov';
const file = String.raw`(?:["“]([^"”]+)["”]|(\S+\.[A-Za-z0-9]{1,5}))`;
const fromTo = new RegExp(
	String.raw`${please}(move|copy)\s+(?:the\s+)?(?:file\s+)?(?:${file}|(?:all\s+)?(?:the\s+|my\s+)?(${kinds})(?:s|\s+files))\s+(?:from|in|out\s+of)\s+(?:the\s+|my\s+)?(?:folder\s+)?(\S.*?)(?:\s+folder)?\s+(?:in)?to\s+(?:the\s+|my\s+)?(?:folder\s+)?(\S.*?)(?:\s+folder)?(?:\s+please)?[.!? ]*$`,
	'i'
);
const fromToKorean = new RegExp(
	String.raw`^(\S+?)\s?(?:폴더)?(?:에서|에\s?있는|의)\s+(?:모든\s?)?(?:${file}|(${kinds})(?:\s?파일)?(?:들)?)(?:을|를)?\s+(\S+?)\s?(?:폴더)?(?:으로|로|에)\s+(옮겨|이동|복사)\S*(?:\s?(?:줘|주세요|줄래))?[.!? ]*$`,
	'iu'
);

/** Where a sentence goes on, a name does not hold all of it. */
const goesOn = /\b(?:and|then|but|except|from|to|into)\b|[,;?]|그리고|하고/iu;

/**
 * Orders about files that a small model takes for a search or loses a folder of: numbering all of a folder, and moving
 * or copying out of one folder into another.
 */
export function readFileOrder(request: string): CertainCall[] {
	const text = request.trim();
	if (text.length > 200 || text.includes('\n')) return [];
	const [, folder, by] = numbered.exec(text) ?? numberedKorean.exec(text) ?? [];
	if (folder !== undefined && !goesOn.test(folder)) {
		const rule = by === undefined || /name|이름/i.test(by) ? 'numbered' : 'numbered by date';
		return [{ tool: 'rename_files', input: { path: bare(folder), rule } }];
	}
	const english = fromTo.exec(text);
	const korean = fromToKorean.exec(text);
	const [verb, quoted, named, kind, from, to] = english
		? english.slice(1)
		: korean
			? [korean[6], korean[2], korean[3], korean[4], korean[1], korean[5]]
			: [];
	if (verb === undefined || from === undefined || to === undefined) return [];
	if (goesOn.test(from) || goesOn.test(to)) return [];
	const what = quoted ?? named ?? `*.${(kind ?? '').toLowerCase()}`;
	const tool = /copy|복사/i.test(verb) ? 'copy_files' : 'move_files';
	return [{ tool, input: { path: `${bare(from)}/${what}`, to: bare(to) } }];
}

/** A name without its quotation marks and the slash at its end. */
function bare(name: string): string {
	return name.replace(/^["“'‘]|["”'’]$/gu, '').replace(/[/\\]+$/, '');
}
