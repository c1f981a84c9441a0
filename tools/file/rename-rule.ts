/** What becomes of every name. The closed set of rules there is. */
export type RenameRule =
	| { kind: 'date' }
	| { kind: 'number'; by: 'name' | 'date'; isReverse: boolean }
	| { kind: 'case'; upper: boolean }
	| { kind: 'replace'; from: string | RegExp; to: string }
	| { kind: 'add'; text: string; where: 'front' | 'end' }
	| { kind: 'remove'; words: (string | RegExp)[] };

/** Signs that people call by a name. */
const signs: Record<string, string | RegExp> = {
	space: ' ',
	spaces: ' ',
	blanks: ' ',
	공백: ' ',
	띄어쓰기: ' ',
	빈칸: ' ',
	underscore: '_',
	underscores: '_',
	밑줄: '_',
	언더바: '_',
	언더스코어: '_',
	dash: '-',
	dashes: '-',
	hyphen: '-',
	hyphens: '-',
	하이픈: '-',
	대시: '-',
	줄표: '-',
	dot: '.',
	dots: '.',
	periods: '.',
	마침표: '.',
	comma: ',',
	commas: ',',
	쉼표: ',',
	brackets: /[()[\]{}]/g,
	parentheses: /[()]/g,
	괄호: /[()[\]{}]/g,
	numbers: /\d+/g,
	digits: /\d+/g,
	숫자: /\d+/g,
	nothing: '',
	'': ''
};

const date = /\bdat(?:e|es|ed)\b|\bday\b|날짜|일자/i;
const numbers = /\bnumber(?:s|ed|ing)?\b|번호|순번|일련번호/i;
const quote = `["'“”‘’「」『』]`;
const quoted = /^["“‘'「『](.+)["”’'」』]$/su;

/** The rule that a person means, in English or Korean; undefined when it is none of those there are. */
export function readRule(text: string): RenameRule | undefined {
	const rule = text
		.normalize('NFC')
		.trim()
		.replace(/[.!。]+$/u, '');
	if (rule === '' || rule.length > 300) return undefined;
	return (
		readReplace(rule) ??
		readRemove(rule) ??
		readAdd(rule) ??
		readNumber(rule) ??
		(date.test(rule) ? { kind: 'date' } : undefined) ??
		readCase(rule)
	);
}

function readReplace(rule: string): RenameRule | undefined {
	const english =
		/\b(?:replace|swap|change|turn|exchange)\s+(?:all\s+|every\s+|the\s+)*(?:words?\s+)?(.+?)\s+(?:with|by|to|into|for)\s+(?:an?\s+|the\s+)?(.+)$/iu.exec(
			rule
		) ??
		/^(?!(?:re)?name|sort|order|set|make|convert|number|prefix|suffix|add|put)(\S+)\s+(?:to|into|with)\s+(\S+)$/iu.exec(
			rule
		);
	const korean =
		/^(.+?)(?:을|를)\s*(?:모두\s*|전부\s*|다\s*)?(.+?)(?:으로|로)(?:\s*(?:바꿔|바꾸|변경|교체|대체|고쳐).*)?$/u.exec(
			rule
		) ??
		/^(.+?)\s*대신\s*(?:에\s*)?(.+?)(?:을|를|으로|로)?(?:\s*(?:넣|써|쓰|사용).*)?$/u.exec(rule);
	const [, from = '', to = ''] = english ?? korean ?? [];
	if (from === '' || to === '') return undefined;
	const isCase = /^(?:lower|upper|capital|small|소문자|대문자)/i.test(to.trim());
	const aboutNames = /^(?:the\s+)?(?:file\s*)?names?$|^이름$|^파일\s*이름$|^파일명$/i.test(
		from.trim()
	);
	if (isCase || aboutNames) return undefined;
	const found = meaning(from);
	const written = meaning(to);
	if (found === '' || typeof written !== 'string') return undefined;
	return { kind: 'replace', from: found, to: written };
}

function readRemove(rule: string): RenameRule | undefined {
	const english =
		/^(?:please\s+)?(?:remove|delete|drop|strip|take\s+out|leave\s+out|cut|without)\s+(?:all\s+|every\s+|the\s+)*(?:words?\s+)?(.+?)(?:\s+(?:from|in|out\s+of)\s+(?:all\s+|the\s+)*(?:file\s*)?names?)?$/iu.exec(
			rule
		);
	const korean =
		/^(?:(?:파일\s*)?이름에서\s*|파일명에서\s*)?(.+?)(?:을|를|이라는\s*말을?|라는\s*말을?)?\s*(?:모두\s*|전부\s*|다\s*)?(?:빼|지워|지우|제거|삭제|없애).*$/u.exec(
			rule
		);
	const what = english?.[1] ?? korean?.[1];
	if (what === undefined) return undefined;
	const words = what
		.split(/\s*,\s*|\s+and\s+|\s+or\s+|(?<=\S)(?:와|과|하고)\s+/u)
		.map(meaning)
		.filter((word) => word !== '');
	return words.length === 0 ? undefined : { kind: 'remove', words };
}

const front =
	/(?:in|at|to)\s+(?:the\s+)?(?:front|beginning|start)|before\s+(?:the\s+|each\s+|every\s+)?(?:file\s*)?names?|as\s+(?:a\s+)?prefix/i;
const end =
	/(?:at|to)\s+the\s+(?:end|back)|after\s+(?:the\s+|each\s+|every\s+)?(?:file\s*)?names?|behind|as\s+(?:a\s+)?suffix/i;

function readAdd(rule: string): RenameRule | undefined {
	const added =
		/^(?:please\s+)?(?:add|put|write|insert|append|prepend)\s+(?:the\s+)?(?:words?\s+|text\s+)?(.+)$/iu.exec(
			rule
		);
	if (added?.[1] !== undefined) {
		const where = front.exec(added[1]) ?? end.exec(added[1]);
		const isFront = front.test(added[1]) || (where === null && /^\s*prepend/i.test(rule));
		if (where === null && !/^(?:please\s+)?(?:append|prepend)/i.test(rule)) return undefined;
		const text = where === null ? added[1] : added[1].slice(0, where.index);
		return addition(text.replace(/\s+(?:of|each|every)\s*$/i, ''), isFront ? 'front' : 'end');
	}
	const fixed = /^(prefix|suffix)\s+(?:(?:them|names|all)\s+)?(?:with\s+)?(.+)$/iu.exec(rule);
	if (fixed?.[1] !== undefined && fixed[2] !== undefined) {
		return addition(fixed[2], fixed[1].toLowerCase() === 'prefix' ? 'front' : 'end');
	}
	const korean =
		/^(?:(?:파일\s*)?이름\s*|파일명\s*)?(앞|맨\s*앞|뒤|맨\s*뒤|끝)\s*(?:에|에다|으로)\s*(.+?)\s*(?:을|를|이라고|라고)?\s*(?:붙여|붙이|추가|넣|더해|적어|써).*$/u.exec(
			rule
		);
	if (korean?.[1] !== undefined && korean[2] !== undefined) {
		return addition(korean[2], korean[1].includes('앞') ? 'front' : 'end');
	}
	const turned =
		/^(.+?)\s*(?:을|를|이라고|라고)?\s*(?:(?:파일\s*)?이름\s*|파일명\s*)?(앞|맨\s*앞|뒤|맨\s*뒤|끝)\s*(?:에|에다|으로)\s*(?:붙여|붙이|추가|넣|더해|적어|써).*$/u.exec(
			rule
		);
	if (turned?.[1] === undefined || turned[2] === undefined) return undefined;
	return addition(turned[1], turned[2].includes('앞') ? 'front' : 'end');
}

/** The date and a number are rules of their own. */
function addition(said: string, where: 'front' | 'end'): RenameRule | undefined {
	const text = said.trim();
	if (/^(?:the\s+|a\s+|its?\s+)?(?:(?:file'?s?\s+)?dates?|day)$|^(?:날짜|일자)$/i.test(text)) {
		return where === 'front' ? { kind: 'date' } : undefined;
	}
	if (/^(?:the\s+|a\s+)?numbers?$|^(?:번호|순번|일련번호)$/i.test(text)) {
		return where === 'front' ? { kind: 'number', by: 'name', isReverse: false } : undefined;
	}
	const literal = meaning(text);
	return typeof literal === 'string' && literal !== ''
		? { kind: 'add', text: literal, where }
		: undefined;
}

function readNumber(rule: string): RenameRule | undefined {
	if (!numbers.test(rule)) return undefined;
	const isReverse =
		/\b(?:newest|latest|reverse|descending|backwards?)\b|최신|역순|거꾸로|내림차순/i.test(rule);
	const byDate =
		date.test(rule) || /\b(?:newest|latest|oldest|time)\b|최신|오래된|시간/i.test(rule);
	return { kind: 'number', by: byDate ? 'date' : 'name', isReverse };
}

function readCase(rule: string): RenameRule | undefined {
	if (/\blower[\s-]*case\b|\bsmall letters\b|\blower\b|소문자/i.test(rule))
		return { kind: 'case', upper: false };
	if (/\bupper[\s-]*case\b|\bcapitals?\b|\bupper\b|대문자/i.test(rule))
		return { kind: 'case', upper: true };
	return undefined;
}

/** What stands in quotation marks is meant as it is; a sign may be called by its name. */
function meaning(said: string): string | RegExp {
	const text = said.trim();
	const literal = quoted.exec(text)?.[1];
	if (literal !== undefined) return literal;
	const bare = text.replace(new RegExp(`^${quote}|${quote}$`, 'gu'), '');
	const key = bare.toLowerCase();
	return (Object.hasOwn(signs, key) ? signs[key] : undefined) ?? bare;
}
