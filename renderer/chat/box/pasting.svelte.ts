import { chat as words } from '../../../main/messages/chat.ts';
import type { AppState } from '../../app.svelte.ts';
import type { Draft } from './draft.svelte.ts';

const longFrom = 4_000;

/** What is pasted into the box: pictures become documents, for a long text that is offered. */
export class Pasting {
	/** A long text that was just pasted and still stands in the box as text. */
	long = $state<string | null>(null);
	#app: AppState;

	constructor(app: AppState) {
		this.#app = app;
	}

	take(event: ClipboardEvent): void {
		const files = [...(event.clipboardData?.files ?? [])];
		if (files.length > 0) {
			event.preventDefault();
			void this.#addFiles(files);
			return;
		}
		const text = event.clipboardData?.getData('text/plain') ?? '';
		if (text.length >= longFrom) this.long = text;
	}

	/** Takes the text out of the box and keeps it as a document of this message. */
	async asFile(draft: Draft): Promise<void> {
		const text = this.long?.replace(/\r\n?/g, '\n');
		this.forget();
		if (text === undefined) return;
		const at = draft.text.indexOf(text);
		if (at !== -1) draft.text = draft.text.slice(0, at) + draft.text.slice(at + text.length);
		const kept = await this.#app.paste(
			`${this.#app.say(words.pastedName)} ${stamp()}.txt`,
			new Blob([text], { type: 'text/plain' })
		);
		if (!kept) draft.text = text + draft.text;
	}

	forget(): void {
		this.long = null;
	}

	async #addFiles(files: File[]): Promise<void> {
		for (const file of files) {
			if (window.hearth.pathOf(file) !== '') await this.#app.addFiles([file]);
			else {
				const ending = file.name.includes('.') ? file.name.replace(/^.*\./, '.') : '.png';
				await this.#app.paste(`${this.#app.say(words.pastedPicture)} ${stamp()}${ending}`, file);
			}
		}
	}
}

/** The time of day as part of a file name: two things pasted in a row keep different names. */
function stamp(): string {
	const now = new Date();
	const parts = [now.getHours(), now.getMinutes(), now.getSeconds()];
	return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
