import { expect, test } from 'vitest';
import { talkPages, talkPrompt, unframed } from '../../../main/kernel/answer/talk.ts';
import { say } from '../../../main/messages/message.ts';
import { answers } from '../../../main/messages/answers.ts';

const quoted = 'From your documents:\n\n> The notice period is three months. [1]';

test('the small model is not shown the form of a quotation, which it would give to its own words', () => {
	const exchange = { userId: 'u', user: 'And the lease?', assistantId: 'a', assistant: quoted };
	const pages = talkPages([exchange], [], 'Tell me a story about the sea.');
	const counted = pages.map((page) => ({ ...page, tokens: 1 }));
	const prompt = talkPrompt(counted, '')
		.map(({ text }) => text)
		.join('');
	expect(prompt).toContain('The notice period is three months.');
	expect(prompt).not.toMatch(/From your documents|^>|\[1\]/m);
});

test('what leads in a quotation is known in both languages and with every name', () => {
	for (const language of ['en', 'ko'] as const) {
		const lead = say(language, answers.saysThis, { title: 'lease (new).pdf' });
		expect(unframed(`${lead}\n\n> Three months [1, 2].`)).toBe('Three months.');
	}
});

test('words of a talk stay as they were written', () => {
	const text = 'She says: hello.\n\n- one\n- two: [a]\n\nArray[0]: `x`';
	expect(unframed(text)).toBe(text);
});
