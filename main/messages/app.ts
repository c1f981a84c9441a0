import type { Message } from './message.ts';

/** The frame of the window: side list, settings, shortcuts, the page beside the chat. */
export const app = {
	name: { en: 'Hearth', ko: 'Hearth' },
	close: { en: 'Close', ko: '닫기' },
	cancel: { en: 'Cancel', ko: '취소' },
	save: { en: 'Save', ko: '저장' },
	copy: { en: 'Copy', ko: '복사' },
	copied: { en: 'Copied', ko: '복사했어요' },
	undo: { en: 'Undo', ko: '되돌리기' },
	undone: { en: 'Taken back.', ko: '되돌렸어요.' },
	retry: { en: 'Try again', ko: '다시 시도' },
	loading: { en: 'Just a moment…', ko: '잠시만요…' },
	dismiss: { en: 'Dismiss', ko: '닫기' },
	notices: { en: 'Notices', ko: '알림' },
	today: { en: 'Today', ko: '오늘' },
	yesterday: { en: 'Yesterday', ko: '어제' },
	thisWeek: { en: 'Last 7 days', ko: '지난 7일' },
	thisMonth: { en: 'Last 30 days', ko: '지난 30일' },
	older: { en: 'Earlier', ko: '이전' },
	pinned: { en: 'Pinned', ko: '고정됨' },

	sidebar: { en: 'Conversations', ko: '대화' },
	hideSidebar: { en: 'Hide the side list', ko: '목록 숨기기' },
	showSidebar: { en: 'Show the side list', ko: '목록 보이기' },
	newConversation: { en: 'New conversation', ko: '새 대화' },
	untitled: { en: 'New conversation', ko: '새 대화' },
	search: { en: 'Search', ko: '검색' },
	memory: { en: 'Memory', ko: '메모리' },
	bin: { en: 'Bin', ko: '휴지통' },
	settings: { en: 'Settings', ko: '설정' },
	noConversations: {
		en: 'Your conversations will be listed here.',
		ko: '나눈 대화가 여기에 모여요.'
	},
	answering: { en: 'Answering', ko: '답하는 중' },
	waiting: { en: 'Waiting for your answer', ko: '대답을 기다리는 중' },
	options: { en: 'Options for “{title}”', ko: '“{title}” 옵션' },
	rename: { en: 'Rename', ko: '이름 바꾸기' },
	newName: { en: 'New name', ko: '새 이름' },
	pin: { en: 'Pin to the top', ko: '맨 위에 고정' },
	unpin: { en: 'Unpin', ko: '고정 풀기' },
	exportMarkdown: { en: 'Export as Markdown…', ko: 'Markdown으로 내보내기…' },
	exportJson: { en: 'Export as JSON…', ko: 'JSON으로 내보내기…' },
	exported: { en: 'Saved to {path}', ko: '{path}에 저장했어요' },
	archive: { en: 'Put away (archive)', ko: '보관하기' },
	unarchive: { en: 'Back into the list', ko: '목록으로 되돌리기' },
	archived: { en: 'put away', ko: '보관됨' },
	archivedMany: {
		en: 'Put away: {count}. Search and the memory view still find it.',
		ko: '대화 {count}개를 보관했어요. 검색과 메모리 화면에서 찾을 수 있어요.'
	},
	binnedMany: {
		en: 'In the bin: {count}.',
		ko: '대화 {count}개를 휴지통으로 옮겼어요.'
	},
	toBin: { en: 'Move to the bin', ko: '휴지통으로 옮기기' },
	binned: { en: '“{title}” is in the bin.', ko: '“{title}” 대화를 휴지통으로 옮겼어요.' },
	binTitle: { en: 'Bin', ko: '휴지통' },
	binHint: {
		en: 'What was deleted stays here for 30 days. Until then it can come back.',
		ko: '지운 것은 30일 동안 여기에 있어요. 그때까지는 되돌릴 수 있어요.'
	},
	binEmpty: { en: 'The bin is empty.', ko: '휴지통이 비어 있어요.' },
	restore: { en: 'Bring back', ko: '되돌리기' },
	restoreNamed: { en: 'Bring back “{title}”', ko: '“{title}” 되돌리기' },
	restored: { en: '“{title}” is back.', ko: '“{title}”을(를) 되돌렸어요.' },

	searchTitle: { en: 'Find a conversation', ko: '대화 찾기' },
	searchHint: { en: 'Words from any conversation', ko: '대화에 나온 말' },
	searchNothing: { en: 'Nothing found for “{query}”.', ko: '“{query}”에 대해 찾은 것이 없어요.' },
	searchStart: {
		en: 'Type a word that was said, in any language.',
		ko: '대화에 나온 말을 입력해 보세요.'
	},
	searchFound: { en: '{count} found', ko: '{count}개 찾음' },

	page: { en: 'Page', ko: '페이지' },
	pageAddress: { en: 'Address', ko: '주소' },
	pageBack: { en: 'Back', ko: '뒤로' },
	pageForward: { en: 'Forward', ko: '앞으로' },
	pageReload: { en: 'Reload', ko: '새로고침' },
	pageStop: { en: 'Stop loading', ko: '그만 불러오기' },
	pageClose: { en: 'Close the page', ko: '페이지 닫기' },
	pageOpen: { en: 'Open a page beside the chat', ko: '옆에 페이지 열기' },
	pageEmpty: { en: 'Type an address above.', ko: '위에 주소를 입력해 보세요.' },
	pageLoading: { en: 'Loading {host}…', ko: '{host} 불러오는 중…' },
	pageFind: { en: 'Find on the page', ko: '페이지에서 찾기' },
	pageForget: {
		en: 'Forget sites: cookies and what pages kept',
		ko: '사이트 기록 지우기 (쿠키와 저장된 내용)'
	},
	pageForgotten: {
		en: 'What sites kept here is forgotten.',
		ko: '사이트가 남긴 기록을 모두 지웠어요.'
	},
	pageFile: {
		en: '“{name}” from {host} is a file. Nothing was saved yet.',
		ko: '{host}의 “{name}”은(는) 파일이에요. 아직 저장하지 않았어요.'
	},
	pageFileKeep: { en: 'Add to my documents', ko: '내 문서에 넣기' },
	pageFileDrop: { en: 'No', ko: '괜찮아요' },
	pageFileKept: { en: '{name} is now in your documents.', ko: '{name}을(를) 문서에 넣었어요.' },
	pageResize: { en: 'Width of the page', ko: '페이지 너비' },

	general: { en: 'General', ko: '일반' },
	access: { en: 'Access', ko: '권한' },
	models: { en: 'Models', ko: '모델' },
	activity: { en: 'Activity', ko: '활동' },
	language: { en: 'Language', ko: '언어' },
	languageSystem: { en: 'As the system', ko: '시스템과 같이' },
	theme: { en: 'Appearance', ko: '화면' },
	themeSystem: { en: 'As the system', ko: '시스템과 같이' },
	themeLight: { en: 'Light', ko: '밝게' },
	themeDark: { en: 'Dark', ko: '어둡게' },
	searchEngine: { en: 'Search engine', ko: '검색 엔진' },
	searchEngineHint: {
		en: 'Asked when the web is searched. Only the words of the search go there, after your yes.',
		ko: '웹을 검색할 때 물어보는 곳이에요. 허락하시면 검색어만 보내요.'
	},
	searchEngineOwn: { en: 'Another one, or my own SearXNG', ko: '다른 곳 또는 내 SearXNG' },
	searchEngineAddress: { en: 'Address of the search engine', ko: '검색 엔진 주소' },
	searchEngineOwnHint: {
		en: 'The address of your SearXNG, or of any search with %s where the words go.',
		ko: 'SearXNG의 주소, 또는 검색어 자리에 %s가 들어간 검색 주소를 적어 주세요.'
	},
	searchEngineBad: {
		en: 'An address that starts with http:// or https:// is needed, with %s where the words go. The old one is kept.',
		ko: 'http:// 또는 https://로 시작하고 검색어 자리에 %s가 있는 주소여야 해요. 이전 주소를 그대로 써요.'
	},
	mode: { en: 'What it may do', ko: '할 수 있는 일' },
	modeAsk: { en: 'Ask first', ko: '먼저 묻기' },
	modeAskHint: {
		en: 'Hearth asks before it changes a file or opens an address you did not type.',
		ko: '파일을 바꾸거나 직접 입력하지 않은 주소를 열기 전에 물어봐요.'
	},
	modeEdits: { en: 'Edit files', ko: '파일 편집 허용' },
	modeEditsHint: {
		en: 'Files in the folders below may be written without asking. Everything can be undone.',
		ko: '아래 폴더의 파일은 묻지 않고 써요. 모두 되돌릴 수 있어요.'
	},
	modeRead: { en: 'Look only', ko: '보기 전용' },
	modeReadHint: { en: 'Nothing is ever changed.', ko: '아무것도 바꾸지 않아요.' },
	folders: { en: 'Folders', ko: '폴더' },
	foldersHint: {
		en: 'Hearth sees only what lies in these folders.',
		ko: 'Hearth는 이 폴더 안에 있는 것만 볼 수 있어요.'
	},
	noFolders: { en: 'No folder yet.', ko: '아직 폴더가 없어요.' },
	addFolder: { en: 'Add a folder…', ko: '폴더 추가…' },
	folderSeen: { en: 'Hearth can see {path} now.', ko: '이제 Hearth가 {path} 폴더를 볼 수 있어요.' },
	removeFolder: { en: 'Take away {path}', ko: '{path} 빼기' },
	rules: { en: 'Always allowed', ko: '항상 허용' },
	rulesHint: {
		en: 'What you answered with “Always”. Remove a line and Hearth asks again.',
		ko: '“항상 허용”이라고 답하신 일이에요. 지우면 다시 물어봐요.'
	},
	noRules: { en: 'Nothing is always allowed.', ko: '항상 허용한 일이 없어요.' },
	everything: { en: 'everything', ko: '모두' },
	removeRule: {
		en: 'Stop always allowing {tool}: {scope}',
		ko: '항상 허용하지 않기: {tool}, {scope}'
	},
	activityHint: {
		en: 'What tools did on this machine. File changes can be taken back.',
		ko: '도구가 이 컴퓨터에서 한 일이에요. 파일을 바꾼 것은 되돌릴 수 있어요.'
	},
	noActivity: { en: 'Nothing has been done yet.', ko: '아직 한 일이 없어요.' },
	activityFailed: { en: 'did not work', ko: '실패' },
	activityUndone: { en: 'taken back', ko: '되돌림' },
	dataFolder: { en: 'Everything is kept in {folder}', ko: '모든 것은 {folder}에 있어요' },
	version: { en: 'Hearth {version}', ko: 'Hearth {version}' },

	shortcuts: { en: 'Keyboard shortcuts', ko: '단축키' },
	keyHint: {
		en: 'Click keys to change them. What is written here holds in every view.',
		ko: '키를 누르면 바꿀 수 있어요. 여기 있는 키는 모든 화면에서 쓸 수 있어요.'
	},
	keyChange: { en: 'Change the keys for “{label}”: {keys}', ko: '“{label}” 키 바꾸기: {keys}' },
	keyNone: { en: 'none', ko: '없음' },
	keyPress: { en: 'Press the new keys…', ko: '새 키를 눌러 주세요…' },
	keyListening: {
		en: 'Press the new keys for “{label}”. Esc leaves it as it was, Delete switches it off.',
		ko: '“{label}”의 새 키를 눌러 주세요. Esc를 누르면 그대로 두고, Delete를 누르면 꺼요.'
	},
	keyPlain: {
		en: '{keys} is needed for typing. Take it together with Ctrl, or one of F1 to F12.',
		ko: '{keys}는 글을 쓸 때 필요해요. Ctrl과 함께 누르거나 F1부터 F12 중에서 골라 주세요.'
	},
	keyEditing: {
		en: '{keys} is needed for copying and changing text. Choose another one.',
		ko: '{keys}는 글을 복사하고 고칠 때 필요해요. 다른 키를 골라 주세요.'
	},
	keyTaken: {
		en: '{keys} already stands for “{other}”. Nothing was changed.',
		ko: '{keys}는 이미 “{other}”에 쓰고 있어요. 바꾸지 않았어요.'
	},
	keySet: { en: '“{label}” is {keys} now.', ko: '이제 “{label}”은(는) {keys}예요.' },
	keyTake: { en: 'Use it for “{label}” instead', ko: '“{label}”에 대신 쓰기' },
	keyReset: { en: 'Back to the usual keys', ko: '원래 키로 되돌리기' },
	keyNew: { en: 'New conversation', ko: '새 대화' },
	keySearch: { en: 'Find a conversation', ko: '대화 찾기' },
	keyFind: { en: 'Find in this conversation', ko: '이 대화에서 찾기' },
	keySidebar: { en: 'Side list', ko: '목록 보이기, 숨기기' },
	keySettings: { en: 'Settings', ko: '설정' },
	keyShortcuts: { en: 'This list', ko: '이 목록' },
	keyMemory: { en: 'Memory', ko: '메모리' },
	keyModels: { en: 'Models', ko: '모델' },
	keyRegenerate: { en: 'Answer once more', ko: '다시 답하기' },
	keyCopyAnswer: { en: 'Copy the last answer', ko: '마지막 답 복사' },
	keyCopyCode: { en: 'Copy the last code', ko: '마지막 코드 복사' },
	noCode: {
		en: 'There is no code in this conversation yet.',
		ko: '이 대화에는 아직 코드가 없어요.'
	},
	keyFocus: { en: 'Go to the box', ko: '입력창으로 가기' },
	keyZoom: { en: 'Larger, smaller', ko: '크게 보기, 작게 보기' },
	keyZoomBack: { en: 'Usual size', ko: '원래 크기로' },
	keyQuit: { en: 'Quit Hearth', ko: 'Hearth 끝내기' },
	keyStop: { en: 'Stop the answer, close what is open', ko: '답 멈추기, 열린 것 닫기' },
	keySend: { en: 'Send', ko: '보내기' },
	keyNewline: { en: 'New line', ko: '줄 바꾸기' },
	keyEdit: {
		en: 'Edit your last message (in an empty box)',
		ko: '마지막 메시지 고치기 (빈 입력창에서)'
	}
} satisfies Record<string, Message>;
