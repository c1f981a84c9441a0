import type { Component } from 'svelte';
import Bot from '@lucide/svelte/icons/bot';
import Boxes from '@lucide/svelte/icons/boxes';
import Brain from '@lucide/svelte/icons/brain';
import Copy from '@lucide/svelte/icons/copy';
import EyeOff from '@lucide/svelte/icons/eye-off';
import FileDown from '@lucide/svelte/icons/file-down';
import FilePlus from '@lucide/svelte/icons/file-plus';
import FileText from '@lucide/svelte/icons/file-text';
import FolderPlus from '@lucide/svelte/icons/folder-plus';
import Globe from '@lucide/svelte/icons/globe';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Layers from '@lucide/svelte/icons/layers';
import Pin from '@lucide/svelte/icons/pin';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import SquarePen from '@lucide/svelte/icons/square-pen';
import TextSearch from '@lucide/svelte/icons/text-search';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { app as appWords } from '../../../main/messages/app.ts';
import { box as words, commandNames } from '../../../main/messages/box.ts';
import { chat as chatWords } from '../../../main/messages/chat.ts';
import { facts as factWords } from '../../../main/messages/facts.ts';
import type { AppState } from '../../app.svelte.ts';
import { keyNames, keysOf, shortcuts } from '../../keys.ts';
import type { Chat } from '../chat.svelte.ts';

/** Something the box offers for what is being typed. */
export interface Offer {
	id: string;
	icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
	label: string;
	/** Said beside it: what it is called after the sign, its key, what it does. */
	hint: string;
	run: () => void;
	/** What else finds it, besides its label. */
	names: string[];
}

/** Documents that are offered at once: more are found by more letters. */
const most = 8;

interface Command {
	name: keyof typeof commandNames;
	icon: Offer['icon'];
	label: string;
	/** What it does, or what `AppState.run` is told. */
	run: string | (() => void);
	/** Left out where it makes no sense now. */
	possible?: boolean;
}

/** Everything that can be done from here by a word after `/`. */
export function commandsOf(app: AppState, chat: Chat): Offer[] {
	const { say } = app;
	const answer = chat.messages.findLast(({ role, running }) => role === 'assistant' && !running);
	const answered = answer !== undefined;
	const begun = chat.messages.length > 0;
	const commands: Command[] = [
		{ name: 'new', icon: SquarePen, label: say(appWords.newConversation), run: 'new-conversation' },
		{
			name: 'documents',
			icon: FilePlus,
			label: say(words.documents),
			run: () => void app.chooseFiles()
		},
		{
			name: 'folder',
			icon: FolderPlus,
			label: say(words.folder),
			run: () => void app.chooseFolder()
		},
		{
			...{ name: 'page', icon: Globe, label: say(appWords.pageOpen) },
			run: () => (app.page.asked = true),
			possible: !app.page.open
		},
		{
			...{ name: 'remember', icon: Pin, label: say(words.remember) },
			run: () => (chat.draft.text = say(words.rememberText) + chat.draft.text)
		},
		{ name: 'search', icon: Search, label: say(appWords.searchTitle), run: 'search' },
		{ name: 'find', icon: TextSearch, label: say(chatWords.find), run: 'find', possible: begun },
		{
			...{ name: 'again', icon: RefreshCw, label: say(chatWords.regenerate), run: 'regenerate' },
			possible: answered && !chat.busy
		},
		{
			...{ name: 'copy', icon: Copy, label: say(appWords.keyCopyAnswer), run: 'copy-answer' },
			possible: answered
		},
		{
			...{ name: 'context', icon: Layers, label: say(chatWords.contextTitle) },
			run: () => answer && (app.dialog = { kind: 'context', messageId: answer.id }),
			possible: answered
		},
		{
			...{ name: 'export', icon: FileDown, label: say(words.exportMarkdown) },
			run: () => chat.id !== null && void app.saveConversation(chat.id, 'markdown'),
			possible: begun && !chat.temporary
		},
		{
			...{ name: 'temporary', icon: EyeOff, label: say(factWords.temporaryStart) },
			run: () => (chat.temporary = true),
			possible: chat.id === null && !chat.temporary
		},
		{ name: 'models', icon: Boxes, label: say(appWords.models), run: 'models' },
		{ name: 'memory', icon: Brain, label: say(appWords.memory), run: 'memory' },
		{ name: 'bin', icon: Trash2, label: say(appWords.bin), run: 'bin' },
		{ name: 'settings', icon: Settings, label: say(appWords.settings), run: 'settings' },
		{ name: 'help', icon: Keyboard, label: say(appWords.shortcuts), run: 'shortcuts' }
	];
	return commands
		.filter(({ possible }) => possible ?? true)
		.map(({ name, icon, label, run }) => {
			const names = commandNames[name];
			const latin = app.words.language === 'en';
			const own = names.find((word) => /^[a-z]/.test(word) === latin) ?? name;
			const shortcut = shortcuts.find(({ command }) => command === run);
			const keys = shortcut && keysOf(shortcut, app.settings.current.keys)[0];
			const hint = [`/${own}`, ...(keys === undefined ? [] : [keyNames(keys).join(' ')])];
			return {
				...{ id: name, icon, label, names, hint: hint.join(' · ') },
				run: typeof run === 'string' ? () => app.run(run) : run
			};
		});
}

/** Documents that can go with the message, the latest first. */
export function documentsOf(app: AppState, chat: Chat): Offer[] {
	return app.documents.list
		.filter(({ id, state }) => state !== 'failed' && !chat.draft.attachments.includes(id))
		.map(({ id, title, bytes }) => ({
			...{ id, icon: FileText, label: title, names: [] },
			hint: `${app.words.bytes(bytes)} · ${app.say(words.attachDocument)}`,
			run: () => chat.draft.attach([id])
		}));
}

/** Models that can answer instead of the one in use. */
export function modelsOf(app: AppState): Offer[] {
	return app.models.others.map(({ id, title }) => ({
		...{ id, icon: Bot, label: title, names: [id], hint: app.say(words.useModel) },
		run: () => void app.models.use(id)
	}));
}

/** Those that what was typed leads to: of the same beginning first, then those that have it anywhere. */
export function matching(offers: Offer[], query: string): Offer[] {
	const wanted = query.toLowerCase().normalize('NFC');
	const rank = ({ label, names }: Offer): number => {
		const all = [...names, label].map((name) => name.toLowerCase().normalize('NFC'));
		if (all.some((name) => name.startsWith(wanted))) return 0;
		return all.some((name) => name.includes(wanted)) ? 1 : 2;
	};
	const ranked = offers.map((offer) => ({ offer, rank: rank(offer) }));
	const found = ranked.filter(({ rank: own }) => own < 2).toSorted((a, b) => a.rank - b.rank);
	return found.map(({ offer }) => offer);
}

/** What is offered after a sign. */
export function offersAfter(sign: string, query: string, app: AppState, chat: Chat): Offer[] {
	if (sign === '/') return matching(commandsOf(app, chat), query);
	const documents = matching(documentsOf(app, chat), query).slice(0, most);
	return sign === '#' ? documents : [...matching(modelsOf(app), query), ...documents];
}
