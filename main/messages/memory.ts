import type { Message } from './message.ts';

/** The memory view: facts, documents, conversations. */
export const memory = {
	title: { en: 'Memory', ko: '메모리' },
	lead: {
		en: 'Everything Hearth keeps, and where it came from. It never leaves this machine.',
		ko: 'Hearth가 간직하는 모든 것과 그 출처예요. 이 컴퓨터를 떠나지 않아요.'
	},
	facts: { en: 'Facts', ko: '기억' },
	documents: { en: 'Documents', ko: '문서' },
	conversations: { en: 'Conversations', ko: '대화' },

	addFact: { en: 'Something worth remembering', ko: '기억해 둘 것' },
	add: { en: 'Remember', ko: '기억하기' },
	noFacts: { en: 'Nothing is remembered yet.', ko: '아직 기억한 것이 없어요.' },
	noFactsHint: {
		en: 'Say “remember that …” in a conversation, or write it above.',
		ko: '대화에서 “…을 기억해 줘”라고 하시거나 위에 적어 주세요.'
	},
	noFactsFound: { en: 'No fact holds these words.', ko: '이 말이 들어 있는 기억이 없어요.' },
	filterFacts: { en: 'Filter', ko: '거르기' },
	editFact: { en: 'Edit “{text}”', ko: '“{text}” 고치기' },
	forgetFact: { en: 'Forget “{text}”', ko: '“{text}” 잊기' },
	edit: { en: 'Edit', ko: '고치기' },
	forgotten: { en: 'Forgotten.', ko: '잊었어요.' },
	fromUser: { en: 'You said it', ko: '직접 말씀하셨어요' },
	fromOther: { en: 'Came from {origin}', ko: '출처: {origin}' },
	openSource: { en: 'Show the conversation', ko: '대화 보기' },
	changed: { en: 'changed {date}', ko: '{date}에 고침' },

	addDocuments: { en: 'Add documents…', ko: '문서 추가…' },
	noDocuments: { en: 'No documents yet.', ko: '아직 문서가 없어요.' },
	noDocumentsHint: {
		en: 'Drop files or folders anywhere on the window. The originals stay where they are.',
		ko: '파일이나 폴더를 창 아무 데나 끌어다 놓으세요. 원본은 그 자리에 그대로 있어요.'
	},
	stateQueued: { en: 'Waiting', ko: '기다리는 중' },
	stateReading: { en: 'Reading… {percent}%', ko: '읽는 중… {percent}%' },
	stateUpdating: { en: 'Reading its new version… {percent}%', ko: '새 판을 읽는 중… {percent}%' },
	stillReading: { en: 'still being read', ko: '아직 읽는 중' },
	statePassword: { en: 'Waiting for its password', ko: '암호를 기다리는 중' },
	wrongPassword: { en: 'That was not its password', ko: '암호가 맞지 않아요' },
	passwordOf: { en: 'Password of {title}', ko: '{title}의 암호' },
	passwordHint: {
		en: 'Used once to read it; never saved.',
		ko: '읽는 데 한 번만 쓰고 저장하지 않아요.'
	},
	openWithPassword: { en: 'Read', ko: '읽기' },
	version: { en: 'version {count}', ko: '{count}번째 판' },
	watchFolder: { en: 'Watch a folder…', ko: '폴더 지켜보기…' },
	watchedFolder: {
		en: 'Kept up to date: what is added, changed or removed there',
		ko: '이 폴더에서 생기거나 바뀌거나 없어진 문서를 그대로 따라가요'
	},
	watchMissing: {
		en: 'The folder is not there now. Its documents are kept.',
		ko: '지금은 이 폴더가 없어요. 문서는 그대로 있어요.'
	},
	stopWatching: { en: 'Stop watching {path}', ko: '{path} 그만 지켜보기' },
	stateFailed: { en: 'Could not be read', ko: '읽지 못했어요' },
	passage: { en: '{count} passage', ko: '단락 {count}개' },
	passages: { en: '{count} passages', ko: '단락 {count}개' },
	page: { en: '{count} page', ko: '{count}쪽' },
	pages: { en: '{count} pages', ko: '{count}쪽' },
	sheet: { en: '{count} sheet', ko: '시트 {count}개' },
	sheets: { en: '{count} sheets', ko: '시트 {count}개' },
	slide: { en: '{count} slide', ko: '슬라이드 {count}장' },
	slides: { en: '{count} slides', ko: '슬라이드 {count}장' },
	removeDocument: { en: 'Remove {title}', ko: '{title} 빼기' },
	documentRemoved: { en: '“{title}” was removed.', ko: '“{title}” 문서를 뺐어요.' },
	searchDocuments: { en: 'Search in your documents', ko: '내 문서에서 찾기' },
	nothingFound: { en: 'Nothing found for “{query}”.', ko: '“{query}”에 대해 찾은 것이 없어요.' },
	useAuto: { en: 'Read it by its size', ko: '크기에 맞춰 읽기' },
	useWhole: { en: 'Read all of it', ko: '전체 읽기' },
	useSearch: { en: 'Search in it', ko: '찾아서 읽기' },
	useLabel: { en: 'For answers', ko: '답할 때' },
	morePassages: { en: 'More passages', ko: '단락 더 보기' },
	addedOn: { en: 'added {date}', ko: '{date}에 추가' },
	inDocument: { en: 'In the document', ko: '문서에서' },

	noConversations: { en: 'No conversations yet.', ko: '아직 대화가 없어요.' },
	conversationsHint: {
		en: 'Open a conversation and choose “What it had in mind” under an answer to see its context map.',
		ko: '대화를 열고 답 아래의 “무엇을 보고 답했는지”를 누르면 컨텍스트 지도를 볼 수 있어요.'
	},
	conversationsFind: { en: 'Find by title', ko: '제목으로 찾기' },
	conversationsNone: { en: 'No title has “{query}”.', ko: '제목에 “{query}”이(가) 없어요.' },
	choose: { en: 'Choose “{title}”', ko: '“{title}” 고르기' },
	chooseAll: { en: 'Choose all', ko: '모두 고르기' },
	chosen: { en: '{count} chosen', ko: '{count}개 골랐어요' },
	lastContext: { en: 'Context of the last answer', ko: '마지막 답의 컨텍스트' }
} satisfies Record<string, Message>;
