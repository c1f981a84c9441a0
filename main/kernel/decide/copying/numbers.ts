import { englishNumbers } from './english-numbers.ts';
import { printNumber, type FoundNumber } from './found-number.ts';
import { koreanNumbers } from './korean-numbers.ts';

/**
 * The numbers a text speaks of, as the calculator writes them and in the order they occur: "2,340" is 2340,
 * "1.5k" 1500, "two and a half" 2.5, "3만 5천" 35000. What can be read in two ways is given in both.
 * At most `limit`, so that a pasted table does not make the grammar slow.
 */
export function findNumbers(text: string, limit = 60): string[] {
	const found = [...digitNumbers(text), ...englishNumbers(text), ...koreanNumbers(text)];
	const ordered = found.sort((one, other) => one.at - other.at).map(({ value }) => value);
	return [...new Set(ordered)].slice(0, limit);
}

const multipliers: Record<string, number> = {
	k: 1e3,
	grand: 1e3,
	thousand: 1e3,
	thousands: 1e3,
	hundred: 100,
	hundreds: 100,
	dozen: 12,
	dozens: 12,
	m: 1e6,
	mn: 1e6,
	mil: 1e6,
	million: 1e6,
	millions: 1e6,
	b: 1e9,
	bn: 1e9,
	billion: 1e9,
	billions: 1e9,
	t: 1e12,
	tn: 1e12,
	trillion: 1e12,
	lakh: 1e5,
	crore: 1e7
};

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

const digitShape =
	/0[xX][0-9a-fA-F]+|0b[01]+|(?:\d[\d.,'’_\u00a0\u202f\u2009]*(?: \d{3}(?!\d))*[\d.,]*|[.,]\d+)(?:[eE][+-]?\d+)?/g;

/** Numbers written with digits, with what follows them: a multiplier, a fraction, minutes, "and a half". */
function digitNumbers(text: string): FoundNumber[] {
	const found: FoundNumber[] = [];
	// Full-width digits, as input methods of the east type them.
	const plain = text.replace(/[０-９]/g, (digit) =>
		String.fromCharCode(digit.charCodeAt(0) - 0xfee0)
	);
	for (const match of plain.matchAll(digitShape)) {
		const after = plain.slice(match.index + match[0].length, match.index + match[0].length + 24);
		const readings = readDigits(match[0]);
		const main = Number(readings[0]);
		const add = (value: number): void => {
			found.push({ at: match.index, value: printNumber(value) });
		};
		found.push(...readings.map((value) => ({ at: match.index, value })));
		const word = /^\s?([a-z]+)/i.exec(after)?.[1]?.toLowerCase() ?? '';
		const times = multipliers[word];
		if (times !== undefined) add(main * times);
		const fraction = vulgarFractions[/^\s?([½¼¾⅕⅖⅗⅘⅛⅜⅝⅞])/.exec(after)?.[1] ?? ''];
		if (fraction !== undefined) add(main + fraction);
		const mixed = /^ (\d{1,2})\/(\d{1,2})(?!\d)/.exec(after);
		if (mixed && Number(mixed[2]) > 0) add(main + Number(mixed[1]) / Number(mixed[2]));
		if (/^(?:\s+[a-z]+)?\s+and\s+a\s+half\b/i.test(after)) add(main + 0.5);
		if (/^(?:\s+[a-z]+)?\s+and\s+a\s+quarter\b/i.test(after)) add(main + 0.25);
		const minutes = /^:([0-5]\d)(?!\d)/.exec(after);
		if (minutes) add(main + Number(minutes[1]) / 60);
		if (main < 12 && /^(?::[0-5]\d)?\s?p\.?m\b/i.test(after)) add(main + 12);
	}
	for (const match of plain.matchAll(/[½¼¾⅕⅖⅗⅘⅛⅜⅝⅞]/g)) {
		const value = vulgarFractions[match[0]];
		if (value !== undefined) found.push({ at: match.index, value: printNumber(value) });
	}
	return found;
}

/** All sensible readings of one run of digits and separators; the likeliest first. */
function readDigits(run: string): string[] {
	if (/^0[xXb]/.test(run)) return [run];
	const text = run.replace(/[.,'’_\s\u00a0\u202f\u2009]+$/u, '');
	const exponent = /[eE][+-]?\d+$/.exec(text)?.[0] ?? '';
	const mantissa = text.slice(0, text.length - exponent.length);
	const readings: string[] = [];
	const add = (digits: string): void => {
		const whole = digits.startsWith('.') ? `0${digits}` : digits;
		readings.push(whole + exponent, whole.replace(/^0+(?=\d)/, '') + exponent);
	};
	if (/^\d{1,3}(?:[,'’_ \u00a0\u202f\u2009]\d{3})+(?:\.\d+)?$/u.test(mantissa)) {
		add(mantissa.replace(/[^\d.]/gu, ''));
	} else if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(mantissa)) {
		add(mantissa.replaceAll(',', ''));
	} else if (/^\d{1,3}(?:[.\u00a0\u202f ]\d{3})+,\d+$/u.test(mantissa)) {
		add(mantissa.replace(/[^\d,]/gu, '').replace(',', '.'));
	} else if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(mantissa)) {
		add(mantissa.replaceAll('.', ''));
	} else if (/^\d*,\d{1,2}$/.test(mantissa)) {
		add(mantissa.replace(',', '.'));
	} else if (/^\d*\.?\d+$/.test(mantissa)) {
		add(mantissa);
	}
	if (/^\d{1,3},\d{3}$|,0|,\d{3}\.\d/.test(mantissa) && readings.length > 0)
		return [...new Set(readings)];
	// A list without spaces, a date, a version: each number by itself.
	const parts = mantissa.split(/[^\d.]+|\.(?=\d*\.)/u).flatMap(splitDots);
	if (parts.length > 1 || readings.length === 0) readings.push(...parts);
	return [...new Set(readings)];
}

function splitDots(part: string): string[] {
	const plain = part.replace(/^\.+|\.+$/g, '');
	const numbers = /^\d+(?:\.\d+)?$/.test(plain) ? [plain] : plain.split('.').filter(Boolean);
	return numbers.map((number) => number.replace(/^0+(?=\d)/, ''));
}
