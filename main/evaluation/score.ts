import { partsToText } from '../../tools/parts.ts';
import type { Tool } from '../../tools/tool.ts';
import type { Decision } from '../kernel/decide/decider.ts';
import type { DispatchRequest, Expectation } from './requests.ts';

/** The first step of a turn: a call, plain talk, or the reason why there was neither. */
export type Outcome =
	{ tool: string; input: Record<string, unknown> } | { tool: 'none'; error: string };

export interface Score {
	request: DispatchRequest;
	outcome: Outcome;
	toolRight: boolean;
	/** The tool and its input. */
	callRight: boolean;
	/** What was computed or printed, where it was looked at. */
	result: string;
}

/** What needs the real tools: the result of an expression, and what a program prints (null when it fails). */
export interface Tried {
	calculate: (expression: string) => Promise<string>;
	runProgram: (language: 'python' | 'javascript', code: string) => Promise<string | null>;
}

/** Evaluates an expression with the calculator of these tools, which has no effect. */
export function calculateWith(tools: readonly Tool[]): Tried['calculate'] {
	const calculator = tools.find(({ name }) => name === 'calculator');
	return async (expression) => {
		if (calculator === undefined) return 'Error: there is no calculator';
		const context = {
			signal: AbortSignal.timeout(30_000),
			conversationId: 'evaluation',
			messageId: 'evaluation',
			allow: () => Promise.reject(new Error('An evaluation only decides.'))
		};
		try {
			return partsToText((await calculator.run({ expression }, context)).parts);
		} catch (error) {
			return `Error: ${String(error)}`;
		}
	};
}

/** The call of a decision in the terms of the set. */
export function outcomeOf(decision: Decision): Outcome {
	return decision.kind === 'reply'
		? { tool: 'reply', input: {} }
		: { tool: decision.tool.name, input: decision.input };
}

/** Compares the outcome with each acceptable call; the best counts. */
export async function score(
	request: DispatchRequest,
	outcome: Outcome,
	tried: Tried
): Promise<Score> {
	const fitting = request.expect.filter(({ tool }) => tool === outcome.tool);
	let result = '';
	let callRight = false;
	if ('input' in outcome) {
		const values = Object.fromEntries(
			Object.entries(outcome.input).map(([name, value]) => [name, String(value)])
		);
		for (const expectation of fitting) {
			const judged = await judge(expectation, values, tried);
			result = judged.result;
			callRight ||= judged.right;
		}
	}
	return { request, outcome, toolRight: fitting.length > 0, callRight, result };
}

async function judge(
	expectation: Expectation,
	input: Record<string, string>,
	tried: Tried
): Promise<{ right: boolean; result: string }> {
	const {
		url = '',
		path = '',
		content,
		text,
		query,
		expression = '',
		language = '',
		code = ''
	} = input;
	switch (expectation.tool) {
		case 'reply':
			return { right: true, result: '' };
		case 'calculator': {
			const result = await tried.calculate(expression);
			const found = Number(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/i.exec(result)?.[0]);
			const { value, tolerance } = expectation;
			const near = (wanted: number): boolean =>
				Math.abs(found - wanted) <= Math.max(Math.abs(wanted) * tolerance, 1e-9);
			return { right: value.some(near), result };
		}
		case 'open_page':
			return { right: expectation.url.map(plainAddress).includes(plainAddress(url)), result: '' };
		case 'list_files':
		case 'read_file':
			return { right: expectation.path.map(plainPath).includes(plainPath(path)), result: '' };
		case 'write_file':
			return {
				right:
					expectation.path.map(plainPath).includes(plainPath(path)) &&
					holds(content ?? '', expectation.must),
				result: ''
			};
		case 'run_code': {
			const known = language === 'python' || language === 'javascript';
			if (!known || (expectation.language ?? language) !== language) {
				return { right: false, result: '' };
			}
			const printed = await tried.runProgram(language, code);
			const right = printed !== null && inOrder(printed, expectation.prints ?? []);
			return { right, result: printed ?? 'fails' };
		}
		case 'search_web':
		case 'find_files':
		case 'remember':
		case 'recall':
		case 'search_documents':
			return { right: holds(query ?? text ?? '', expectation.must), result: '' };
	}
}

function plainAddress(url: string): string {
	return url
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/\/$/, '');
}

function plainPath(path: string): string {
	return path === '/' || path === '.' ? path : path.replace(/^\.\/|\/$/g, '');
}

function holds(text: string, must: string[]): boolean {
	const lower = text.toLowerCase();
	return must.every((either) =>
		either.split('|').some((word) => lower.includes(word.toLowerCase()))
	);
}

function inOrder(text: string, pieces: string[]): boolean {
	const shape = pieces.map((piece) =>
		piece
			.split('|')
			.map((option) => option.replace(/[.*+?^${}()[\]\\]/g, '\\$&'))
			.join('|')
	);
	return new RegExp(shape.map((piece) => `(?:${piece})`).join('.*?'), 's').test(text);
}
