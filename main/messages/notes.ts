import { say, type Language, type Message } from './message.ts';
import { sayPlace } from './places.ts';

/** Lines in the flow of a turn: what the person should know about how the answer came to be. */
const turnNotes = {
	imported: { en: 'Imported from {from}.', ko: '{from}에서 가져왔어요.' },
	'no-tool-ran': {
		en: 'No tool ran for this answer, so numbers in it are the model’s own guess.',
		ko: '이 답에는 도구를 쓰지 않았어요. 숫자는 모델이 짐작한 거예요.'
	},
	'left-out': {
		en: 'Not used of what you wrote: {numbers}. If another sum was meant, say it in smaller steps.',
		ko: '말씀하신 것 중 쓰지 않은 숫자: {numbers}. 다른 계산이었다면 한 단계씩 나눠서 말씀해 주세요.'
	},
	'step-limit': {
		en: 'Stopped after {count} steps. What was found so far is below; you can ask it to go on.',
		ko: '{count}단계까지 하고 멈췄어요. 지금까지 찾은 내용은 아래에 있고, 이어서 하라고 말씀하셔도 돼요.'
	},
	'repair-limit': {
		en: 'The program failed {count} times, so it was not tried again. Nothing was lost; you can say what it should do differently.',
		ko: '프로그램이 {count}번 실패해서 더 시도하지 않았어요. 잃은 것은 없어요. 어떻게 바꿀지 말씀해 주세요.'
	},
	'repeated-call': {
		en: 'The model asked for the same thing again, so Hearth answered with what it already had.',
		ko: '모델이 같은 일을 다시 부탁해서, 이미 얻은 결과로 답했어요.'
	},
	'number-not-found': {
		en: 'The number {number} in this answer is not among the results of the tools.',
		ko: '답에 있는 숫자 {number}은(는) 도구의 결과에 없어요.'
	},
	'quotation-not-found': {
		en: 'A quotation in this answer was not found in the sources.',
		ko: '답에 인용한 문장을 출처에서 찾지 못했어요.'
	},
	'source-not-found': {
		en: 'A sentence in this answer names a source that does not support it.',
		ko: '출처가 뒷받침하지 않는 문장이 있어요.'
	},
	'not-in-documents': {
		en: 'This was not found in your documents.',
		ko: '문서에서 찾지 못한 내용이에요.'
	},
	'documents-reading': {
		en: 'Some documents were still being read; the answer may miss them.',
		ko: '아직 읽는 중인 문서가 있어서 답에 빠졌을 수 있어요.'
	},
	'read-part': {
		en: '{read} of {total} passages were read for this.',
		ko: '{total}개 단락 중 {read}개를 읽었어요.'
	},
	'result-cut': {
		en: 'A result was too long for the model; it saw the beginning. The whole result is in the card.',
		ko: '결과가 길어서 모델은 앞부분만 읽었어요. 전체 결과는 카드에 있어요.'
	},
	'paged-out': {
		en: '{count} earlier messages were moved out of the model’s window. Nothing is lost; they come back when needed.',
		ko: '앞의 메시지 {count}개를 모델의 창 밖으로 옮겼어요. 잃은 것은 없고 필요하면 다시 가져와요.'
	},
	'left-machine': {
		en: '{title} runs on another machine. What this conversation shows is sent there.',
		ko: '{title}은(는) 다른 컴퓨터에서 돌아가요. 이 대화에 보이는 내용이 그곳으로 보내져요.'
	},
	'brought-back': {
		en: 'Brought back {count} earlier messages that this is about.',
		ko: '관련된 앞의 메시지 {count}개를 다시 가져왔어요.'
	},
	'memory-updated': { en: 'Remembered: {text}', ko: '기억했어요: {text}' },
	'memory-recalled': {
		en: 'Used what Hearth remembers about you.',
		ko: '기억해 둔 내용을 참고했어요.'
	},
	'engine-restarted': {
		en: 'The model stopped unexpectedly and was started again. The text so far is kept.',
		ko: '모델이 갑자기 멈춰서 다시 시작했어요. 지금까지의 글은 그대로 있어요.'
	},
	stopped: {
		en: 'Stopped. The text so far is kept.',
		ko: '멈췄어요. 지금까지의 글은 그대로 있어요.'
	},
	interrupted: {
		en: 'This answer was interrupted. The text so far is kept, and it can go on.',
		ko: '답이 중간에 끊겼어요. 지금까지의 글은 그대로 있고 이어서 쓸 수 있어요.'
	},
	unanswered: {
		en: 'Nobody answered the question in time, so nothing was done. You can ask for it again.',
		ko: '질문에 답이 없어서 아무 일도 하지 않았어요. 원하시면 다시 말씀해 주세요.'
	},
	'orders-in-text': {
		en: '{name} holds text that gives orders to an assistant. Hearth treated it as text only; nothing was done because of it.',
		ko: '{name}에 도우미에게 시키는 글이 있어요. 글로만 다뤘고, 그 말대로 한 일은 없어요.'
	},
	'hidden-in-page': {
		en: '{name} holds text that a reader cannot see. It was left out.',
		ko: '{name}에 눈에 보이지 않는 글이 있어서 빼고 읽었어요.'
	},
	'outside-fact': {
		en: 'What is remembered as “{name}” came from outside, so Hearth asks before it does anything with it.',
		ko: '기억해 둔 “{name}”은(는) 밖에서 온 글이라, 이것으로 무언가 하기 전에 먼저 여쭤봐요.'
	},
	'outside-text': {
		en: 'Text from outside is part of this turn, so Hearth asks before it does anything.',
		ko: '밖에서 온 글이 들어 있어서, 무언가 하기 전에 먼저 여쭤봐요.'
	}
} satisfies Record<string, Message>;

/** Why a page was in the context window of an answer. */
const reasons = {
	always: { en: 'Always there', ko: '항상 있어요' },
	'fact-matches': {
		en: 'Remembered, and close to your question',
		ko: '기억 중에서 질문과 가까운 내용'
	},
	'search-hit': { en: 'Close to your question', ko: '질문과 가까운 단락' },
	request: { en: 'Your question', ko: '질문' },
	'earlier-turn': { en: 'Part of the conversation', ko: '대화의 일부' },
	pinned: { en: 'Pinned by you', ko: '고정한 내용' },
	'tool-result': { en: 'Result of a tool in this answer', ko: '이 답에서 쓴 도구의 결과' }
} satisfies Record<string, Message>;

/** What was found in a document on the way in. */
const warnings = {
	'hidden-text': { en: 'Holds text that a reader cannot see', ko: '눈에 보이지 않는 글이 있어요' },
	'invisible-characters': { en: 'Holds invisible characters', ko: '보이지 않는 문자가 있어요' },
	'bidirectional-characters': {
		en: 'Holds marks that make text look different from what it says',
		ko: '글이 실제와 다르게 보이게 하는 문자가 있어요'
	},
	'pages-without-text': {
		en: 'Some pages hold no text',
		ko: '글자가 없는 쪽이 있어요'
	},
	'read-by-ocr': {
		en: 'Read off pictures of its pages, so a letter here and there may be wrong',
		ko: '그림에서 읽은 글이라 틀린 글자가 있을 수 있어요'
	},
	'instruction-like': {
		en: 'Holds passages that read like instructions to an assistant; they are treated as text only',
		ko: '도우미에게 시키는 듯한 문장이 있어요. 글로만 다뤄요'
	},
	'near-duplicates': {
		en: 'Says nearly the same many times, here or through many documents; a search shows it once',
		ko: '거의 같은 내용이 여러 번 나와요. 검색에는 한 번만 보여 드려요'
	},
	'template-loops': {
		en: 'Its chat template loops far longer than one needs to; it may stop the engine',
		ko: '대화 양식이 지나치게 오래 반복돼요. 엔진이 멈출 수 있어요'
	},
	'template-long': {
		en: 'Its chat template is far longer than one needs to be',
		ko: '대화 양식이 지나치게 길어요'
	},
	'template-reaches': {
		en: 'Its chat template reaches for things outside of a conversation',
		ko: '대화 양식이 대화 밖의 것을 쓰려고 해요'
	},
	'template-orders': {
		en: 'Its chat template gives orders of its own',
		ko: '대화 양식에 따로 시키는 말이 있어요'
	},
	'parts-unread': {
		en: 'Some parts of it could not be read; only their names are known',
		ko: '읽지 못한 부분이 있어서 그 이름만 알아요'
	},
	'parts-locked': {
		en: 'Some parts of it are protected by a password and were not read',
		ko: '암호로 보호되어 읽지 못한 부분이 있어요'
	},
	'unsafe-names': {
		en: 'Holds files whose names lead out of its folder; they were left out',
		ko: '폴더 밖을 가리키는 이름의 파일이 있어서 그 파일은 뺐어요'
	},
	'newer-version-unread': {
		en: 'The file has changed, but its new version could not be read; this is the old one',
		ko: '파일이 바뀌었지만 새 판을 읽지 못해서 예전 판을 보여 드려요'
	},
	'encoding-guessed': {
		en: 'The letters were read by a guessed encoding',
		ko: '글자 인코딩을 짐작해서 읽었어요'
	}
} satisfies Record<string, Message>;

/** Everything that is said about a turn, a page of its context, or a document, by key. */
export const notes = { ...turnNotes, ...reasons, ...warnings } satisfies Record<string, Message>;

export type NoteKey = keyof typeof notes;

/** A warning of a document: its key in `notes`, and the place it is about, empty where none is known. */
export function readWarning(warning: string): { key: string; place: string } {
	const split = warning.indexOf('@');
	return split < 0
		? { key: warning, place: '' }
		: { key: warning.slice(0, split), place: warning.slice(split + 1) };
}

/** A warning in words, with the place it is about. */
export function sayWarning(language: Language, warning: string): string {
	const { key, place } = readWarning(warning);
	const words = key in notes ? say(language, notes[key as NoteKey]) : key;
	return place === '' ? words : `${words} (${sayPlace(language, place)})`;
}

/** Warnings about what a text may be up to, not about how it was read. */
export function isSuspicious(warning: string): boolean {
	return suspicious.has(readWarning(warning).key);
}

const suspicious = new Set<string>([
	'hidden-text',
	'invisible-characters',
	'bidirectional-characters',
	'instruction-like',
	'near-duplicates'
] satisfies NoteKey[]);
