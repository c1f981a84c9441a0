import type { Message } from './message.ts';

/** The question on the card, by what the tool would do. The target stands below it, exactly. */
export const questions = {
	none: { en: 'May this run?', ko: '실행해도 될까요?' },
	read: { en: 'May Hearth read this?', ko: '이것을 읽어도 될까요?' },
	network: { en: 'May Hearth open this address?', ko: '이 주소를 열어도 될까요?' },
	write: { en: 'May Hearth write this file?', ko: '이 파일에 써도 될까요?' },
	delete: {
		en: 'May Hearth move this to its bin?',
		ko: '이것을 휴지통으로 옮겨도 될까요?'
	},
	memory: { en: 'May Hearth remember this?', ko: '이것을 기억해 둘까요?' },
	mcp: {
		en: 'May Hearth hand this to another program?',
		ko: '이것을 다른 프로그램에 넘겨도 될까요?'
	}
} satisfies Record<string, Message>;

/** Why it is asked or refused: the `reason` of an approval request, and of a verdict of main/kernel/permissions.ts. */
export const approvals = {
	'write-file': {
		en: 'Files are only written after your yes. It can be undone afterwards.',
		ko: '파일은 허락하셔야만 써요. 나중에 되돌릴 수도 있어요.'
	},
	'delete-file': {
		en: 'Files go to Hearth’s bin only after your yes, in every mode. It can be undone afterwards.',
		ko: '어떤 모드에서든 허락하셔야만 휴지통으로 옮겨요. 나중에 되돌릴 수도 있어요.'
	},
	remember: {
		en: 'You did not say this in these words. Hearth only keeps what you agree to.',
		ko: '이 말씀 그대로 하신 것은 아니에요. 동의하신 것만 기억해 둬요.'
	},
	'address-not-typed': {
		en: 'You did not type this address yourself.',
		ko: '직접 입력하신 주소가 아니에요.'
	},
	'outside-text': {
		en: 'Text from outside is part of this conversation. Say yes only if you want this yourself.',
		ko: '밖에서 온 글이 이 대화에 들어 있어요. 직접 원하시는 일일 때만 허락해 주세요.'
	},
	'private-and-outside': {
		en: 'Your own papers and text from strangers are both part of this conversation. Opening this address could carry something private away.',
		ko: '내 문서와 밖에서 온 글이 함께 있어요. 이 주소를 열면 개인적인 내용이 새어 나갈 수 있어요.'
	},
	'read-only-mode': {
		en: 'Hearth is set to look only, so nothing is changed.',
		ko: '보기 전용으로 설정되어 있어서 아무것도 바꾸지 않아요.'
	},
	'mcp-call': {
		en: 'This tool belongs to another program. It sees exactly what stands here, and Hearth cannot undo what it does.',
		ko: '다른 프로그램의 도구예요. 여기 적힌 내용이 그대로 넘어가고, 그 프로그램이 한 일은 Hearth가 되돌릴 수 없어요.'
	},
	'mcp-destructive': {
		en: 'This tool belongs to another program, which says itself that it may delete or overwrite something.',
		ko: '다른 프로그램의 도구인데, 무언가를 지우거나 덮어쓸 수 있다고 스스로 밝히고 있어요.'
	},
	'mcp-read-only-mode': {
		en: 'Hearth is set to look only. The other program says that this tool only looks, but Hearth cannot check that.',
		ko: '보기 전용으로 설정되어 있어요. 이 도구는 보기만 한다고 그 프로그램이 말하지만 Hearth가 확인할 수는 없어요.'
	},
	'mcp-private': {
		en: 'Your own papers and text from strangers are both part of this conversation. Handing this over could carry something private away.',
		ko: '내 문서와 밖에서 온 글이 함께 있어요. 이것을 넘기면 개인적인 내용이 새어 나갈 수 있어요.'
	}
} satisfies Record<string, Message>;

/** What the arguments of tools are called on the card; another tool's own names are shown as they are. */
export const argumentNames = {
	url: { en: 'Address', ko: '주소' },
	query: { en: 'Words', ko: '검색어' },
	path: { en: 'File', ko: '파일' },
	content: { en: 'Text', ko: '내용' },
	text: { en: 'Text', ko: '내용' },
	code: { en: 'Program', ko: '프로그램' },
	language: { en: 'Language', ko: '언어' },
	rule: { en: 'Rule', ko: '규칙' },
	to: { en: 'Where to', ko: '옮길 곳' }
} satisfies Record<string, Message>;

/** Who the words of an argument are from. */
export const argumentSources = {
	user: { en: 'your words', ko: '직접 하신 말' },
	answer: { en: 'an earlier answer', ko: '앞의 답' },
	tool: { en: 'a result of {name}', ko: '{name}의 결과' },
	outside: { en: 'text from outside: {name}', ko: '밖에서 온 글: {name}' },
	model: { en: 'the model’s own words', ko: '모델이 지은 말' }
} satisfies Record<string, Message>;

export const originsTitle: Message = { en: 'Where this comes from', ko: '어디에서 온 말인가요' };
