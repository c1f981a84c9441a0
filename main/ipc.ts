import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { appEventSchema, calls, type AppEvent, type Calls } from './contract.ts';
import { AppError, toErrorData, type ErrorData } from './errors.ts';
import type { Handlers } from './operations.ts';

export const callChannel = 'hearth:call';
export const eventChannel = 'hearth:event';

type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorData };

/**
 * Answers the window's calls: refuses senders that are not the app's own page, parses what comes in and what goes out.
 * Errors travel as data, because Electron would keep only the message of a thrown one.
 */
export function serveWindow(
	handlers: Handlers<Calls>,
	isOwnPage: (url: string) => boolean,
	onError: (call: string, error: unknown) => void
): void {
	ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Reply> => {
		try {
			if (!fromOwnPage(event, isOwnPage)) {
				throw new AppError('NOT_ALLOWED', { what: 'a call from a foreign page' });
			}
			return { ok: true, value: await answer(handlers, name, input) };
		} catch (error) {
			const data = toErrorData(error);
			if (data.code === 'INTERNAL') onError(isCallName(name) ? name : 'unknown call', error);
			return { ok: false, error: data };
		}
	});
}

/** Tells the window something; does nothing while there is none. */
export function emitTo(window: BrowserWindow | undefined, event: AppEvent): void {
	if (window === undefined || window.isDestroyed()) return;
	window.webContents.send(eventChannel, appEventSchema.parse(event));
}

async function answer(handlers: Handlers<Calls>, name: unknown, input: unknown): Promise<unknown> {
	if (!isCallName(name)) throw new AppError('BAD_INPUT', { reason: 'there is no such call' });
	const parsed = calls[name].input.safeParse(input);
	if (!parsed.success) throw new AppError('BAD_INPUT', { reason: z.prettifyError(parsed.error) });
	const handler = handlers[name] as (input: unknown, context: unknown) => unknown;
	const value = await handler(parsed.data, {
		signal: new AbortController().signal,
		emit: () => undefined
	});
	return calls[name].output.parse(value);
}

function isCallName(name: unknown): name is keyof Calls {
	return typeof name === 'string' && Object.hasOwn(calls, name);
}

/** Only the main frame of the app's own page may call: not a frame in it, not a page that got into the window. */
function fromOwnPage(event: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): boolean {
	const frame = event.senderFrame;
	return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}
