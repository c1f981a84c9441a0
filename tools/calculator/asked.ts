import { readDateWords } from './date-words.ts';
import { evaluateDates } from './dates.ts';
import { clean, normalise } from './normalise.ts';
import { readPhrase } from './phrases.ts';

const leads =
	/^(?:(?:please|pls|hey|hi|ok(?:ay)?|so|can you|could you|hearth|quick question|just)\b[,:!.\s]*|(?:tell me|do you know|i(?:['’]d like| want| need) to know)\s+)+/i;
const whats = /^what['’]?s\b/i;
const trails =
	/(?:[,.!?\s]+(?:please|pls|thanks|thx|exactly|roughly|as an? (?:exact )?fraction))+[.!?\s]*$/i;
const trailsKorean =
	/\s*(?:좀\s*)?(?:(?:계산|알려|말해|구해)(?:해)?\s?(?:줘|주세요|줄래|봐)?|이?지|인가요?|이었더라|더라)?[요.!?\s]*$/u;
/** Numbers, operators and brackets, with one operator at least: not a telephone number, and no day. */
const sum = /^[-+(]*\d[\d\s.()%/]*(?:\s[-+*/]\s|[*^]|\)\s*[-+/]|sqrt)[\d\s.+\-*/^()%]*$/;
const root = /^[cs]b?qrt\([\d.]+\)$/;
const asksForDay =
	/\b(?:what|when|which|how|days?|weeks?|months?|years?|weekday|date|old|age|ago)\b|며칠|몇|언제|요일|나이|날짜|남[았은]/i;

/**
 * What a request asks of the calculator in so many words, as an expression: "how many days until 24 December", "20% off
 * 59.99", "what's 340 plus 85". Undefined where anything else is in it.
 */
export function readAsked(request: string, now = new Date()): string | undefined {
	const asked = request.trim().replace(leads, '').replace(whats, 'what is').replace(trails, '');
	if (asked.length > 120 || /[\n\t]/.test(asked)) return undefined;
	const text = clean(asked);
	for (const form of [text, text.replace(trailsKorean, '')]) {
		const dated = readDateWords(form, now);
		if (dated !== form && asksForDay.test(asked) && isDate(dated, now)) return dated;
		const phrase = readPhrase(form);
		if (phrase.text === form) continue;
		const said = normalise(phrase.text).trim();
		// A share is told in percent, which its words alone say.
		if (sum.test(said) || root.test(said)) return phrase.suffix === undefined ? said : form;
	}
	return undefined;
}

function isDate(text: string, now: Date): boolean {
	try {
		return evaluateDates(normalise(text).trim(), now) !== undefined;
	} catch {
		// The 30th of February: the calculator says so itself.
		return true;
	}
}
