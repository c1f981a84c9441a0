/** What a request must say for a tool to be called after another one has run. */
const wanted: Record<string, RegExp> = {
	calculator:
		/[+*/=^%]|\b(?:sum|add|total|average|mean|median|percent\w*|how (?:much|many|old|long|far)|calculat\w*|comput\w*|work out|differen\w*|times|multipl\w*|divid\w*|minus|plus|double|half|twice|per|together|altogether|convert|in (?:euros?|dollars?|won|km|miles?|cm|inch\w*)|more than|less than|years?|days?|tax|tip|cost|split|share|each)\b|합|더[하해]|빼|곱|나[누눠]|평균|총|얼마|몇|계산|퍼센트|프로|배|절반|차이/i,
	run_code:
		/\b(?:program|code|script|python|javascript|run|execute|plot|graph|chart|draw|table|sort|count|clean|csv|list|simulat\w*|generat\w*)\b|프로그램|코드|스크립트|파이썬|자바스크립트|실행|그래프|그려|표|정렬|세어/i,
	search_in_page:
		/\b(?:search\w*|look\w* (?:for|up)|find|type|enter|fill|query|box|put)\b|검색|찾|입력|적어|쳐/i,
	find_in_page: /\b(?:find|search|where|look for|mention\w*|say|says)\b|찾|검색|어디|나와|나오/i,
	search_web:
		/\b(?:web|internet|online|google|search\w*|look\w* up|news|latest)\b|웹|인터넷|검색|구글|찾아/i,
	write_file:
		/\b(?:writ\w*|sav\w*|creat\w*|notes?|noting|export\w*|record|make a)\b|적|써|쓰|저장|만들|기록/i,
	append_file: /\b(?:add\w*|append\w*|writ\w*|put|notes?)\b|추가|적|써|덧붙|넣/i,
	picture_of_page: /\b(?:picture|screenshot|image|looks?|show)\b|사진|화면|스크린샷|캡처|모습|보여/i
};

/** What loses sight of files is asked for in so many words, whatever a small model makes of "undo that". */
const deletes =
	/\b(?:delet\w*|remov\w*|eras\w*|trash\w*|bin|throw\w*|discard\w*|get rid|clean\w*|clear\w*|wipe|drop|empty|tidy|purge|rm)\b|지우|지워|삭제|버려|버리|없애|제거|휴지통|정리|비우|비워|치워/iu;

/** What was looked up says totals, prices and years of its own: a sum over it must be asked for. */
const lookUps = new Set(['search_documents', 'recall', 'read_file', 'open_page', 'find_files']);
const computes =
	/\d|[+*/=^%]|\b(?:sum|add|average|mean|median|percent\w*|calculat\w*|comput\w*|work out|differen\w*|times|multipl\w*|divid\w*|minus|plus|double|half|twice|per|together|altogether|convert|in (?:euros?|dollars?|won|km|miles?|cm|inch\w*)|more than|less than|split|share|each|days? (?:until|left|between)|how (?:many days|old|long (?:until|ago|since|is left)))\b|합|더[하해]|빼|곱|나[누눠]|평균|계산|퍼센트|프로|절반|차이|며칠 ?(?:남|전)/i;

/**
 * Whether a request asks for a further call of this tool once another has run. A small model that has its result often
 * goes on with whatever the result reminds it of: sums over a page's numbers, a second program after the first.
 */
export function isWantedNext(
	request: string,
	tool: string,
	steps: readonly { tool: string }[]
): boolean {
	if (tool === 'delete_files' && !deletes.test(request)) return false;
	// Filling a search box is never what a plain question about the open page means.
	if (steps.length === 0 && tool !== 'search_in_page') return true;
	// A program is a whole answer, and a small model's second one is the first in other words.
	if (tool === 'run_code' && steps.some((step) => step.tool === 'run_code')) return false;
	if (tool === 'calculator' && steps.some((step) => lookUps.has(step.tool)))
		return computes.test(request);
	return wanted[tool]?.test(request) ?? true;
}
