import { expect, test } from 'vitest';
import { AppError } from '../../main/errors.ts';
import type { Store } from '../../main/memory/protocol.ts';
import { SettingsStore } from '../../main/settings.ts';
import { openStoreInProcess } from '../helpers/store.ts';

test('a store that could not be opened at first is asked again once it can', async () => {
	const opened = await openStoreInProcess();
	let full = true;
	const call: Store['call'] = async (name, input) => {
		if (full) throw new AppError('DISK_FULL');
		return await opened.store.call(name, input);
	};
	const settings = new SettingsStore({ call }, () => undefined);
	try {
		await expect(settings.get()).rejects.toThrow('disk is full');
		full = false;
		expect((await settings.set({ theme: 'dark' })).theme).toBe('dark');
	} finally {
		await opened.dispose();
	}
});
