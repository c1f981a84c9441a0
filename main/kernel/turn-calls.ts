import { randomUUID } from 'node:crypto';
import { readAddress } from '../../tools/browser/address.ts';
import { partsToText } from '../../tools/parts.ts';
import type { AccessRequest, Tool } from '../../tools/tool.ts';
import type { Step } from '../contract.ts';
import { noUsage, type Usage } from '../model/protocol.ts';
import type { FinishedCall } from './answer/compose.ts';
import {
	dispatch,
	type DispatchOptions,
	type DispatchResult,
	type Permission
} from './dispatch.ts';
import { passGate } from './gate.ts';
import { labelOf, typed } from './permissions.ts';
import type { Turn, TurnParts } from './turn.ts';
import { warningsOf } from './turn-labels.ts';
import { lastNumbered } from './turn-reading.ts';
import type { TurnRecord } from './turn-record.ts';
import type { Sight } from './turn-sight.ts';
import { whereFrom } from './where-from.ts';

type CallUsage = Pick<Usage, 'ms' | 'firstTokenMs' | 'promptTokens' | 'cachedTokens'>;
type ResultStep = Extract<Step, { kind: 'result' }>;

/** The tool calls of one turn: each is committed, permitted, run, labelled, kept and told, in this order. */
export class TurnCalls {
	readonly #parts: TurnParts;
	readonly #turn: Turn;
	readonly #record: TurnRecord;
	readonly #sight: Sight;
	readonly #finished: FinishedCall[] = [];

	constructor(parts: TurnParts, turn: Turn, record: TurnRecord, sight: Sight) {
		this.#parts = parts;
		this.#turn = turn;
		this.#record = record;
		this.#sight = sight;
		this.#resume(turn.assistant.steps);
	}

	/** What ran in this turn, oldest first. */
	get finished(): readonly FinishedCall[] {
		return this.#finished;
	}

	/** Calls a tool as the person's request asks for it. */
	async call(
		tool: Tool,
		input: Record<string, unknown>,
		usage: CallUsage = noUsage
	): Promise<DispatchResult> {
		const callId = await this.#begin(tool.name, input, usage);
		const permit = (request: AccessRequest): Promise<Permission> =>
			this.#permit(callId, tool, input, request);
		const result = await this.#dispatch(tool, input, { permit });
		await this.#keep(callId, tool, input, result);
		return result;
	}

	/**
	 * Reads pages at the same time, each as a call of its own; who is asked, is asked once for all of them. After a no
	 * none is read.
	 */
	async readPages(urls: string[]): Promise<'none' | 'read' | 'denied'> {
		const tool = this.#parts.tools.find(({ name }) => name === 'open_page');
		const [first] = urls;
		if (tool === undefined || first === undefined) return 'none';
		// One alone is shown like any other.
		if (urls.length === 1) {
			const { code } = await this.call(tool, { url: first });
			return code === 'DENIED' ? 'denied' : 'read';
		}
		const approved = new Set(urls.flatMap((url) => readAddress(url)?.href ?? []));
		const firstId = await this.#begin(tool.name, { url: first }, noUsage);
		const question: AccessRequest = { effect: 'network', target: [...approved].join('\n') };
		const answer = await this.#permit(firstId, tool, { url: first }, question, [...approved]);
		const isAllowed = answer === true;
		const permit = ({ target }: AccessRequest): Promise<boolean> =>
			Promise.resolve(isAllowed && approved.has(target));
		const begun = [{ callId: firstId, input: { url: first } }];
		for (const url of isAllowed ? urls.slice(1) : []) {
			const input = { url };
			begun.push({ callId: await this.#begin(tool.name, input, noUsage), input });
		}
		const running = begun.map((call) => ({
			...call,
			result: this.#dispatch(tool, call.input, { permit, aside: true })
		}));
		for (const { callId, input, result } of running) {
			await this.#keep(callId, tool, input, await result);
		}
		this.#turn.signal.throwIfAborted();
		return isAllowed ? 'read' : 'denied';
	}

	/** Keeps what the kernel itself found out in `ms` as a call in the flow. */
	async add(call: FinishedCall & { origin: ResultStep['origin'] }, ms: number): Promise<void> {
		const callId = await this.#begin(call.tool, call.input, noUsage);
		await this.#end(callId, call, { origin: call.origin, ms, activityId: null });
	}

	/** Takes what is in the window without having been called for: it stands in no flow. */
	async take(call: FinishedCall): Promise<void> {
		this.#finished.push(call);
		await this.warn(call);
	}

	/** Some of what ran is nothing to answer from; it stays in the flow. */
	leaveOut(isLeftOut: (call: FinishedCall) => boolean): void {
		const kept = this.#finished.filter((call) => !isLeftOut(call));
		this.#finished.splice(0, this.#finished.length, ...kept);
	}

	/** Tells once of a text that it gives orders, or that it hid something. */
	async warn(call: FinishedCall): Promise<void> {
		for (const { note, name } of warningsOf(call)) {
			await this.#record.noteOnce({ note, values: { name } });
		}
	}

	#dispatch(
		tool: Tool,
		input: Record<string, unknown>,
		options: Pick<DispatchOptions, 'permit' | 'aside'>
	): Promise<DispatchResult> {
		const { conversationId, assistant, signal, earlier } = this.#turn;
		const sight = this.#sight;
		return dispatch(
			{ tool: tool.name, input },
			{
				tools: this.#parts.tools,
				conversationId,
				messageId: assistant.id,
				signal,
				typed: (address) => typed(address, sight.userTexts()),
				labelOf: (text) => labelOf(text, { outside: sight.outside, userTexts: sight.userTexts() }),
				numbered: () => lastNumbered(this.#finished, earlier),
				...options
			}
		);
	}

	/** Commits what was decided, then tells; returns the id of the call. */
	async #begin(
		tool: string,
		input: Record<string, unknown>,
		{ ms, firstTokenMs, promptTokens, cachedTokens }: CallUsage
	): Promise<string> {
		const callId = randomUUID();
		const usage = { ms, firstTokenMs, promptTokens, cachedTokens };
		await this.#record.addStep({ kind: 'decision', callId, tool, input, ...usage });
		this.#turn.emit({ type: 'tool-call', callId, tool, input });
		return callId;
	}

	async #permit(
		callId: string,
		tool: Tool,
		input: Record<string, unknown>,
		request: AccessRequest,
		urls?: readonly string[]
	): Promise<Permission> {
		const { conversationId, signal, emit, unattended } = this.#turn;
		const { store, approvals, settings } = this.#parts;
		const { mode } = await settings();
		const shownInput = urls === undefined ? input : { url: urls };
		const answer = await passGate(
			{ tool, callId, conversationId, request, unattended },
			{
				...{ store, approvals, mode, signal },
				outside: this.#sight.outside,
				userTexts: this.#sight.userTexts(),
				answer: this.#sight.lastAnswer,
				origins: () => whereFrom(shownInput, this.#sight.spans(this.#finished)),
				onAsk: (shown) => emit({ type: 'approval-request', callId, request: shown })
			}
		);
		if (answer === 'allowed') return true;
		if (answer === 'offered') return 'offered';
		const { target } = request;
		const decision = answer === 'unanswered' ? 'denied' : answer;
		await this.#record.addStep({ kind: 'approval', callId, tool: tool.name, target, decision });
		emit({ type: 'approval', callId, tool: tool.name, input, decision });
		if (answer === 'unanswered') await this.#record.note('unanswered', {});
		return decision === 'once' || decision === 'always';
	}

	/** Writes what a call did into the list of activities, and its result into the turn. */
	async #keep(
		callId: string,
		tool: Tool,
		input: Record<string, unknown>,
		result: DispatchResult
	): Promise<void> {
		const { conversationId, assistant } = this.#turn;
		const { store } = this.#parts;
		const activity =
			tool.effect === 'none'
				? null
				: await store.call('activity:add', {
						conversationId,
						messageId: assistant.id,
						tool: tool.name,
						target:
							result.accesses.at(-1)?.target ??
							Object.values(input).map(String).join(' ').slice(0, 500),
						ok: result.ok,
						undo: result.undo === undefined ? null : JSON.stringify(result.undo)
					});
		const { ok, code, parts, origin, ms } = result;
		const activityId = activity?.undo === 'possible' ? activity.id : null;
		// What cannot be thrown away now is looked at when Hearth starts.
		await result.onRecorded?.().catch(() => undefined);
		const call = { tool: tool.name, input, ok, code, parts, origin };
		await this.#end(callId, call, { origin, ms, activityId });
	}

	/** Commits what came of a call, labels it, then tells. */
	async #end(
		callId: string,
		call: FinishedCall,
		{ origin, ms, activityId }: Pick<ResultStep, 'origin' | 'ms' | 'activityId'>
	): Promise<void> {
		const { tool, ok, parts } = call;
		const step: Step = { kind: 'result', callId, tool, ok, parts, origin, ms, activityId };
		await this.#record.addStep(step);
		this.#finished.push(call);
		this.#sight.takeResult(step, call.input);
		const output = partsToText(parts);
		this.#turn.emit({ type: 'tool-result', callId, tool, ok, output, parts, ms });
		await this.warn({ ...call, origin });
	}

	/** Takes up the calls of an answer that was interrupted. */
	#resume(steps: Step[]): void {
		for (const step of steps) {
			if (step.kind !== 'result') continue;
			const decision = steps.find((one) => one.kind === 'decision' && one.callId === step.callId);
			if (decision?.kind !== 'decision') continue;
			this.#finished.push({
				tool: step.tool,
				input: decision.input,
				ok: step.ok,
				code: step.ok ? null : 'FAILED',
				parts: step.parts,
				origin: step.origin
			});
		}
		this.#sight.takeSteps(steps);
	}
}
