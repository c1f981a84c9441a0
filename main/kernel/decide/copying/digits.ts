import { printNumber, type FoundNumber } from './found-number.ts';

/** What may follow a number and multiplies it; those that can't mean anything else. */
const sureMultipliers: Record<string, number> = {
	k: 1e3,
	mn: 1e6,
	bn: 1e9,
	tn: 1e12,
	lakh: 1e5,
	crore: 1e7
};
/** These could also be meters, bits, tons. */
const likelyMultipliers: Record<string, number> = { m: 1e6, b: 1e9, t: 1e12, mil: 1e6, dozen: 12 };

const vulgarFractions: Record<string, number> = {
	'½': 1 / 2,
	'¼': 1 / 4,
	'¾': 3 / 4,
	'⅕': 1 / 5,
	'⅖': 2 / 5,
	'⅗': 3 / 5,
	'⅘': 4 / 5,
	'⅛': 1 / 8,
	'⅜': 3 / 8,
	'⅝': 5 / 8,
	'⅞': 7 / 8
};

export const digitShape =
	/0[xX][0-9a-fA-F]+|0b[01]+|(?:\d[\d.,'’_\u00a0\u202f\u2009]*(?:(?<=\d) \d{3}(?!\d))*[\d.,]*|[.,]\d+)(?:[eE][+-]?\d+)?/g;

/** Numbers written with digits, with what follows them: a multiplier, a fraction, minutes, "and a half". */
export function digitNumbers(text: string): FoundNumber[] {
	const found: FoundNumber[] = [];
	// Full-width digits, as input methods of the east type them.
	const plain = text.replace(/[０-９]/g, (digit) =>
		String.fromCharCode(digit.charCodeAt(0) - 0xfee0)
	);
	for (const match of plain.matchAll(digitShape)) {
		const at = match.index;
		const end = at + match[0].length;
		const after = plain.slice(end, end + 24);
		const readings = readDigits(match[0]);
		const main = Number(readings[0]);
		found.push(...readings.map((value) => ({ at, end, value })));
		const add = (value: number, follows: string, whole = true): void => {
			found.push({ at, end: end + follows.length, value: printNumber(value), whole });
		};
		const [word = '', letters = ''] = /^\s?([a-z]+)/i.exec(after) ?? [];
		const sure = sureMultipliers[letters.toLowerCase()];
		const likely = likelyMultipliers[letters.toLowerCase()];
		if (sure !== undefined) add(main * sure, word);
		if (likely !== undefined) add(main * likely, word, false);
		const [sign = '', fraction = ''] = /^\s?([½¼¾⅕⅖⅗⅘⅛⅜⅝⅞])/.exec(after) ?? [];
		if (fraction !== '') add(main + (vulgarFractions[fraction] ?? 0), sign);
		const mixed = /^ (\d{1,2})\/(\d{1,2})(?!\d)/.exec(after);
		if (mixed && Number(mixed[2]) > 0) add(main + Number(mixed[1]) / Number(mixed[2]), mixed[0]);
		const half = /^(?:\s+[a-z]+)?\s+and\s+a\s+(half|quarter)\b/i.exec(after);
		if (half) add(main + (half[1]?.toLowerCase() === 'half' ? 0.5 : 0.25), half[0]);
		const minutes = /^:([0-5]\d)(?!\d)/.exec(after);
		if (minutes) add(main + Number(minutes[1]) / 60, '', false);
		if (main < 12 && /^(?::[0-5]\d)?\s?p\.?m\b/i.test(after)) add(main + 12, '', false);
	}
	for (const match of plain.matchAll(/[½¼¾⅕⅖⅗⅘⅛⅜⅝⅞]/g)) {
		const value = printNumber(vulgarFractions[match[0]] ?? 0);
		found.push({ at: match.index, end: match.index + 1, value });
	}
	return found;
}

/** All sensible readings of one run of digits and separators; the likeliest first. */
export function readDigits(run: string): string[] {
	if (/^0[xXb]/.test(run)) return [run];
	const text = run.replace(/[.,'’_\s\u00a0\u202f\u2009]+$/u, '');
	const exponent = /[eE][+-]?\d+$/.exec(text)?.[0] ?? '';
	const mantissa = text.slice(0, text.length - exponent.length);
	const readings = readMantissa(mantissa).flatMap((digits) => {
		const whole = digits.startsWith('.') ? `0${digits}` : digits;
		return [whole + exponent, whole.replace(/^0+(?=\d)/, '') + exponent];
	});
	const isSure = /^\d{1,3},\d{3}$|,0|,\d{3}\.\d/.test(mantissa) && readings.length > 0;
	// A list without spaces, a date, a version: each number by itself.
	const parts = isSure ? [] : mantissa.split(/[^\d.]+|\.(?=\d*\.)/u).flatMap(splitDots);
	return [...new Set([...readings, ...(parts.length > 1 || readings.length === 0 ? parts : [])])];
}

function readMantissa(mantissa: string): string[] {
	if (/^\d{1,3}(?:[,'’_ \u00a0\u202f\u2009]\d{3})+(?:\.\d+)?$/u.test(mantissa)) {
		return [mantissa.replace(/[^\d.]/gu, '')];
	}
	if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(mantissa)) return [mantissa.replaceAll(',', '')];
	if (/^\d{1,3}(?:[.\u00a0\u202f ]\d{3})+,\d+$/u.test(mantissa)) {
		return [mantissa.replace(/[^\d,]/gu, '').replace(',', '.')];
	}
	if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(mantissa)) return [mantissa.replaceAll('.', '')];
	if (/^\d*,\d{1,2}$/.test(mantissa)) return [mantissa.replace(',', '.')];
	return /^\d*\.?\d+$/.test(mantissa) ? [mantissa] : [];
}

function splitDots(part: string): string[] {
	const plain = part.replace(/^\.+|\.+$/g, '');
	const numbers = /^\d+(?:\.\d+)?$/.test(plain) ? [plain] : plain.split('.').filter(Boolean);
	return numbers.map((number) => number.replace(/^0+(?=\d)/, ''));
}
