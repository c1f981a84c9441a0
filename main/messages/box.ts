import type { Message } from './message.ts';

/** What the box offers while one types: commands after `/`, documents after `#`, documents and models after `@`. */
export const box = {
	add: { en: 'Add to this message', ko: '이 메시지에 추가' },
	offers: { en: 'Suggestions', ko: '제안' },
	offersHint: {
		en: '{count} suggestions. Up and down to choose, Enter to take one, Esc to close.',
		ko: '제안 {count}개. 위아래로 고르고, Enter로 선택하고, Esc로 닫아요.'
	},
	documents: { en: 'Add documents…', ko: '문서 추가…' },
	known: { en: 'A document Hearth has', ko: 'Hearth에 있는 문서' },
	folder: { en: 'Let Hearth see a folder…', ko: 'Hearth에 폴더 보여 주기…' },
	commands: { en: 'All commands', ko: '모든 명령' },
	remember: { en: 'Remember something', ko: '기억해 두기' },
	rememberText: { en: 'Remember that ', ko: '기억해 주세요: ' },
	exportMarkdown: { en: 'Export this conversation', ko: '이 대화 내보내기' },
	useModel: { en: 'Answers from now on', ko: '지금부터 이 모델이 답해요' },
	attachDocument: { en: 'Goes with this message', ko: '이 메시지와 함께 보내요' },
	tokens: { en: 'about {count} tokens', ko: '약 {count} 토큰' },
	tokensTooMany: {
		en: 'about {count} tokens, more than the {total} the model can see at once. Add it as a file, and Hearth searches in it.',
		ko: '약 {count} 토큰이에요. 모델이 한 번에 볼 수 있는 {total}보다 많아요. 파일로 추가하면 그 안에서 찾아요.'
	}
} satisfies Record<string, Message>;

/** What may be typed after `/`, beside the words of its line; in either language, whatever the window speaks. */
export const commandNames = {
	new: ['new', 'clear', '새대화'],
	search: ['search', '검색'],
	find: ['find', '찾기'],
	remember: ['remember', '기억'],
	documents: ['documents', 'attach', 'file', '문서', '파일'],
	folder: ['folder', '폴더'],
	page: ['page', 'browse', '페이지'],
	temporary: ['temporary', 'private', '임시'],
	again: ['again', 'retry', 'regenerate', '다시'],
	copy: ['copy', '복사'],
	context: ['context', '컨텍스트'],
	export: ['export', '내보내기'],
	models: ['models', '모델'],
	memory: ['memory', '메모리'],
	bin: ['bin', '휴지통'],
	settings: ['settings', '설정'],
	help: ['help', 'keys', 'shortcuts', '도움말', '단축키']
};
