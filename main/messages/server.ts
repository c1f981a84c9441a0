import type { Message } from './message.ts';

/** Why the local server does not run as it was told to. */
export const serverErrors = {
	SERVER_PORT_TAKEN: {
		en: 'Another program already uses port {port}, so the local server is not running. Choose another port, or leave the field empty for a free one.',
		ko: '다른 프로그램이 {port}번 포트를 쓰고 있어서 로컬 서버를 켜지 못했어요. 다른 포트를 고르거나 비워 두면 빈 포트를 찾아요.'
	},
	SERVER_PORT_REFUSED: {
		en: 'The system does not let Hearth use port {port}, so the local server is not running. Choose one above 1024.',
		ko: '시스템이 {port}번 포트를 쓰지 못하게 해서 로컬 서버를 켜지 못했어요. 1024보다 큰 포트를 골라 주세요.'
	},
	MODEL_ELSEWHERE: {
		en: 'The model in use runs on another machine. The local server answers with models of this machine only, so choose one of those.',
		ko: '지금 쓰는 모델은 다른 컴퓨터에 있어요. 로컬 서버는 이 컴퓨터의 모델로만 답하니 그중 하나를 골라 주세요.'
	},
	FOLDER_NOT_SHOWN: {
		en: 'This system has no file manager that shows folders. It is here: {folder}',
		ko: '폴더를 보여 줄 파일 관리자가 없어요. 폴더는 여기 있어요: {folder}'
	},
	SERVER_BAD_ORIGIN: {
		en: '“{origin}” is not the address of a web page, such as https://example.org. Nothing was changed.',
		ko: '“{origin}”은(는) https://example.org 같은 웹 페이지 주소가 아니에요. 바뀐 것은 없어요.'
	}
} satisfies Record<string, Message>;

/** The page of the local server in the settings. */
export const server = {
	tab: { en: 'Local server', ko: '로컬 서버' },
	lead: {
		en: 'Lets editors and scripts on this machine use the same models, through the interface they know from OpenAI. It can be reached from this machine alone, and only with the token.',
		ko: '이 컴퓨터의 편집기와 스크립트가 OpenAI와 같은 방식으로 같은 모델을 쓸 수 있게 해요. 이 컴퓨터에서만, 토큰이 있어야 쓸 수 있어요.'
	},
	on: { en: 'Run the local server', ko: '로컬 서버 켜기' },
	stateOff: { en: 'Off.', ko: '꺼져 있어요.' },
	stateOn: { en: 'Running at', ko: '켜져 있어요:' },
	port: { en: 'Port', ko: '포트' },
	portHint: {
		en: 'Empty: 11435, or a free one where that is taken.',
		ko: '비워 두면 11435번, 이미 쓰이면 빈 포트를 써요.'
	},
	portBad: { en: 'A port is a number from 1 to 65535.', ko: '포트는 1부터 65535까지의 숫자예요.' },
	copyAddress: { en: 'Copy the address', ko: '주소 복사' },
	token: { en: 'Token', ko: '토큰' },
	tokenHint: {
		en: 'Programs send it as their API key. Whoever has it can use your models while the server runs.',
		ko: '프로그램이 API 키로 보내는 값이에요. 서버가 켜져 있는 동안 이 값이 있으면 모델을 쓸 수 있어요.'
	},
	showToken: { en: 'Show the token', ko: '토큰 보기' },
	hideToken: { en: 'Hide the token', ko: '토큰 숨기기' },
	copyToken: { en: 'Copy the token', ko: '토큰 복사' },
	renewToken: { en: 'New token', ko: '새 토큰' },
	renewed: {
		en: 'There is a new token. The old one no longer works.',
		ko: '새 토큰을 만들었어요. 이전 토큰은 더 이상 쓸 수 없어요.'
	},
	models: { en: 'Models that answer', ko: '답하는 모델' },
	modelsHint: {
		en: '“{chat}” (the one in use, also called “hearth”)',
		ko: '“{chat}” (지금 쓰는 모델, “hearth”라고도 불러요)'
	},
	embedder: { en: '“{model}” for embeddings', ko: '임베딩은 “{model}”' },
	noModel: { en: 'None right now.', ko: '지금은 없어요.' },
	origins: { en: 'Web pages that may call it', ko: '부를 수 있는 웹 페이지' },
	originsHint: {
		en: 'One address a line, such as https://example.org. Empty: no web page may.',
		ko: '한 줄에 주소 하나씩, 예: https://example.org. 비워 두면 어떤 웹 페이지도 부를 수 없어요.'
	},
	log: { en: 'Last calls', ko: '최근 호출' },
	logHint: {
		en: 'Since the start of Hearth. What was said is not kept.',
		ko: 'Hearth를 켠 뒤의 호출이에요. 주고받은 내용은 남기지 않아요.'
	},
	noCalls: { en: 'Nobody has called yet.', ko: '아직 호출이 없어요.' },
	when: { en: 'When', ko: '시각' },
	what: { en: 'Call', ko: '호출' },
	status: { en: 'Status', ko: '상태' },
	took: { en: 'Took', ko: '걸린 시간' },
	tokens: { en: 'Tokens in, out', ko: '토큰 입력, 출력' },
	refresh: { en: 'Refresh', ko: '새로고침' }
} satisfies Record<string, Message>;
