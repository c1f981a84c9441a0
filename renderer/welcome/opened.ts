import type { AppEvent } from '../../main/contract.ts';
import { desktop as words } from '../../main/messages/desktop.ts';
import { call } from '../api.ts';
import type { AppState } from '../app.svelte.ts';

type Opened = Extract<AppEvent, { type: 'opened' }>;

/** Files that the system opened with Hearth go where dropped ones go; a link is shown first, because anybody can write one. */
export async function takeOpened(
	app: AppState,
	{ documents, models, link }: Opened
): Promise<void> {
	if (link !== null) app.dialog = { kind: 'link', text: link.text };
	if (documents.length > 0) await app.addPaths(documents);
	if (models.length > 0) await importModels(app, models);
}

/** Takes in model files one after the other; a bad one stops nothing. */
export async function importModels(app: AppState, paths: string[]): Promise<void> {
	for (const path of paths) {
		const file = path.replace(/^.*[\\/]/, '');
		app.toasts.show(app.say(words.modelTaking, { file }));
		await app.attempt(async () => {
			const { id, title } = await call('model:import', { path });
			app.toasts.show(app.say(words.modelTaken, { title }), {
				label: app.say(words.modelUse),
				run: () => void app.attempt(() => call('model:use', { modelId: id }))
			});
		});
	}
}
