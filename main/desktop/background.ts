import { app, globalShortcut, Menu, nativeImage, Notification, Tray } from 'electron';
import type { AppEvent, Settings } from '../contract.ts';
import { desktop as words } from '../messages/desktop.ts';
import type { Message } from '../messages/message.ts';
import { places } from '../places.ts';
import { noticeOf } from './notice.ts';

interface BackgroundOptions {
	say: (message: Message) => string;
	/** Whether a person looks at the window now. */
	watched: () => boolean;
	show: () => void;
	tell: (event: AppEvent) => void;
	/** The chosen key is not to be had. */
	onKeyTaken: (key: string) => void;
}

/** What Hearth does while nobody looks at its window: the tray, the key from anywhere, notifications. */
export class Background {
	readonly #options: BackgroundOptions;
	#settings: Settings | undefined;
	#tray: Tray | undefined;
	#key = '';
	// The system forgets the click on a notification that was collected.
	readonly #notifications = new Set<Notification>();

	constructor(options: BackgroundOptions) {
		this.#options = options;
	}

	/** Whether a closed window is only put away. */
	get keepsRunning(): boolean {
		return this.#tray !== undefined;
	}

	/** Takes over what the person chose, at the start and after every change. */
	apply(settings: Settings): void {
		this.#settings = settings;
		this.#setKey(settings.quickKey);
		if (settings.tray) this.#showTray();
		else {
			this.#tray?.destroy();
			this.#tray = undefined;
		}
	}

	hear(event: AppEvent): void {
		if (event.type === 'settings') this.apply(event.settings);
		const notice = noticeOf(event);
		if (notice === null || this.#settings?.notify !== true) return;
		if (this.#options.watched() || !Notification.isSupported()) return;
		this.#notify(this.#options.say(words[notice.kind]), notice.conversationId);
	}

	close(): void {
		globalShortcut.unregisterAll();
		this.#tray?.destroy();
		this.#tray = undefined;
	}

	/** The name of a conversation is made of what was said in it, and a locked screen shows notifications to everyone. */
	#notify(body: string, conversationId: string): void {
		const { show, tell } = this.#options;
		const notification = new Notification({ title: 'Hearth', body });
		this.#notifications.add(notification);
		notification.on('click', () => {
			show();
			tell({ type: 'show', conversationId });
		});
		notification.on('close', () => this.#notifications.delete(notification));
		notification.show();
	}

	#setKey(key: string): void {
		if (key === this.#key) return;
		if (this.#key !== '') globalShortcut.unregister(this.#key);
		this.#key = '';
		if (key === '') return;
		if (register(key, () => this.#begin())) this.#key = key;
		else this.#options.onKeyTaken(key);
	}

	#showTray(): void {
		this.#tray ??= new Tray(nativeImage.createFromPath(places.icon(32)));
		const { say, show } = this.#options;
		this.#tray.setToolTip('Hearth');
		this.#tray.setContextMenu(
			Menu.buildFromTemplate([
				{ label: say(words.show), click: show },
				{ label: say(words.newConversation), click: () => this.#begin() },
				{ type: 'separator' },
				{ label: say(words.quit), click: () => app.quit() }
			])
		);
		this.#tray.removeAllListeners('click');
		this.#tray.on('click', show);
	}

	#begin(): void {
		this.#options.show();
		this.#options.tell({ type: 'command', command: 'new-conversation' });
	}
}

/** Electron throws at names of keys that it cannot read, and says false to keys that are taken. */
function register(key: string, work: () => void): boolean {
	try {
		return globalShortcut.register(key, work);
	} catch {
		return false;
	}
}
