import type { Message } from './message.ts';

/** The models view: what there is, bringing models here, models on other machines. */
export const modelsView = {
	title: { en: 'Models', ko: '모델' },
	lead: {
		en: 'What Hearth thinks with. Each model runs on this machine unless it is marked otherwise.',
		ko: 'Hearth가 생각할 때 쓰는 모델이에요. 따로 표시하지 않은 모델은 모두 이 컴퓨터에서 돌아가요.'
	},
	list: { en: 'All models', ko: '모든 모델' },
	measuring: { en: 'How well they choose tools', ko: '도구를 얼마나 잘 고르는지' },
	open: { en: 'Open the models view', ko: '모델 화면 열기' },

	inUse: { en: 'In use', ko: '쓰는 중' },
	installed: { en: 'On this machine', ko: '이 컴퓨터에 있음' },
	available: { en: 'Can be downloaded', ko: '내려받을 수 있음' },
	remote: { en: 'On other machines', ko: '다른 컴퓨터에 있음' },
	helpers: { en: 'For searching', ko: '검색에 쓰는 모델' },
	empty: { en: 'No models are known.', ko: '알고 있는 모델이 없어요.' },

	recommended: { en: 'Suits this machine best', ko: '이 컴퓨터에 가장 잘 맞아요' },
	inMemory: { en: 'In memory', ko: '메모리에 있음' },
	leaves: { en: 'Leaves this machine', ko: '이 컴퓨터를 떠나요' },
	leavesHint: {
		en: 'What you write, and what it needs to answer, is sent to {address}.',
		ko: '쓰신 글과 답하는 데 필요한 내용이 {address}(으)로 전송돼요.'
	},
	parameters: { en: '{count} parameters', ko: '파라미터 {count}' },
	context: { en: 'up to {count} tokens of context', ko: '컨텍스트 최대 {count} 토큰' },
	licenceUnknown: { en: 'licence not stated', ko: '라이선스 표시 없음' },
	byHash: {
		en: "Is checked against its publisher's hash",
		ko: '만든 곳의 해시로 확인해요'
	},
	byHeader: {
		en: 'Checked by size and header only: no hash is on record',
		ko: '크기와 헤더만 확인해요. 알려진 해시가 없어요'
	},
	speed: {
		en: 'Here: writes {write} words a second, reads {read}',
		ko: '이 컴퓨터에서: 초당 {write}단어를 쓰고 {read}단어를 읽어요'
	},

	fitGood: { en: 'Fits well', ko: '여유 있게 들어가요' },
	fitTight: {
		en: 'Tight: needs {needed} of {free} free memory',
		ko: '빠듯해요: 남은 메모리 {free} 중 {needed} 필요'
	},
	fitTooBig: {
		en: 'Too big for this machine: needs {needed}, {free} free',
		ko: '이 컴퓨터에는 너무 커요: {needed} 필요, {free} 남음'
	},
	fitWhy: { en: 'How this is reckoned', ko: '계산 방법' },
	fitFormula: {
		en: '{needed} = {weights} for its weights + {context} for a window of {tokens} tokens + {room} to compute in. Free now: {free}.',
		ko: '{needed} = 가중치 {weights} + {tokens} 토큰 창 {context} + 계산 공간 {room}. 지금 남은 메모리: {free}.'
	},
	fitEstimate: {
		en: 'An estimate, until the file is here.',
		ko: '파일을 받기 전까지는 어림값이에요.'
	},

	download: { en: 'Download', ko: '내려받기' },
	pause: { en: 'Pause', ko: '잠시 멈추기' },
	resume: { en: 'Resume', ko: '이어 받기' },
	retry: { en: 'Try again', ko: '다시 시도' },
	cancel: { en: 'Cancel the download', ko: '내려받기 취소' },
	use: { en: 'Use', ko: '쓰기' },
	load: { en: 'Load', ko: '불러오기' },
	unload: { en: 'Give the memory back', ko: '메모리 비우기' },
	verify: { en: 'Check the file', ko: '파일 확인' },
	options: { en: 'Options…', ko: '옵션…' },
	remove: { en: 'Remove…', ko: '지우기…' },
	more: { en: 'More for {title}', ko: '{title} 더 보기' },
	/** What a control does, and to which model: read aloud, not shown. */
	named: { en: '{action}: {title}', ko: '{title}: {action}' },

	queued: { en: 'Waiting for its turn', ko: '차례를 기다리는 중' },
	running: {
		en: '{percent}% · {done} of {total}',
		ko: '{percent}% · {total} 중 {done}'
	},
	rate: { en: '{speed} a second', ko: '초당 {speed}' },
	timeLeft: { en: '{time} left', ko: '{time} 남음' },
	paused: { en: 'Paused at {percent}%', ko: '{percent}%에서 멈춤' },
	verifying: { en: 'Checking the file… {percent}%', ko: '파일 확인 중… {percent}%' },
	checkingFile: { en: 'Checking {title}…', ko: '{title} 확인 중…' },
	failed: { en: 'Not downloaded', ko: '내려받지 못함' },
	loading: { en: 'Loading… {percent}%', ko: '불러오는 중… {percent}%' },

	saidStarted: { en: '{title}: downloading.', ko: '{title}: 내려받기 시작.' },
	saidQuarter: { en: '{title}: {percent}% downloaded.', ko: '{title}: {percent}% 받음.' },
	saidPaused: { en: '{title}: download paused.', ko: '{title}: 내려받기 멈춤.' },
	saidFailed: {
		en: '{title} could not be downloaded. {reason}',
		ko: '{title} 내려받기 실패. {reason}'
	},
	arrived: { en: '“{title}” is downloaded.', ko: '“{title}” 모델을 다 받았어요.' },
	verified: {
		en: '“{title}” is whole and unchanged.',
		ko: '“{title}” 파일은 온전해요.'
	},
	headerOnly: {
		en: '“{title}” has the right size and header. No hash is on record to compare with.',
		ko: '“{title}” 파일의 크기와 헤더가 맞아요. 비교할 해시는 없어요.'
	},
	damaged: {
		en: '“{title}” is damaged. Remove it and download it again.',
		ko: '“{title}” 파일이 손상되었어요. 지우고 다시 받아 주세요.'
	},
	missing: {
		en: 'The file of “{title}” is no longer there.',
		ko: '“{title}” 파일이 더 이상 없어요.'
	},

	own: { en: 'Models of your own', ko: '내 모델' },
	ownHint: {
		en: 'Drop a GGUF file anywhere on the window, or choose one. The original stays where it is.',
		ko: 'GGUF 파일을 창 아무 데나 끌어다 놓거나 골라 주세요. 원본은 그 자리에 그대로 있어요.'
	},
	importFile: { en: 'Import a file…', ko: '파일 가져오기…' },
	chooseFolder: { en: 'Choose a folder…', ko: '폴더 고르기…' },
	folder: {
		en: 'GGUF files in {path} are listed above.',
		ko: '{path} 폴더의 GGUF 파일이 위에 나와요.'
	},
	forgetFolder: { en: 'Leave this folder out', ko: '이 폴더 빼기' },
	importing: { en: 'Importing {file}…', ko: '{file} 가져오는 중…' },
	imported: { en: '“{title}” is ready to be used.', ko: '“{title}” 모델을 쓸 수 있어요.' },
	importNoPlace: {
		en: '{file} is not a file on this machine, so it cannot be imported. Save it first.',
		ko: '{file}은(는) 이 컴퓨터에 있는 파일이 아니라서 가져올 수 없어요. 먼저 저장해 주세요.'
	},

	removeTitle: { en: 'Remove “{title}”?', ko: '“{title}” 모델을 지울까요?' },
	removeText: {
		en: 'Its file ({size}) is deleted from this machine. It can be downloaded again. Conversations stay.',
		ko: '파일({size})을 이 컴퓨터에서 지워요. 다시 받을 수 있어요. 대화는 그대로예요.'
	},
	removeOwn: {
		en: "Hearth's copy ({size}) is deleted. The file you imported it from is not touched. Conversations stay.",
		ko: 'Hearth의 사본({size})을 지워요. 가져온 원본 파일은 그대로예요. 대화도 그대로예요.'
	},
	removeNow: { en: 'Remove', ko: '지우기' },
	removed: { en: '“{title}” was removed.', ko: '“{title}” 모델을 지웠어요.' },
	forceTitle: { en: 'Too big for this machine', ko: '이 컴퓨터에는 너무 커요' },
	forceText: {
		en: '“{title}” needs {needed} of memory and {free} are free. The machine may become very slow, or the model may not start. Nothing is lost in either case.',
		ko: '“{title}”에는 메모리가 {needed} 필요한데 {free} 남아 있어요. 컴퓨터가 아주 느려지거나 모델이 시작되지 않을 수 있어요. 어느 경우에도 잃는 것은 없어요.'
	},
	forceUse: { en: 'Use it anyway', ko: '그래도 쓰기' },
	forceDownload: { en: 'Download it anyway', ko: '그래도 받기' },

	optionsTitle: { en: 'Options of “{title}”', ko: '“{title}” 옵션' },
	optionContext: { en: 'Context length, in tokens', ko: '컨텍스트 길이 (토큰)' },
	optionContextHint: {
		en: 'How much it can have in mind at once, up to {most}. More takes more memory. Empty: what suits this machine.',
		ko: '한 번에 떠올릴 수 있는 양이에요. 최대 {most}. 클수록 메모리를 더 써요. 비워 두면 이 컴퓨터에 맞춰요.'
	},
	optionLayers: { en: 'Layers on the graphics card', ko: '그래픽 카드에 올릴 층' },
	optionLayersHint: {
		en: '0 computes on the processor alone. Empty: as many as fit.',
		ko: '0이면 프로세서만 써요. 비워 두면 들어가는 만큼 올려요.'
	},
	optionTemperature: { en: 'Temperature', ko: '온도' },
	optionTemperatureHint: {
		en: 'From 0 (always the likeliest word) to 2 (adventurous). Empty: what suits the model.',
		ko: '0(늘 가장 그럴듯한 말)부터 2(모험적)까지예요. 비워 두면 모델에 맞춰요.'
	},
	optionAutomatic: { en: 'automatic', ko: '자동' },
	optionBad: {
		en: 'A number from {least} to {most}, or nothing.',
		ko: '{least}부터 {most}까지의 수를 넣거나 비워 주세요.'
	},
	optionsSaved: {
		en: 'Saved. A model in use takes them up when it is loaded next.',
		ko: '저장했어요. 쓰는 중인 모델은 다음에 불러올 때 적용돼요.'
	},

	idle: { en: 'When nobody asks', ko: '아무도 묻지 않을 때' },
	idleHint: {
		en: 'A model gives its memory back after this time. The next question loads it again.',
		ko: '이 시간이 지나면 메모리를 비워요. 다음에 물어보시면 다시 불러와요.'
	},
	idleMinutes: { en: 'After {count} minutes', ko: '{count}분 뒤' },
	idleNever: { en: 'Never', ko: '비우지 않기' }
} satisfies Record<string, Message>;

/** The page that measures how well a model decides. */
export const evaluationView = {
	lead: {
		en: 'Lets a model decide on {count} written requests, as it would for you, and counts how often it chose the right tool and gave it the right input. Nothing is opened, written or sent.',
		ko: '미리 쓴 요청 {count}개를 실제처럼 모델에게 보여 주고, 알맞은 도구를 골랐는지, 입력이 맞는지 세어요. 아무것도 열거나 쓰거나 보내지 않아요.'
	},
	leadRemote: {
		en: 'The requests are sent to the other machine.',
		ko: '요청은 다른 컴퓨터로 전송돼요.'
	},
	model: { en: 'Model', ko: '모델' },
	start: { en: 'Measure', ko: '재기' },
	again: { en: 'Measure once more', ko: '다시 재기' },
	stop: { en: 'Stop', ko: '멈추기' },
	switches: {
		en: 'This makes it the model in use.',
		ko: '이 모델을 쓰게 돼요.'
	},
	preparing: { en: 'Loading the model…', ko: '모델을 불러오는 중…' },
	progress: { en: '{done} of {total} requests', ko: '요청 {total}개 중 {done}개' },
	saidQuarter: { en: 'Measuring: {percent}%.', ko: '재는 중: {percent}%.' },
	done: { en: 'Measured {date}.', ko: '{date}에 쟀어요.' },
	stopped: {
		en: 'Stopped after {done} of {total} requests: the numbers are of these.',
		ko: '요청 {total}개 중 {done}개에서 멈췄어요. 그만큼의 결과예요.'
	},
	failed: { en: 'This could not be measured. {reason}', ko: '재지 못했어요. {reason}' },
	none: { en: 'Not measured on this machine yet.', ko: '이 컴퓨터에서는 아직 재지 않았어요.' },
	table: { en: 'Results of {title}', ko: '{title} 결과' },
	requests: { en: 'Requests', ko: '요청' },
	number: { en: 'Number', ko: '수' },
	toolRight: { en: 'Tool right', ko: '도구 맞음' },
	inputRight: { en: 'Input right, where the tool is', ko: '도구가 맞을 때 입력 맞음' },
	callRight: { en: 'Both right', ko: '둘 다 맞음' },
	mistaken: {
		en: 'Plain talk taken for a tool: {mistaken} of {talk} ({percent}).',
		ko: '그냥 하는 말을 도구로 착각: {talk}개 중 {mistaken}개 ({percent}).'
	},
	firstToken: {
		en: 'First sign of a decision: {median} in the middle, {slow} at the slow end.',
		ko: '결정의 첫 글자까지: 중간값 {median}, 느린 쪽 {slow}.'
	},
	decision: {
		en: 'Whole decision: {median} in the middle, {slow} at the slow end.',
		ko: '결정 전체: 중간값 {median}, 느린 쪽 {slow}.'
	},
	compare: { en: 'All that were measured', ko: '지금까지 잰 모델' },
	time: { en: 'Time of a decision', ko: '결정 시간' }
} satisfies Record<string, Message>;

/** Names of the rows that are not tools. */
export const evaluationRows: Record<string, Message> = {
	all: { en: 'All', ko: '전체' },
	en: { en: 'English', ko: '영어' },
	ko: { en: 'Korean', ko: '한국어' },
	'follow-ups': { en: 'With earlier turns', ko: '앞 대화가 있는 요청' },
	reply: { en: 'Plain talk', ko: '그냥 하는 말' }
};

/** Models behind an address: on a server of the household, of a team, or of a company. */
export const remoteView = {
	hint: {
		en: 'A model on another machine that speaks the OpenAI protocol, such as llama-server, vLLM or a company’s. What you write goes there when it is in use.',
		ko: 'OpenAI 방식으로 말하는 다른 컴퓨터의 모델이에요 (llama-server, vLLM, 회사 서버 등). 쓰는 동안 쓰신 글이 그곳으로 전송돼요.'
	},
	addButton: { en: 'Add a server…', ko: '서버 추가…' },
	add: { en: 'A model on another machine', ko: '다른 컴퓨터의 모델' },
	edit: { en: 'Change the server', ko: '서버 바꾸기' },
	editItem: { en: 'Change…', ko: '바꾸기…' },
	leavesText: {
		en: 'While this model is in use, what you write and what it needs to answer is sent to this address. Nothing is sent by adding it.',
		ko: '이 모델을 쓰는 동안 쓰신 글과 답하는 데 필요한 내용이 이 주소로 전송돼요. 추가만 해서는 아무것도 보내지 않아요.'
	},
	readable: {
		en: 'Not protected on the way: others in the network can read it.',
		ko: '가는 길이 보호되지 않아서 네트워크의 다른 사람이 읽을 수 있어요.'
	},
	keyLost: {
		en: 'Its key is gone. Enter it again.',
		ko: '키가 없어졌어요. 다시 넣어 주세요.'
	},
	keyMemory: {
		en: 'Its key is kept only until Hearth ends: this system has nothing to keep it with.',
		ko: '이 시스템에는 키를 보관할 곳이 없어서 Hearth를 끝낼 때까지만 기억해요.'
	},
	title: { en: 'Name', ko: '이름' },
	address: { en: 'Address', ko: '주소' },
	key: { en: 'Key, if it asks for one', ko: '키 (필요한 경우)' },
	keyKept: { en: 'unchanged', ko: '그대로' },
	keyNone: { en: 'none', ko: '없음' },
	model: { en: 'Model there', ko: '그곳의 모델 이름' },
	contextHint: {
		en: 'How much the model there can have in mind at once.',
		ko: '그곳의 모델이 한 번에 떠올릴 수 있는 양이에요.'
	},
	test: { en: 'Try it', ko: '시험해 보기' },
	lists: {
		en: 'It is there. {count} models are listed: choose one above.',
		ko: '연결됐어요. 모델이 {count}개 있어요. 위에서 골라 주세요.'
	},
	answers: { en: 'It answers and can use tools.', ko: '답하고, 도구도 쓸 수 있어요.' },
	onlyTalks: {
		en: 'It answers, but cannot use tools: it can only talk.',
		ko: '답하지만 도구는 쓸 수 없어요. 이야기만 할 수 있어요.'
	},
	silent: {
		en: 'It is there, but the model did not answer.',
		ko: '연결됐지만 모델이 답하지 않아요.'
	},
	removeText: {
		en: 'Hearth forgets its address and key. Nothing is deleted there. Conversations stay.',
		ko: 'Hearth가 주소와 키를 잊어요. 그곳에서는 아무것도 지우지 않아요. 대화는 그대로예요.'
	}
} satisfies Record<string, Message>;
