import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from './refusal.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import {
	answer,
	box,
	button,
	chooseEntry,
	click,
	openWindow,
	press,
	send,
	settle,
	textOf,
	write
} from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

describe('sending', () => {
	test('Enter sends what is in the box and empties it', async () => {
		await openWindow(hearth);
		await send('What is 18% of 2,340?');
		expect(hearth.called('turn:ask')).toEqual([
			{
				conversationId: hearth.conversations[0]?.id,
				parentId: null,
				text: 'What is 18% of 2,340?',
				attachments: []
			}
		]);
		expect(box().value).toBe('');
	});

	test('Enter pressed twenty times sends once', async () => {
		await openWindow(hearth);
		await write('once');
		for (let count = 0; count < 20; count++) {
			box().dispatchEvent(
				new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
			);
		}
		await settle();
		expect(hearth.called('turn:ask').map(({ text }) => text)).toEqual(['once']);
		expect(hearth.conversations).toHaveLength(1);
	});

	test('an empty message is never sent and makes no conversation', async () => {
		await openWindow(hearth);
		await send('');
		await send(' \n\t ');
		expect(hearth.called('turn:ask')).toEqual([]);
		expect(hearth.conversations).toEqual([]);
	});

	test('Enter that ends a Korean letter does not send', async () => {
		await openWindow(hearth);
		await write('안녕');
		await press('Enter', { isComposing: true });
		await press('Enter', { keyCode: 229 });
		expect(hearth.called('turn:ask')).toEqual([]);
		await press('Enter');
		expect(hearth.called('turn:ask').map(({ text }) => text)).toEqual(['안녕']);
	});

	test('Shift and Enter make a new line', async () => {
		await openWindow(hearth);
		await write('first');
		await press('Enter', { shiftKey: true });
		expect(hearth.called('turn:ask')).toEqual([]);
	});

	test('a message that could not be saved comes back into the box with the reason', async () => {
		await openWindow(hearth);
		hearth.answer('turn:ask', () => {
			throw new Refusal('DISK_FULL');
		});
		await send('do not lose me');
		expect(box().value).toBe('do not lose me');
		expect(textOf('[role=alert]')).toContain('The disk is full');
	});

	test('a message of more than two million characters is not sent and stays', async () => {
		await openWindow(hearth);
		await write('a'.repeat(2_000_001));
		await press('Enter');
		expect(hearth.called('turn:ask')).toEqual([]);
		expect(box().value).toHaveLength(2_000_001);
		expect(textOf('[role=alert]')).toContain('2,000,001 of 2,000,000');
	});

	test('what was not sent is still there after looking at another conversation', async () => {
		const other = hearth.conversation('Other');
		await openWindow(hearth);
		await write('half a thought');
		await click(button(other.title));
		expect(box().value).toBe('');
		await click(button('New conversation'));
		expect(box().value).toBe('half a thought');
	});
});

describe('an answer that streams', () => {
	test('shows its text as it arrives and the final text at the end', async () => {
		await openWindow(hearth);
		await send('Tell me');
		const message = hearth.running;
		hearth.turn(message, { type: 'text-delta', text: 'One ' }, { type: 'text-delta', text: 'two' });
		await settle();
		expect(answer()).toBe('One two');
		hearth.end(message, 'One two three.');
		await settle();
		expect(answer()).toBe('One two three.');
	});

	test('events that overtake the reply to the question are not lost', async () => {
		await openWindow(hearth);
		hearth.answer('turn:ask', ({ conversationId, parentId, text }) => {
			const conversation = hearth.conversations.find(({ id }) => id === conversationId);
			if (conversation === undefined) throw new Error('no conversation');
			const userMessage = hearth.message(conversation, 'user', text, { parentId });
			const assistantMessage = hearth.message(conversation, 'assistant', '', { status: 'running' });
			const asAsked = structuredClone(assistantMessage);
			hearth.turn(assistantMessage, { type: 'text-delta', text: 'Early words' });
			return { userMessage, assistantMessage: asAsked };
		});
		await send('Quick');
		expect(answer()).toBe('Early words');
	});

	test('goes on in a conversation that is not on screen', async () => {
		const other = hearth.conversation('Other');
		await openWindow(hearth);
		await send('Long story');
		const message = hearth.running;
		hearth.turn(message, { type: 'turn-start', userMessageId: message.parentId });
		await click(button(other.title));
		expect(document.querySelector('[aria-label="Answering"]')).not.toBeNull();
		hearth.end(message, 'The end.');
		await settle();
		expect(document.querySelector('[aria-label="Answering"]')).toBeNull();
		for (const conversation of hearth.conversations) {
			if (conversation.id === message.conversationId) conversation.title = 'Story';
		}
		hearth.emit({ type: 'conversations' });
		await settle();
		await click(button('Story'));
		expect(answer()).toBe('The end.');
	});

	test('Stop ends it and keeps the text, and Continue goes on from there', async () => {
		await openWindow(hearth);
		await send('Write');
		const message = hearth.running;
		hearth.turn(message, { type: 'text-delta', text: 'Half' });
		await settle();
		await click(button('Stop'));
		expect(answer()).toBe('Half');
		expect(textOf('.ended')).toBe('Stopped here.');
		await click(button('Continue'));
		hearth.turn(message, { type: 'turn-start', userMessageId: null });
		hearth.turn(message, { type: 'text-delta', text: ' and whole' });
		await settle();
		expect(answer()).toBe('Half and whole');
	});

	test('Esc stops it', async () => {
		await openWindow(hearth);
		await send('Write');
		await press('Escape');
		expect(hearth.called('turn:stop')).toHaveLength(1);
	});

	test('a failed answer says why and can be tried again', async () => {
		await openWindow(hearth);
		await send('Write');
		hearth.end(hearth.running, '', {
			status: 'failed',
			error: { code: 'CHILD_DIED', values: { name: 'engine' } }
		});
		await settle();
		expect(textOf('.error')).toContain('The engine stopped unexpectedly');
		await click(button('Try again'));
		expect(hearth.called('turn:regenerate')).toHaveLength(1);
	});

	test('the state of the engine stands beside the box in words', async () => {
		await openWindow(hearth);
		hearth.emit({ type: 'engine', engine: { state: 'loading', model: 'starter', progress: 0.4 } });
		await settle();
		expect(textOf('.engine')).toBe('Loading the model… 40%');
		hearth.emit({ type: 'engine', engine: { state: 'reading', model: 'starter', words: 1200 } });
		await settle();
		expect(textOf('.engine')).toBe('Reading 1,200 words…');
		hearth.emit({
			type: 'engine',
			engine: { state: 'writing', model: 'starter', wordsPerSecond: 12.3 }
		});
		await settle();
		expect(textOf('.engine')).toBe('12 words a second');
	});
});

describe('a message sent while an answer is under way', () => {
	test('waits as a chip of its own and goes out when the answer before it is done', async () => {
		await openWindow(hearth);
		await send('First');
		const first = hearth.running;
		await send('Second');
		await send('Third');
		expect(hearth.called('turn:ask')).toHaveLength(1);
		expect(document.querySelectorAll('.queued')).toHaveLength(2);
		hearth.end(first, 'Done.');
		await settle();
		const second = hearth.running;
		expect(document.querySelectorAll('.queued')).toHaveLength(1);
		hearth.end(second, 'Done too.');
		await settle();
		expect(hearth.called('turn:ask').map(({ text }) => text)).toEqual(['First', 'Second', 'Third']);
		expect(hearth.called('turn:ask')[1]?.parentId).toBe(first.id);
		expect(hearth.called('turn:ask')[2]?.parentId).toBe(second.id);
	});

	test('is taken back alone, the newest first by the arrow key', async () => {
		await openWindow(hearth);
		await send('First');
		await send('Second');
		await send('Third');
		await press('ArrowUp', { target: box() });
		expect(box().value).toBe('Third');
		expect(document.querySelectorAll('.queued')).toHaveLength(1);
		await click(button('Do not send it'));
		hearth.end(hearth.running, 'Done.');
		await settle();
		expect(hearth.called('turn:ask')).toHaveLength(1);
	});

	test('comes back into the box when the answer is stopped', async () => {
		await openWindow(hearth);
		await send('First');
		await send('Second');
		await click(button('Stop'));
		expect(hearth.called('turn:ask')).toHaveLength(1);
		expect(box().value).toBe('Second');
	});
});

describe('versions', () => {
	test('regenerate keeps the first answer as another version', async () => {
		const conversation = hearth.conversation('Talk');
		const question = hearth.message(conversation, 'user', 'Why?');
		const first = hearth.message(conversation, 'assistant', 'Because.');
		await openWindow(hearth);
		await click(button('Talk'));
		await press('r', { ctrlKey: true });
		const second = hearth.running;
		expect(second.parentId).toBe(question.id);
		hearth.end(second, 'For a reason.');
		await settle();
		expect(answer()).toBe('For a reason.');
		expect(textOf('.versions')).toBe('2/2');
		await click(button('Version before'));
		expect(hearth.called('conversation:select')).toEqual([
			{ conversationId: conversation.id, messageId: first.id }
		]);
		expect(answer()).toBe('Because.');
		expect(textOf('.versions')).toBe('1/2');
	});

	test('a fork goes on in a conversation of its own', async () => {
		await openWindow(hearth);
		await send('Which ferry?');
		for (const conversation of hearth.conversations) conversation.title = 'Ferries';
		hearth.emit({ type: 'conversations' });
		hearth.end(hearth.running, 'The green one.');
		await settle();
		await chooseEntry('Continue in a new conversation');
		expect(textOf('header h1')).toBe('Ferries (2)');
		expect(answer()).toBe('The green one.');
		await send('And the blue one?');
		expect(hearth.conversations.map(({ title }) => title)).toEqual(['Ferries', 'Ferries (2)']);
		expect(hearth.called('turn:ask').at(-1)?.conversationId).toBe(hearth.conversations[1]?.id);
	});

	test('another model answers the same, beside the first answer', async () => {
		hearth.model('small', { installed: true, active: true });
		hearth.model('large', { installed: true, title: 'Large' });
		hearth.model('elsewhere', { title: 'Not here' });
		hearth.answer('model:use', ({ modelId }) => {
			for (const model of hearth.models) model.active = model.id === modelId;
			return null;
		});
		await openWindow(hearth);
		await send('Which ferry?');
		hearth.end(hearth.running, 'The green one.');
		await settle();
		await click(button('More'));
		const entries = [...document.querySelectorAll('[role="menuitem"]')];
		expect(entries.map(({ textContent }) => textContent.trim())).not.toContain(
			'Answer with Not here'
		);
		await chooseEntry('Answer with Large');
		expect(hearth.called('model:use').at(-1)?.modelId).toBe('large');
		hearth.end(hearth.running, 'The blue one.');
		await settle();
		expect(answer()).toBe('The blue one.');
		expect(textOf('.versions')).toContain('2');
	});

	test('the last code of the conversation is copied without its fence', async () => {
		await openWindow(hearth);
		await send('Code, please');
		hearth.end(
			hearth.running,
			'First:\n\n```js\none()\n```\n\nThen:\n\n```py\ntwo()\nthree()\n```'
		);
		await settle();
		await send('Thanks');
		hearth.end(hearth.running, 'You are welcome.');
		await settle();
		await press(':', { ctrlKey: true, shiftKey: true });
		expect(hearth.called('clipboard:write').at(-1)?.text).toBe('two()\nthree()');
	});

	test('an edited message makes a version beside the first one', async () => {
		const conversation = hearth.conversation('Talk');
		const question = hearth.message(conversation, 'user', 'Wy?');
		hearth.message(conversation, 'assistant', 'Because.');
		await openWindow(hearth);
		await click(button('Talk'));
		await press('ArrowUp');
		const field = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Edit"]');
		if (field === null) throw new Error('nothing is being edited');
		expect(field.value).toBe('Wy?');
		field.value = 'Why?';
		field.dispatchEvent(new Event('input', { bubbles: true }));
		await press('Enter', { target: field });
		expect(hearth.called('turn:ask')).toEqual([
			{ conversationId: conversation.id, parentId: null, text: 'Why?', attachments: [] }
		]);
		expect(hearth.messages.some(({ id }) => id === question.id)).toBe(true);
		expect(textOf('.bubble')).toBe('Why?');
		expect(textOf('.versions')).toBe('2/2');
	});
});
