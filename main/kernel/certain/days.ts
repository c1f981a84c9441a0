import { calculate } from './calculate.ts';
import type { CertainCall } from './certain.ts';

const units: Record<string, string> = {
	일: 'days',
	주: 'weeks',
	주일: 'weeks',
	달: 'months',
	개월: 'months',
	년: 'years'
};
const shift =
	/^(?:오늘(?:부터|로부터|에서)?\s*)?(\d{1,5})\s?(일|주일?|달|개월|년)\s?(뒤|후|이후|전)(?:은|는|이|가|에|면)?\s*(?:며칠|언제|무슨 요일|몇\s?월|날짜|몇\s?일)\S*(?:\s\S+)?$/u;
const ageKorean =
	/^(?:(?:올해|지금|현재|나는?|난|내가|제가)\s)*(?:만\s?)?(\d{1,3})\s?(?:살|세)(?:이?면|인데|은|는|인 사람은)?\s*(?:몇\s?년\s?생|(?:몇\s?년에?|언제)\s?태어|출생\s?연도|태어난\s?(?:해|연도))\S*(?:\s\S+)?$/u;
const ageEnglish =
	/^(?:(?:if|when) )?(?:(?:i am|i'm|someone is|somebody is|she is|he is|you are)(?: now)? (\d{1,3})(?: years? old| now| today)*,? (?:what|which) year (?:was|were|am|is) (?:i|she|he|they|you) born(?: in)?|(?:what|which) year (?:was|were|am|is) (?:someone|somebody|a person|i|she|he) born(?: in)?,? (?:who is|if (?:they are|i am|i'm|she is|he is)) (?:now )?(\d{1,3})(?: years? old| now| today)*)$/iu;

/** What day it is some days from today, and the years in which one of an age was born. Numbers are digits. */
export function readDays(text: string): CertainCall[] {
	const request = text.trim().replace(/[?？!.\s]+$/u, '');
	const [, count, unit = '', side] = shift.exec(request) ?? [];
	if (count !== undefined) {
		return calculate(`today ${side === '전' ? '-' : '+'} ${count} ${units[unit] ?? 'days'}`);
	}
	const [, english, asked] = ageEnglish.exec(request) ?? [];
	const age = ageKorean.exec(request)?.[1] ?? english ?? asked;
	return age === undefined ? [] : calculate(`birth year at ${age}`);
}
