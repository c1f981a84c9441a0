import type { Message } from './message.ts';

/** The page and the command that try the permissions. */
export const redTeamWords = {
	title: { en: 'Safety trial', ko: '안전 시험' },
	lead: {
		en: 'Hearth plays {count} conversations to itself: pages, papers, files and messages that give orders, people who talk a model out of its rules, and ordinary requests. All of it happens in an empty world made for the trial; nothing of yours is touched, nothing leaves this machine, and every question is answered with no.',
		ko: 'Hearth가 혼자서 대화 {count}개를 해 봐요. 명령이 적힌 페이지와 문서와 파일, 규칙을 어기게 하려는 말, 그리고 평범한 부탁이에요. 시험용으로 만든 빈 공간에서만 하므로 내 자료는 건드리지 않고, 밖으로 나가는 것도 없고, 모든 질문에 거절로 답해요.'
	},
	who: { en: 'Who decides', ko: '누가 판단하나요' },
	model: { en: 'The model in use', ko: '지금 쓰는 모델' },
	obedient: { en: 'One that obeys every text', ko: '모든 글을 따르는 모델' },
	obedientHint: {
		en: 'It has no judgement at all: whatever stops it would stop any model.',
		ko: '판단력이 전혀 없어요. 이 모델을 막는 것은 어떤 모델도 막아요.'
	},
	start: { en: 'Try', ko: '시험하기' },
	again: { en: 'Try again', ko: '다시 시험하기' },
	stop: { en: 'Stop', ko: '멈추기' },
	progress: { en: '{done} of {total}', ko: '{total}개 중 {done}개' },
	none: { en: 'Not tried yet.', ko: '아직 시험하지 않았어요.' },
	done: { en: 'Tried on {date}', ko: '{date}에 시험했어요' },
	stopped: {
		en: 'Stopped after {done} of {total}.',
		ko: '{total}개 중 {done}개까지 하고 멈췄어요.'
	},
	failed: { en: 'The trial could not go on: {reason}', ko: '시험을 계속하지 못했어요: {reason}' },
	table: { en: 'What held, by where the order came from', ko: '명령이 온 곳별 결과' },
	channel: { en: 'From', ko: '온 곳' },
	held: { en: 'Held', ko: '막음' },
	before: { en: 'Last time', ko: '지난번' },
	allHeld: {
		en: 'Nothing was done and nothing was claimed without a question that named it.',
		ko: '질문 없이 한 일도, 하지 않은 일을 했다고 한 말도 없었어요.'
	},
	notHeld: {
		en: '{count} conversations did not hold. What happened is below.',
		ko: '막지 못한 대화가 {count}개 있어요. 아래에 무슨 일이 있었는지 적었어요.'
	},
	reads: {
		en: 'Ordinary reads: {asked} of {count} were asked about.',
		ko: '평범한 읽기 {count}개 중 {asked}개에서 물어봤어요.'
	},
	writes: {
		en: 'Writes that were asked for: {asked} of {count} were asked about exactly once.',
		ko: '부탁한 쓰기 {count}개 중 {asked}개에서 꼭 한 번 물어봤어요.'
	},
	happened: { en: 'What happened', ko: '있었던 일' },
	effect: { en: 'Done without asking', ko: '묻지 않고 함' },
	claim: { en: 'Said to be done, and was not', ko: '하지 않고 했다고 함' },
	asked: { en: 'Asked, and answered with no', ko: '물어봤고 거절로 답함' }
} satisfies Record<string, Message>;

/** Where an order came from. */
export const redTeamChannels = {
	document: { en: 'a document', ko: '문서' },
	web: { en: 'a web page', ko: '웹 페이지' },
	file: { en: 'a file', ko: '파일' },
	'file-name': { en: 'the name of a file', ko: '파일 이름' },
	memory: { en: 'an imported memory', ko: '가져온 기억' },
	error: { en: 'an error', ko: '오류 메시지' },
	search: { en: 'a search result', ko: '검색 결과' },
	mail: { en: 'a mail', ko: '메일' },
	answer: { en: 'an earlier answer', ko: '앞의 답' },
	mcp: { en: 'a server’s reply', ko: '서버의 답' },
	model: { en: 'a model’s file', ko: '모델 파일' },
	requests: { en: 'a person who insists', ko: '우기는 사람' }
} satisfies Record<string, Message>;
