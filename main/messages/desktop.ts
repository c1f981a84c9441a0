import type { Message } from './message.ts';

/** What Hearth says through the system: its tray, its notifications, its question before it ends; and the first page. */
export const desktop = {
	show: { en: 'Show Hearth', ko: 'Hearth 보이기' },
	newConversation: { en: 'New conversation', ko: '새 대화' },
	quit: { en: 'Quit', ko: '끝내기' },

	answered: { en: 'Your answer is there.', ko: '답이 준비됐어요.' },
	failed: {
		en: 'That did not work. Hearth says why.',
		ko: '답하지 못했어요. 이유를 적어 두었어요.'
	},
	asks: { en: 'Hearth is waiting for your answer.', ko: 'Hearth가 대답을 기다리고 있어요.' },

	stillBusy: { en: 'Hearth is still answering.', ko: 'Hearth가 아직 답하고 있어요.' },
	stillBusyHint: {
		en: 'What is written so far is kept, and you can go on with it later.',
		ko: '지금까지 쓴 것은 그대로 남고, 나중에 이어서 할 수 있어요.'
	},
	quitNow: { en: 'Quit now', ko: '지금 끝내기' },
	keepRunning: { en: 'Let it finish', ko: '마저 하기' },

	linkTitle: { en: 'A link wants to begin a conversation', ko: '링크가 대화를 시작하려고 해요' },
	linkHint: {
		en: 'It comes from outside Hearth. This would be put into the box, where you can read and change it. Nothing is sent.',
		ko: 'Hearth 밖에서 온 링크예요. 아래 글을 입력창에 넣을 뿐, 보내지는 않아요. 읽고 고칠 수 있어요.'
	},
	linkEmpty: {
		en: 'It comes from outside Hearth and would begin an empty conversation.',
		ko: 'Hearth 밖에서 온 링크예요. 빈 대화를 시작하려고 해요.'
	},
	linkTake: { en: 'Put it into the box', ko: '입력창에 넣기' },
	linkBegin: { en: 'Begin', ko: '시작하기' },
	linkIgnore: { en: 'Ignore it', ko: '무시하기' },

	firstTitle: { en: 'Welcome to Hearth', ko: 'Hearth에 오신 것을 환영해요' },
	firstLine: {
		en: 'Everything stays on this machine: no account, nothing is sent anywhere. You can start to type right away.',
		ko: '모든 것이 이 컴퓨터 안에 있어요. 계정도 필요 없고, 어디로도 보내지 않아요. 바로 입력하셔도 돼요.'
	},
	firstSmall: { en: 'Start now with the small model', ko: '작은 모델로 바로 시작하기' },
	firstSmallHint: {
		en: 'It is here already, quick, and good at using the tools. In free talk it is limited.',
		ko: '이미 들어 있고, 빠르고, 도구를 잘 써요. 자유로운 대화는 서툴러요.'
	},
	firstBetter: { en: 'Choose a better one', ko: '더 나은 모델 고르기' },
	firstBetterHint: {
		en: 'Hearth shows which ones fit this machine. They are downloaded when you say so.',
		ko: '이 컴퓨터에 맞는 모델을 보여 드려요. 고르시면 내려받아요.'
	},
	firstBetterFits: {
		en: 'For this machine: {title} ({size}). It is downloaded when you say so.',
		ko: '이 컴퓨터에는 {title}({size}) 모델이 맞아요. 고르시면 내려받아요.'
	},
	firstOwn: { en: 'I have GGUF files', ko: 'GGUF 파일이 있어요' },
	firstOwnHint: {
		en: 'Take in a model file of your own.',
		ko: '가지고 있는 모델 파일을 가져와요.'
	},

	modelUse: { en: 'Use it', ko: '쓰기' },
	modelTaking: { en: 'Taking in {file}…', ko: '{file} 파일을 가져오는 중…' },
	modelTaken: { en: '{title} is among your models.', ko: '{title} 모델을 가져왔어요.' },

	thisApp: { en: 'This app', ko: '앱' },
	notify: { en: 'Tell me when a long answer is ready', ko: '긴 답이 끝나면 알려 주기' },
	tray: { en: 'Stay in the tray when the window is closed', ko: '창을 닫아도 트레이에 남기' },
	quickKey: { en: 'A key that opens Hearth from anywhere', ko: '어디서나 Hearth를 여는 키' },
	quickKeyNone: { en: 'None', ko: '없음' },
	graphics: { en: 'Graphics card', ko: '그래픽 카드' },
	graphicsOff: {
		en: 'Hearth draws its window without the graphics card, because it did not come up with it.',
		ko: '그래픽 카드로는 창이 뜨지 않아서, 지금은 그래픽 카드 없이 그려요.'
	},
	graphicsAgain: { en: 'Try it again at the next start', ko: '다음에 시작할 때 다시 써 보기' },
	graphicsTold: { en: 'The next start tries it again.', ko: '다음에 시작할 때 다시 써 볼게요.' }
} satisfies Record<string, Message>;

/** Errors of this part, by code. */
export const desktopErrors = {
	GRAPHICS_OFF: {
		en: 'Hearth did not come up the last time, so its window is drawn without the graphics card now. Nothing was lost. Settings can try the card again.',
		ko: '지난번에 Hearth 창이 뜨지 않아서, 이번에는 그래픽 카드 없이 그려요. 잃은 것은 없어요. 설정에서 다시 써 볼 수 있어요.'
	},
	QUICK_KEY_TAKEN: {
		en: 'Another program already uses {key}, or this system gives no such keys to programs. Nothing was changed; please choose another one.',
		ko: '{key}은(는) 다른 프로그램이 쓰고 있거나, 이 시스템에서 쓸 수 없는 키예요. 바뀐 것은 없으니 다른 키를 골라 주세요.'
	},
	LINK_UNKNOWN: {
		en: 'Hearth does not know what this link wants: {link}. Nothing was done.',
		ko: '이 링크가 무엇을 하려는지 알 수 없어요: {link}. 아무것도 하지 않았어요.'
	}
} satisfies Record<string, Message>;
