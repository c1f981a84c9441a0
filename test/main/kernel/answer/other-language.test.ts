import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quotePassages } from '../../../../main/kernel/answer/quote.ts';
import { searchPassages } from '../../../../main/kernel/search-passages.ts';
import { openDocuments, type TestDocuments } from '../../../helpers/documents.ts';

const inEnglish: Record<string, string> = {
	'lease-flat-12.md': `# Lease agreement\n\nLandlord: Margaret Ellis, 14 Orchard Lane, Leeds.\nTenant: Jonas Weber.\n\n## Term\n\nThe tenancy begins on 1 March 2025 and ends on 28 February 2026. It may be extended by written agreement.\n\n## Rent\n\nThe monthly rent is £950, payable on the first day of each month. If rent is more than seven days late a fee of £25 is charged.\n\n## Deposit\n\nA security deposit of £1,425 is held by the Deposit Protection Service and is returned within ten days of the end of the tenancy.\n\n## Pets\n\nNo dogs are allowed. One cat may be kept with written consent.\n\n## Notice\n\nEither party may terminate with two months' written notice.`,
	'quote-roof-north.md': `# Quotation 2291 - Northgate Roofing\n\nReplacement of the slate roof of the house at 3 Mill Road.\n\nLabour: £4,200\nMaterials: £3,150\nScaffolding: £900\nTotal price: £8,250 including VAT\n\nThe work takes eleven working days. The quotation is valid until 30 June 2025. Warranty on the work: ten years.`,
	'quote-roof-summit.md': `# Estimate - Summit Roofers Ltd\n\nNew roof at 3 Mill Road.\n\nTotal price: £7,480 including VAT\n\nWork can start on 12 May 2025 and takes fifteen working days. Warranty: five years. Payment within 30 days of the invoice.`,
	'employment-contract.md': `# Employment contract\n\nEmployer: Harbour Analytics GmbH. Employee: Lena Novak.\n\nPosition: data analyst. Start date: 4 August 2025.\n\nThe annual salary is €58,000 gross, paid monthly on the 25th. Working hours are 38 hours a week. The employee has 28 days of paid vacation a year. The probation period is six months; the notice period during it is two weeks.`,
	'warranty-dishwasher.md': `# Warranty card - CleanWave D400 dishwasher\n\nThe manufacturer gives a warranty of three years from the date of purchase. Purchased on 9 January 2025 at Kessler Electronics for €449.\n\nThe warranty does not cover damage from frost, wrong installation or commercial use. For repairs call 0800 555 0190, Monday to Friday, 8:00 to 17:00.`,
	'insurance-home.md': `# Home insurance policy HX-77120\n\nInsured: Marta Silva. Annual premium: €312, due every 15 September.\n\nCovered are fire, water damage, theft and storm. Bicycles are covered up to €800. The excess is €150 for each claim. Not covered are floods and earthquakes.\n\nClaims must be reported within 5 days.`,
	'minutes-garden-club.md': `# Garden club meeting, 14 April 2025\n\nPresent: Ada, Boris, Chidi, Dana. Absent: Erik.\n\nThe annual fee is raised from €20 to €24. The summer festival takes place on 19 July at the town hall. Boris buys the seeds. The treasurer reported a balance of €1,312.40.\n\nNext meeting: 12 May 2025 at 18:30.`,
	'dentist-letter.md': `# Greenfield Dental Practice\n\nDear Ms Silva,\n\nyour next appointment is on Tuesday, 3 June 2025 at 9:40 with Dr. Osei. Please bring your insurance card. The crown costs about €620; your insurance pays 60 percent. Please cancel at least 24 hours before.`,
	'flight-booking.md': `# Booking confirmation QX7T2L\n\nPassenger: Marta Silva\n\nFlight AZ 611 from Lisbon to Rome on 17 August 2025, departure 10:25, arrival 14:20. Seat 14C. One bag of 23 kg is included. Total: €186.40. Changes cost €45; cancellation is not refunded.`
};
const inKorean: Record<string, string> = {
	'임대차계약서.md': `# 부동산 임대차 계약서\n\n임대인: 김영수\n임차인: 박지은\n\n보증금은 5,000만 원이며, 월세는 85만 원으로 매월 5일에 지급한다. 계약 기간은 2025년 3월 1일부터 2027년 2월 28일까지로 한다.\n\n반려동물은 임대인의 서면 동의가 있을 때에만 키울 수 있다. 관리비는 월 12만 원이다.`,
	'헬스장 회원권.md': `# 회원권 안내\n\n회비는 월 6만 원입니다. 환불은 신청일로부터 7일 안에 처리됩니다. 운영 시간은 평일 06:00부터 23:00까지이며, 일요일은 휴무입니다. 주차는 2시간 무료입니다.`,
	'여행 일정.md': `# 제주 여행 일정\n\n출발: 2025년 10월 3일 김포공항 09:15. 숙소는 바다향기 호텔이며 1박에 14만 원입니다. 돌아오는 비행기는 10월 6일 18:40에 출발합니다.`
};

/** What is quoted for a question; empty where the papers are found not to answer it. */
async function quote({ store }: TestDocuments, question: string): Promise<string> {
	return quotePassages(question, await searchPassages(store, question, null))?.text ?? '';
}

/** Questions, each with words of the right answer; none where there is none. */
type Questions = [question: string, answer: string | undefined][];

const inKoreanOverEnglish: Questions = [
	['월세가 얼마예요?', '950'],
	['아파트 월세는 얼마야?', '950'],
	['보증금은 얼마인가요?', '1,425'],
	['집주인이 누구예요?', 'Margaret'],
	['임대 계약은 언제 끝나요?', '28 February'],
	['개를 키워도 되나요?', 'dogs'],
	['고양이를 키울 수 있어?', 'cat'],
	['월세가 늦으면 연체료가 얼마야?', '25'],
	['해지 통지 기간은 얼마나 돼요?', 'two months'],
	['연봉이 얼마예요?', '58,000'],
	['휴가는 며칠이에요?', '28'],
	['근무 시간은 몇 시간이야?', '38'],
	['수습 기간은 얼마나 길어?', 'six'],
	['고용주는 누구야?', 'Harbour'],
	['식기세척기 보증 기간은 얼마나 돼?', 'three years'],
	['식기세척기를 어디서 샀어?', 'Kessler'],
	['보험료는 얼마예요?', '312'],
	['자기부담금은 얼마야?', '150'],
	['자전거는 얼마까지 보장돼?', '800'],
	['홍수도 보장되나요?', 'flood'],
	['다음 모임은 언제야?', '12 May'],
	['회비가 얼마로 올랐어?', '24'],
	['여름 축제는 언제 열려?', '19 July'],
	['누가 결석했어?', 'Erik'],
	['치과 예약이 언제야?', '3 June'],
	['크라운 비용은 얼마야?', '620'],
	['로마행 비행기는 몇 시에 출발해?', '10:25'],
	['비행기 좌석 번호가 뭐야?', '14C'],
	['수하물은 몇 kg까지야?', '23'],
	['지붕 공사는 며칠 걸려?', 'days'],
	['견적은 언제까지 유효해?', '30 June'],
	['노스게이트 견적 총액은?', '8,250'],
	['Northgate 견적의 총액은 얼마야?', '8,250'],
	['Summit 보증 기간은?', 'five'],
	['수영장 이용료는 얼마야?', undefined],
	['기차표는 얼마야?', undefined],
	['자동차 보험료는 얼마야?', undefined],
	['결혼식은 언제야?', undefined],
	['대출 이자율은 얼마야?', undefined],
	['인터넷 요금은 얼마야?', undefined],
	['파리의 날씨는 어때?', undefined],
	['프랑스의 수도는 어디야?', undefined],
	['오늘 기분이 어때?', undefined],
	['여권은 언제 만료돼?', undefined],
	['학교 시험은 언제야?', undefined]
];
const inEnglishOverKorean: Questions = [
	['How much is the monthly rent?', '85'],
	['how much is the deposit?', '5,000'],
	['When does the lease end?', '2027'],
	['Who is the landlord?', '김영수'],
	['Who is the tenant?', '박지은'],
	['Are pets allowed?', '반려'],
	['What is the membership fee?', '6만'],
	['How long does a refund take?', '7일'],
	['When does the gym open on weekdays?', '06:00'],
	['Is parking free?', '2시간'],
	['What hotel are we staying at?', '바다향기'],
	['When is the return flight?', '10월 6일'],
	['How much is the maintenance fee?', '12만'],
	['How much is the car insurance?', undefined],
	['When is my dentist appointment?', undefined],
	['What is the capital of France?', undefined],
	['What is the interest rate of the loan?', undefined],
	['who won the world cup?', undefined]
];
const overBoth: Questions = [
	['월세가 얼마예요?', '85만'],
	['보증금이 얼마야?', '5,000만'],
	['How much is the rent?', '950'],
	['연봉이 얼마예요?', '58,000'],
	['치과 예약이 언제야?', '3 June'],
	['환불은 며칠 걸려?', '7일'],
	['When is the gym open?', '06:00'],
	['제주 숙소가 어디야?', '바다향기'],
	['결혼식은 언제야?', undefined]
];

describe.each([
	{ title: 'Korean questions, English papers', papers: inEnglish, questions: inKoreanOverEnglish },
	{ title: 'English questions, Korean papers', papers: inKorean, questions: inEnglishOverKorean },
	{ title: 'papers in both', papers: { ...inEnglish, ...inKorean }, questions: overBoth }
])('$title', ({ papers, questions }) => {
	let opened: TestDocuments;
	beforeAll(async () => {
		opened = await openDocuments();
		for (const [name, text] of Object.entries(papers)) await opened.add(name, text);
	});
	afterAll(() => opened.dispose());

	test.each(questions)('%s', async (question, answer) => {
		const quoted = await quote(opened, question);
		if (answer === undefined) expect(quoted).toBe('');
		else expect(quoted).toContain(answer);
	});
});
