import { calls } from '../../main/contract.ts';
import type { Row } from './row.ts';

/** What a window that was taken over might send. Each has to be turned away by the schema, before any code sees it. */
const lies: [keyof typeof calls, unknown][] = [
	...([
		['settings:set', { mode: 'anything' }],
		['settings:set', { searchEngine: 'https://no-place-for-words.example' }],
		['settings:set', { idleUnloadMinutes: -1 }],
		['settings:set', { idleUnloadMinutes: 1e9 }],
		['settings:set', 'ask'],
		['settings:set', null],
		['turn:approve', { approvalId: 'x', decision: 'yes' }],
		['turn:approve', { decision: 'once' }],
		['turn:approve', { approvalId: 'x'.repeat(100), decision: 'once' }],
		['turn:approve', [{ approvalId: 'x', decision: 'once' }]],
		['model:import', { path: '' }],
		['model:import', { path: 'x'.repeat(5_000) }],
		['model:options', { modelId: 'a', options: { contextTokens: 1 } }],
		['model:options', { modelId: 'a', options: { temperature: 99 } }],
		['model:remove', { modelId: 'x'.repeat(65) }],
		['fact:add', { text: '' }],
		['fact:add', { text: 'x'.repeat(4_001) }],
		['fact:scope', { factId: 'a' }],
		['fact:import', { facts: [{ text: 'a' }] }],
		['fact:choose', { factId: 'a', over: [] }],
		['red-team:start', { who: 'root' }],
		['red-team:start', {}],
		['evaluation:start', { modelId: '' }],
		['evaluation:start', { modelId: 7 }],
		['app:info', {}],
		['settings:get', 'all'],
		['conversation:list', {}],
		['conversation:create', { temporary: 'no' }]
	] as [keyof typeof calls, unknown][])
];

export const contract: Row[] = lies.map(([name, input]): Row => ({
	name: `${name} takes no ${JSON.stringify(input).slice(0, 60)}`,
	run: () => (calls[name].input.safeParse(input).success ? 'taken' : 'turned away'),
	wanted: 'turned away'
}));
