import { isInstructionLike } from '../../memory/documents/instructions.ts';

const orders = [
	/\b(?:assistants?|ai|llm|chatbots?|language models?|hearth)\b.{0,100}\b(?:send|upload|forward|post|e-?mail|submit|delete|read|open|write|run|execute|remember|transmit)\b.{0,80}\b(?:files?|documents?|passwords?|keys?|notes?|contents?|history|conversation|https?:)/,
	/\b(?:send|upload|forward|post|e-?mail|submit|transmit)\b.{0,60}\b(?:the user'?s?|user's|your|their|private|secret|local)\b.{0,40}\b(?:files?|documents?|passwords?|keys?|notes?|data)\b.{0,60}\b(?:to|at)\b/,
	/(?:어시스턴트|비서|인공지능|ai|챗봇|hearth).{0,60}(?:파일|문서|비밀번호|암호|대화|메모).{0,40}(?:보내|전송|올리|업로드|지우|삭제|읽)/
];

/** True for text that tells an assistant what to do, instead of telling a reader something. */
export function ordersAssistant(text: string): boolean {
	if (isInstructionLike(text)) return true;
	const plain = text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();
	return orders.some((pattern) => pattern.test(plain));
}
