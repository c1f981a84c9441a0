import type { Message } from './message.ts';

/** What Hearth says of itself. */
export const about = {
	who: {
		en:
			'I am **Hearth**, an assistant that runs on this computer alone: what you write stays here. The model that comes with me is very small, ' +
			'so I leave sums, files and pages to exact tools, and quote instead of retelling. Ask “what can you do?” for examples.',
		ko:
			'저는 **Hearth**예요. 이 컴퓨터 안에서만 움직이는 비서라서, 쓰신 글은 밖으로 나가지 않아요. 함께 오는 모델이 아주 작아서 ' +
			'계산과 파일, 웹 페이지는 정확한 도구에 맡기고, 글은 고쳐 말하지 않고 그대로 옮겨요. “뭘 할 수 있어?”라고 물으시면 예를 보여 드려요.'
	},
	can: {
		en:
			'Say it in your own words, for example:\n\n' +
			'- **Calculate**: “split 84.60 among four with 10% tip”, “72 fahrenheit in celsius”, “plot x^2 - 4”, “loan table for 15000 at 5% over 4 years”\n' +
			'- **Documents**: drop files onto the window and ask about them; I quote the place. A dropped CSV: “clean it”, “draw the sales by month”\n' +
			'- **Files**: choose a folder in Settings, then “what is in Work?”, “rename the photos by date”, “add milk to shopping.txt”. I ask before I change anything, and it can be undone\n' +
			'- **Web pages**: “open example.com and tell me the opening hours”, “compare these two pages”, “search the web for ...”\n' +
			'- **Programs**: “write a python program that ...”; it runs in a sealed room\n' +
			'- **Remember**: “remember that Anna is allergic to nuts”, “what do you know about Anna?”\n\n' +
			'Free talk is what I am worst at: the model that comes with me is very small. A bigger one can be chosen under *Models*.',
		ko:
			'편하게 말씀해 주세요. 이런 일을 할 수 있어요:\n\n' +
			'- **계산**: “84,600원을 넷이 나누면?”, “화씨 72도는 섭씨로?”, “x^2 - 4 그래프 그려줘”, “1500만원을 연 5%로 4년 빌리면 상환표 만들어줘”\n' +
			'- **문서**: 파일을 창에 끌어다 놓고 물어보세요. 나온 곳을 그대로 보여 드려요. 끌어다 놓은 CSV는 “정리해서 저장해줘”, “매출 그래프 그려줘”\n' +
			'- **파일**: 설정에서 폴더를 고른 뒤 “Work에 뭐가 있어?”, “사진 이름을 날짜순으로 바꿔줘”, “shopping.txt에 우유 추가해줘”. 바꾸기 전에 꼭 여쭤보고, 되돌릴 수 있어요\n' +
			'- **웹 페이지**: “example.com 열어서 영업시간 알려줘”, “이 두 페이지 비교해줘”, “…을 웹에서 찾아줘”\n' +
			'- **프로그램**: “…하는 파이썬 프로그램 만들어줘”. 막힌 방 안에서만 돌아가요\n' +
			'- **기억**: “서연이가 땅콩 알레르기가 있다는 거 기억해줘”, “서연이에 대해 뭘 알아?”\n\n' +
			'자유로운 대화는 잘 못해요. 함께 오는 모델이 아주 작고 영어를 주로 배웠거든요. *모델*에서 더 큰 것을 고를 수 있어요.'
	},
	/** To what a person tells of themselves: it is offered below the answer. */
	told: {
		en: 'All right. I have not kept that: you can have it remembered below, or say “remember that ...”.',
		ko: '네, 알겠어요. 아직 기억해 두지는 않았어요. 아래에서 기억하게 하시거나 “… 기억해줘”라고 말씀해 주세요.'
	},
	/** To a Korean request that asks for no tool: the starter's model writes English only. */
	smallTalk: {
		en: 'The model that comes with me is very small and cannot talk freely in this language. Ask “what can you do?”, or choose a bigger one under *Models*.',
		ko:
			'함께 오는 모델은 아주 작고 영어를 주로 배워서, 한국어로 자유롭게 이야기하지는 못해요. 계산, 문서, 파일, 웹 페이지, 프로그램, 기억은 한국어로도 맡기실 수 있어요. ' +
			'“뭘 할 수 있어?”라고 물어보시거나, *모델*에서 더 큰 모델을 골라 주세요.'
	},
	greeting: {
		en: 'Hello! What shall we look at? Ask “what can you do?” for examples.',
		ko: '안녕하세요! 무엇을 도와드릴까요? “뭘 할 수 있어?”라고 물으시면 예를 보여 드려요.'
	},
	leaving: {
		en: 'Goodbye! Everything here is saved.',
		ko: '안녕히 가세요! 나눈 대화는 저장해 두었어요.'
	},
	agreed: {
		en: 'Good. What shall we look at next?',
		ko: '네. 다음에는 무엇을 도와드릴까요?'
	},
	keeping: {
		en:
			'What you write is saved on this computer alone, so that you find it again: no account, nothing is sent anywhere, nobody else reads along. ' +
			'Facts are remembered only with your yes; see them under *Memory*. Delete a conversation, or use a temporary one, and it is not kept. ' +
			'Only a web page, a web search or a model on another machine leaves this computer, and only when you ask for it.',
		ko:
			'쓰신 글은 다시 찾아보실 수 있게 이 컴퓨터에만 저장돼요. 계정도 없고, 밖으로 보내지도 않고, 다른 사람이 보지도 않아요. ' +
			'사실은 허락하신 것만 기억하고, *기억*에서 보실 수 있어요. 대화를 지우거나 임시 대화를 쓰시면 남지 않아요. ' +
			'웹 페이지, 웹 검색, 다른 기기의 모델을 쓸 때만 밖으로 나가고, 그것도 부탁하셨을 때뿐이에요.'
	},
	online: {
		en: 'No. I work without the internet, on this computer alone. I open a web page or search the web only when you ask for it, and you see the address first.',
		ko: '아니요, 저는 인터넷 없이 이 컴퓨터 안에서만 움직여요. 웹 페이지를 열거나 검색하는 것은 부탁하셨을 때뿐이고, 주소를 먼저 보여 드려요.'
	},
	thanks: {
		en: 'You are welcome!',
		ko: '천만에요! 더 필요한 것이 있으면 말씀해 주세요.'
	}
} satisfies Record<string, Message>;
