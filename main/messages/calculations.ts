import type { Language, Message } from './message.ts';

/** How the kinds of values that are more than a number are said. `reading` is the expression, `value` what it comes to. */
export const calculations = {
	solved: { en: '{reading}: **{value}**', ko: '{reading}: **{value}**' },
	solvedRounded: {
		en: '{reading}: **{value}** (about {rounded})',
		ko: '{reading}: **{value}** (약 {rounded})'
	},
	andComplex: {
		en: 'The other solutions are complex numbers.',
		ko: '나머지 해는 복소수예요.'
	},
	complex: {
		en: '{reading} has no real solution; the complex ones are **{value}**.',
		ko: '{reading}: 실수 해는 없고, 복소수 해는 **{value}**이에요.'
	},
	tried: {
		en: 'Found by trying numbers, so there may be more. What is not exact (≈) has ten digits.',
		ko: '수를 넣어 보며 찾은 해라서 더 있을 수 있어요. 정확하지 않은 값(≈)은 열 자리까지예요.'
	},
	none: { en: '{reading} has **{value}**.', ko: '{reading}: **{value}**' },
	noneFound: {
		en: 'No solution of {reading} was found by trying numbers; there may be one all the same.',
		ko: '{reading}: 수를 넣어 보았지만 해를 찾지 못했어요. 그래도 있을 수 있어요.'
	},
	approximate: {
		en: '{reading} **{value}**, to ten digits.',
		ko: '{reading} **{value}** (열 자리까지)'
	},
	approximateRounded: {
		en: '{reading} **{value}**, to ten digits: about {rounded}.',
		ko: '{reading} **{value}** (열 자리까지), 약 {rounded}이에요.'
	},
	kept: {
		en: '{reading} = **{value}**. I keep it for this conversation.',
		ko: '{reading} = **{value}**. 이 대화에서 기억해 둘게요.'
	},
	keptFunction: {
		en: '**{value}**. I keep it for this conversation.',
		ko: '**{value}**. 이 대화에서 기억해 둘게요.'
	},
	names: { en: 'Kept in this conversation:', ko: '이 대화에서 기억하는 값이에요:' },
	plotted: { en: 'The plot is above: {value}', ko: '그래프를 위에 그렸어요: {value}' },
	drawn: { en: 'The plot is above.', ko: '그래프를 위에 그렸어요.' },
	pictured: { en: 'The picture is above.', ko: '그림은 위에 있어요.' },
	files: {
		en: 'Ready to save, in the card above: **{names}**',
		ko: '위 카드에서 저장할 수 있어요: **{names}**'
	}
} satisfies Record<string, Message>;

const weekdays: Record<string, string> = {
	Sunday: '일요일',
	Monday: '월요일',
	Tuesday: '화요일',
	Wednesday: '수요일',
	Thursday: '목요일',
	Friday: '금요일',
	Saturday: '토요일'
};
const units: Record<string, string> = {
	year: '년',
	month: '개월',
	week: '주',
	day: '일',
	hour: '시간',
	h: '시간',
	minute: '분',
	min: '분',
	second: '초',
	s: '초'
};
const sentences: Record<string, string> = {
	'no real solution': '실수 해가 없음',
	'no solution': '해가 없음',
	'no solution found': '찾은 해가 없음',
	'infinitely many solutions': '해가 무수히 많음'
};
const lengths =
	/^-?[\d.]+ (?:year|month|week|day|hour|h|minute|min|second|s)s?(?: [\d.]+ (?:year|month|week|day|hour|h|minute|min|second|s)s?)*$/;

/** The few words in what the calculator gives (`or`, weekdays, days), in the reader's language. */
export function sayValue(value: string, language: Language): string {
	if (language === 'en') return value;
	const sentence = sentences[value];
	if (sentence !== undefined) return sentence;
	const every = /^every (\S+) solves it$/.exec(value)?.[1];
	if (every !== undefined) return `모든 ${every}이(가) 해`;
	if (lengths.test(value)) {
		return value.replace(/ ([a-z]+?)s?(?= |$)/g, (whole, unit: string) => units[unit] ?? whole);
	}
	const shifted = value.replace(/\(([+-]\d+) days?\)$/, '($1일)');
	return shifted.replace(/ or /g, ' 또는 ').replace(/\((\w+day)\)$/, (whole, day: string) => {
		const name = weekdays[day];
		return name === undefined ? whole : `(${name})`;
	});
}

const days: Record<string, string> = {
	now: '지금',
	today: '오늘',
	tomorrow: '내일',
	yesterday: '어제'
};
const ofDates = /\b(?:now|today|tomorrow|yesterday|\d{4}-\d{1,2}-\d{1,2})\b/i;

/** How the calculator read a request: what it writes in words of days and ages, in the reader's language. */
export function sayReading(reading: string, language: Language): string {
	if (language === 'en') return reading;
	const bornAt = /^birth year at (\d+)$/i.exec(reading)?.[1];
	if (bornAt !== undefined) return `${bornAt}살인 사람이 태어난 해`;
	if (!ofDates.test(reading)) return reading;
	const words = reading
		.replace(/\b(?:now|today|tomorrow|yesterday)\b/gi, (day) => days[day.toLowerCase()] ?? day)
		.replace(/(\d+) ([a-z]+?)s?\b/gi, (whole, count: string, unit: string) => {
			const name = units[unit.toLowerCase()];
			return name === undefined ? whole : `${count}${name}`;
		})
		.replace(/ (?:to|in) ([a-z]+?)s?$/i, (whole, unit: string) => {
			const name = units[unit.toLowerCase()];
			return name === undefined ? whole : ` (${name})`;
		});
	return words.replace(/^age (\S+)(?: (?:on|at) (\S+))?$/i, (_, born: string, on = '') =>
		on === '' ? `${born}에 태어난 사람의 나이` : `${born}에 태어난 사람의 ${on} 나이`
	);
}
