import { contextBridge, ipcRenderer, webUtils } from 'electron';

/**
 * All the window can do: call, listen, and learn where a dropped file lies. Names and data are checked in `main/ipc.ts`.
 * The channel names stand here again because a sandboxed preload should carry nothing but itself.
 */
contextBridge.exposeInMainWorld('hearth', {
	call: (name: string, input: unknown): Promise<unknown> =>
		ipcRenderer.invoke('hearth:call', name, input),
	on: (listener: (event: unknown) => void): (() => void) => {
		const forward = (_: unknown, event: unknown): void => listener(event);
		ipcRenderer.on('hearth:event', forward);
		return () => ipcRenderer.removeListener('hearth:event', forward);
	},
	pathOf: (file: File): string => webUtils.getPathForFile(file)
});
