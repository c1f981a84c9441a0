import type { Message } from './message.ts';

/** Export and import of everything, what there is to go back to, and what it all takes on the disk. */
export const transfer = {
	tab: { en: 'Storage', ko: '저장 공간' },
	used: { en: 'On this disk', ko: '이 디스크에 있는 것' },
	usedHint: {
		en: 'Everything is in {folder}. {free} are free.',
		ko: '모두 {folder}에 있어요. {free} 남았어요.'
	},
	store: { en: 'Conversations, facts and the index', ko: '대화, 기억, 색인' },
	originals: { en: 'Originals of your documents', ko: '문서 원본' },
	models: { en: 'Models', ko: '모델' },
	snapshots: { en: 'Snapshots', ko: '스냅숏' },
	damagedFiles: { en: 'Damaged files that were set aside', ko: '따로 둔 손상된 파일' },
	bin: { en: 'Deleted files and old versions', ko: '지운 파일과 이전 판' },
	emptyBin: { en: 'Empty', ko: '비우기' },
	emptyBinTitle: { en: 'Empty the bin of files?', ko: '파일 휴지통을 비울까요?' },
	emptyBinText: {
		en: '{size} of files that were deleted or overwritten here are deleted for good. Those changes can then no longer be undone.',
		ko: '여기서 지우거나 덮어쓴 파일 {size}를 완전히 지워요. 그 변경은 더 이상 되돌릴 수 없어요.'
	},
	emptyBinNow: { en: 'Delete for good', ko: '완전히 지우기' },
	binEmptied: { en: 'The bin is empty.', ko: '휴지통을 비웠어요.' },
	cache: { en: 'What can be made anew', ko: '다시 만들 수 있는 것' },

	sources: { en: 'Go back', ko: '되돌리기' },
	sourcesHint: {
		en: 'A snapshot is taken each day, and seven are kept. Bringing something back adds what is missing here and changes nothing that is here.',
		ko: '날마다 스냅숏을 남기고 일곱 개를 보관해요. 되돌리면 여기 없는 것만 더하고, 있는 것은 바꾸지 않아요.'
	},
	noSources: {
		en: 'There is no snapshot yet. The first is taken today.',
		ko: '아직 스냅숏이 없어요. 첫 스냅숏은 오늘 남겨요.'
	},
	snapshotOf: { en: 'Snapshot of {date}', ko: '{date} 스냅숏' },
	damagedOf: { en: 'Damaged file of {date}', ko: '{date}의 손상된 파일' },
	look: { en: 'Look inside', ko: '안을 보기' },
	lookAt: { en: 'Look inside: {what}', ko: '안을 보기: {what}' },
	looking: { en: 'Looking…', ko: '보는 중…' },
	notHere: { en: 'In it and not here:', ko: '들어 있는데 여기에는 없는 것:' },
	nothingNew: {
		en: 'Everything that is in it is here as well.',
		ko: '들어 있는 것은 모두 여기에도 있어요.'
	},
	unreadable: {
		en: 'Up to {count} entries of the damaged file cannot be read.',
		ko: '손상된 파일에서 최대 {count}개 항목은 읽을 수 없어요.'
	},
	all: { en: 'All', ko: '모두' },
	conversations: { en: 'Conversations ({count})', ko: '대화 ({count}개)' },
	facts: { en: 'Facts ({count})', ko: '기억 ({count}개)' },
	documents: { en: 'Documents ({count})', ko: '문서 ({count}개)' },
	inBin: { en: 'in the bin', ko: '휴지통에 있음' },
	bringBack: { en: 'See what can come back', ko: '되살릴 수 있는 것 보기' },
	messagesOf: { en: '{count} messages', ko: '메시지 {count}개' },
	missingMessages: { en: '{count} messages are missing here', ko: '여기 없는 메시지 {count}개' },
	restore: { en: 'Bring back {count}', ko: '{count}개 되돌리기' },
	restored: { en: 'Brought back {count}.', ko: '{count}개를 되돌렸어요.' },

	exportTitle: { en: 'Take everything with you', ko: '모두 가져가기' },
	exportHint: {
		en: 'One ZIP file with all conversations (Markdown and JSON), facts, the originals of your documents, and settings without secrets. The bin and temporary conversations are left out.',
		ko: '모든 대화(마크다운과 JSON), 기억, 문서 원본, 비밀을 뺀 설정을 ZIP 파일 하나에 담아요. 휴지통과 임시 대화는 빠져요.'
	},
	export: { en: 'Export everything…', ko: '모두 내보내기…' },
	exported: { en: 'Everything was exported to {path}.', ko: '{path}에 모두 내보냈어요.' },
	importTitle: { en: 'Bring conversations here', ko: '대화 가져오기' },
	importHint: {
		en: 'Takes an export of Hearth, and archives of ChatGPT, Jan and Open WebUI. You see what would come before anything does; what is here stays as it is.',
		ko: 'Hearth에서 내보낸 것과 ChatGPT, Jan, Open WebUI의 보관 파일을 가져와요. 먼저 무엇이 들어올지 보여 드리고, 여기 있는 것은 그대로 둬요.'
	},
	importFile: { en: 'Import a file…', ko: '파일 가져오기…' },
	importFolder: { en: 'Import a folder…', ko: '폴더 가져오기…' },
	importing: { en: 'Import from {file}', ko: '{file}에서 가져오기' },
	kindHearth: { en: 'An export of Hearth', ko: 'Hearth에서 내보낸 파일' },
	kindOther: { en: 'An archive of {program}', ko: '{program} 보관 파일' },
	fresh: {
		en: 'New conversations: {count} (messages: {messages})',
		ko: '새 대화 {count}개, 메시지 {messages}개가 있어요.'
	},
	more: {
		en: 'Here already, with more messages: {count}',
		ko: '여기 있지만 메시지가 더 있는 대화가 {count}개예요.'
	},
	known: { en: 'Already here: {count}', ko: '{count}개는 이미 여기에 있어요.' },
	freshFacts: {
		en: 'Facts: {fresh} new, {known} already here',
		ko: '새 기억 {fresh}개, 이미 있는 기억 {known}개.'
	},
	freshDocuments: {
		en: 'Documents: {fresh} new, {known} already here',
		ko: '새 문서 {fresh}개, 이미 있는 문서 {known}개.'
	},
	missingFiles: {
		en: 'Attached files that are not in the archive: {count}. They stay named in their messages.',
		ko: '첨부 파일 {count}개는 보관 파일에 없어서 메시지에 이름만 남겨요.'
	},
	unreadableTalks: {
		en: 'Conversations that could not be read: {count}',
		ko: '대화 {count}개는 읽지 못했어요.'
	},
	newest: { en: 'The newest of them', ko: '그중 가장 새로운 것' },
	nothingToImport: {
		en: 'Everything in it is already here.',
		ko: '들어 있는 것은 모두 이미 여기에 있어요.'
	},
	marked: {
		en: 'What comes is marked as imported: Hearth asks before it acts on such text.',
		ko: '들어온 것은 가져온 것으로 표시해요. 그런 글에 따라 행동하기 전에는 먼저 물어봐요.'
	},
	import: { en: 'Import', ko: '가져오기' },
	imported: {
		en: 'Imported. Conversations: {conversations}, facts: {facts}, documents: {documents}.',
		ko: '가져왔어요: 대화 {conversations}개, 기억 {facts}개, 문서 {documents}개.'
	},
	merged: {
		en: 'Messages for conversations that were here: {count}.',
		ko: '그리고 여기 있던 대화에 메시지 {count}개를 더했어요.'
	},
	takenBack: { en: 'Moved to the bin.', ko: '휴지통으로 옮겼어요.' },
	stageExport: { en: 'Exporting… {percent}%', ko: '내보내는 중… {percent}%' },
	stageLook: { en: 'Looking into the archive… {percent}%', ko: '보관 파일을 보는 중… {percent}%' },
	stageImport: { en: 'Importing… {percent}%', ko: '가져오는 중… {percent}%' },
	stop: { en: 'Stop', ko: '멈추기' },
	attachment: {
		en: 'Attached, but not in the archive: {name}',
		ko: '첨부되었지만 보관 파일에 없음: {name}'
	}
} satisfies Record<string, Message>;

export const transferErrors = {
	ARCHIVE_BAD: {
		en: '{file} could not be imported: {reason}. Nothing was changed.',
		ko: '{file}을(를) 가져오지 못했어요: {reason}. 바뀐 것은 없어요.'
	},
	EXPORT_NOT_EMPTY: {
		en: '{folder} is not empty. Nothing was written. Name a folder that is empty or not there yet.',
		ko: '{folder}이(가) 비어 있지 않아서 아무것도 쓰지 않았어요. 비어 있거나 아직 없는 폴더를 골라 주세요.'
	},
	TRANSFER_RUNNING: {
		en: 'Another export or import is still running. Wait for its end, or stop it.',
		ko: '다른 내보내기나 가져오기가 아직 진행 중이에요. 끝날 때까지 기다리거나 멈춰 주세요.'
	}
} satisfies Record<string, Message>;
