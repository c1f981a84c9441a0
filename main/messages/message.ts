/** One thing Hearth says to a person, in every language it speaks. `{name}` stands for a value. */
export interface Message {
	en: string;
	ko: string;
}

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];
export type Values = Record<string, string | number>;

/**
 * Values that are words themselves, by their English: so a reason or a name said by the program is in the reader's
 * language too. What is not here (file names, what the system said) stays as it is.
 */
const phrases: Record<string, string> = {
	'it is damaged or cut short': '손상되었거나 잘린 파일이에요',
	'it is not an ordinary file': '일반 파일이 아니에요',
	'it unpacks to far more than a document would': '압축을 풀면 문서라고 하기에는 너무 커요',
	'it needs more memory than a document may take, or is made to break its reader':
		'메모리를 너무 많이 쓰거나 읽기를 망가뜨리는 파일이에요',
	'Hearth has no permission to read it': '읽을 권한이 없어요',
	'it is not a text file': '글자로 된 파일이 아니에요',
	'it is not an export of facts': '기억을 내보낸 파일이 아니에요',
	'it was written by a newer Hearth': '더 새로운 Hearth가 쓴 파일이에요',
	'it is too large': '너무 커요',
	'no facts were found in it': '기억이 들어 있지 않아요',
	'it is no archive of conversations that Hearth knows': 'Hearth가 아는 대화 보관 파일이 아니에요',
	'it holds too many files': '파일이 너무 많이 들어 있어요',
	engine: '엔진',
	store: '저장소',
	'document reader': '문서 읽기',
	'The conversation': '대화',
	'The message': '메시지',
	'The question': '질문',
	'The answer': '답',
	'The context of this answer': '이 답의 문맥',
	'The fact': '기억한 것',
	'The document': '문서',
	'The passage': '문서의 그 부분',
	'The entry': '기록',
	'The old version': '이전 판',
	'What was to be undone': '되돌릴 것'
};

/** The words of `message` in `language`, with `{name}` replaced by its value; a missing value stays visible as `{name}`. */
export function say(language: Language, message: Message, values: Values = {}): string {
	return message[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
		const value = values[name];
		if (value === undefined) return placeholder;
		return (language === 'ko' ? phrases[value] : undefined) ?? String(value);
	});
}
