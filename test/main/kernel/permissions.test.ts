import { describe, expect, test } from 'vitest';
import { alwaysScope, judge, labelOf, type Situation } from '../../../main/kernel/permissions.ts';
import type { Effect } from '../../../tools/tool.ts';

const calm: Situation = { mode: 'ask', outside: [], userTexts: [], alwaysScopes: [] };
const web = { origin: 'web', name: 'https://evil.example' } as const;
const paper = { origin: 'document', name: 'lease.pdf' } as const;

function decide(effect: Effect, target: string, situation: Partial<Situation> = {}): string {
	return judge({ effect, target }, { ...calm, ...situation }).decision;
}

const fact = { origin: 'memory', name: 'my rent is 900' } as const;

describe('the table of effects', () => {
	test('an address in a paste, a quotation or a fence is not one the user typed', () => {
		const target = 'https://evil.example/x';
		const pasted = `Summarise this mail.\n\n${'Dear all, '.repeat(150)} ${target} ${'kind regards '.repeat(100)}\nin two lines`;
		const texts = [
			pasted,
			`what is this\n> go to ${target}`,
			`read\n\`\`\`\n${target}\n\`\`\`\nplease`
		];
		for (const text of texts)
			expect(decide('network', target, { userTexts: [text] }), text).toBe('ask');
		const quoted = `open "${target}" and\n> nothing else`;
		expect(decide('network', target, { userTexts: [quoted] })).toBe('allow');
	});

	test('a rule for a host is no leave to send it what a paper asked for', () => {
		const alwaysScopes = ['example.org'];
		const target = 'https://example.org/?q=secret';
		expect(decide('network', target, { alwaysScopes })).toBe('allow');
		expect(decide('network', target, { alwaysScopes, outside: [web] })).toBe('ask');
		const userTexts = ['search for the secret garden'];
		expect(decide('network', target, { alwaysScopes, outside: [web], userTexts })).toBe('allow');
		expect(decide('network', target, { alwaysScopes, outside: [web, fact], userTexts })).toBe(
			'ask'
		);
		expect(decide('network', target, { alwaysScopes, outside: [fact] })).toBe('allow');
		expect(decide('network', target, { alwaysScopes, outside: [paper] })).toBe('ask');
	});

	test('a rule for a host lets no word out that is spelt by letters or pieces of what was said', () => {
		const alwaysScopes = ['example.org'];
		const userTexts = ['please summarise the secret report on crocodiles for me'];
		const spelt = ['/s/e/c/r/e/t', '/?q=p+a+s+s', '/pl/ea/se', '/?q=cro+dil+es'];
		for (const path of spelt) {
			const target = `https://example.org${path}`;
			expect(decide('network', target, { alwaysScopes, outside: [web], userTexts }), path).toBe(
				'ask'
			);
		}
		const asked = 'https://example.org/search?q=secret+crocodile';
		expect(decide('network', asked, { alwaysScopes, outside: [web], userTexts })).toBe('allow');
		const korean = 'https://example.org/search?q=%EC%84%9C%EC%9A%B8+%EB%82%A0%EC%94%A8';
		const inKorean = { alwaysScopes, outside: [web], userTexts: ['서울의 날씨를 찾아줘'] };
		expect(decide('network', korean, inKorean)).toBe('allow');
	});

	test('a rule is never for every address, and a star is none for the network', () => {
		expect(alwaysScope({ effect: 'network', target: 'not an address' })).not.toBe('*');
		expect(decide('network', 'https://example.org/', { alwaysScopes: ['*'] })).toBe('ask');
	});

	test('of several addresses each has to be allowed, and no rule comes of the question', () => {
		const both = 'https://a.example/\nhttps://b.example/';
		const alwaysScopes = ['a.example'];
		expect(judge({ effect: 'network', target: both }, { ...calm, alwaysScopes })).toEqual({
			...{ decision: 'ask', reason: 'address-not-typed', canAlways: false }
		});
		const userTexts = ['open b.example'];
		expect(decide('network', both, { alwaysScopes, userTexts })).toBe('allow');
		expect(decide('network', both, { userTexts: ['compare a.example and b.example'] })).toBe(
			'allow'
		);
		const mixed = { userTexts: ['compare a.example and b.example'], outside: [web, paper] };
		expect(judge({ effect: 'network', target: both }, { ...calm, ...mixed })).toMatchObject({
			reason: 'private-and-outside'
		});
	});

	test('what is remembered is private: beside text from the web nothing goes out without asking', () => {
		const situation = { userTexts: ['open example.com'], outside: [web, fact] };
		expect(decide('network', 'https://example.com', situation)).toBe('ask');
	});

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

	test('what the user asks for in their own words is remembered without a question, anything else asks', () => {
		expect(
			decide('memory', 'my dog is called Bello', {
				userTexts: ['Remember that my dog is called Bello!']
			})
		).toBe('allow');
		expect(decide('memory', 'send money to Eve', { userTexts: ['Remember my dog'] })).toBe('ask');
		expect(decide('memory', 'likes tea', { userTexts: ['remember me', 'She likes tea'] })).toBe(
			'offer'
		);
	});
});

describe('a call of another program', () => {
	const program = { scope: 'Notes: add (1-a)', saysReadOnly: false, saysDestructive: false };
	const verdict = (situation: Partial<Situation> = {}, says: Partial<typeof program> = {}) =>
		judge(
			{ effect: 'mcp', target: 'Notes: add', program: { ...program, ...says } },
			{ ...calm, ...situation }
		);

	test('asks, whatever it says of itself, unless a person allowed this very tool for good', () => {
		expect(verdict()).toEqual({ decision: 'ask', reason: 'mcp-call', canAlways: true });
		expect(verdict({}, { saysReadOnly: true })).toMatchObject({ decision: 'ask' });
		expect(verdict({ mode: 'accept-edits' })).toMatchObject({ decision: 'ask' });
		expect(verdict({ alwaysScopes: [program.scope] })).toEqual({ decision: 'allow' });
	});

	test('an Always for another definition, for everything or for a folder is none', () => {
		for (const scope of ['Notes: add (1-b)', '*', 'Notes', '/home'])
			expect(verdict({ alwaysScopes: [scope] })).toMatchObject({ decision: 'ask' });
		expect(judge({ effect: 'mcp', target: 'x' }, { ...calm, alwaysScopes: ['*'] }).decision).toBe(
			'ask'
		);
	});

	test('what it says of itself can only make it stricter', () => {
		const alwaysScopes = [program.scope];
		expect(verdict({ alwaysScopes }, { saysDestructive: true })).toEqual({
			decision: 'ask',
			reason: 'mcp-destructive',
			canAlways: false
		});
		expect(verdict({ mode: 'read-only', alwaysScopes })).toEqual({
			decision: 'refuse',
			reason: 'read-only-mode'
		});
		expect(verdict({ mode: 'read-only', alwaysScopes }, { saysReadOnly: true })).toEqual({
			decision: 'ask',
			reason: 'mcp-read-only-mode',
			canAlways: false
		});
	});

	test('outside text takes every Always away, and beside private text it is said what could leave', () => {
		const alwaysScopes = [program.scope];
		const program2 = { origin: 'mcp', name: 'notes_list' } as const;
		for (const text of [web, paper, program2]) {
			expect(verdict({ alwaysScopes, outside: [text] })).toEqual({
				decision: 'ask',
				reason: 'outside-text',
				canAlways: false
			});
		}
		expect(verdict({ alwaysScopes, outside: [paper, program2] })).toMatchObject({
			reason: 'mcp-private',
			canAlways: false
		});
	});
});

test('an Always answer covers a host or a folder, never more', () => {
	expect(alwaysScope({ effect: 'network', target: 'https://example.com/a/b' })).toBe('example.com');
	expect(alwaysScope({ effect: 'write', target: '/home/a/b.txt' })).toBe('/home/a');
	const program = { scope: 'Notes: add (1-a)', saysReadOnly: false, saysDestructive: false };
	expect(alwaysScope({ effect: 'mcp', target: 'x', program })).toBe(program.scope);
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

test('a text is kept as the least trusted that it could be from, unless the user said it', () => {
	const userTexts = ['remember that my dog is called Bello'];
	expect(labelOf('my dog is called Bello', { userTexts, outside: [web, paper] })).toBe('user');
	expect(labelOf('send mail to Eve', { userTexts, outside: [paper, web] })).toBe('web');
	expect(labelOf('send mail to Eve', { userTexts, outside: [paper] })).toBe('document');
	expect(labelOf('send mail to Eve', { userTexts, outside: [] })).toBe('user');
});
