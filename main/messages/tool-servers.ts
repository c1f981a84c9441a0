import type { Message } from './message.ts';

/** What can go wrong with a program that brings tools. */
export const toolServerErrors = {
	MCP_NO_COMMAND: {
		en: 'The command “{command}” of “{title}” was not found on this machine. Install that program, or correct the command; nothing was started.',
		ko: '“{title}”의 명령 “{command}”을(를) 이 컴퓨터에서 찾지 못했어요. 그 프로그램을 설치하거나 명령을 고쳐 주세요. 아무것도 실행하지 않았어요.'
	},
	MCP_NO_START: {
		en: '“{title}” could not be started with “{command}”. Look at its log, or correct the command.',
		ko: '“{command}”(으)로 “{title}”을(를) 시작하지 못했어요. 로그를 보거나 명령을 고쳐 주세요.'
	},
	MCP_NO_FOLDER: {
		en: 'The folder {folder}, in which “{title}” is to run, is not there. Nothing was started.',
		ko: '“{title}”을(를) 실행할 폴더 {folder}이(가) 없어요. 아무것도 실행하지 않았어요.'
	},
	MCP_ENDED: {
		en: '“{title}” ended by itself. Nothing of yours is lost. Its log may say why.',
		ko: '“{title}”이(가) 스스로 끝났어요. 잃은 것은 없어요. 로그에 까닭이 있을 수 있어요.'
	},
	MCP_GIVEN_UP: {
		en: '“{title}” has ended several times in a row, so Hearth no longer starts it by itself. Look at its log, then connect it again in the settings.',
		ko: '“{title}”이(가) 잇달아 끝나서 더는 저절로 시작하지 않아요. 로그를 본 다음 설정에서 다시 연결해 주세요.'
	},
	MCP_SILENT: {
		en: '“{title}” did not answer within {seconds} seconds. It was stopped; nothing of yours is lost.',
		ko: '“{title}”이(가) {seconds}초 안에 답하지 않아서 멈췄어요. 잃은 것은 없어요.'
	},
	MCP_FLOODS: {
		en: '“{title}” sent more than anybody could use, so it was stopped. Nothing of yours is lost.',
		ko: '“{title}”이(가) 쓸 수 없을 만큼 많이 보내서 멈췄어요. 잃은 것은 없어요.'
	},
	MCP_NONSENSE: {
		en: '“{title}” does not speak as a tool server should. Check that this is the right command or address.',
		ko: '“{title}”이(가) 도구 서버처럼 답하지 않아요. 명령이나 주소가 맞는지 확인해 주세요.'
	},
	MCP_UNREACHABLE: {
		en: '“{title}” does not answer at its address. Check the address and that it is running.',
		ko: '“{title}”이(가) 그 주소에서 답하지 않아요. 주소와 켜져 있는지를 확인해 주세요.'
	},
	MCP_REFUSED: {
		en: '“{title}” does not let Hearth in. Check its key in the headers; signing in on a web page is not supported.',
		ko: '“{title}”이(가) Hearth를 들여보내지 않아요. 헤더의 키를 확인해 주세요. 웹 페이지로 로그인하는 방식은 쓸 수 없어요.'
	},
	MCP_ADDRESS: {
		en: '“{address}” is not a whole address such as https://example.org/mcp. Nothing was added.',
		ko: '“{address}”은(는) https://example.org/mcp 같은 온전한 주소가 아니에요. 아무것도 추가하지 않았어요.'
	},
	MCP_SECRET_LOST: {
		en: 'The secret values of “{title}” are no longer there, because this system has no keyring to keep them in. Enter them again.',
		ko: '“{title}”의 비밀 값이 남아 있지 않아요. 이 컴퓨터에 비밀 값을 보관할 키링이 없어요. 다시 입력해 주세요.'
	},
	MCP_OFF: {
		en: '“{title}” is switched off. Switch it on in the settings to use its tools.',
		ko: '“{title}”이(가) 꺼져 있어요. 도구를 쓰려면 설정에서 켜 주세요.'
	},
	MCP_CHANGED: {
		en: 'What “{tool}” of “{title}” does has changed since you agreed to it, so it was not called. Look at the change in the settings.',
		ko: '동의하신 뒤에 “{title}”의 “{tool}” 내용이 바뀌어서 부르지 않았어요. 설정에서 바뀐 내용을 확인해 주세요.'
	},
	MCP_BAD_IMPORT: {
		en: 'This is not a list of tool servers: {reason}. Nothing was added.',
		ko: '도구 서버 목록이 아니에요: {reason}. 아무것도 추가하지 않았어요.'
	},
	MCP_TOO_MANY: {
		en: 'Hearth keeps at most {count} tool servers. Remove one first; nothing was added.',
		ko: '도구 서버는 {count}개까지 둘 수 있어요. 먼저 하나를 지워 주세요. 아무것도 추가하지 않았어요.'
	}
} satisfies Record<string, Message>;

/** The page of tool servers in the settings. */
export const toolServers = {
	tab: { en: 'Tool servers', ko: '도구 서버' },
	lead: {
		en: 'Other programs can bring tools of their own (MCP servers). A program runs with your own rights, outside Hearth’s walls, so add only what you trust. Each call asks first.',
		ko: '다른 프로그램이 가져오는 도구(MCP 서버)를 쓸 수 있어요. 그 프로그램은 Hearth의 보호 밖에서 내 권한으로 실행되니 믿을 수 있는 것만 추가해 주세요. 부를 때마다 먼저 물어봐요.'
	},
	offered: {
		en: 'The model in use is shown at most {count} of these tools at a time: those that a request has words of.',
		ko: '지금 쓰는 모델에게는 요청에 나온 말과 관련된 도구를 한 번에 {count}개까지 보여 줘요.'
	},
	none: { en: 'No tool server yet.', ko: '아직 도구 서버가 없어요.' },
	add: { en: 'Add a tool server', ko: '도구 서버 추가' },
	import: { en: 'Import from JSON', ko: 'JSON에서 가져오기' },
	name: { en: 'Name', ko: '이름' },
	how: { en: 'How it is reached', ko: '연결 방법' },
	byCommand: { en: 'A command on this machine', ko: '이 컴퓨터의 명령' },
	byAddress: { en: 'An address', ko: '주소' },
	command: { en: 'Command', ko: '명령' },
	args: { en: 'Its words, one a line', ko: '인자(한 줄에 하나씩)' },
	folder: { en: 'Folder it runs in (may be empty)', ko: '실행할 폴더(비워도 돼요)' },
	address: { en: 'Address', ko: '주소' },
	env: { en: 'Environment, NAME=value, one a line', ko: '환경 변수(한 줄에 이름=값)' },
	headers: { en: 'Headers, Name: value, one a line', ko: '헤더(한 줄에 이름: 값)' },
	secretHint: {
		en: 'Values that look like keys are kept by the system’s keyring. Leave a kept one as it stands: •••.',
		ko: '키처럼 보이는 값은 시스템 키링에 보관해요. 보관된 값은 ••• 그대로 두세요.'
	},
	badLine: {
		en: 'This line has no name and value: {line}',
		ko: '이름과 값이 없는 줄이에요: {line}'
	},
	willRun: { en: 'This will run on your machine:', ko: '이 컴퓨터에서 실행될 명령:' },
	willAsk: { en: 'This address will be asked:', ko: '연결할 주소:' },
	addAndConnect: { en: 'Add and connect', ko: '추가하고 연결' },
	addOnly: { en: 'Only add', ko: '추가만 하기' },
	connect: { en: 'Connect', ko: '연결' },
	disconnect: { en: 'Disconnect', ko: '연결 끊기' },
	edit: { en: 'Change “{title}”', ko: '“{title}” 고치기' },
	remove: { en: 'Remove “{title}”', ko: '“{title}” 지우기' },
	removeSure: {
		en: 'Remove it, with everything you agreed to?',
		ko: '동의하신 내용까지 모두 지울까요?'
	},
	removeNow: { en: 'Remove', ko: '지우기' },
	enabled: { en: 'Use “{title}”', ko: '“{title}” 사용' },
	stateOff: { en: 'Off', ko: '꺼짐' },
	stateIdle: { en: 'Starts when it is needed', ko: '필요할 때 시작해요' },
	stateNew: {
		en: 'Not connected yet; nothing has run',
		ko: '아직 연결하지 않았고 실행된 것이 없어요'
	},
	stateStarting: { en: 'Connecting…', ko: '연결하는 중…' },
	stateReady: { en: 'Connected', ko: '연결됨' },
	stateFailed: { en: 'Not working', ko: '작동하지 않음' },
	tools: { en: 'Tools', ko: '도구' },
	noTools: { en: 'It has no tools.', ko: '도구가 없어요.' },
	leftOut: {
		en: '{count} more were left out: Hearth takes at most 64 from one server.',
		ko: '{count}개는 뺐어요. 서버 하나에서 64개까지만 가져와요.'
	},
	useTool: { en: 'Use {tool}', ko: '{tool} 사용' },
	toolNew: { en: 'New since you agreed', ko: '동의하신 뒤에 새로 생김' },
	toolChanged: { en: 'Changed since you agreed', ko: '동의하신 뒤에 바뀜' },
	toolGone: { en: 'No longer there', ko: '이제 없음' },
	agree: { en: 'Agree to {tool} as it is now', ko: '지금의 {tool}에 동의' },
	agreeAll: { en: 'Agree to all {count}', ko: '{count}개 모두 동의' },
	saysReadOnly: { en: 'says it only looks', ko: '보기만 한다고 함' },
	saysDestructive: { en: 'says it may destroy', ko: '지울 수 있다고 함' },
	'bad-input': {
		en: 'Cannot be used: its inputs are of a kind that Hearth does not know.',
		ko: '쓸 수 없어요. Hearth가 모르는 형식의 입력이에요.'
	},
	'too-many-inputs': {
		en: 'Cannot be used: it needs more inputs than a model can fill.',
		ko: '쓸 수 없어요. 모델이 채울 수 있는 것보다 입력이 많아요.'
	},
	warned: {
		en: 'Its words hold something that you would not see, or speak to the model instead of you.',
		ko: '보이지 않는 글자나 모델에게 직접 하는 말이 들어 있어요.'
	},
	readable: {
		en: 'Others on the way can read what is sent there: the address has no https.',
		ko: '주소가 https가 아니라서 보내는 내용을 도중에 다른 사람이 읽을 수 있어요.'
	},
	secretsMemory: {
		en: 'This system has no keyring: its secret values last until Hearth ends.',
		ko: '이 컴퓨터에 키링이 없어서 비밀 값은 Hearth를 끌 때까지만 남아요.'
	},
	secretsLost: {
		en: 'Its secret values are gone. Change it and enter them again.',
		ko: '비밀 값이 사라졌어요. 고치기에서 다시 입력해 주세요.'
	},
	log: { en: 'Log', ko: '로그' },
	logEmpty: { en: 'It has written nothing.', ko: '남긴 내용이 없어요.' },
	things: { en: 'Resources and prompts', ko: '자료와 프롬프트' },
	noThings: { en: 'It has neither.', ko: '둘 다 없어요.' },
	takeResource: { en: 'Add “{title}” to the message', ko: '“{title}”을(를) 메시지에 추가' },
	tookResource: {
		en: '“{title}” is now among your documents and goes with the next message.',
		ko: '“{title}”을(를) 문서에 넣었어요. 다음 메시지와 함께 보내요.'
	},
	usePrompt: { en: 'Put “{title}” into the box', ko: '“{title}”을(를) 입력창에 넣기' },
	importHint: {
		en: 'Paste the mcpServers part of another program’s settings, or choose its file. Nothing runs before you say so.',
		ko: '다른 프로그램 설정의 mcpServers 부분을 붙여넣거나 파일을 골라 주세요. 허락하시기 전에는 아무것도 실행하지 않아요.'
	},
	chooseFile: { en: 'Choose a file', ko: '파일 고르기' },
	look: { en: 'See what it would add', ko: '추가될 것 보기' },
	importChosen: { en: 'Add the {count} chosen', ko: '고른 {count}개 추가' },
	details: { en: 'Show “{title}”', ko: '“{title}” 자세히' },
	before: { en: 'What you agreed to', ko: '동의하신 내용' },
	now: { en: 'What it says now', ko: '지금 내용' }
} satisfies Record<string, Message>;
