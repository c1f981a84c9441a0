import { gist, readFact } from './fact-reading.ts';

/** A longer message was hardly typed: what it says may be someone else's words. */
const longestTyped = 2_000;
const longestFact = 200;
const most = 3;

/** The message wants something done with words, or plays a part: "I" in it need not be the person. */
const aboutWords =
	/\b(?:translat\w*|rewrite|rephrase|proofread|paraphrase|summari[sz]e|correct this|pretend|imagine|suppose|role-?play|act as|let's say|lyrics|quote)\b|번역|교정|다듬|요약|고쳐|흉내|역할극|가정|상상|라고 치/iu;
/** The person says themselves what is to be kept, or not. */
const aboutMemory = /\b(?:remember|forget|memori[sz]e)\b|기억|잊/iu;
const secret =
	/password|passcode|passphrase|\bpin\b|card number|\bcvv\b|social security|\bssn\b|bank account|비밀 ?번호|비번|주민(?:등록)? ?번호|카드 ?번호|계좌/iu;
const vague =
	/^(?:it|this|that|these|those|what|how|why|not|so|too|very|here|there|사람|것|거)\b/iu;
const leadIn =
	/^(?:(?:hi|hello|hey|oh|ok|okay|well|so|and|but|also|by the way|btw|fyi|just so you know|for context|actually|anyway|yes|yeah|no|thanks|thank you|note that|you should know(?: that)?|since|because|as|given that|안녕하세요|안녕|참|아|그리고|근데|그런데|참고로|사실은|사실|네|응|음)(?:\s*[,!.:]\s*|\s+))+/iu;
const reason = /^(?:(?:hi|hello|hey|so|and|but|also)[\s,]+)*(?:since|because|as|given that)\s/iu;
const firstPerson =
	/(?:^|\s)(?:i|i'm|i've|my|we|our|me)(?=$|[\s'])|^(?:저는|저도|나는|나도|난|전|제가|내가|제|내|우리)\s/iu;

/**
 * What a message says about the person who wrote it that will still be so next month, in their own words; nothing for most
 * messages. Only what was typed counts: quotations, code and long pasted texts are left out.
 */
export function suggestFacts(message: string): string[] {
	if (message.length > longestTyped) return [];
	if (aboutWords.test(message) || aboutMemory.test(message)) return [];
	const found = new Map<string, string>();
	for (const sentence of sentencesOf(own(message))) {
		const fact = sentence.replace(leadIn, '').trim();
		if (fact.length > longestFact || /https?:|[?？{}<>]/iu.test(fact) || isSecret(fact)) continue;
		if (!firstPerson.test(fact.replace(/[’‘]/gu, "'"))) continue;
		const reading = readFact(fact);
		if (reading === undefined || !reading.lasting || vague.test(reading.value)) continue;
		const text = tidy(fact);
		if (!found.has(gist(text))) found.set(gist(text), text);
	}
	return [...found.values()].slice(0, most);
}

/** The message without what stands in it as someone else's: code, quotations, and lines that quote. */
function own(message: string): string {
	return message
		.replace(/```[\s\S]*?(?:```|$)/gu, '\n')
		.replace(/`[^`\n]*`/gu, ' \u0000 ')
		.replace(/^\s*>.*$/gmu, '')
		.replace(/["“”「『][^"“”」』]*(?:["“”」』]|$)/gu, ' \u0000 ');
}

function sentencesOf(text: string): string[] {
	return text.split(/\n+|(?<=[.!?。？])\s+/u).flatMap((sentence) => {
		if (sentence.includes('\u0000')) return [];
		// Of a question only the reason for it says something: "Since I'm vegan, what can I cook?"
		if (/[?？]\s*$/u.test(sentence)) {
			return reason.test(sentence) ? (sentence.match(/^[^,]+(?=,)/u) ?? []) : [];
		}
		return sentence.split(
			/(?:,\s*|\s+)(?:and|but|so)\s+(?=(?:I|I['’]m|I['’]ve|my)\s)|,\s+(?=(?:I|my)\s)/u
		);
	});
}

/** Never suggested: keeping it is the person's own decision. */
export function isSecret(text: string): boolean {
	return secret.test(text);
}

export function tidy(fact: string): string {
	const text = fact.replace(/\s+/gu, ' ').replace(/[\s.!,;。~]+$/u, '');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
