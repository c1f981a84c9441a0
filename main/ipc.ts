import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { AppEvent } from './contract.ts';
import { AppError, toErrorData, type ErrorData } from './errors.ts';

export const callChannel = 'hearth:call';
export const eventChannel = 'hearth:event';

type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorData };

/**
 * Answers the window's calls, and refuses senders that are not the app's own page. Calls may come before what answers them
 * (`main/answer.ts`) is loaded, and wait for it. Errors travel as data, because Electron would keep only the message of a thrown one.
 */
export function serveWindow(
	answering: Promise<(name: unknown, input: unknown) => Promise<unknown>>,
	isOwnPage: (url: string) => boolean
): void {
	// Whoever loads it hears of a failure, also when no call waits.
	answering.catch(() => undefined);
	ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Reply> => {
		try {
			if (!fromOwnPage(event, isOwnPage)) {
				throw new AppError('NOT_ALLOWED', { what: 'a call from a foreign page' });
			}
			const answer = await answering;
			return { ok: true, value: await answer(name, input) };
		} catch (error) {
			return { ok: false, error: toErrorData(error) };
		}
	});
}

/** Tells the window something, as `check` lets it pass; does nothing while there is none. */
export function emitTo(
	window: BrowserWindow | undefined,
	event: AppEvent,
	check: (event: AppEvent) => AppEvent
): void {
	if (window === undefined || window.isDestroyed()) return;
	window.webContents.send(eventChannel, check(event));
}

/** Only the main frame of the app's own page may call: not a frame in it, not a page that got into the window. */
function fromOwnPage(event: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): boolean {
	const frame = event.senderFrame;
	return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}
