import type { Message } from './message.ts';

/** What Hearth says after it read a whole document to count, list or compute. */
export const counting = {
	rows: {
		en: '**{title}** has **{count}** rows.',
		ko: '**{title}**에는 행이 **{count}**개 있어요.'
	},
	rowsMatch: {
		en: '**{count}** of the {total} rows of **{title}** match: {conditions}.',
		ko: '**{title}**의 {total}개 행 중 **{count}**개가 해당해요: {conditions}.'
	},
	different: {
		en: 'They hold **{count}** different values of **{column}**.',
		ko: '**{column}**의 서로 다른 값은 **{count}**개예요.'
	},
	differentIn: {
		en: '**{title}** holds **{count}** different values of **{column}**.',
		ko: '**{title}**에서 **{column}**의 서로 다른 값은 **{count}**개예요.'
	},
	sum: {
		en: 'The sum of **{column}** in **{title}** is **{value}**, over {count} rows.',
		ko: '**{title}**에서 **{column}**의 합계는 {count}개 행에 걸쳐 **{value}**이에요.'
	},
	average: {
		en: 'The average of **{column}** in **{title}** is **{value}**, over {count} rows.',
		ko: '**{title}**에서 **{column}**의 평균은 {count}개 행에 걸쳐 **{value}**이에요.'
	},
	averageAbout: {
		en: 'The average of **{column}** in **{title}** is about **{value}**, over {count} rows.',
		ko: '**{title}**에서 **{column}**의 평균은 {count}개 행에 걸쳐 약 **{value}**이에요.'
	},
	max: {
		en: 'The largest **{column}** in **{title}** is **{value}**:',
		ko: '**{title}**에서 가장 큰 **{column}**은(는) **{value}**이에요:'
	},
	min: {
		en: 'The smallest **{column}** in **{title}** is **{value}**:',
		ko: '**{title}**에서 가장 작은 **{column}**은(는) **{value}**이에요:'
	},
	latest: {
		en: 'The latest **{column}** in **{title}** is **{value}**:',
		ko: '**{title}**에서 가장 늦은 **{column}**은(는) **{value}**이에요:'
	},
	earliest: {
		en: 'The earliest **{column}** in **{title}** is **{value}**:',
		ko: '**{title}**에서 가장 이른 **{column}**은(는) **{value}**이에요:'
	},
	groups: {
		en: 'For each **{column}** in **{title}**:',
		ko: '**{title}**의 **{column}**별 결과예요:'
	},
	groupFirst: {
		en: '**{group}** is first in **{title}** with **{value}**.',
		ko: '**{title}**에서 **{group}**이(가) **{value}**(으)로 가장 많아요.'
	},
	groupLast: {
		en: '**{group}** is last in **{title}** with **{value}**.',
		ko: '**{title}**에서 **{group}**이(가) **{value}**(으)로 가장 적어요.'
	},
	listed: {
		en: '**{count}** in **{title}**:',
		ko: '**{title}**에 **{count}**개가 있어요:'
	},
	none: {
		en: 'None of the {total} rows of **{title}** match: {conditions}.',
		ko: '**{title}**의 {total}개 행 중 해당하는 것이 없어요: {conditions}.'
	},
	noNumbers: {
		en: 'No row that counts has a number in **{column}**.',
		ko: '해당하는 행의 **{column}**에 숫자가 없어요.'
	},
	where: { en: 'Only rows with: {conditions}.', ko: '이 조건에 맞는 행만이에요: {conditions}.' },
	read: {
		en: 'Read for this: {read} of {total} rows.',
		ko: '읽은 범위: {total}개 행 중 {read}개.'
	},
	readPassages: {
		en: 'Read for this: all {total} passages of **{title}**.',
		ko: '읽은 범위: **{title}**의 {total}개 단락 전부.'
	},
	skipped: {
		en: '{count} of them have no number there and were left out.',
		ko: '그중 {count}개는 숫자가 없어서 뺐어요.'
	},
	totalsLeftOut: {
		en: '{count} rows that hold totals were not counted.',
		ko: '합계가 적힌 행 {count}개는 세지 않았어요.'
	},
	unclear: {
		en: 'I could not tell what {words} means in **{title}**, so nothing was counted.',
		ko: '**{title}**에서 {words}이(가) 무엇을 뜻하는지 몰라서 세지 않았어요.'
	},
	noColumn: {
		en: 'I could not tell which column of **{title}** to compute with.',
		ko: '**{title}**의 어느 열로 계산할지 모르겠어요.'
	},
	columns: {
		en: 'Its {total} rows have these columns: {columns}. Ask again with one of these names.',
		ko: '{total}개 행에 이런 열이 있어요: {columns}. 이 이름으로 다시 물어봐 주세요.'
	},
	occurrences: {
		en: '“{words}” occurs **{count}** times in **{title}**.',
		ko: '**{title}**에 “{words}”이(가) **{count}**번 나와요.'
	},
	things: {
		en: '**{title}** has **{count}** {things}.',
		ko: '**{title}**에 {things}이(가) **{count}**개 있어요.'
	},
	pages: { en: 'pages', ko: '쪽' },
	slides: { en: 'slides', ko: '슬라이드' },
	sheets: { en: 'sheets', ko: '시트' },
	sections: { en: 'sections', ko: '절' },
	functions: { en: 'functions', ko: '함수' },
	classes: { en: 'classes', ko: '클래스' },
	items: { en: 'list items', ko: '목록 항목' },
	done: { en: 'list items that are done', ko: '끝난 목록 항목' },
	open: { en: 'list items that are open', ko: '남은 목록 항목' },
	words: { en: 'words', ko: '단어' },
	count: { en: 'count', ko: '개수' }
} satisfies Record<string, Message>;
