import type { Message } from './message.ts';

/** Errors about files that were changed, and what is told after a start. */
export const fileErrors = {
	UNDO_CHANGED: {
		en: '{name} was changed since then, so nothing was taken back and nothing is lost. The earlier version is kept in Hearth’s bin.',
		ko: '그 뒤에 {name}이(가) 바뀌어서 되돌리지 않았어요. 잃은 것은 없고, 이전 것은 Hearth의 휴지통에 그대로 있어요.'
	},
	UNDO_MOVED: {
		en: '{name} is no longer as it was left, so nothing was taken back and nothing is lost. Put it back by hand, or ask Hearth to.',
		ko: '{name}이(가) 그때와 달라져서 되돌리지 않았어요. 잃은 것은 없어요. 직접 옮기거나 Hearth에게 부탁해 주세요.'
	},
	UNDO_TAKEN: {
		en: 'There is a new {name} where the old one was, so nothing was taken back and nothing is lost. Move it away first, then undo again.',
		ko: '원래 자리에 새 {name}이(가) 있어서 되돌리지 않았어요. 잃은 것은 없어요. 먼저 옮긴 다음 다시 되돌려 주세요.'
	},
	BIN_NOT_EMPTIED: {
		en: 'Some of the bin ({count}) could not be deleted and stays. Close programs that use those files, then try again.',
		ko: '휴지통에서 {count}개를 지우지 못해 그대로 두었어요. 그 파일을 쓰는 프로그램을 닫고 다시 해 보세요.'
	},
	UNDO_FAILED: {
		en: '{name} could not be taken back just now. Everything is as it was before; please try again.',
		ko: '지금은 {name}을(를) 되돌리지 못했어요. 모두 그대로 있으니 다시 시도해 주세요.'
	},
	FILES_PUT_BACK: {
		en: 'Hearth was ended while it changed files in {folder}. They were put back as they were; nothing is lost.',
		ko: '{folder}의 파일을 바꾸는 중에 Hearth가 끝났어요. 모두 원래대로 되돌려 두었고 잃은 것은 없어요.'
	},
	FILES_FINISHED: {
		en: 'Hearth was ended just after it changed files in {folder}. It is done, and can be undone in the activity list.',
		ko: '{folder}의 파일을 바꾼 직후에 Hearth가 끝났어요. 다 되었고, 활동 목록에서 되돌릴 수 있어요.'
	},
	FILES_LEFT: {
		en: 'Hearth was ended while it changed files in {folder}, and {count} of them could not be put back yet. Nothing is lost; it tries again at the next start.',
		ko: '{folder}의 파일을 바꾸는 중에 Hearth가 끝났는데, {count}개는 아직 되돌리지 못했어요. 잃은 것은 없고, 다음에 시작할 때 다시 해 볼게요.'
	}
} satisfies Record<string, Message>;

/** The question on the card for a list of files, by what would become of them; `One` for a list of one. */
export const fileQuestions = {
	move: { en: 'May Hearth move these {count}?', ko: '이 {count}개를 옮겨도 될까요?' },
	moveOne: { en: 'May Hearth move this?', ko: '이것을 옮겨도 될까요?' },
	rename: {
		en: 'May Hearth rename these {count} files?',
		ko: '이 파일 {count}개의 이름을 바꿔도 될까요?'
	},
	renameOne: { en: 'May Hearth rename this?', ko: '이름을 바꿔도 될까요?' },
	copy: { en: 'May Hearth copy these {count}?', ko: '이 {count}개를 복사해도 될까요?' },
	copyOne: { en: 'May Hearth copy this?', ko: '이것을 복사해도 될까요?' },
	delete: {
		en: 'May Hearth move these {count} to its bin?',
		ko: '이 {count}개를 휴지통으로 옮겨도 될까요?'
	},
	deleteOne: { en: 'May Hearth move this to its bin?', ko: '이것을 휴지통으로 옮겨도 될까요?' },
	make: { en: 'May Hearth make these {count} folders?', ko: '폴더 {count}개를 만들어도 될까요?' },
	makeOne: { en: 'May Hearth make this folder?', ko: '이 폴더를 만들어도 될까요?' }
} satisfies Record<string, Message>;

/** The list of files on the card. */
export const fileList = {
	title: { en: 'What would change', ko: '바뀌는 내용' },
	now: { en: 'Now', ko: '지금' },
	then: { en: 'Then', ko: '바뀐 뒤' },
	size: { en: 'Size', ko: '크기' },
	bin: { en: 'Bin', ko: '휴지통' },
	inFolder: { en: 'in {folder}', ko: '{folder} 안에서' },
	filesIn: { en: '{count} files, {size}', ko: '파일 {count}개, {size}' },
	total: { en: '{count} in all, {size}', ko: '모두 {count}개, {size}' },
	showAll: { en: 'Show all {count}', ko: '{count}개 모두 보기' }
} satisfies Record<string, Message>;

/** What Hearth says after it changed files. Counts and names are those of the result. */
export const fileAnswers = {
	renamedOne: {
		en: 'Renamed **{from}** to **{to}**.',
		ko: '**{from}**의 이름을 **{to}**(으)로 바꿨어요.'
	},
	renamed: {
		en: 'Renamed **{count}** {things} in **{folder}**.',
		ko: '**{folder}**에서 {things} **{count}**개의 이름을 바꿨어요.'
	},
	movedOne: {
		en: 'Moved **{from}** to **{to}**.',
		ko: '**{from}**을(를) **{to}**(으)로 옮겼어요.'
	},
	moved: {
		en: 'Moved **{count}** {things} to **{to}**.',
		ko: '{things} **{count}**개를 **{to}**(으)로 옮겼어요.'
	},
	copiedOne: {
		en: 'Copied **{from}** to **{to}**.',
		ko: '**{from}**을(를) **{to}**(으)로 복사했어요.'
	},
	copied: {
		en: 'Copied **{count}** {things} to **{to}**.',
		ko: '{things} **{count}**개를 **{to}**(으)로 복사했어요.'
	},
	deletedOne: { en: 'Moved **{from}** to the bin.', ko: '**{from}**을(를) 휴지통으로 옮겼어요.' },
	deleted: {
		en: 'Moved **{count}** {things} from **{folder}** to the bin.',
		ko: '**{folder}**에서 {things} **{count}**개를 휴지통으로 옮겼어요.'
	},
	made: { en: 'Made the folder **{to}**.', ko: '**{to}** 폴더를 만들었어요.' },
	appended: { en: 'Added to **{path}**.', ko: '**{path}** 끝에 덧붙였어요.' },
	undoHere: { en: 'It can be undone on the card above.', ko: '위 카드에서 되돌릴 수 있어요.' },
	files: { en: 'files', ko: '파일' },
	folders: { en: 'folders', ko: '폴더' },
	both: { en: 'files and folders', ko: '파일과 폴더' }
} satisfies Record<string, Message>;
