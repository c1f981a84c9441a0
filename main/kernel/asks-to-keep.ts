/** Said to Hearth: "remember", "don't let me forget", "note for later"; not "I remember" or "I keep a dog". */
const asking = new RegExp(
	[
		String.raw`(?<!\b(?:i|we|he|she|they|who|not|[a-z]+n['’]?t|i['’]ll)\s+(?:(?:still|never|always|even)\s+)?)\b(?:remember(?:ed)?|memori[sz]e)\b(?!\s+when\b)`,
		String.raw`\b(?:not|don['’]?t|never)(?: ever)?(?: let me)? forget\b`,
		String.raw`\b(?:keep|hold|bear|have)\b.{0,40}?\bin (?:mind|memory)\b`,
		String.raw`(?:^|[.,;!?:-]\s*|\b(?:please|and|you|pls)\s+)(?:keep|save|store|note|write|jot|record|learn|add|hold)\s+(?:on to )?(?:this|that|it|them|these|the fact|down|to|in|for)\b`,
		String.raw`\b(?:keep|make|take|leave) (?:a |yourself a )?(?:\w+ )?note\b|\bnote\b[^.!?]{0,30}:|\bmemo:|\bsomething to keep\b`,
		String.raw`^(?:[\w' ,]{0,20}[,.] )?from now on\b(?!,? (?:please )?(?:answer|reply|write|speak|use|talk|be|do|don)\b)|\b(?:you|hearth) (?:should|must|need to|ought to|have to|had better) know\b|앞으로(?:는)?\s|알고\s?(?:있어|계세요|있으)`,
		String.raw`\bfor (?:(?:the )?future(?: reference)?|later|next time|your (?:memory|records))\b`,
		String.raw`\b(?:in|to) (?:your |the )?memory\b|\bwhat you know about me\b`,
		String.raw`기억\s*(?:해|하|좀|시켜)|메모|저장|적어|잊지|잊어버리지|잊으면|까먹지|외워|알아\s*(?:둬|두|놔)`,
		String.raw`\b(?:recuerda|apunta|no olvides|memoriza|merk(?:e)? dir|denk dran|vergiss nicht|retiens|souviens-toi|n['’]oublie pas|note que)\b|记住|記住|覚えて`
	].join('|'),
	'iu'
);

/**
 * Whether a message asks for something to be kept, or says yes to the answer before that asked whether to. What a person only mentions is offered to be remembered, never kept
 * because a model took it for a request.
 */
export function asksToKeep(message: string, answer = ''): boolean {
	return asking.test(message) || (agrees.test(message.trim()) && offers.test(answer));
}

/** A yes to the question whether something is to be kept, which stood in the answer before. */
const agrees =
	/^(?:yes|yeah|yep|sure|ok(?:ay)?|please|go ahead|do (?:that|it|so)|that would (?:help|be)|네|응|예|그래|좋아|부탁|그렇게)(?![\p{L}])/iu;
const offers =
	/\b(?:remember|keep|note|save|store)\b[^.?!]*\?|기억[^.?!]*\?|(?:적어|저장)[^.?!]*\?/iu;
