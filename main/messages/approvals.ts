import type { Message } from './message.ts';

/** The question on the card, by what the tool would do. The target stands below it, exactly. */
export const questions = {
	none: { en: 'May this run?', ko: '실행해도 될까요?' },
	read: { en: 'May Hearth read this?', ko: '이것을 읽어도 될까요?' },
	network: { en: 'May Hearth open this address?', ko: '이 주소를 열어도 될까요?' },
	write: { en: 'May Hearth write this file?', ko: '이 파일에 써도 될까요?' },
	memory: { en: 'May Hearth remember this?', ko: '이것을 기억해 둘까요?' }
} satisfies Record<string, Message>;

/** Why it is asked: the `reason` of an approval request. */
export const approvals = {
	write: {
		en: 'Files are only written after your yes. It can be undone afterwards.',
		ko: '파일은 허락하셔야만 써요. 나중에 되돌릴 수도 있어요.'
	},
	memory: {
		en: 'Hearth only remembers what you agree to. You can make it forget at any time.',
		ko: '동의하신 것만 기억해요. 언제든지 잊게 할 수 있어요.'
	},
	'address-not-typed': {
		en: 'You did not type this address yourself.',
		ko: '직접 입력하신 주소가 아니에요.'
	},
	'outside-text': {
		en: 'Text from outside led here. Say yes only if you want this yourself.',
		ko: '밖에서 온 글 때문에 하려는 일이에요. 직접 원하실 때만 허락해 주세요.'
	},
	'private-text': {
		en: 'Your own files or memory are part of this turn; parts of them could leave in the address.',
		ko: '내 파일이나 기억이 이 대화에 들어 있어서, 그 일부가 주소에 실려 나갈 수 있어요.'
	},
	'outside-grant': {
		en: 'This was not named by you and lies outside the folders you opened.',
		ko: '직접 말씀하신 파일이 아니고, 허락하신 폴더 밖에 있어요.'
	}
} satisfies Record<string, Message>;

export type ApprovalReason = keyof typeof approvals;
