import { expect, test } from 'vitest';
import { loadRequests } from './requests.ts';

const requests = loadRequests();

test('the set is large, a fifth of it Korean, with earlier turns in forty requests and more', () => {
	expect(requests.length).toBeGreaterThanOrEqual(420);
	const korean = requests.filter(({ language }) => language === 'ko').length;
	expect(korean / requests.length).toBeGreaterThanOrEqual(0.2);
	const followUps = requests.filter(({ context }) => context.length > 0);
	expect(followUps.length).toBeGreaterThanOrEqual(40);
	expect(followUps.every(({ kind }) => kind === 'follow-up')).toBe(true);
});

test('every tool and plain talk are asked for in both languages', () => {
	const counts = new Map<string, number>();
	for (const { language, expect: expected } of requests) {
		const key = `${language} ${expected[0]?.tool ?? ''}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const tools = ['calculator', 'open_page', 'search_web', 'list_files', 'read_file', 'find_files'];
	const more = ['write_file', 'run_code', 'remember', 'recall', 'search_documents', 'reply'];
	for (const tool of [...tools, ...more]) {
		expect(counts.get(`en ${tool}`), tool).toBeGreaterThanOrEqual(15);
		expect(counts.get(`ko ${tool}`), tool).toBeGreaterThanOrEqual(4);
	}
});

test('no request is there twice', () => {
	const keys = requests.map(({ request, context }) =>
		JSON.stringify([request.toLowerCase(), context])
	);
	expect(new Set(keys).size).toBe(requests.length);
	expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
});

test('earlier messages alternate, beginning with the user', () => {
	const roles = requests.map(({ context }) => context.map(({ role }) => role));
	const expected = roles.map((list) =>
		list.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant'))
	);
	expect(roles).toEqual(expected);
	expect(requests.every(({ context }) => context.length % 2 === 0)).toBe(true);
});
