import type { Message } from './message.ts';

/** Facts: suggested, contradicted, exported, and not kept. */
export const facts = {
	suggest: { en: 'Remember “{text}”?', ko: '“{text}” 기억해 둘까요?' },
	yes: { en: 'Yes', ko: '네' },
	hereOnly: { en: 'Only here', ko: '이 대화에서만' },
	no: { en: 'No', ko: '아니요' },
	remembered: { en: 'Remembered.', ko: '기억했어요.' },
	dismissed: { en: 'This will not be asked again.', ko: '다시 묻지 않을게요.' },

	conflict: { en: 'You said both. Which holds?', ko: '둘 다 말씀하셨어요. 어느 쪽이 맞나요?' },
	conflicts: {
		en: 'These do not fit together',
		ko: '서로 맞지 않는 것들이에요'
	},
	conflictHint: {
		en: 'Choose what holds. The others move to the bin, and earlier ones stay in its history.',
		ko: '맞는 것을 골라 주세요. 나머지는 휴지통으로 옮기고, 이전 것은 기록에 남아요.'
	},
	saidOn: { en: 'said {date}', ko: '{date}에 말씀하심' },
	holds: { en: 'This holds: “{text}”', ko: '이게 맞아요: “{text}”' },
	holdsShort: { en: 'This holds', ko: '이게 맞아요' },
	bothHold: { en: 'All hold', ko: '모두 맞아요' },
	chosen: { en: 'Now only “{text}” holds.', ko: '이제 “{text}”만 맞아요.' },

	scope: { en: 'Where “{text}” holds', ko: '“{text}”이(가) 통하는 곳' },
	everywhere: { en: 'Everywhere', ko: '어디서나' },
	oneConversation: { en: 'Only in one conversation', ko: '한 대화에서만' },
	thatConversation: { en: 'Only where it was said', ko: '말한 대화에서만' },
	history: { en: 'Earlier versions of “{text}”', ko: '“{text}”의 이전 내용' },
	versions: { en: '{count} earlier', ko: '이전 내용 {count}개' },
	until: { en: 'until {date}', ko: '{date}까지' },
	restoreVersion: { en: 'Say “{text}” again', ko: '“{text}”로 되돌리기' },
	restore: { en: 'Restore', ko: '되돌리기' },

	forgotten: {
		en: 'Forgotten ({count}), kept for 30 days',
		ko: '잊은 것 ({count}개), 30일 동안 보관해요'
	},
	restoreFact: { en: 'Remember “{text}” again', ko: '“{text}” 다시 기억하기' },

	learning: { en: 'Learn from conversations', ko: '대화에서 배우기' },
	learningHint: {
		en: 'Hearth suggests what could be remembered and keeps what you ask it to. Nothing is kept without your yes.',
		ko: '기억해 둘 만한 것을 제안하고, 부탁하신 것을 기억해요. 동의 없이는 아무것도 기억하지 않아요.'
	},
	paused: {
		en: 'Paused: nothing new is remembered or suggested. What is here is still used.',
		ko: '멈춤: 새로 기억하거나 제안하지 않아요. 여기 있는 것은 계속 쓰여요.'
	},

	exportJson: { en: 'Export (JSON)…', ko: '내보내기 (JSON)…' },
	exportMarkdown: { en: 'Export (Markdown)…', ko: '내보내기 (Markdown)…' },
	import: { en: 'Import…', ko: '가져오기…' },
	more: { en: 'Export and import', ko: '내보내기와 가져오기' },
	importTitle: { en: 'Import facts from {file}', ko: '{file}에서 기억 가져오기' },
	importSuspicious: {
		en: 'Reads like an order to an assistant, or hides something',
		ko: '도우미에게 시키는 말이거나 숨긴 글자가 있어요'
	},
	importFresh: { en: 'New:', ko: '새로운 것:' },
	importNothing: {
		en: 'Everything in this file is remembered already.',
		ko: '이 파일에 있는 것은 모두 이미 기억하고 있어요.'
	},
	importKnown: { en: 'Remembered already: {count}', ko: '이미 기억하는 것: {count}개' },
	importLeftOut: {
		en: 'Left out: {count} (too long, or of conversations that are not here)',
		ko: '빠지는 것: {count}개 (너무 길거나 여기에 없는 대화의 것)'
	},
	importHeldBack: {
		en: 'Not taken, because they read like orders to an assistant or hide something: {count}. Add those you want with `hearth memory add`, or import the file in the window.',
		ko: '도우미에게 시키는 글 같거나 숨긴 글이 있어 가져오지 않은 것: {count}개. 원하시면 `hearth memory add`로 더하거나 창에서 파일을 가져오세요.'
	},
	importSource: {
		en: 'They will be marked as coming from a file.',
		ko: '파일에서 온 것으로 표시돼요.'
	},
	importDo: { en: 'Import {count}', ko: '{count}개 가져오기' },
	importMerge: { en: 'Take their earlier versions', ko: '이전 내용만 가져오기' },
	imported: {
		en: 'Imported {added}; merged {merged}.',
		ko: '{added}개 가져오고 {merged}개 합쳤어요.'
	},

	temporary: { en: 'Temporary conversation', ko: '임시 대화' },
	temporaryStart: { en: 'Make this a temporary conversation', ko: '임시 대화로 시작하기' },
	temporaryHint: {
		en: 'It reads and writes no memory, is in no list, and is gone when you leave it.',
		ko: '기억을 읽거나 쓰지 않고, 목록에 나오지 않으며, 나가면 사라져요.'
	}
} satisfies Record<string, Message>;

/** What an answer says when nothing may be remembered. */
export const factAnswers = {
	MEMORY_TEMPORARY: {
		en: 'This conversation is temporary, so I did not remember that. Say it in another conversation, or write it in the memory view.',
		ko: '임시 대화라서 기억하지 않았어요. 다른 대화에서 말씀하시거나 메모리 화면에 적어 주세요.'
	},
	MEMORY_UNASKED: {
		en: 'Thank you for telling me. I have not kept it: I remember only what you ask me to.',
		ko: '말씀해 주셔서 고마워요. 부탁하신 것만 기억하니, 이것은 기억해 두지 않았어요.'
	},
	MEMORY_PAUSED: {
		en: 'Learning is paused, so I did not remember that. You can turn it on again in the memory view, or write it there.',
		ko: '배우기를 멈춰 두셔서 기억하지 않았어요. 메모리 화면에서 다시 켜거나 직접 적어 주세요.'
	}
} satisfies Record<string, Message>;

export const factErrors = {
	MEMORY_TEMPORARY: {
		en: 'This conversation is temporary: nothing is remembered from it. Nothing was kept. Write it in the memory view to keep it.',
		ko: '임시 대화에서는 아무것도 기억하지 않아요. 저장된 것은 없어요. 기억하려면 메모리 화면에 적어 주세요.'
	},
	IMPORT_BAD_FILE: {
		en: 'The facts in {file} could not be imported: {reason}. Nothing was changed.',
		ko: '{file}에서 기억을 가져오지 못했어요: {reason}. 바뀐 것은 없어요.'
	}
} satisfies Record<string, Message>;
