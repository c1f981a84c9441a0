import type { Message } from './message.ts';

/** What can go wrong with models on other machines; a part of `errors.ts`. */
export const remoteErrors = {
	REMOTE_ADDRESS: {
		en: '“{address}” is not an address of a server. Nothing was sent. An address looks like https://example.org/v1 or 192.168.1.20:8080.',
		ko: '“{address}”은(는) 서버 주소가 아니에요. 아무것도 보내지 않았어요. 주소는 https://example.org/v1 또는 192.168.1.20:8080 같은 모양이에요.'
	},
	REMOTE_UNREACHABLE: {
		en: '{title} cannot be reached. What you wrote is saved here. Is the server running, and is this machine connected? Or choose a model on this machine.',
		ko: '{title}에 연결할 수 없어요. 쓰신 내용은 여기에 저장되어 있어요. 서버가 켜져 있는지, 네트워크에 연결되어 있는지 확인하거나 이 컴퓨터의 모델을 골라 주세요.'
	},
	REMOTE_KEY: {
		en: '{title} did not accept the key. What you wrote is saved here. Enter the key again in the models list.',
		ko: '{title}이(가) 키를 받아들이지 않았어요. 쓰신 내용은 여기에 저장되어 있어요. 모델 목록에서 키를 다시 넣어 주세요.'
	},
	REMOTE_KEY_LOST: {
		en: 'The key of {title} is no longer there: this system could not keep it, or no longer opens it. Nothing was sent. Enter it again in the models list.',
		ko: '{title}의 키가 더 이상 없어요. 이 시스템이 키를 보관하지 못했거나 열지 못해요. 아무것도 보내지 않았어요. 모델 목록에서 다시 넣어 주세요.'
	},
	REMOTE_NO_MODEL: {
		en: '{title} does not have the model “{model}”. What you wrote is saved here. Choose another name in the models list.',
		ko: '{title}에는 “{model}” 모델이 없어요. 쓰신 내용은 여기에 저장되어 있어요. 모델 목록에서 다른 이름을 골라 주세요.'
	},
	REMOTE_BUSY: {
		en: '{title} has too much to do right now, or a limit of your account is reached. What you wrote is saved here. Try again in a moment.',
		ko: '{title}이(가) 지금 너무 바쁘거나 계정 한도에 이르렀어요. 쓰신 내용은 여기에 저장되어 있어요. 잠시 뒤에 다시 시도해 주세요.'
	},
	REMOTE_REFUSED: {
		en: '{title} did not take the request: {reason}. What you wrote is saved here.',
		ko: '{title}이(가) 요청을 받지 않았어요: {reason}. 쓰신 내용은 여기에 저장되어 있어요.'
	},
	REMOTE_FAILED: {
		en: '{title} reported a fault of its own ({reason}). What you wrote is saved here. Try again later, or choose a model on this machine.',
		ko: '{title} 쪽에서 문제가 생겼다고 해요 ({reason}). 쓰신 내용은 여기에 저장되어 있어요. 나중에 다시 시도하거나 이 컴퓨터의 모델을 골라 주세요.'
	},
	REMOTE_REDIRECTED: {
		en: '{title} wanted to send the request on to {host}. That was not done, because you did not choose that machine. If it is right, enter its address in the models list.',
		ko: '{title}이(가) 요청을 {host}(으)로 넘기려 했어요. 고르신 컴퓨터가 아니어서 보내지 않았어요. 맞는 곳이라면 모델 목록에 그 주소를 넣어 주세요.'
	},
	REMOTE_NONSENSE: {
		en: '{title} answered something that is not an answer of a model. The text so far is kept. Is the address right?',
		ko: '{title}이(가) 모델의 답이 아닌 것을 보냈어요. 지금까지의 글은 그대로 있어요. 주소가 맞나요?'
	},
	REMOTE_BROKE_OFF: {
		en: '{title} broke off in the middle of its answer. The text so far is kept, and nothing was done that was not said to its end. It can go on.',
		ko: '{title}의 답이 중간에 끊겼어요. 지금까지의 글은 그대로 있고, 끝까지 말하지 않은 일은 하지 않았어요. 이어서 할 수 있어요.'
	},
	REMOTE_STALLED: {
		en: '{title} has sent nothing for {seconds} seconds, so Hearth stopped waiting. The text so far is kept. Try again, or choose a model on this machine.',
		ko: '{title}이(가) {seconds}초 동안 아무것도 보내지 않아 기다리기를 멈췄어요. 지금까지의 글은 그대로 있어요. 다시 시도하거나 이 컴퓨터의 모델을 골라 주세요.'
	}
} satisfies Record<string, Message>;
