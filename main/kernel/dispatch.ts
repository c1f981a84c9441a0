import { z } from 'zod';
import type { Origin, Part } from '../../tools/parts.ts';
import {
	ToolError,
	type AccessRequest,
	type Effect,
	type Tool,
	type ToolContext,
	type ToolErrorCode,
	type Undo,
	type Words
} from '../../tools/tool.ts';
import { describeError } from '../errors.ts';

/** True when the effect may happen; what is only offered may happen after the answer, without the tool. */
export type Permission = boolean | 'offered';

export interface DispatchOptions {
	tools: Tool[];
	conversationId: string;
	messageId: string;
	signal: AbortSignal;
	/** Asks the policy and, if need be, the user. The time it takes does not count against the tool. */
	permit: (request: AccessRequest) => Promise<Permission>;
	/** What else the tool is told (`ToolContext`). */
	typed?: ToolContext['typed'];
	numbered?: ToolContext['numbered'];
	aside?: boolean;
	labelOf?: ToolContext['labelOf'];
}

export interface DispatchResult {
	ok: boolean;
	parts: Part[];
	origin: Origin;
	/** Milliseconds the tool itself worked, without waiting for a person. */
	ms: number;
	undo?: Undo;
	/** To be called when the effect is in the activity log. */
	onRecorded?: () => Promise<void>;
	/** Why it failed; null when it did not. DENIED (by the user or the policy) ends the turn. */
	code: ToolErrorCode | null;
	/** What the call touched, in the order it asked. */
	accesses: AccessRequest[];
}

/** Whose words may stand in what a tool says of its failure. */
const origins: Record<Effect, Origin> = {
	none: 'tool',
	memory: 'tool',
	write: 'tool',
	delete: 'tool',
	mcp: 'mcp',
	read: 'file',
	network: 'web'
};
const offeredText =
	'The user said this, but did not ask to have it remembered. It is not kept: they are offered that below the answer.';
const textLimit = 100_000;
const rowLimit = 1_000;

/**
 * Runs one tool call. Contract: never throws; whatever goes wrong becomes a result the model can read.
 * It alone validates the input, limits the time and cuts long output.
 */
export async function dispatch(
	call: { tool: string; input: unknown },
	options: DispatchOptions
): Promise<DispatchResult> {
	const accesses: AccessRequest[] = [];
	const started = performance.now();
	let waited = 0;

	const finish = (
		result: Pick<DispatchResult, 'ok' | 'parts' | 'origin' | 'undo' | 'onRecorded' | 'code'>
	): DispatchResult => ({
		...result,
		accesses,
		ms: Math.round(performance.now() - started - waited)
	});
	const fail = (
		code: ToolErrorCode,
		text: string,
		{ words, origin = 'tool' }: { words?: Words | undefined; origin?: Origin } = {}
	): DispatchResult =>
		finish({
			...{ ok: false, code, origin },
			parts: [{ type: 'error', text, ...(words && { words }) }]
		});

	const tool = options.tools.find(({ name }) => name === call.tool);
	if (tool === undefined) {
		return fail(
			'BAD_INPUT',
			`There is no tool "${call.tool}". There are: ${options.tools.map(({ name }) => name).join(', ')}.`
		);
	}
	const input = tool.input.safeParse(call.input);
	if (!input.success) {
		return fail(
			'BAD_INPUT',
			`${tool.name} cannot take this input: ${z.prettifyError(input.error)}`
		);
	}

	const clock = new Stopwatch(tool.timeout);
	try {
		const signal = AbortSignal.any([options.signal, clock.signal]);
		const output = await Promise.race([
			clock.expired,
			aborted(options.signal),
			Promise.resolve(
				tool.run(input.data, {
					signal,
					conversationId: options.conversationId,
					messageId: options.messageId,
					typed: options.typed,
					labelOf: options.labelOf,
					numbered: options.numbered,
					aside: options.aside,
					allow: async (request) => {
						accesses.push(request);
						const asked = performance.now();
						clock.pause();
						let permission: Permission;
						try {
							permission = await options.permit(request);
						} finally {
							waited += performance.now() - asked;
							clock.resume();
						}
						if (permission === true) return;
						if (permission === 'offered') {
							const words = { key: 'MEMORY_UNASKED', values: {} };
							throw new ToolError('MEMORY_UNASKED', offeredText, { words });
						}
						throw new ToolError('DENIED', 'The user did not allow this. Nothing was done.');
					}
				})
			)
		]);
		const ok = !output.parts.some((part) => part.type === 'error');
		return finish({
			ok,
			code: ok ? null : 'FAILED',
			parts: output.parts.map(cut),
			origin: output.origin,
			undo: output.undo,
			onRecorded: output.onRecorded
		});
	} catch (error) {
		if (options.signal.aborted) return fail('FAILED', 'Stopped by the user.');
		if (clock.signal.aborted) {
			return fail(
				'LIMIT',
				`${tool.name} took longer than ${tool.timeout / 1000} seconds and was stopped.`
			);
		}
		// Its words may be those of a file's name or of a server: they are labelled as its results are.
		const origin = origins[tool.effect];
		if (error instanceof ToolError) {
			const { code, message, words } = error;
			return fail(code, message, { words, origin: code === 'DENIED' ? 'tool' : origin });
		}
		return fail('FAILED', `${tool.name} failed: ${describeError(error)}`, { origin });
	} finally {
		clock.stop();
	}
}

function cut(part: Part): Part {
	switch (part.type) {
		case 'text':
		case 'error':
			return part.text.length <= textLimit ? part : { ...part, text: clip(part.text) };
		case 'page':
			return part.markdown.length <= textLimit ? part : { ...part, markdown: clip(part.markdown) };
		case 'table':
			return part.rows.length <= rowLimit ? part : { ...part, rows: part.rows.slice(0, rowLimit) };
		case 'value':
		case 'picture':
		case 'plot':
		case 'file':
		case 'links':
		case 'passages':
			return part;
	}
}

function clip(text: string): string {
	return `${text.slice(0, textLimit)}\n[cut: ${text.length - textLimit} more characters]`;
}

function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		const stop = (): void => reject(new ToolError('FAILED', 'Stopped by the user.'));
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, { once: true });
	});
}

/** A time limit that stands still while a person is asked. */
class Stopwatch {
	readonly #controller = new AbortController();
	readonly signal = this.#controller.signal;
	readonly expired: Promise<never>;
	#left: number;
	#since = 0;
	#timer: NodeJS.Timeout | undefined;

	constructor(milliseconds: number) {
		this.#left = milliseconds;
		this.expired = new Promise((_, reject) => {
			this.signal.addEventListener('abort', () => reject(new ToolError('LIMIT', 'Out of time.')), {
				once: true
			});
		});
		// Nobody may be waiting any more when it runs out.
		this.expired.catch(() => undefined);
		this.resume();
	}

	pause(): void {
		this.stop();
		this.#left -= performance.now() - this.#since;
	}

	resume(): void {
		this.#since = performance.now();
		this.#timer = setTimeout(() => this.#controller.abort(), this.#left);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
