import type { Message } from './message.ts';

/** The conversation: box, messages, tool cards, sources. */
export const chat = {
	conversation: { en: 'Conversation', ko: '대화' },
	you: { en: 'You', ko: '나' },
	assistant: { en: 'Hearth', ko: 'Hearth' },
	welcome: { en: 'What shall we look at?', ko: '무엇을 함께 볼까요?' },
	welcomeLine: {
		en: 'Hearth calculates, reads your documents, runs code and opens pages, all on this machine.',
		ko: 'Hearth는 계산하고, 문서를 읽고, 코드를 실행하고, 페이지를 열어요. 모두 이 컴퓨터 안에서요.'
	},
	welcomeDrop: {
		en: 'Drop documents anywhere to ask about them',
		ko: '문서를 아무 데나 끌어다 놓고 물어보세요'
	},
	exampleSum: { en: 'What is 18% of 2,340?', ko: '2,340의 18%는 얼마예요?' },
	exampleUnits: { en: 'Convert 72 inches to centimetres', ko: '72 inch를 cm로 바꿔 주세요' },
	exampleCode: {
		en: 'Write Python that prints the first 15 Fibonacci numbers and run it',
		ko: '파이썬으로 1부터 1000까지 더해 주세요'
	},
	exampleMemory: {
		en: 'Remember that my meetings are on Tuesday',
		ko: '제 회의는 화요일이에요. 기억해 주세요'
	},
	exampleDocuments: { en: 'What do my documents say about…', ko: '내 문서에서 찾아볼 것: ' },

	box: { en: 'Message', ko: '메시지' },
	placeholder: {
		en: 'Ask anything, or drop a document',
		ko: '무엇이든 묻거나 문서를 끌어다 놓으세요'
	},
	send: { en: 'Send', ko: '보내기' },
	stop: { en: 'Stop', ko: '멈추기' },
	queue: { en: 'Send after this answer', ko: '이 답 다음에 보내기' },
	queued: { en: 'Goes next', ko: '다음에 보내요' },
	queuedLater: { en: 'Goes after that', ko: '그다음에 보내요' },
	queuedForDocuments: {
		en: 'Goes as soon as the documents are read',
		ko: '문서를 다 읽으면 보내요'
	},
	sendNow: { en: 'Send now', ko: '지금 보내기' },
	editQueued: { en: 'Edit the waiting message', ko: '기다리는 메시지 고치기' },
	removeQueued: { en: 'Do not send it', ko: '보내지 않기' },
	sending: { en: 'Saving…', ko: '저장하는 중…' },
	dropHere: { en: 'Drop to add documents', ko: '놓으면 문서가 추가돼요' },
	dropHint: { en: 'Files or whole folders', ko: '파일이나 폴더' },
	dropNothing: {
		en: 'That cannot be added: only files and folders from this machine can.',
		ko: '추가할 수 없어요. 이 컴퓨터의 파일과 폴더만 추가할 수 있어요.'
	},
	longPaste: { en: 'That is a long text ({count} characters).', ko: '긴 글이에요 ({count}자).' },
	pasteAsFile: { en: 'Add as a file instead', ko: '파일로 추가' },
	keepInBox: { en: 'Keep as text', ko: '글로 두기' },
	pastedName: { en: 'Pasted text', ko: '붙여넣은 글' },
	pastedPicture: { en: 'Pasted picture', ko: '붙여넣은 그림' },
	tooLong: {
		en: '{length} of {limit} characters: too long to send. Add it as a file.',
		ko: '{limit}자 중 {length}자예요. 너무 길어서 보낼 수 없으니 파일로 추가해 주세요.'
	},
	attachments: { en: 'Documents of this message', ko: '이 메시지의 문서' },
	removeAttachment: { en: 'Take {name} out of this message', ko: '이 메시지에서 {name} 빼기' },
	attachQueued: { en: 'waiting', ko: '기다리는 중' },
	attachReading: { en: 'reading {percent}%', ko: '읽는 중 {percent}%' },
	attachReady: { en: 'ready', ko: '준비됨' },
	attachFailed: { en: 'could not be read', ko: '읽지 못함' },

	engineOff: { en: 'The model sleeps until you ask', ko: '물어보시면 모델이 깨어나요' },
	engineLoading: { en: 'Loading the model… {percent}%', ko: '모델을 불러오는 중… {percent}%' },
	engineReady: { en: 'Ready', ko: '준비됐어요' },
	engineReading: { en: 'Reading {words} words…', ko: '단어 {words}개를 읽는 중…' },
	engineWriting: { en: '{speed} words a second', ko: '초당 {speed}단어' },
	engineThinking: { en: 'Thinking…', ko: '생각하는 중…' },
	engineTool: { en: '{tool}…', ko: '{tool}…' },
	engineWaiting: { en: 'Waiting for your answer', ko: '대답을 기다리고 있어요' },

	copyMessage: { en: 'Copy', ko: '복사' },
	copyCode: { en: 'Copy the code', ko: '코드 복사' },
	edit: { en: 'Edit', ko: '고치기' },
	editHint: {
		en: 'Sending makes a new version; this one stays.',
		ko: '보내면 새 버전이 생기고, 지금 것은 그대로 남아요.'
	},
	regenerate: { en: 'Answer once more', ko: '다시 답하기' },
	context: { en: 'What it had in mind', ko: '무엇을 보고 답했는지' },
	chooseFolder: { en: 'Choose a folder and go on…', ko: '폴더를 골라 이어서 하기…' },
	goOn: { en: 'Continue', ko: '이어서 쓰기' },
	fork: { en: 'Continue in a new conversation', ko: '새 대화에서 이어 가기' },
	forked: {
		en: 'A copy up to here. The first conversation stays as it is.',
		ko: '여기까지의 사본이에요. 처음 대화는 그대로 있어요.'
	},
	forkTitle: { en: '{title} ({number})', ko: '{title} ({number})' },
	answerWith: { en: 'Answer with {title}', ko: '{title} 모델로 다시 답하기' },
	copyPlain: { en: 'Copy without the sources', ko: '출처 없이 복사' },
	more: { en: 'More', ko: '더 보기' },
	version: { en: 'Version {number} of {count}', ko: '{count}개 중 {number}번째 버전' },
	versionBefore: { en: 'Version before', ko: '이전 버전' },
	versionAfter: { en: 'Version after', ko: '다음 버전' },
	stopped: { en: 'Stopped here.', ko: '여기서 멈췄어요.' },
	interrupted: { en: 'The answer was interrupted here.', ko: '답이 여기서 끊겼어요.' },
	noText: { en: 'No answer came.', ko: '답이 오지 않았어요.' },
	toEnd: { en: 'To the end', ko: '맨 아래로' },
	newBelow: { en: 'The answer goes on below', ko: '아래에서 답이 이어지고 있어요' },
	answerDone: { en: 'Hearth has answered.', ko: 'Hearth가 답했어요.' },
	opening: { en: 'Opening the conversation…', ko: '대화를 여는 중…' },

	find: { en: 'Find in this conversation', ko: '이 대화에서 찾기' },
	findCount: { en: '{number} of {count}', ko: '{count}개 중 {number}' },
	findNone: { en: 'Not found', ko: '없어요' },
	findBefore: { en: 'The one before', ko: '이전 것' },
	findAfter: { en: 'The next one', ko: '다음 것' },

	pictureLeftOut: { en: 'Picture not loaded', ko: '그림을 불러오지 않았어요' },
	code: { en: 'Code', ko: '코드' },

	toolRunning: { en: 'working…', ko: '하는 중…' },
	toolFailed: { en: 'did not work', ko: '실패' },
	toolOffered: { en: 'not kept yet', ko: '아직 기억하지 않음' },
	toolDenied: { en: 'not allowed', ko: '허용하지 않음' },
	toolStopped: { en: 'stopped', ko: '멈춤' },
	toolNoResult: { en: 'Nothing came back.', ko: '돌아온 것이 없어요.' },
	resetProgram: { en: 'Forget variables and files', ko: '변수와 파일 지우기' },
	programReset: {
		en: 'Gone. The next program of this conversation starts afresh.',
		ko: '지웠어요. 이 대화의 다음 프로그램은 처음부터 시작해요.'
	},
	undoEffect: { en: 'Undo this', ko: '되돌리기' },
	effectUndone: {
		en: 'Taken back. The earlier state is there again.',
		ko: '되돌렸어요. 이전 상태로 돌아갔어요.'
	},
	approvedOnce: { en: 'You allowed this once.', ko: '한 번 허용하셨어요.' },
	approvedAlways: { en: 'You always allow this.', ko: '항상 허용하신 일이에요.' },
	approvalDenied: { en: 'You did not allow this.', ko: '허용하지 않으셨어요.' },
	approvalRefused: { en: 'Refused by the rules.', ko: '규칙에 따라 하지 않았어요.' },
	about: { en: 'about', ko: '약' },
	readAs: { en: 'read as', ko: '이렇게 읽었어요:' },
	copyValue: { en: 'Copy the number', ko: '숫자 복사' },
	copyCsv: { en: 'Copy as CSV', ko: 'CSV로 복사' },
	sortBy: { en: 'Sort by {column}', ko: '{column} 기준으로 정렬' },
	rowsShown: { en: '{count} of {total} rows', ko: '{total}행 중 {count}행' },
	showAllRows: { en: 'Show all {count} rows', ko: '{count}행 모두 보기' },
	showAll: { en: 'Show all', ko: '모두 보기' },
	showLess: { en: 'Show less', ko: '접기' },
	saveFile: { en: 'Save…', ko: '저장…' },
	savePicture: { en: 'Save the picture…', ko: '그림 저장…' },
	plotFailed: {
		en: 'This plot could not be drawn: {reason}',
		ko: '그래프를 그리지 못했어요: {reason}'
	},
	plotLoading: { en: 'Drawing…', ko: '그리는 중…' },
	openBeside: { en: 'Open beside the chat', ko: '옆에 열기' },
	openInBrowser: { en: 'Open {host} in your browser', ko: '브라우저에서 {host} 열기' },
	fromOutside: { en: 'from outside', ko: '밖에서 온 글' },

	approvalAnnounce: {
		en: 'Hearth asks: {question} {target}',
		ko: 'Hearth가 여쭤봐요: {question} {target}'
	},
	because: { en: 'Because of', ko: '여기서 나온 내용 때문이에요:' },
	deny: { en: 'Deny', ko: '거절' },
	allowOnce: { en: 'Allow once', ko: '한 번 허용' },
	allowAlways: { en: 'Always', ko: '항상 허용' },
	changes: { en: 'What would change', ko: '바뀌는 내용' },
	newFile: { en: 'A new file', ko: '새 파일' },
	linesAdded: { en: '{count} added', ko: '{count}줄 추가' },
	linesRemoved: { en: '{count} removed', ko: '{count}줄 삭제' },
	linesSame: { en: '{count} unchanged lines', ko: '그대로인 {count}줄' },
	noChange: { en: 'The file would stay the same.', ko: '파일이 그대로예요.' },

	sources: { en: 'Sources', ko: '출처' },
	citation: { en: 'Source {number}: {title}', ko: '출처 {number}: {title}' },
	supported: { en: 'Found in the passage', ko: '단락에서 확인했어요' },
	unsupported: { en: 'Not found in the passage', ko: '단락에서 확인하지 못했어요' },
	openPassage: { en: 'Show in the document', ko: '문서에서 보기' },
	citedPassage: { en: 'The cited passage', ko: '인용한 단락' },

	contextTitle: { en: 'What it had in mind', ko: '무엇을 보고 답했는지' },
	contextHint: {
		en: 'Everything the model could see while it wrote this answer.',
		ko: '이 답을 쓸 때 모델이 볼 수 있었던 모든 것이에요.'
	},
	contextUsed: { en: '{used} of {total} tokens', ko: '{total} 토큰 중 {used}' },
	contextFree: { en: '{count} free', ko: '{count} 비어 있음' },
	tokens: { en: '{count} tokens', ko: '{count} 토큰' },
	contextEmpty: {
		en: 'Nothing was kept about this answer.',
		ko: '이 답에 대해 남은 기록이 없어요.'
	},
	openRef: { en: 'Open', ko: '열기' },
	pinPage: { en: 'Keep it in', ko: '계속 두기' },
	unpinPage: { en: 'No longer keep', ko: '고정 풀기' },
	movePageOut: { en: 'Move it out', ko: '밖으로 옮기기' },
	takePageBack: { en: 'Take it back', ko: '다시 넣기' },
	pagePinned: { en: 'Kept in the window', ko: '창에 계속 두는 중' },
	pageOut: { en: 'Moved out by you; it is kept', ko: '밖으로 옮겼어요. 글은 그대로 있어요' },
	placeHint: {
		en: 'What you keep or move out counts from the next answer on.',
		ko: '두거나 옮긴 것은 다음 답부터 적용돼요.'
	},
	ownerInstructions: { en: 'Instructions', ko: '지침' },
	ownerTools: { en: 'Tools', ko: '도구' },
	ownerFact: { en: 'Memory', ko: '기억' },
	ownerDocument: { en: 'Documents', ko: '문서' },
	ownerTurn: { en: 'Conversation', ko: '대화' },
	ownerResult: { en: 'Results', ko: '결과' },
	ownerStub: { en: 'Moved out', ko: '옮겨 둔 것' }
} satisfies Record<string, Message>;

/** What a tool is called on its card; one that is not listed shows its own name. */
export const tools: Record<string, Message> = {
	calculator: { en: 'Calculator', ko: '계산기' },
	open_page: { en: 'Open a page', ko: '페이지 열기' },
	search_web: { en: 'Search the web', ko: '웹 검색' },
	find_in_page: { en: 'Find in the page', ko: '페이지에서 찾기' },
	search_in_page: { en: 'Search on the page', ko: '페이지에서 검색' },
	picture_of_page: { en: 'Take a picture of the page', ko: '페이지 찍기' },
	list_files: { en: 'List files', ko: '파일 목록' },
	read_file: { en: 'Read a file', ko: '파일 읽기' },
	find_files: { en: 'Find files', ko: '파일 찾기' },
	write_file: { en: 'Write a file', ko: '파일 쓰기' },
	append_file: { en: 'Add to a file', ko: '파일에 덧붙이기' },
	make_folder: { en: 'Make a folder', ko: '폴더 만들기' },
	move_files: { en: 'Move files', ko: '파일 옮기기' },
	copy_files: { en: 'Copy files', ko: '파일 복사' },
	delete_files: { en: 'Move to the bin', ko: '휴지통으로 옮기기' },
	rename_files: { en: 'Rename files', ko: '파일 이름 바꾸기' },
	run_code: { en: 'Run code', ko: '코드 실행' },
	remember: { en: 'Remember', ko: '기억하기' },
	recall: { en: 'Recall', ko: '기억 떠올리기' },
	search_documents: { en: 'Search your documents', ko: '내 문서 검색' }
};

/** What an argument of a tool is called; one that is not listed shows its own name. */
export const toolInputs: Record<string, Message> = {
	expression: { en: 'Expression', ko: '식' },
	url: { en: 'Address', ko: '주소' },
	query: { en: 'Words', ko: '찾을 말' },
	path: { en: 'Place', ko: '위치' },
	to: { en: 'To', ko: '옮길 곳' },
	rule: { en: 'Rule', ko: '규칙' },
	content: { en: 'Content', ko: '내용' },
	language: { en: 'Language', ko: '언어' },
	code: { en: 'Code', ko: '코드' },
	text: { en: 'Text', ko: '글' }
};

/** Whose text it is, in words. */
export const origins = {
	user: { en: 'you', ko: '나' },
	assistant: { en: 'Hearth', ko: 'Hearth' },
	tool: { en: 'computed', ko: '계산한 것' },
	file: { en: 'a file', ko: '파일' },
	document: { en: 'a document', ko: '문서' },
	web: { en: 'the web', ko: '웹' },
	memory: { en: 'memory', ko: '기억' },
	mcp: { en: 'an outside tool', ko: '외부 도구' },
	'model-download': { en: 'a download', ko: '내려받은 것' }
} satisfies Record<string, Message>;
