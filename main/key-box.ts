import { safeStorage } from 'electron';
import type { KeyBox } from './remote/remotes.ts';

/**
 * Keys as the system's own keyring closes them. Without a keyring there is nothing: what Chromium calls "basic text" is
 * a password that everyone knows.
 */
export const systemKeyBox: KeyBox = {
	seal: (key) => (canSeal() ? safeStorage.encryptString(key).toString('base64') : null),
	open: (sealed) => {
		if (!canSeal()) return null;
		try {
			return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
		} catch {
			// Closed on another machine, or by a keyring that was made anew: it is as good as gone.
			return null;
		}
	}
};

function canSeal(): boolean {
	if (!safeStorage.isEncryptionAvailable()) return false;
	return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
