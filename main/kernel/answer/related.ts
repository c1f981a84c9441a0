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
