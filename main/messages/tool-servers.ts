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
