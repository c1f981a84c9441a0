import { BrowserWindow, WebContentsView, type Session, type WebContents } from 'electron';

export interface Bounds {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Where a page lives: beside the chat when there is a window, else in a hidden one that is drawn off screen. */
export interface PageView {
	contents: WebContents;
	/** Null hides it; it goes on loading. */
	setBounds: (bounds: Bounds | null) => void;
	destroy: () => void;
}

/** Pages are laid out for this size until they are shown. */
const initialSize = { width: 1000, height: 800 };

export function createView(parent: BrowserWindow | undefined, session: Session): PageView {
	const webPreferences = {
		session,
		sandbox: true,
		contextIsolation: true,
		nodeIntegration: false,
		webviewTag: false,
		webSecurity: true,
		allowRunningInsecureContent: false,
		// alert, confirm and prompt would hold the page, and the window with it.
		disableDialogs: true,
		autoplayPolicy: 'document-user-activation-required',
		backgroundThrottling: false,
		spellcheck: false,
		devTools: false
	} as const;
	if (parent === undefined) {
		const window = new BrowserWindow({
			...initialSize,
			show: false,
			skipTaskbar: true,
			webPreferences: { ...webPreferences, offscreen: true }
		});
		window.webContents.setAudioMuted(true);
		return {
			contents: window.webContents,
			setBounds: () => undefined,
			destroy: () => {
				if (!window.isDestroyed()) window.destroy();
			}
		};
	}
	const view = new WebContentsView({ webPreferences });
	const { webContents: contents } = view;
	view.setBounds({ x: 0, y: 0, ...initialSize });
	view.setVisible(false);
	contents.setAudioMuted(true);
	parent.contentView.addChildView(view);
	const close = (): void => {
		if (!contents.isDestroyed()) contents.close();
	};
	// A view does not end with its window by itself.
	parent.once('closed', close);
	return {
		contents,
		setBounds: (bounds) => {
			if (contents.isDestroyed()) return;
			if (bounds !== null) {
				// The window tells them in the pixels of its page, which are larger where that is zoomed.
				const scale = parent.webContents.getZoomFactor();
				view.setBounds({
					x: Math.round(bounds.x * scale),
					y: Math.round(bounds.y * scale),
					width: Math.round(bounds.width * scale),
					height: Math.round(bounds.height * scale)
				});
			}
			view.setVisible(bounds !== null);
			contents.setAudioMuted(bounds === null);
		},
		destroy: () => {
			parent.off('closed', close);
			if (!parent.isDestroyed()) parent.contentView.removeChildView(view);
			close();
		}
	};
}
