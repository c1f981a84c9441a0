import type { SentenceShape } from './fact-reading.ts';

/** "I", "my", and the words that may stand between it and the rest. */
const who = '(?:(?:저는|저도|나는|나도|난|전|제가|내가|우리는|지금|현재|요즘|이제|올해|사실)\\s+)*';
const my = '(?:(?:제|내|저의|나의|우리)\\s*)';
const rest = '(?<value>\\S.{0,80}?)';
/** "is", in every politeness, or nothing. */
const is =
	'\\s*(?:이에요|예요|에요|입니다|이야|야|이다|다|임|이라고|라고)?(?:\\s*(?:해|해요|합니다|불러|불러요|불러 ?줘|불러 ?주세요))?(?:요)?';
const professions =
	'의사|간호사|교사|선생님|개발자|대학생|대학원생|고등학생|중학생|학생|변호사|디자이너|요리사|기자|작가|공무원|회사원|직장인|주부|' +
	'엔지니어|프로그래머|교수|연구원|약사|화가|가수|배우|경찰|소방관|군인|농부|사업가|프리랜서|회계사|건축가|번역가';
const attributes =
	/^(?:생일|주소|전화 ?번호|이메일|직업|고향|혈액형|취미|키|몸무게|국적|모국어|별명|성|(?:가장 |제일 )?좋아하는 .+|.+ ?(?:이름|생일))$/u;

function shape(pattern: string): RegExp {
	return new RegExp(`^${pattern}$`, 'u');
}

/** What people say of themselves in Korean; the first shape that fits counts. */
export const koreanReadings: readonly SentenceShape[] = [
	{ pattern: shape(`${my}이름은\\s*${rest}${is}`), about: 'name', single: true },
	{
		pattern: shape(
			'(?:저는|나는|난|전)\\s+(?<value>[\\p{L}]{2,10}?)(?:이라고|라고)\\s*(?:해|해요|합니다|불러|불러요|불러 ?줘|불러 ?주세요)'
		),
		about: 'name',
		single: true
	},
	{
		pattern: shape(
			`${who}${rest}에서?\\s*(?:살아|살아요|살고 ?있어|살고 ?있어요|살고 ?있습니다|산다|삽니다|거주해요?|거주합니다)`
		),
		about: 'home',
		single: true
	},
	{
		pattern: shape(
			`${who}${rest}(?:으로|로)\\s*이사\\s*(?:했어|했어요|했습니다|왔어|왔어요|왔습니다|갔어|갔어요|갔습니다)`
		),
		about: 'home',
		single: true
	},
	{ pattern: shape(`${my}?(?:집|사는 ?곳)은\\s*${rest}${is}`), about: 'home', single: true },
	{
		pattern: shape(
			`${who}${rest}(?:에|에는|에도)?\\s*(?:알레르기|알러지)(?:가|도)?\\s*(?:있|심)\\S*`
		),
		about: 'allergy'
	},
	{
		pattern: shape(`${who}(?<value>채식주의자|비건|베지테리언)${is}`),
		about: 'diet',
		single: true
	},
	{
		pattern: shape(
			`${who}${rest}에서\\s*(?:일해|일해요|일합니다|일하고 ?\\S+|근무해요?|근무합니다|근무하고 ?\\S+)`
		),
		about: 'workplace',
		single: true
	},
	{
		pattern: shape(`${who}(?<value>(?:\\S+ )?(?:${professions}))${is}`),
		about: 'job',
		single: true
	},
	{ pattern: shape(`${who}(?<value>\\d{1,3})\\s*살${is}`), about: 'age', single: true },
	{
		pattern: shape(`${who}${rest}에?\\s*태어났(?:어|어요|습니다)`),
		about: 'birth',
		single: true
	},
	{ pattern: shape(`${who}${rest}\\s*출신${is}`), about: 'origin', single: true },
	{
		pattern: shape(`${who}(?:가장|제일)?\\s*좋아하는\\s*(?<of>\\S+?)(?:은|는)\\s*${rest}${is}`),
		about: '좋아하는 {of}',
		single: true
	},
	{
		pattern: shape(
			`${who}${rest}(?:을|를|은|는)?\\s*(?:못|안)\\s*(?:먹어|먹어요|먹습니다|마셔|마셔요|마십니다)`
		),
		about: 'avoided food'
	},
	{
		// The predicate is a noun: "내 동생은 착해" says how someone is, not who.
		pattern: shape(
			`(?:제|내|저의|나의|우리)\\s*(?<of>[^은는]{1,30}?)(?:은|는)\\s*${rest}\\s*(?:이에요|예요|입니다|이야|야|이다)`
		),
		about: '{of}',
		single: true,
		lasting: (of) => attributes.test(of)
	}
];
