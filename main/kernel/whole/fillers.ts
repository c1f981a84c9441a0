import { formsOf, stemOf } from './words.ts';

const english =
	'a an the in on of from for with to at by per is are was were be been being do does did have has had there here my our your ' +
	'this that these those it its all any each every i we you me us and or either please what which who how many much got exist ' +
	'sheet spreadsheet table tables document documents file files workbook csv xlsx excel dataset data database row rows record records entry ' +
	'entries line lines item items column columns value values field fields cell cells attached attachment dropped uploaded listed recorded ' +
	'contained contain contains included include total altogether overall whole entire them they their so far currently now exactly only ' +
	'say says tell show give find see know count counted list sum compute calculate work out can could would will should let where whose as if ' +
	'hearth hi hello thanks thank live lives living reside resides also then up add according inside within across among different distinct unique made make ' +
	'go goes going run runs leave leaves depart departs arrive arrives come comes start starts take takes stop stops belong belongs work works cost costs sell sells';
const korean =
	'이 그 저 내 제 나 나의 우리 문서 파일 시트 표 엑셀 자료 데이터 행 줄 건 항목 기록 열 값 칸 안 속 중 중에 중에서 안에 속에 여기 있는 있어 있어요 있나 있나요 ' +
	'있습니까 있지 있습니다 들어 들어있는 모두 전부 다 다해서 총 합쳐서 각 각각 모든 알려 알려줘 알려줘요 알려주세요 주세요 줘 줘요 해줘 해주세요 보여 보여줘 보여주세요 ' +
	'말해 말해줘 찾아 찾아줘 뽑아줘 적어줘 나열해 나열해줘 인가 인가요 인지 이야 이에요 예요 입니까 뭐야 뭐 무엇 무엇인가요 얼마 얼마야 얼마인가요 얼마예요 얼마나 얼마지 ' +
	'되나 되나요 돼 돼요 됩니까 나와 나오는 것 거 게 건가요 수 적힌 포함된 해당하는 해당 되는 첨부한 첨부된 올린 기준 기준으로 대해 관한 계산해 계산해줘 세어 세어줘 누구 ' +
	'누구야 누구인가요 어디 어디야 하나 하나요 목록 목록을 서로 다른 몇 가장 제일 가는 오는 떠나 떠나는 출발하는 출발해 도착하는 나가는 다니는 은 는 가 을 를 의 에 로 도 야 인';

/** Words that say nothing about which rows or columns are meant. */
export const fillers: ReadonlySet<string> = new Set(
	`${english} ${korean}`.split(' ').flatMap((word) => [word, stemOf(word)])
);

export function isFiller(word: string): boolean {
	return [word, ...formsOf(word)].some((form) => fillers.has(form));
}
