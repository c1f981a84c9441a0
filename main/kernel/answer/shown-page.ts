import type { PassageHit } from '../../../tools/parts.ts';
import type { ChatMessage } from '../../contract.ts';
import type { Language } from '../../messages/message.ts';
import { composeAnswer, type ComposedAnswer } from './compose.ts';
import { hostOf, plainText, type PagePart } from './pages.ts';
import { quotePassages } from './quote.ts';

const asks =
	/\?\s*$|^(?:(?:and|so|but|ok(?:ay)?),?\s+)*(?:what|who|when|where|which|why|how|is|are|does|do|can|tell me|show me)\b|얼마|언제|어디|누가|누구|무엇|뭐|몇|어떻게|알려|있어|인가|나요|까요/i;

/**
 * A question after a page was read, answered out of that page: the model sees no more of it than the answer before.
 * Undefined where the request asks nothing, or the page says nothing of it.
 */
export function answerFromShownPage(
	request: string,
	earlier: readonly Pick<ChatMessage, 'steps'>[],
	language: Language
): ComposedAnswer | undefined {
	if (!asks.test(request.trim())) return undefined;
	const last = earlier.map(pagesOf).findLast((pages) => pages.length > 0) ?? [];
	const telling = last.filter((page) => quotePassages(request, [passageOf(page)]) !== undefined);
	if (telling.length === 0) return undefined;
	const calls = telling.map((page) => ({
		tool: 'open_page',
		input: { url: page.url },
		ok: true,
		code: null,
		parts: [page],
		origin: 'web' as const
	}));
	return composeAnswer(request, calls, language);
}

function pagesOf({ steps }: Pick<ChatMessage, 'steps'>): PagePart[] {
	const parts = steps.flatMap((step) => (step.kind === 'result' && step.ok ? step.parts : []));
	return parts.filter((part) => part.type === 'page');
}

function passageOf({ url, title, markdown }: PagePart): PassageHit {
	const text = plainText(markdown);
	return { passageId: '', documentId: '', title, place: hostOf(url), text, score: 1 };
}
