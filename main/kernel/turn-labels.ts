import {
	isEmptyPart,
	originSchema,
	partsToText,
	type Origin,
	type Part
} from '../../tools/parts.ts';
import type { ChatMessage, Fact, Step } from '../contract.ts';
import type { NoteKey } from '../messages/notes.ts';
import type { FinishedCall } from './answer/compose.ts';
import type { OutsideText } from './permissions.ts';
import { ordersAssistant } from './pages/orders.ts';
import { namesOf } from './turn-reading.ts';
import type { Span } from './where-from.ts';

/** As much of one text as is looked through for orders. */
const mostLookedAt = 200_000;

/** The labels of what one message brings into a context: its documents, what its tools gave, and what it cites. */
export function labelsOf(
	message: Pick<ChatMessage, 'steps' | 'attachments' | 'citations'>
): OutsideText[] {
	return [
		...message.attachments.map(({ title }) => documentLabel(title)),
		...message.citations.map(({ title }) => documentLabel(title)),
		...labelsOfSteps(message.steps)
	];
}

export function documentLabel(title: string): OutsideText {
	return { origin: 'document', name: title };
}

/** The labels of all results of an answer. */
export function labelsOfSteps(steps: readonly Step[]): OutsideText[] {
	const inputs = new Map(
		steps.flatMap((step) => (step.kind === 'decision' ? [[step.callId, step.input] as const] : []))
	);
	return steps.flatMap((step) =>
		labelsOfStep(step, step.kind === 'result' ? inputs.get(step.callId) : undefined)
	);
}

/** What a result brings in, by the names a person knows; nothing for what was computed here. */
export function labelsOfStep(step: Step, input: Record<string, unknown> = {}): OutsideText[] {
	// Text of an imported archive was never typed here.
	if (step.kind === 'note' && step.note === 'imported') {
		return [{ origin: 'file', name: String(step.values['from'] ?? step.note) }];
	}
	if (step.kind === 'note' && step.note === 'outside-fact') {
		const origin = originSchema.safeParse(step.values['from']);
		const text = String(step.values['name'] ?? '');
		return labelsOfFact({ text, origin: origin.success ? origin.data : 'web' });
	}
	if (step.kind !== 'result' || step.origin === 'tool' || step.origin === 'user') return [];
	// A search that found nothing brought in nobody's words.
	if (step.parts.every(isEmptyPart)) return [];
	const { origin } = step;
	const names = step.parts.flatMap(namesOf);
	// A file has no name in its text: it is known by the path that was asked for.
	const { path } = input;
	const isNamed = typeof path === 'string' && !/^[\s./\\]*$/.test(path);
	const called = origin === 'file' && isNamed ? path : step.tool;
	return (names.length === 0 ? [called] : names).map((name) => ({ origin, name }));
}

/** What is told, and kept with the answer, of a fact in sight that came from outside; nothing for the person's own. */
export function outsideFactNote({
	text,
	origin
}: Pick<Fact, 'text' | 'origin'>): { note: NoteKey; values: Record<string, string> } | undefined {
	const [, outside] = labelsOfFact({ text, origin });
	return outside && { note: 'outside-fact', values: { name: outside.name, from: origin } };
}

/** What a fact brings in: it is private, and one that came from outside stays outside text however often it is recalled. */
export function labelsOfFact({ text, origin }: Pick<Fact, 'text' | 'origin'>): OutsideText[] {
	const name = text.length <= 60 ? text : `${text.slice(0, 60).trimEnd()}…`;
	const memory: OutsideText = { origin: 'memory', name };
	return origin === 'user' || origin === 'memory' ? [memory] : [memory, { origin, name }];
}

/** The texts of results, each with who is to be named for it. */
export function spansOf(tool: string, origin: Origin, parts: readonly Part[]): Span[] {
	if (origin === 'tool' || origin === 'user') {
		return [{ kind: 'tool', name: tool, text: partsToText([...parts]) }];
	}
	return parts.flatMap((part): Span[] => {
		if (part.type === 'passages') {
			return part.items.map(({ title, text }) => ({ kind: 'outside', name: title, text }));
		}
		if (part.type === 'links') {
			return part.items.map(({ title, url, snippet }) => ({
				...{ kind: 'outside', name: url, text: `${title}\n${url}\n${snippet}` }
			}));
		}
		const text = partsToText([part]);
		return [{ kind: 'outside', name: namesOf(part)[0] ?? tool, text }];
	});
}

/** The spans of the results of an earlier message. */
export function spansOfSteps(steps: readonly Step[]): Span[] {
	return steps.flatMap((step) =>
		step.kind === 'result' ? spansOf(step.tool, step.origin, step.parts) : []
	);
}

/** What a person should know of text that came in: keys of `main/messages/notes.ts`, by the name of the text. */
export function warningsOf({
	tool,
	parts,
	origin = 'tool'
}: Pick<FinishedCall, 'tool' | 'parts' | 'origin'>): { note: NoteKey; name: string }[] {
	if (origin === 'tool' || origin === 'user') return [];
	const found: { note: NoteKey; name: string }[] = [];
	for (const { name, text } of spansOf(tool, origin, parts)) {
		if (ordersAssistant(text.slice(0, mostLookedAt))) found.push({ note: 'orders-in-text', name });
	}
	for (const part of parts) {
		if (part.type !== 'page' || part.warnings === undefined) continue;
		const name = part.url;
		if (part.warnings.includes('hidden-text')) found.push({ note: 'hidden-in-page', name });
		const told = found.some((one) => one.note === 'orders-in-text' && one.name === name);
		if (part.warnings.includes('instruction-like') && !told)
			found.push({ note: 'orders-in-text', name });
	}
	return found;
}
