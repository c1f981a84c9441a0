import { expect, test } from 'vitest';
import { z } from 'zod';
import { toolsFor, type OfferedTo, type OfferedTool } from '../../../main/mcp/offer.ts';
import { echoTool } from '../../helpers/scripted-model.ts';

function tool(title: string, name: string, brief: string): OfferedTool {
	const shown = `${title.toLowerCase()}_${name}`;
	const input = z.object({ text: z.string() });
	return { title, name, tool: echoTool({ name: shown, input, brief, effect: 'mcp' }) };
}
const tools = [
	tool('Weather', 'get_forecast', 'Weather forecast for a city'),
	tool('Tracker', 'create_issue', 'Create an issue in the tracker'),
	tool('Tracker', 'list_issues', 'List the open issues'),
	tool('Music', 'play_song', 'Play a song')
];

function offered(request: string, more: Partial<OfferedTo> = {}): string[] {
	const to = { request, recent: [], isStarter: true, windowTokens: 2048, ...more };
	return toolsFor(tools, to).map(({ name }) => name);
}

test('the starter is shown only the tools that a request has words of', () => {
	expect(offered('what is 18% of 2,340?')).toEqual([]);
	expect(offered('read the file notes.txt and list my folder')).toEqual([]);
	expect(offered('create an issue about the login page')).toEqual([
		'tracker_create_issue',
		'tracker_list_issues'
	]);
	expect(offered('ask Weather about Busan')).toEqual(['weather_get_forecast']);
	expect(offered('what is the forecast for Busan?')).toEqual(['weather_get_forecast']);
});

test('a follow-up is offered what ran before', () => {
	expect(offered('and for Seoul?', { recent: ['weather_get_forecast'] })).toEqual([
		'weather_get_forecast'
	]);
});

test('a model trained for calls is shown all that fit its window', () => {
	expect(offered('hello', { isStarter: false, windowTokens: 8192 })).toHaveLength(4);
	expect(offered('play a song', { isStarter: false, windowTokens: 300 })).toEqual([
		'music_play_song'
	]);
});

test('a long request leaves less room, and a dozen is the most', () => {
	const many = Array.from({ length: 40 }, (_, index) => tool('Box', `a_${index}`, 'x'));
	const to = { recent: [], isStarter: true, windowTokens: 2048 };
	expect(toolsFor(many, { ...to, request: 'the Box' }).length).toBe(12);
	expect(toolsFor(many, { ...to, request: `the Box ${'word '.repeat(400)}` })).toEqual([]);
});
