import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startStore } from '../../../main/memory/client.ts';
import { canFail, FailingDrive } from '../../helpers/failing-drive.ts';
import { forkSource } from '../../helpers/fork.ts';

let folder: string;
let drive: FailingDrive;
let store: ReturnType<typeof startStore>;

beforeEach(({ skip }) => {
	if (!canFail) skip();
	folder = mkdtempSync(join(tmpdir(), 'hearth-drive-'));
	drive = new FailingDrive(join(folder, 'data'), folder);
	mkdirSync(drive.folder);
	for (const [name, value] of Object.entries(drive.env)) vi.stubEnv(name, value);
	store = startStore(() => forkSource('main/memory/worker.ts'));
});
afterEach(() => {
	vi.unstubAllEnvs();
	store.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

const open = () => store.call('open', { folder: drive.folder });

test('a drive that knows no locks is not taken for a second Hearth, and nothing is left on it', async () => {
	drive.fail('lock');
	await expect(open()).rejects.toMatchObject({
		code: 'FOLDER_WITHOUT_LOCKS',
		values: { folder: drive.folder }
	});
	expect(readdirSync(drive.folder)).toEqual(['store.lock']);
	drive.recover();
	await open();
});

test('a drive that does not write what it was given is said to, and what was saved before is there', async () => {
	await open();
	const { id } = await store.call('conversation:create', { title: 'Before', temporary: false });
	drive.fail('sync');
	await expect(
		store.call('conversation:create', { title: 'Lost', temporary: false })
	).rejects.toMatchObject({ code: 'DISK_FAILED', values: { folder: drive.folder } });
	drive.recover();
	expect(await store.call('conversation:list', { bin: false })).toMatchObject([{ id }]);
	await store.call('conversation:create', { title: 'After', temporary: false });
	const titles = (await store.call('conversation:list', { bin: false })).map(({ title }) => title);
	expect(titles.sort()).toEqual(['After', 'Before']);
});
