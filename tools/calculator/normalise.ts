const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const vulgar: Record<string, string> = {
	'½': '1/2',
	'⅓': '1/3',
	'⅔': '2/3',
	'¼': '1/4',
	'¾': '3/4',
	'⅕': '1/5',
	'⅛': '1/8'
};
const koreanUnits = { 조: '1000000000000', 억: '100000000', 만: '10000', 천: '1000', 백: '100' };

/** Signs, digits of any script, thousands separators, currencies and Korean numbers, as a calculator writes them. */
export function clean(expression: string): string {
	const text = expression
		.replace(/^\s*(?:let|set)\s+(?=\p{L}[\p{L}\p{N}_]*\s*=)/iu, '')
		.replace(new RegExp(`[${superscripts}]+`, 'g'), (digits) => {
			return `^${Array.from(digits, (digit) => superscripts.indexOf(digit)).join('')}`;
		})
		.replace(/(\d*)\s*([½⅓⅔¼¾⅕⅛])/g, (_, whole: string, sign: string) => {
			const fraction = vulgar[sign] ?? '';
			return whole === '' ? `(${fraction})` : `(${whole} + ${fraction})`;
		})
		.normalize('NFKC')
		.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) =>
			String((digit.codePointAt(0) ?? 0) & 0xf)
		)
		.replace(/[−–—‐‑]/g, '-')
		.replace(/[×✕✖·⋅∙]/g, '*')
		.replace(/[÷⁄∕]/g, '/')
		.replace(/≤/g, '<=')
		.replace(/≥/g, '>=')
		.replace(/≠/g, '!=')
		.replace(/[’′]/g, "'")
		.replace(/[“”″]/g, '"')
		.replace(/\*\*/g, '^')
		.replace(/π/g, 'pi')
		.replace(/√\s*(\d+(?:\.\d+)?|\()/g, (_, what: string) =>
			what === '(' ? 'sqrt(' : `sqrt(${what})`
		)
		.replace(/°\s*([CF])\b/g, 'deg$1')
		.replace(/°/g, ' deg')
		.replace(/퍼센트|프로(?![가-힣])/g, '%')
		.replace(/[$€£¥₩]|(?<=[\d조억만천백]\s*)원(?![가-힣])/g, '')
		.replace(/(?<=[\d조억만천백]\s*)원(?=[은는이가을를의에짜])/g, '')
		.replace(/[=?\s]+$/, '')
		.trim();
	return readKoreanNumbers(dropSeparators(text));
}

/** What is left of words and signs between numbers, as mathjs reads it. */
export function normalise(text: string): string {
	return (
		text
			// "3 x 4" and "3x4" are products, "0x1f" is a number.
			.replace(/(?<!\b0)(?<=[\d)%])\s*[xX]\s*(?=[\d(.])/g, ' * ')
			.replace(/(?<=[\d)])\s+percent\b/gi, '%')
			.replace(/(?<=[\d)%])\s+of\s+/gi, ' * ')
			.replace(
				/(\d+(?:\.\d+)?)\s*(?:ft|feet|foot|')\s*(\d+(?:\.\d+)?)\s*(?:inch(?:es)?|in\b|")/gi,
				'($1 ft + $2 inch)'
			)
			.replace(
				/(\d+(?:\.\d+)?)\s*(?:lbs?|pounds?)\s*(\d+(?:\.\d+)?)\s*(?:oz|ounces?)\b/gi,
				'($1 lb + $2 oz)'
			)
			.replace(/(?<=\d\s*)([CFK])(?=\s+(?:to|in)\s+[CFK]$)/, temperature)
			.replace(/(?<=\d\s*deg[CF]\s+(?:to|in)\s+|\d\s*K\s+(?:to|in)\s+)([CFK])$/, temperature)
			.replace(/\b0[xX](?![\da-fA-F])/g, '0 * x')
			.replace(/\bln(?=\s*\()/g, 'log')
			.replace(/\barc(?=(?:sin|cos|tan)\s*\()/g, 'a')
			// As functions these take brackets; alone they are units.
			.replace(/\bmins?\b(?!\s*\()/g, 'minutes')
			.replace(/\bsecs?\b(?!\s*\()/g, 'seconds')
	);
}

function temperature(letter: string): string {
	return letter === 'K' ? letter : `deg${letter}`;
}

/** Drops the commas of 1,234,567 outside lists and function calls, where a comma separates. */
function dropSeparators(text: string): string {
	const lists: boolean[] = [];
	let result = '';
	for (let index = 0; index < text.length; index++) {
		const letter = text.charAt(index);
		if (letter === '(') lists.push(/[\p{L}\d]$/u.test(result) && /\p{L}\w*$/u.test(result));
		else if (letter === '[') lists.push(true);
		else if (letter === ')' || letter === ']') lists.pop();
		const inList = lists.includes(true);
		const isSeparator =
			letter === ',' && /(?:^|[^\d.])\d{1,3}(?:\d{3})*$/.test(result) && nextIsGroup(text, index);
		if (!isSeparator || inList) result += letter;
	}
	return result;
}

function nextIsGroup(text: string, comma: number): boolean {
	return /^\d{3}(?!\d)/.test(text.slice(comma + 1, comma + 5));
}

/** "3만 5천" is 35000. */
function readKoreanNumbers(text: string): string {
	return text.replace(
		/\d+(?:\.\d+)?\s*[조억만천백](?:\s*\d+(?:\.\d+)?\s*[조억만천백]?)*/g,
		(number) => {
			const parts = [...number.matchAll(/(\d+(?:\.\d+)?)\s*([조억만천백])?/g)];
			const sum = parts.map(([, digits = '0', unit]) => {
				const times =
					unit === undefined ? undefined : koreanUnits[unit as keyof typeof koreanUnits];
				return times === undefined ? digits : `${digits} * ${times}`;
			});
			return `(${sum.join(' + ')})`;
		}
	);
}
