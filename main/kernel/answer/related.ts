/** Words that people ask with, and those that their papers answer with. Only what holds in papers of any kind. */
const answersTo: Record<string, string> = {
	appointment: 'visit date',
	begin: 'start starts begins from',
	begins: 'start starts from',
	bring: 'need needs take',
	charge: 'price fee',
	cheaper: 'price cost costs',
	children: 'child',
	cost: 'price total fee costs',
	costs: 'price total fee cost',
	earn: 'salary wage wages',
	end: 'ends expires until valid',
	expensive: 'price cost costs',
	expire: 'expires until valid ends',
	job: 'employment',
	kids: 'child children',
	lease: 'tenancy',
	paid: 'pay payable payment total due',
	pay: 'paid payable payment total due',
	people: 'person persons',
	phone: 'tel telephone mobile',
	price: 'cost costs',
	salary: 'wage wages pay paid',
	start: 'begin begins starts from',
	starts: 'begin begins from',
	vacation: 'leave holiday holidays',
	holiday: 'leave vacation',
	월급: '급여 임금 연봉',
	급여: '월급 임금',
	연봉: '월급 급여 임금',
	휴가: '연차',
	가격: '금액 비용 요금 값',
	비용: '금액 가격 요금',
	전화: '연락 번호'
};
const related = new Map(
	Object.entries(answersTo).map(([asked, said]) => [asked, new Set(said.split(' '))])
);

/** Whether a word of a document answers to a word of a request though it is another one. */
export function answersWith(asked: string, said: string): boolean {
	return related.get(asked)?.has(said) ?? false;
}

/** What is asked for by what it is for, and the headings under which papers have it. */
interface SectionKind {
	asked: RegExp;
	/** Words of the request that ask for it and need not stand in the paper. */
	words: RegExp;
	heading: RegExp;
}

const sectionKinds: SectionKind[] = [
	{
		asked:
			/\bwhat\b.*\b(?:needs?|needed|bring|buy|pack|required?)\b|(?:뭐|뭘|무엇|어떤).*(?:필요|준비|챙|사야)|준비물|재료/iu,
		words: /^(?:needs?|needed|bring|buy|pack|required?|things?|필요|요한|준비|챙겨)$/u,
		heading:
			/^(?:ingredients?|materials?|requirements?|equipment|what (?:you|we) need|you will need|what to bring|(?:packing|shopping) list|준비물|재료|필요한 것|챙길 것)(?!\p{L})/iu
	},
	{
		asked:
			/\bhow (?:do|does|can|should|to|is|are)\b.*\b(?:make|made|bake|cook|prepare|build|install|assemble)\b|어떻게\s?(?:만들|만드|하|해)|만드는/iu,
		words: /^(?:make|made|bake|cook|prepare|build|install|assemble|만들|만드|드는)$/u,
		heading:
			/^(?:steps?|methods?|directions?|instructions?|preparation|procedure|how to|만드는 (?:법|방법|순서)|방법|순서)(?!\p{L})/iu
	},
	{
		asked: /\bdecide(?:d|s)?\b|\bdecisions?\b|결정/iu,
		words: /^(?:decided?|decisions?|결정)$/u,
		heading: /^(?:decisions?|resolutions?|결정)/iu
	}
];

/** The headings that a request means without having their words: what is needed for a dish is its ingredients. */
export function sectionAsked(request: string): Omit<SectionKind, 'asked'> | undefined {
	return sectionKinds.find(({ asked }) => asked.test(request));
}
