import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { hasStarter } from '../helpers/engine.ts';
import { startApp } from '../helpers/app.ts';

interface Told {
	ok: boolean;
	value: { address: string | null; token: string };
}

test('the app answers programs once a person turned that on, and lets go of the port when it ends', async () => {
	const { window: page, close } = await startApp();
	let client: OpenAI | undefined;
	try {
		const { value } = (await page.evaluate(
			async () => await window.hearth.call('server:set', { enabled: true })
		)) as Told;
		client = new OpenAI({
			baseURL: value.address ?? '',
			apiKey: value.token,
			maxRetries: 0
		});
		const { data } = await client.models.list();
		expect(data.length).toBeGreaterThan(0);
		if (hasStarter) {
			const { choices } = await client.chat.completions.create({
				model: 'hearth',
				messages: [{ role: 'user', content: 'Say hello.' }],
				max_completion_tokens: 8
			});
			expect(choices[0]?.message.content).not.toBe('');
		}
	} finally {
		await close();
	}
	await expect(client.models.list()).rejects.toThrow();
});
