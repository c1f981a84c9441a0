import type { Step } from '../../../main/contract.ts';

type Decision = Extract<Step, { kind: 'decision' }>;
export type Result = Extract<Step, { kind: 'result' }>;
export type Part = Result['parts'][number];
export type PartOf<T extends Part['type']> = Extract<Part, { type: T }>;

/** One tool call with everything that became of it. */
export interface ToolCall {
	callId: string;
	tool: string;
	input: Decision['input'];
	approval: Extract<Step, { kind: 'approval' }> | null;
	result: Result | null;
}

type Note = Extract<Step, { kind: 'note' }>;
export type FlowItem = { key: string; call: ToolCall } | { key: string; note: Note };

/** Gathers the steps of a turn by call, in the order in which they were decided, with the notes between them. */
export function flowOf(steps: Step[]): FlowItem[] {
	const items: FlowItem[] = [];
	const calls = new Map<string, ToolCall>();
	for (const [index, step] of steps.entries()) {
		if (step.kind === 'note') {
			items.push({ key: `note ${index}`, note: step });
			continue;
		}
		let call = calls.get(step.callId);
		if (call === undefined) {
			call = { callId: step.callId, tool: step.tool, input: {}, approval: null, result: null };
			calls.set(step.callId, call);
			items.push({ key: step.callId, call });
		}
		if (step.kind === 'decision') call.input = step.input;
		else if (step.kind === 'approval') call.approval = step;
		else call.result = step;
	}
	return items;
}

/** Whether a call failed for want of a folder that a person has to choose. */
export function lacksGrant({ result }: ToolCall): boolean {
	return (result?.parts ?? []).some(
		(part) =>
			part.type === 'error' && (part.words?.key === 'noFolder' || part.words?.key === 'notGranted')
	);
}

const telling = ['expression', 'query', 'path', 'url', 'text', 'code'];

/** The one argument that says most about a call, on one line, for the folded card. */
export function summaryOf(input: ToolCall['input']): string {
	const name = telling.find((key) => typeof input[key] === 'string') ?? Object.keys(input)[0];
	if (name === undefined) return '';
	return valueText(input[name]).replace(/\s+/g, ' ').slice(0, 200);
}

/** Any argument as text a person can read. */
export function valueText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What came of a call in a few words, for the folded card: a value, or how much was found. */
export function headlineOf(result: Result | null): string {
	const value = result?.parts.find((part) => part.type === 'value');
	return value === undefined ? '' : (value.rounded ?? value.exact);
}

/** Parts that are the point of the call and are seen without unfolding it, unless the answer below shows them too. */
export function showsItself(part: Part, answer: string): boolean {
	if (part.type === 'table') return !shows(answer, part);
	return ['plot', 'picture', 'file'].includes(part.type);
}

/** Whether an answer, which is Markdown, has the head of a table. */
function shows(answer: string, { columns }: PartOf<'table'>): boolean {
	const head = columns.map((name) => name.replace(/\s+/gu, ' ')).join(' | ');
	return answer.replace(/\\(?=[\\`*_[\]<>#|])/gu, '').includes(`| ${head} |\n`);
}
