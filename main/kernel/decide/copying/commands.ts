import { findPaths, findQuoted } from './paths.ts';

/** Words that ask to keep or write something, and point to it, but are no part of it. */
const english = new Set(
	`a add again all an and answer anywhere as at be called can case containing content contents could create do document
	don't down dump file files first following for forget from get give good have here i i'd in inside into it its jot just
	keep kindly later lemme let like line list long make may me memorise memorize memory message mind my name named new
	note now of off ok okay on one only out output paste please pls plz print put quick quickly record remember result
	results save saved saving says sentence sheet should so somewhere store storing sure text that that's the them then
	these they thing things this those to txt type typing under up us use want was well where which will with word words
	would write writing written yeah yep yes you your`.split(/\s+/)
);
const korean =
	/^(?:그|이|저|그거|이거|저거|그것|이것|방금|위|아래|다음|새|좀|잘|꼭|제발|혹시|내용|결과|답|답변|대답|말|글|문장|텍스트|메모|파일|이름|이렇게|그렇게|이라고|라고|라는|이라는|다음과|같이|고|네|응|앞으로|나중에|지금|걸|거|것|게|줘|주세요|줄래|줄래요|둬|놔|봐)(?:을|를|은|는|이|가|로|으로|에|에다|에다가|도|만|다|라고)?$|^(?:저장|기억|적어|적어둬|써|쓰|작성|외워|외우|남겨|보관|만들|만들어|넣|넣어|추가|생성|기록|메모|잊)[가-힣]*$|^(?:해|해줘|해주세요|주세요|줘요)$|^(?:에|로|으로|을|를|은|는|이|가|라고|이라고|라는)$/;

/** A longer text says something. */
const longest = 600;

/** Whether a text, apart from file names and quotations, only asks to keep or write something. */
export function isOnlyCommand(text: string): boolean {
	if (text.length > longest) return false;
	let rest = text;
	for (const span of [...findPaths(text), ...findQuoted(text)]) rest = rest.replaceAll(span, ' ');
	const words = rest.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
	return words.every((word) => english.has(word.replace('’', "'")) || korean.test(word));
}
