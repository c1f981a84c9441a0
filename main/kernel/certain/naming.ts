const english =
	/^(.*?)(?:^|[,;]?\s*(?:and|then|and then)?\s+)(?:please\s+)?(?:remember|keep|note|store|save)\s+(?:(?:it|that|this)|the (?:result|answer|total|sum|value))\s+(?:as|under|for)\s+(?:(?:the|my|our|name)\s+)*(?!(?:later|next|future|me)\b)["“]?([\p{L}][\p{L}\p{N} _-]{0,40}?)["”]?(?:\s+(?:please|pls|for me))?[.!?\s]*$/iu;
const korean =
	/^(?:(.*?(?:고|서|다음에?|뒤에?|후에?))[,\s]+(?:(?:그거|그것|그걸|결과|그\s?값)[을를]?\s+)?|(?:그거|그것|그걸|이거|이걸|결과|그\s?값)[을를]?\s+)["“']?([\p{L}]+?(?: [\p{L}]+?){0,2}?)["”']?(?:이?라고|으로|로)\s*(?:기억|저장|메모|적어)[가-힣]*(?:\s?(?:줘|주세요|줄래|둬))?[.!?\s]*$/u;
/** What a file or a list is called is no fact. */
const elsewhere = /\b(?:files?|folder|csv|txt|pdf|document)\b|\.\w{2,4}\b|파일|폴더|문서/iu;

/** A number that is to be remembered under a name, and the sum that it comes of; that is empty where it was told before. */
export interface Naming {
	sum: string;
	name: string;
}

/** "Add 20 to that and remember it as rent", "거기에 20 더하고 월세로 기억해줘", "remember that as the rent". */
export function readNaming(request: string): Naming | undefined {
	const text = request.trim();
	if (text.length > 160 || /\n/.test(text) || elsewhere.test(text)) return undefined;
	const [, sum = '', name] = english.exec(text) ?? korean.exec(text) ?? [];
	if (name === undefined) return undefined;
	// What is told to be remembered brings its own words; a sum has a number.
	if (
		sum !== '' &&
		!/\d|[일이삼사오육칠팔구십백천만]|\b(?:double|half|twice|triple)\b|배|반/iu.test(sum)
	)
		return undefined;
	return {
		sum: sum.replace(/(?<=[가-힣])(?:고|서|고 나서|[한은] 다음에?|[한은] [뒤후]에?)$/u, '').trim(),
		name: name.trim()
	};
}
