import type { Message } from './message.ts';

/** What can go wrong with models; a part of `errors.ts`. */
export const modelErrors = {
	MODEL_TOO_BIG: {
		en: '{model} needs about {needed} of memory, and {free} are free. Nothing was loaded. Close other programs, choose a smaller model, or load it anyway.',
		ko: '{model}에는 메모리가 약 {needed} 필요한데 {free}만 남아 있어요. 아무것도 불러오지 않았어요. 다른 프로그램을 닫거나 더 작은 모델을 고르거나, 그래도 불러올 수 있어요.'
	},
	MODEL_NOT_FOR_TALKING: {
		en: '{model} does not talk: it has another task in Hearth. Nothing was changed.',
		ko: '{model}은(는) 대화하는 모델이 아니라 Hearth에서 다른 일을 해요. 바뀐 것은 없어요.'
	},
	MODEL_KEPT: {
		en: '{model} was not removed: {reason}.',
		ko: '{model}을(를) 지우지 않았어요: {reason}.'
	},
	MODEL_NOT_HERE: {
		en: '{model} is not on this machine yet. Download it first.',
		ko: '{model}은(는) 아직 이 컴퓨터에 없어요. 먼저 내려받아 주세요.'
	},
	DOWNLOAD_UNREACHABLE: {
		en: '{file} could not be downloaded: the server cannot be reached, or the connection breaks again and again. What has arrived is kept; try again to go on from there.',
		ko: '{file}을(를) 내려받지 못했어요. 서버에 연결할 수 없거나 연결이 자꾸 끊겨요. 받은 부분은 남아 있으니 다시 시도하면 이어서 받아요.'
	},
	DOWNLOAD_REFUSED: {
		en: '{file} could not be downloaded: the server does not give this file. Nothing was changed. Try again later, or choose another model.',
		ko: '{file}을(를) 내려받지 못했어요. 서버가 이 파일을 주지 않아요. 바뀐 것은 없어요. 나중에 다시 시도하거나 다른 모델을 골라 주세요.'
	},
	DOWNLOAD_WRONG: {
		en: 'What the server sent as {file} is not that model, so it was thrown away. Nothing else was changed. Try again later, or choose another model.',
		ko: '서버가 {file}(이)라고 보낸 것이 그 모델이 아니라서 버렸어요. 다른 것은 그대로예요. 나중에 다시 시도하거나 다른 모델을 골라 주세요.'
	},
	DOWNLOAD_NO_SPACE: {
		en: 'There is not enough room on the disk for {file}: {needed} more are needed, {free} are free. What has arrived is kept. Free some space and go on.',
		ko: '{file}을(를) 받기에는 디스크 공간이 부족해요. {needed}이(가) 더 필요한데 {free}만 남아 있어요. 받은 부분은 남아 있으니 공간을 비우고 이어서 받아 주세요.'
	},
	DOWNLOAD_IN_USE: {
		en: 'Another Hearth is downloading {file} right now. Wait until it is done, or stop it there.',
		ko: '다른 Hearth가 지금 {file}을(를) 내려받고 있어요. 끝날 때까지 기다리거나 거기에서 멈춰 주세요.'
	},
	CATALOGUE_UNREADABLE: {
		en: 'Your own list of models ({file}) could not be used: {reason}. It was left as it is; the other models are all there.',
		ko: '직접 만든 모델 목록({file})을 쓸 수 없어요: {reason}. 파일은 그대로 두었고, 다른 모델은 모두 있어요.'
	},
	CATALOGUE_SKIPPED: {
		en: 'In your own list of models ({file}) {count} entries were left out: {reason}. The file was left as it is.',
		ko: '직접 만든 모델 목록({file})에서 {count}개 항목을 뺐어요: {reason}. 파일은 그대로 두었어요.'
	}
} satisfies Record<string, Message>;

/** What the terminal says of models. */
export const modelWords = {
	notInstalled: { en: 'not installed', ko: '설치 안 됨' },
	tooBig: { en: 'too big for the memory that is free', ko: '남은 메모리보다 커요' },
	tight: { en: 'just fits', ko: '겨우 들어가요' },
	recommended: { en: 'recommended for this machine', ko: '이 컴퓨터에 추천' },
	unusable: {
		en: 'the file here is damaged; pull it again',
		ko: '파일이 손상되었어요. 다시 받아 주세요'
	},
	paused: { en: 'paused at {percent}%', ko: '{percent}%에서 멈춤' },
	progress: {
		en: '{percent}%  {done} of {total} MB  {speed} MB/s',
		ko: '{percent}%  {total} MB 중 {done} MB  초당 {speed} MB'
	},
	secondsLeft: { en: '{seconds} s left', ko: '{seconds}초 남음' },
	minutesLeft: { en: '{minutes} min left', ko: '{minutes}분 남음' },
	checking: { en: '{percent}%  checking', ko: '{percent}%  확인하는 중' },
	kept: {
		en: 'Stopped. What has arrived of {file} is kept; the same command goes on from there.',
		ko: '멈췄어요. 받은 {file}은(는) 남아 있고, 같은 명령으로 이어서 받아요.'
	},
	imported: { en: '{id}  {title}', ko: '{id}  {title}' },
	removed: {
		en: '{title} was removed from this machine.',
		ko: '{title}을(를) 이 컴퓨터에서 지웠어요.'
	},
	headerOnly: {
		en: '{file}: looks whole; no hash is known to hold it to',
		ko: '{file}: 온전해 보여요. 견줄 해시는 없어요'
	}
} satisfies Record<string, Message>;
