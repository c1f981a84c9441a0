import type { ContextPage } from '../../../main/contract.ts';
import { chat as words } from '../../../main/messages/chat.ts';
import type { Message } from '../../../main/messages/message.ts';

/** Whose a page of the window is, in words. */
export const ownerWords: Record<ContextPage['owner'], Message> = {
	instructions: words.ownerInstructions,
	tools: words.ownerTools,
	fact: words.ownerFact,
	document: words.ownerDocument,
	turn: words.ownerTurn,
	result: words.ownerResult,
	stub: words.ownerStub
};
