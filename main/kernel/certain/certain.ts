import { readRule } from '../../../tools/file/rename-rule.ts';
import { readAsked } from '../../../tools/calculator/asked.ts';
import type { Tool } from '../../../tools/tool.ts';
import type { Decider, Decision, DecisionContext } from '../decide/decider.ts';
import { noUsage } from '../../model/protocol.ts';
import { isSum, standsAlone } from './alone.ts';
import { calculate } from './calculate.ts';
import { readChance } from './chances.ts';
import { readClocks } from './clocks.ts';
import { readConversion } from './conversions.ts';
import { readExchanged } from './currencies.ts';
import { readDays } from './days.ts';
import { readDroppedTable } from './dropped-tables.ts';
import { readFileOrder } from './file-orders.ts';
import { readFollowUp, restate } from './follow-up.ts';
import { inDigits } from './in-digits.ts';
import { readKoreanUnits } from './korean-units.ts';
import { readLoan } from './loans.ts';
import { readNamedProgram } from './named-programs.ts';
import { readNaming } from './naming.ts';
import { isWantedNext } from './next-step.ts';
import { calculatedValue, readOnResult } from './on-result.ts';
import { readPercents } from './percents.ts';
import { pointBack } from './pointed-back.ts';
import { readProportion } from './proportions.ts';
import { readRate } from './rates.ts';
import { readRemembered } from './remembered.ts';
import { readShares } from './shares.ts';
import { readStatistics } from './statistics.ts';
import { readWhole } from './wholes.ts';
import { readZones } from './zones.ts';

/** A call that the words of a request leave no doubt about. */
export interface CertainCall {
	tool: string;
	input: Record<string, unknown>;
}

/**
 * All calls that a request asks for beyond doubt, in their order; none where there is any doubt. What is here is exact
 * where a small model is only likely to be right: it drops a number of a list, or a year of a loan.
 */
export function certainCalls(
	request: string,
	dropped: readonly string[] = [],
	exchanges: DecisionContext['exchanges'] = []
): CertainCall[] {
	const digits = inDigits(request);
	const readings = [
		() => readDroppedTable(request, dropped),
		() => readLoan(request),
		() => readShares(digits),
		() => readWhole(digits),
		() => readKoreanUnits(digits),
		() => readStatistics(request),
		() => readRemembered(request),
		() => readConversion(digits),
		() => readExchanged(digits, exchanges),
		() => readRate(digits),
		() => readProportion(digits),
		() => readDays(digits),
		() => readZones(request),
		() => readClocks(digits),
		() => readPercents(digits),
		() => readWords(digits),
		() => readChance(digits),
		() => readFileOrder(request),
		() => readFollowUp(request, exchanges),
		() => readOnResult(request, exchanges),
		() => {
			const whole = restate(request, exchanges);
			return whole === undefined ? [] : certainCalls(whole, dropped);
		}
	];
	for (const read of readings) {
		const calls = read();
		if (calls.length > 0) return calls;
	}
	return [];
}

/** What the calculator reads by itself. */
function readWords(request: string): CertainCall[] {
	const expression = readAsked(request);
	return expression === undefined ? [] : calculate(expression);
}

/**
 * A decider that leaves to the model only what is not certain from the words alone: the calls above, tools of a program
 * that the request names, and an end where a further call is not asked for.
 */
export function withCertain(decider: Decider): Decider {
	const certain: Decider = {
		...decider,
		decide: async (context, tools, options) => {
			const { request, steps, dropped } = context;
			const pointed = pointBack(context) ?? context;
			const named = await decideNamed(certain, context, tools, options);
			if (named !== undefined) return named;
			const program = readNamedProgram(request, tools);
			const calls =
				program === undefined
					? certainCalls(pointed.request, dropped, pointed.exchanges)
					: asList(program.call);
			if (isOffered(calls, tools) && haveRun(calls, context) && options.mustCall !== true) {
				return nextOf(calls, steps.length, tools);
			}
			if (program !== undefined) {
				if (steps.length > 0) return { kind: 'reply', usage: noUsage };
				return await decider.decide(context, program.tools, { ...options, mustCall: true });
			}
			const decision =
				(await decideSum(decider, context, tools, options)) ??
				(await decider.decide(pointed, tools, options));
			if (decision.kind === 'reply') return decision;
			return isWantedNext(request, decision.tool.name, steps)
				? asAppended({ ...decision, input: withRule(decision, request) }, context, tools)
				: { kind: 'reply', usage: decision.usage };
		}
	};
	return certain;
}

/**
 * A sum and then its value under a name, or the value of the last answer under one: a small model remembers the number
 * without the name, or the words of the order. Undefined where a request asks for no such thing.
 */
async function decideNamed(
	decider: Decider,
	context: DecisionContext,
	tools: readonly Tool[],
	options: Parameters<Decider['decide']>[2]
): Promise<Decision | undefined> {
	const naming = readNaming(context.request);
	const { steps, exchanges } = context;
	const remember = tools.find(({ name }) => name === 'remember');
	if (naming === undefined || remember === undefined) return undefined;
	if (steps.some(({ tool }) => tool === 'remember')) return { kind: 'reply', usage: noUsage };
	if (naming.sum !== '' && steps.length === 0) {
		const sum = await decider.decide({ ...context, request: naming.sum }, tools, options);
		return sum.kind === 'call' && sum.tool.name === 'calculator' ? sum : undefined;
	}
	const [step, ...more] = steps;
	if (more.length > 0 || (step !== undefined && step.tool !== 'calculator')) return undefined;
	const value = step?.output.trim() ?? calculatedValue(exchanges.at(-1)?.assistant ?? '');
	if (value === undefined || value === '' || value.includes('\n')) return undefined;
	const input = { text: `${naming.name}: ${value}` };
	return { kind: 'call', tool: remember, input, usage: noUsage, certain: true };
}

/**
 * The calculation of a request that spells out numbers, or has nothing to do with the turns before it, as the model
 * decides it from the digits alone: it takes a number that it sees for one that is meant. Undefined where there is no
 * such request, or the model sees something else in it: its words are then to be seen as they are.
 */
async function decideSum(
	decider: Decider,
	context: DecisionContext,
	tools: readonly Tool[],
	options: Parameters<Decider['decide']>[2]
): Promise<Decision | undefined> {
	const { request, steps } = context;
	if (steps.length > 0 || request.length > longestSum || keeps.test(request)) return undefined;
	const digits = inDigits(request);
	const whole = restate(request, context.exchanges);
	const isAlone =
		whole !== undefined || (context.exchanges.length > 0 && standsAlone(digits, context));
	if (!isAlone && (digits === request || !isSum(digits))) return undefined;
	const own = { ...context, request: whole ?? digits, ...(isAlone && { exchanges: [] }) };
	const decision = await decider.decide(pointBack(own) ?? own, tools, options);
	return decision.kind === 'call' && decision.tool.name === 'calculator' ? decision : undefined;
}

const longestSum = 240;
/** What is to be kept in the words that were said. */
const keeps = /\b(?:remember|note|write|save|file|called|named)\b|기억|메모|저장|적어|파일|써/i;

/** A rule for names that cannot be read, read out of the whole request where that has one. */
function withRule(
	{ tool, input }: Extract<Decision, { kind: 'call' }>,
	request: string
): Record<string, unknown> {
	const { rule } = input;
	if (tool.name !== 'rename_files' || typeof rule !== 'string' || readRule(rule)) return input;
	const whole = request
		.replace(/\s+(?:in|from|of)\s+(?:\S+\s+){0,4}?(?:file\s*)?names?\b/i, '')
		.replace(/^.*?(?=\b(?:replace|swap|change|turn|remove|delete|drop|add|put|number)\b)/i, '')
		.replace(/[?.!]+$/, '')
		.trim();
	return readRule(whole) === undefined ? input : { ...input, rule: whole };
}

const adds =
	/\b(?:add|append|also|too|as well|(?:to|into|at) the (?:end|bottom)|(?:in|to)to (?:it|that|there)|(?:to|in) (?:it|that|there))\b|추가|덧붙|더해|도\s|거기/iu;
const replaces = /\b(?:replace|overwrite|instead|rewrite|anew|new file)\b|덮어|바꿔|새로/iu;

/** What is to be added to a file that is there is not to be all that is left in it. */
function asAppended(
	decision: Extract<Decision, { kind: 'call' }>,
	{ request, files = [], exchanges }: DecisionContext,
	tools: readonly Tool[]
): Decision {
	const { path } = decision.input;
	if (decision.tool.name !== 'write_file' || typeof path !== 'string') return decision;
	if (!adds.test(request) || replaces.test(request)) return decision;
	const append = tools.find(({ name }) => name === 'append_file');
	const isThere = files.some((file) => file === path || file.endsWith(`/${path}`));
	const wasRead = exchanges.some(({ assistant }) => assistant.includes(`**${path}**`));
	return append !== undefined && (isThere || wasRead) ? { ...decision, tool: append } : decision;
}

function asList(call: CertainCall | undefined): CertainCall[] {
	return call === undefined ? [] : [call];
}

function isOffered(calls: readonly CertainCall[], tools: readonly Tool[]): boolean {
	return calls.length > 0 && calls.every(({ tool }) => tools.some(({ name }) => name === tool));
}

function nextOf(calls: readonly CertainCall[], done: number, tools: readonly Tool[]): Decision {
	const next = calls[done];
	const tool = tools.find(({ name }) => name === next?.tool);
	if (next === undefined || tool === undefined) return { kind: 'reply', usage: noUsage };
	return { kind: 'call', tool, input: next.input, usage: noUsage, certain: true };
}

/** Whether what ran in this turn are the first of these calls: an answer that is taken up again begins with them. */
function haveRun(calls: readonly CertainCall[], { steps }: DecisionContext): boolean {
	return steps.every(
		({ input }, index) => JSON.stringify(input) === JSON.stringify(calls[index]?.input)
	);
}
