import { afterEach, expect, test } from 'vitest';
import { defaultSettings, type ApprovalRequest, type TurnEvent } from '../../../main/contract.ts';
import { bareKernel } from '../../helpers/kernel.ts';
import { scriptedModel, type ScriptLine } from '../../helpers/scripted-model.ts';
import { everything, odd, setUp, tearDown, type World } from './setup.ts';

afterEach(tearDown);

/** The kernel with a model that plays a script and the tools of real programs. */
async function turn(
	world: World,
	script: ScriptLine[],
	request: string,
	decide: (asked: ApprovalRequest) => 'once' | 'always' | 'denied',
	mode: 'ask' | 'read-only' = 'ask',
	unattended?: (tool: string) => boolean
): Promise<{ asked: ApprovalRequest[]; events: TurnEvent[] }> {
	const model = scriptedModel(script);
	const asked: ApprovalRequest[] = [];
	const events: TurnEvent[] = [];
	const kernel = bareKernel({
		store: world.store,
		model: () => Promise.resolve(model),
		tools: (text, recent) => world.servers.offer({ ...everything, request: text, recent }),
		settings: () => Promise.resolve({ ...defaultSettings, mode }),
		onEvent: (_, __, event) => {
			events.push(event);
			if (event.type !== 'approval-request') return;
			asked.push(event.request);
			kernel.approve(event.request.approvalId, decide(event.request));
		}
	});
	const { id } = await world.store.call('conversation:create', { title: '', temporary: false });
	const given = { conversationId: id, parentId: null, text: request, attachments: [] };
	await kernel.ask({ ...given, ...(unattended && { unattended }) });
	await kernel.finished(id);
	return { asked, events };
}

const resultOf = (events: TurnEvent[]) => events.filter((event) => event.type === 'tool-result');
const call = (text: string): ScriptLine => ({ call: 'odd_say_back', input: { text } });

async function withOdd(): Promise<World> {
	const world = await setUp();
	await world.servers.connect(await world.servers.add('Odd', odd('honest')));
	return world;
}

test('a call asks with exactly what is handed over, runs after a yes, and is in the activity list', async () => {
	const world = await withOdd();
	const { asked, events } = await turn(world, [call('hi')], 'say hi', () => 'once');
	expect(asked).toMatchObject([
		{
			...{ tool: 'odd_say_back', effect: 'mcp', reason: 'mcp-call', canAlways: true },
			target: 'Odd: say-back\ntext: hi'
		}
	]);
	expect(resultOf(events)).toMatchObject([{ ok: true, output: 'hi' }]);
	expect(await world.store.call('activity:list', { limit: 5 })).toMatchObject([
		{ tool: 'odd_say_back', target: 'Odd: say-back\ntext: hi', ok: true, undo: 'none' }
	]);
});

test('a no is a no', async () => {
	const world = await withOdd();
	const { events } = await turn(world, [call('hi')], 'say hi', () => 'denied');
	expect(resultOf(events)).toMatchObject([{ ok: false }]);
});

test('what a program said is text from outside: in the same turn nothing is allowed for good any more', async () => {
	const world = await withOdd();
	const { asked } = await turn(world, [call('one'), call('two')], 'say both', () => 'always');
	expect(asked.map(({ reason, canAlways, because }) => [reason, canAlways, because])).toEqual([
		['mcp-call', true, []],
		['outside-text', false, ['odd_say_back']]
	]);
	// The Always of the first holds for a talk without such text.
	const next = await turn(world, [call('three')], 'say three', () => 'denied');
	expect(next.asked).toEqual([]);
	expect(resultOf(next.events)).toMatchObject([{ ok: true, output: 'three' }]);
});

test('where only looking is allowed, a program that does not say it only looks is refused', async () => {
	const world = await withOdd();
	const { asked, events } = await turn(world, [call('x')], 'say x', () => 'once', 'read-only');
	expect(asked).toEqual([]);
	expect(resultOf(events)).toMatchObject([{ ok: false }]);
});

test('with nobody to ask it is refused, unless its name was given', async () => {
	const world = await withOdd();
	const no = await turn(
		world,
		[call('x')],
		'say x',
		() => 'once',
		'ask',
		() => false
	);
	expect(resultOf(no.events)).toMatchObject([{ ok: false }]);
	const named = (tool: string): boolean => tool === 'odd_say_back';
	const yes = await turn(world, [call('x')], 'say x', () => 'denied', 'ask', named);
	expect(resultOf(yes.events)).toMatchObject([{ ok: true, output: 'x' }]);
});
