import type { z } from 'zod';
import type { Tool } from '../../tools/tool.ts';
import { weigh } from '../kernel/decide/clip.ts';

/** A tool of a program with the words by which a request may mean it. */
export interface OfferedTool {
	tool: Tool;
	/** What the person calls its program. */
	title: string;
	/** Its program's own name of it. */
	name: string;
}

/** What a request is about, as far as that is known before anything from outside is read. */
export interface OfferedTo {
	request: string;
	/** Names of tools that ran in the last turns: a follow-up is about them. */
	recent: readonly string[];
	/** The small model that ships with Hearth was not taught these tools, and its window is short. */
	isStarter: boolean;
	windowTokens: number;
}

export const limits = {
	/** As many lines as a model of this size can choose from beside those that it was taught. */
	starter: 12,
	native: 40
};
/** What the lines may weigh of the starter's prompt, and with a long request what the request leaves of that. */
const starterWeight = { tools: 300, withRequest: 560 };
/** Of the window of a model that reads whole definitions. */
const nativeShare = 0.2;

/**
 * The tools of programs that a turn is offered. A model trained for calls gets all that fit; the starter only those that
 * the request has words of, so that its prompt stays what it was taught wherever they have nothing to do with it.
 */
export function toolsFor(tools: readonly OfferedTool[], to: OfferedTo): Tool[] {
	if (tools.length === 0) return [];
	const asked = new Set(wordsOf(to.request));
	const scored = tools
		.map((one, index) => ({ tool: one.tool, index, score: score(one, asked, to) }))
		.filter(({ score }) => !to.isStarter || score > 0)
		.sort((a, b) => b.score - a.score || a.index - b.index);
	let left = to.isStarter
		? Math.min(starterWeight.tools, starterWeight.withRequest - weigh(to.request))
		: to.windowTokens * nativeShare;
	const taken = scored
		.filter(({ tool }) => (left -= weightOf(tool, to.isStarter)) >= 0)
		.slice(0, to.isStarter ? limits.starter : limits.native);
	// In the order of the programs, so that the same tools make the same prompt.
	return taken.sort((a, b) => a.index - b.index).map(({ tool }) => tool);
}

function weightOf({ name, brief, description, input }: Tool, isStarter: boolean): number {
	const shape: Record<string, z.ZodType> = input.shape;
	const inputs = Object.keys(shape);
	if (isStarter) return weigh(`${name}(${inputs.join(', ')}): ${brief}\n`);
	const described = Object.values(shape).map((one) => one.description ?? '');
	return weigh([name, description, ...inputs, ...described].join(' ')) + 12 * inputs.length + 20;
}

/** How much of a request is about a tool; 0 for nothing. */
function score(
	{ tool, title, name }: OfferedTool,
	asked: ReadonlySet<string>,
	{ request, recent }: OfferedTo
): number {
	const named = title.length >= 2 && request.toLowerCase().includes(title.toLowerCase());
	const own = count(name, asked);
	const described = count(tool.brief, asked);
	const meant = own > 0 || described > 1;
	return (
		(named ? 4 : 0) +
		(recent.includes(tool.name) ? 4 : 0) +
		(meant ? own * 2 + described : named ? described : 0)
	);
}

function count(text: string, asked: ReadonlySet<string>): number {
	return new Set(wordsOf(text).filter((word) => asked.has(word))).size;
}

/** Words that half of all tools and requests are made of. */
const common = new Set(
	`a about add all an and any are as at by can do file files find for from get give has have how in into is it its list
	make me my of on one or out read run search set show some tell that the their them this to tool use using what when
	where which who will with you your`.split(/\s+/)
);

/** Words of three letters and more, without a plural's s; and pieces of Hangul words, whose ends are particles. */
function wordsOf(text: string): string[] {
	const spaced = text.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
	const latin = (spaced.match(/[a-z\d]{3,}/g) ?? []).map((word) => word.replace(/(?<=...)s$/, ''));
	const hangul = (spaced.match(/[가-힣]{2,}/g) ?? []).map((word) => word.slice(0, 2));
	return [...latin, ...hangul].filter((word) => !common.has(word));
}
