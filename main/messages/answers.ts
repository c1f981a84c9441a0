import { factAnswers } from './facts.ts';
import type { Message } from './message.ts';

/** What Hearth says after a tool ran. Values stand in the sentence exactly as the tool gave them. */
export const answers = {
	value: { en: '{reading} = **{value}**', ko: '{reading} = **{value}**' },
	valueRounded: {
		en: '{reading} = **{value}**, which is about {rounded}.',
		ko: '{reading} = **{value}**, 약 {rounded}이에요.'
	},
	fileText: { en: '**{name}** says:', ko: '**{name}**의 내용이에요:' },
	folder: {
		en: 'There are {count} entries in **{name}**:',
		ko: '**{name}**에 {count}개가 있어요:'
	},
	found: { en: 'Found {count}:', ko: '{count}개를 찾았어요:' },
	foundNothing: {
		en: 'Nothing was found for “{query}”.',
		ko: '“{query}”에 대해 찾은 것이 없어요.'
	},
	documents: {
		en: 'Documents here: {count}. All of them are listed under *Memory*:',
		ko: '문서가 {count}개 있어요. 모두 *기억*에서 볼 수 있어요:'
	},
	someDocuments: {
		en: '{count} of your {of} documents:',
		ko: '문서 {of}개 가운데 {count}개예요:'
	},
	noSuchDocuments: {
		en: 'None of your documents ({of}) is like that. "What documents do I have?" lists them all.',
		ko: '그런 문서는 없어요(모두 {of}개). “문서 목록 보여줘”라고 하면 모두 볼 수 있어요.'
	},
	moreDocuments: { en: '- and {count} more', ko: '- 그 밖에 {count}개' },
	written: {
		en: 'Written to **{path}**. It can be undone in the activity list.',
		ko: '**{path}**에 썼어요. 활동 목록에서 되돌릴 수 있어요.'
	},
	printed: { en: 'The program printed:', ko: '프로그램의 출력이에요:' },
	programFailed: {
		en: 'The program failed; what it made before is kept. It says:',
		ko: '프로그램이 실패했어요. 그전에 만든 것은 남아 있어요. 오류는 이래요:'
	},
	ran: {
		en: 'The program ran; the result is above.',
		ko: '프로그램을 실행했어요. 결과는 위에 있어요.'
	},
	page: { en: '**{title}** ({host}) says:', ko: '**{title}** ({host})의 내용이에요:' },
	pageSilent: {
		en: '**{title}** ({host}) shows no text.',
		ko: '**{title}** ({host})에는 글이 없어요.'
	},
	pageUnread: {
		en: '{url} could not be read: {reason}',
		ko: '{url} 페이지를 읽지 못했어요: {reason}'
	},
	foundOnPage: {
		en: '“{query}” stands in {count} places of **{title}**. The first is marked in the page.',
		ko: '**{title}**에서 “{query}”을(를) {count}곳에서 찾았어요. 페이지에 표시해 두었어요.'
	},
	notOnPage: {
		en: '“{query}” is not on **{title}**.',
		ko: '**{title}**에 “{query}”은(는) 없어요.'
	},
	pictured: {
		en: 'This is how the page looks now: {title}',
		ko: '지금 페이지의 모습이에요: {title}'
	},
	links: { en: 'These were found on the web:', ko: '웹에서 찾은 결과예요:' },
	remembered: { en: 'I will remember: “{text}”', ko: '기억해 둘게요: “{text}”' },
	facts: { en: 'This is what I remember:', ko: '제가 기억하는 내용이에요:' },
	noFacts: {
		en: 'I have not been told anything about that yet.',
		ko: '그것에 대해서는 아직 들은 것이 없어요.'
	},
	fromDocuments: { en: 'From your documents:', ko: '문서에서 찾았어요:' },
	notInDocuments: {
		en: 'This is not in your documents, as far as I can find.',
		ko: '문서에서는 찾지 못했어요.'
	},
	noDocuments: {
		en: 'There are no documents to look in yet. Drop some onto the window.',
		ko: '아직 찾아볼 문서가 없어요. 창에 문서를 끌어다 놓아 주세요.'
	},
	documentBegins: { en: '**{title}** begins:', ko: '**{title}**의 시작 부분이에요:' },
	inShort: { en: '**{title}** in short:', ko: '**{title}**을(를) 요약하면:' },
	alsoSays: { en: '**{title}** also says:', ko: '**{title}**에는 이런 내용도 있어요:' },
	saysThis: { en: '**{title}** says:', ko: '**{title}**에는 이렇게 적혀 있어요:' },
	saysNothing: {
		en: '**{title}** says nothing about that, as far as I can find.',
		ko: '**{title}**에서는 그 내용을 찾지 못했어요.'
	},
	compared: { en: 'Side by side:', ko: '나란히 놓으면 이래요:' },
	tableOf: {
		en: '{part}a table of {count} rows with {columns}',
		ko: '{part}행 {count}개짜리 표 ({columns})'
	},
	otherLanguage: {
		en: 'Some documents here are written in Korean. Everyday words are looked for in both languages; for others it helps to ask in Korean.',
		ko: '여기 있는 문서 중에는 한국어가 아닌 것이 있어요. 흔한 낱말은 두 언어로 찾지만, 그 밖의 낱말은 그 문서의 언어로 (영어라면 영어로) 물어봐 주세요.'
	},
	ownWords: {
		en: 'The model that comes with me is very small, so what it says of its own would be a guess. Say “search the web for ...” to look there, or choose a bigger model under *Models*.',
		ko: '함께 오는 모델은 아주 작아서, 스스로 답하면 짐작일 뿐이에요. “웹에서 …을 찾아줘”라고 말씀하시거나, *모델*에서 더 큰 모델을 골라 주세요.'
	},
	more: {
		en: '… and {count} more (all of it is in the card above).',
		ko: '… 외 {count}개 더 있어요 (전부 위 카드에 있어요).'
	},
	cut: { en: '… (all of it is in the card above)', ko: '… (전체는 위 카드에 있어요)' },
	unsure: {
		en: 'I would have computed with {number}, but that number is not in what you wrote, so nothing was run. Could you say it again with all the numbers?',
		ko: '{number}(으)로 계산하려 했는데 말씀하신 내용에 없는 숫자라서 아무것도 실행하지 않았어요. 숫자를 모두 넣어 다시 말씀해 주시겠어요?'
	},
	noNumber: {
		en: 'A number for that was not said here, so nothing was computed. Please say it with all its numbers, for example “3,000 divided by 12”.',
		ko: '계산에 필요한 숫자를 말씀하지 않으셔서 아무것도 계산하지 않았어요. 숫자를 모두 넣어 말씀해 주세요. 예: “3,000 나누기 12”'
	},
	noRate: {
		en: 'How many percent is it? You did not say, so nothing was computed. For example: “{request}, at 10%”.',
		ko: '몇 퍼센트인지 말씀하지 않으셔서 아무것도 계산하지 않았어요. 예: “10%로, {request}”'
	},
	...factAnswers,
	DENIED: {
		en: 'That was not allowed, so nothing was done.',
		ko: '허용하지 않으셔서 아무것도 하지 않았어요.'
	},
	NOT_GRANTED: {
		en: 'I may only look into folders you choose, and this is not in one. Choose it in Settings under Folders, then ask again.',
		ko: '골라 주신 폴더만 볼 수 있는데, 여기에 들어 있지 않아요. 설정의 폴더에서 고른 다음 다시 물어봐 주세요.'
	},
	NOT_FOUND: { en: 'I could not find that: {reason}', ko: '찾지 못했어요: {reason}' },
	BAD_INPUT: {
		en: 'That could not be worked out: {reason}',
		ko: '처리할 수 없는 내용이에요: {reason}'
	},
	LIMIT: { en: 'That was too much: {reason}', ko: '한도를 넘었어요: {reason}' },
	FAILED: { en: 'That did not work: {reason}', ko: '잘 되지 않았어요: {reason}' }
} satisfies Record<string, Message>;
