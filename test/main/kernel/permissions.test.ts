import { describe, expect, test } from 'vitest';
import { alwaysScope, judge, type Situation } from '../../../main/kernel/permissions.ts';
import type { Effect } from '../../../tools/tool.ts';

const calm: Situation = { mode: 'ask', outside: [], userTexts: [], alwaysScopes: [] };
const web = { origin: 'web', name: 'https://evil.example' } as const;
const paper = { origin: 'document', name: 'lease.pdf' } as const;

function decide(effect: Effect, target: string, situation: Partial<Situation> = {}): string {
	return judge({ effect, target }, { ...calm, ...situation }).decision;
}

describe('the table of effects', () => {
	test('computing and reading inside a grant never ask', () => {
		expect(decide('none', '')).toBe('allow');
		expect(decide('read', '/home/a/notes.txt', { outside: [web, paper] })).toBe('allow');
	});

	test('an address is free only when the user typed the whole of it', () => {
		const userTexts = ['please open www.example.org/a?b=1 for me'];
		expect(decide('network', 'https://www.example.org/a?b=1', { userTexts })).toBe('allow');
		expect(decide('network', 'https://www.example.org/a?b=2', { userTexts })).toBe('ask');
		expect(decide('network', 'https://www.example.org/', { userTexts })).toBe('ask');
		expect(decide('network', 'https://www.example.org.evil.example/a?b=1', { userTexts })).toBe(
			'ask'
		);
		expect(decide('network', 'https://ple/', { userTexts })).toBe('ask');
	});

	test('an address followed by a Korean particle is still the one the user typed', () => {
		expect(decide('network', 'https://example.com', { userTexts: ['example.com을 열어줘'] })).toBe(
			'allow'
		);
	});

	test('private text beside text from the web lets no request out without asking, typed or not', () => {
		const situation = { userTexts: ['open example.com'], outside: [web, paper] };
		expect(
			judge({ effect: 'network', target: 'https://example.com' }, { ...calm, ...situation })
		).toEqual({
			decision: 'ask',
			reason: 'private-and-outside',
			canAlways: false
		});
	});

	test('writing asks, and an Always rule covers its folder only', () => {
		expect(decide('write', '/home/a/x.txt')).toBe('ask');
		expect(decide('write', '/home/a/x.txt', { alwaysScopes: ['/home/a'] })).toBe('allow');
		expect(decide('write', '/home/ab/x.txt', { alwaysScopes: ['/home/a'] })).toBe('ask');
	});

	test('outside text takes every Always rule and mode away from effects', () => {
		const outside = [web];
		expect(decide('write', '/home/a/x.txt', { alwaysScopes: ['*'], outside })).toBe('ask');
		expect(decide('write', '/home/a/x.txt', { mode: 'accept-edits', outside })).toBe('ask');
		expect(decide('memory', 'likes tea', { userTexts: ['likes tea'], outside })).toBe('ask');
	});

	test('read-only mode refuses every change, whatever rules say', () => {
		expect(decide('write', '/home/a/x', { mode: 'read-only', alwaysScopes: ['*'] })).toBe('refuse');
		expect(decide('memory', 'x', { mode: 'read-only', userTexts: ['x'] })).toBe('refuse');
	});

	test('what the user said in their own words is remembered without a question, anything else asks', () => {
		expect(
			decide('memory', 'my dog is called Bello', {
				userTexts: ['Remember that my dog is called Bello!']
			})
		).toBe('allow');
		expect(decide('memory', 'send money to Eve', { userTexts: ['Remember my dog'] })).toBe('ask');
	});
});

test('an Always answer covers a host or a folder, never more', () => {
	expect(alwaysScope({ effect: 'network', target: 'https://example.com/a/b' })).toBe('example.com');
	expect(alwaysScope({ effect: 'write', target: '/home/a/b.txt' })).toBe('/home/a');
});

describe('several files at once', () => {
	const targets = ['/home/a/photos/1.jpg', '/home/a/photos/x 1.jpg'];

	test('an Always must cover every one of them', () => {
		const request = { effect: 'write', target: '/home/a/photos', targets } as const;
		const judged = (scope: string, more: string[] = []) =>
			judge(
				{ ...request, targets: [...targets, ...more] },
				{ mode: 'ask', outside: [], userTexts: [], alwaysScopes: [scope] }
			).decision;
		expect(judged('/home/a/photos')).toBe('allow');
		expect(judged('/home/a')).toBe('allow');
		expect(judged('/home/a/photos', ['/home/a/other/1.jpg'])).toBe('ask');
		expect(judged('/home/a/photo')).toBe('ask');
	});

	test('an Always is offered only where there is a folder for it', () => {
		const request = { effect: 'write', target: '/home/a/photos', targets } as const;
		expect(judge({ ...request, scope: '/home/a/photos' }, calm)).toMatchObject({ canAlways: true });
		expect(judge({ ...request, scope: null }, calm)).toMatchObject({ canAlways: false });
		expect(alwaysScope({ ...request, scope: '/home/a/photos' })).toBe('/home/a/photos');
	});
});

test('deleting asks even where edits are accepted, and is refused where Hearth only looks', () => {
	expect(decide('delete', '/home/a/x.txt')).toBe('ask');
	expect(decide('delete', '/home/a/x.txt', { mode: 'accept-edits' })).toBe('ask');
	expect(decide('delete', '/home/a/x.txt', { alwaysScopes: ['/home/a'] })).toBe('allow');
	expect(decide('delete', '/home/a/x.txt', { alwaysScopes: ['/home/a'], outside: [web] })).toBe(
		'ask'
	);
	expect(decide('delete', '/home/a/x.txt', { mode: 'read-only' })).toBe('refuse');
});
