import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../main/memory/migrations.ts';
import { openStore } from '../../../main/memory/open.ts';
import { takeUpdateSnapshot } from '../../../main/memory/snapshots.ts';
import { findInstallation, installCommand } from '../../../main/update/installation.ts';
import { replace } from '../../../main/update/replace.ts';
import { readStepBack, rollBack, rollBackCommand } from '../../../main/update/roll-back.ts';
import {
	neededWayBack,
	noteStart,
	noteWorked,
	updatesFolder,
	writeWayBack,
	type WayBack
} from '../../../main/update/starts.ts';
import { compareVersions } from '../../../main/update/version.ts';

let folder: string;
let data: string;
let place: string;
let back: WayBack;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-back-'));
	data = join(folder, 'data');
	place = join(folder, 'Hearth');
	back = {
		...{ kind: 'folder', from: '0.1.0', to: '0.2.0' },
		...{ place, program: join(place, 'hearth'), packed: null },
		arrived: { path: join(folder, 'hearth-0.2.0.package'), bytes: 1, sha256: '' }
	};
	mkdirSync(data);
	for (const [name, version] of [
		['Hearth', '0.1.0'],
		['Hearth.next', '0.2.0']
	] as const) {
		mkdirSync(join(folder, name));
		writeFileSync(join(folder, name, 'hearth'), version);
	}
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const version = () => readFileSync(join(place, 'hearth'), 'utf8');

test('after two starts that came to nothing the way back is offered, and after a good one it is not', () => {
	const updates = updatesFolder(data);
	writeWayBack(updates, back);
	noteStart(updates, '0.2.0');
	expect(neededWayBack(updates, '0.2.0')).toBeNull();
	noteStart(updates, '0.2.0');
	expect(neededWayBack(updates, '0.2.0')).toEqual(back);
	noteWorked(updates, '0.2.0');
	expect(neededWayBack(updates, '0.2.0')).toBeNull();
});

test('a version that came by no update has no way back, and starts of another one do not count', () => {
	const updates = updatesFolder(data);
	noteStart(updates, '0.2.0');
	noteStart(updates, '0.2.0');
	expect(neededWayBack(updates, '0.2.0')).toBeNull();
	writeWayBack(updates, back);
	expect(neededWayBack(updates, '0.1.0')).toBeNull();
	noteStart(updates, '0.3.0');
	expect(neededWayBack(updates, '0.2.0')).toBeNull();
});

test('a note that was cut short, or a folder that cannot be written, keeps no start from going on', () => {
	const updates = updatesFolder(data);
	writeWayBack(updates, back);
	writeFileSync(join(updates, 'starts.json'), '{"version": "0.2');
	expect(neededWayBack(updates, '0.2.0')).toBeNull();
	writeFileSync(join(folder, 'a file'), '');
	noteStart(join(folder, 'a file', 'updates'), '0.2.0');
	noteWorked(join(folder, 'a file', 'updates'), '0.2.0');
});

test('going back puts the earlier version in place and keeps the one that failed beside it', () => {
	replace(place);
	expect(version()).toBe('0.2.0');
	writeWayBack(updatesFolder(data), back);
	rollBack(data, back);
	expect(readStepBack(data)).toEqual({ from: '0.1.0', to: '0.2.0' });
	expect(version()).toBe('0.1.0');
	expect(readFileSync(join(`${place}.failed`, 'hearth'), 'utf8')).toBe('0.2.0');
	expect(existsSync(join(updatesFolder(data), 'way-back.json'))).toBe(false);
});

test('without a version to take its place nothing is moved', () => {
	rmSync(`${place}.next`, { recursive: true });
	expect(() => replace(place)).toThrow();
	expect(version()).toBe('0.1.0');
	expect(() => rollBack(data, back)).toThrow();
	expect(version()).toBe('0.1.0');
});

test('where only root may replace it, the command that goes back is told, unless its package was changed or is gone', async () => {
	const path = join(folder, 'my data.deb');
	const package_ = Buffer.from('the package of 0.1.0');
	const sha256 = createHash('sha256').update(package_).digest('hex');
	const deb: WayBack = {
		...{ ...back, kind: 'deb' },
		packed: { path, bytes: package_.length, sha256 }
	};
	expect(await rollBackCommand(deb)).toBeUndefined();
	writeFileSync(path, package_);
	expect(await rollBackCommand(deb)).toBe(`sudo apt install --allow-downgrades '${path}'`);
	writeFileSync(path, 'the package of 0.1.1');
	expect(await rollBackCommand(deb)).toBeUndefined();
	expect(await rollBackCommand({ ...deb, packed: null })).toBeUndefined();
	// The store may open what was there before, however the person finds that version again.
	rollBack(data, deb);
	expect(readStepBack(data)).toMatchObject({ from: '0.1.0', to: '0.2.0' });
	expect(version()).toBe('0.1.0');
	expect(installCommand('rpm', '/tmp/hearth.rpm')).toBe('sudo rpm --upgrade /tmp/hearth.rpm');
});

const newer = [...migrations, 'create table invented (a integer) strict'];
test('after going back, a store that the new version changed is set aside and opened as it was before', () => {
	const before = openStore(data);
	takeUpdateSnapshot(before.database, data);
	before.close();
	openStore(data, { steps: newer }).close();
	writeWayBack(updatesFolder(data), back);
	replace(place);
	rollBack(data, back);
	const after = openStore(data);
	expect(after.notices).toMatchObject([{ code: 'STORE_STEPPED_BACK' }]);
	after.close();
	const [aside] = readdirSync(data).filter((name) => name.startsWith('newer-'));
	expect(readdirSync(join(data, aside ?? ''))).toContain('store.db');
	// It counts once: the next time nothing is set aside.
	expect(openAndClose().notices).toEqual([]);
	openStore(data, { steps: newer }).close();
	expect(() => openStore(data)).toThrow('newer Hearth');
});

test('an older Hearth that was installed over a newer one changes nothing and says so', () => {
	const before = openStore(data);
	takeUpdateSnapshot(before.database, data);
	before.close();
	openStore(data, { steps: newer }).close();
	expect(() => openStore(data)).toThrow('newer Hearth');
	expect(readdirSync(data).filter((name) => name.startsWith('newer-'))).toEqual([]);
	openStore(data, { steps: newer }).close();
});

function openAndClose(): { notices: unknown[] } {
	const opened = openStore(data);
	opened.close();
	return opened;
}

test('how Hearth was installed is seen by where it lies', () => {
	const look = (program: string, env: Record<string, string> = {}, debian = true) =>
		findInstallation({ platform: 'linux', program, env, exists: () => debian });
	expect(look('/opt/Hearth/hearth').kind).toBe('deb');
	expect(look('/opt/Hearth/hearth', {}, false).kind).toBe('rpm');
	expect(look('/opt/HearthOther/hearth').kind).toBe('folder');
	expect(look('/home/ada/hearth-0.1.0/hearth')).toMatchObject({
		kind: 'folder',
		place: '/home/ada/hearth-0.1.0'
	});
	const image = { APPIMAGE: '/home/ada/Hearth.AppImage', APPDIR: '/tmp/.mount_Hearth' };
	expect(look('/tmp/.mount_Hearth/hearth', image)).toMatchObject({
		kind: 'AppImage',
		place: '/home/ada/Hearth.AppImage'
	});
	// Started by another program that is an AppImage.
	expect(look('/opt/Hearth/hearth', image).kind).toBe('deb');
});

test('versions are compared by their numbers, and what comes before a release is older', () => {
	const sorted = ['0.9.0', '0.10.0-beta.2', '0.10.0-beta.10', '0.10.0', '0.10.1', '1.0.0'];
	expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
	expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
	expect(() => compareVersions('1.2', '1.2.3')).toThrow();
});
