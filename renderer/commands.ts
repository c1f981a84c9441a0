import type { AppState } from './app.svelte.ts';
import { app as words } from '../main/messages/app.ts';
import { lastCodeOf, withSources } from './chat/copying.ts';

/** Does what a key, a menu or a button of that name stands for; a name from a newer menu does nothing. */
export function runCommand(app: AppState, command: string): void {
	const chat = app.chats.current;
	switch (command) {
		case 'new-conversation':
			app.newConversation();
			break;
		case 'search':
		case 'settings':
		case 'shortcuts':
		case 'bin':
			app.dialog = { kind: command };
			break;
		case 'memory':
			app.view = app.view === 'memory' ? 'chat' : 'memory';
			break;
		case 'models':
			if (app.view === 'models') app.view = 'chat';
			else app.showModels();
			break;
		case 'sidebar':
			app.toggleSidebar();
			break;
		case 'find':
			app.view = 'chat';
			app.finding = true;
			break;
		case 'find-in-page':
			app.page.finding = app.page.open;
			break;
		case 'regenerate':
			if (app.view === 'chat') chat.regenerate();
			break;
		case 'copy-answer': {
			const answer = chat.messages.findLast(({ role }) => role === 'assistant');
			if (answer !== undefined)
				void app.copy(withSources(answer.text, answer.citations, app.words.place));
			break;
		}
		case 'copy-code': {
			const answers = chat.messages.filter(({ role }) => role === 'assistant');
			const code = answers.map(({ text }) => lastCodeOf(text)).findLast((one) => one !== undefined);
			if (code === undefined) app.toasts.fail(app.say(words.noCode));
			else void app.copy(code);
			break;
		}
		case 'focus':
			app.view = 'chat';
			app.focusBox++;
			break;
		case 'stop':
			if (app.finding) app.finding = false;
			else chat.stop();
			break;
	}
}
