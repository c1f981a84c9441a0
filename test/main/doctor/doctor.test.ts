import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { defaultSettings, type EncryptionState } from '../../../main/contract.ts';
import { examine, type DoctorParts } from '../../../main/doctor/doctor.ts';
import type { Finding } from '../../../main/doctor/contract.ts';
import { withoutPerson } from '../../../main/doctor/privacy.ts';
import { AppError } from '../../../main/errors.ts';
import { doctorTexts, doctorTopics } from '../../../main/messages/doctor.ts';
import { starter } from '../../../models/catalogue.ts';
import { ScriptedEngine } from '../server/setup.ts';

const encryptionState: EncryptionState = {
	...{ store: 'plain', keyring: false, remembered: false, change: null },
	...{
		plainSnapshots: 0,
		plainAside: [],
		plainOriginals: 0,
		sealedSnapshots: 0,
		sealedOriginals: 0
	}
};

/** The doctor of a machine with an empty data folder and no model. */
function parts(change: Partial<DoctorParts> = {}): DoctorParts {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-doctor-'));
	mkdirSync(join(folder, 'models'));
	onTestFinished(() => {
		chmodSync(folder, 0o700);
		rmSync(folder, { recursive: true, force: true });
	});
	return {
		version: '1.2.3',
		dataFolder: folder,
		logFolder: join(folder, 'logs'),
		modelFolders: [join(folder, 'models')],
		program: process.execPath,
		sandboxed: true,
		open: () => Promise.resolve(),
		encryption: { state: () => encryptionState },
		settings: { get: () => Promise.resolve(defaultSettings) },
		kernel: { plan: () => Promise.resolve(undefined) },
		models: { ready: () => Promise.resolve(), lazyEngine: () => new ScriptedEngine() },
		signal: new AbortController().signal,
		...change
	};
}

function of(findings: Finding[], topic: string): Finding[] {
	return findings.filter((one) => one.topic === topic);
}

test('it looks at everything, tells each finding as it comes, and has words for all of them', async () => {
	const told: Finding[] = [];
	const findings = await examine(parts(), (found) => told.push(found));
	expect(told).toEqual(findings);
	const topics = new Set(findings.map(({ topic }) => topic));
	for (const topic of [
		'version',
		'system',
		'processor',
		'memory',
		'data',
		'disk',
		'logs',
		'sandbox',
		'store',
		'model',
		'loading',
		'decision',
		'writing'
	]) {
		expect(topics, topic).toContain(topic);
	}
	for (const { topic, text, values } of findings) {
		expect(Object.keys(doctorTopics)).toContain(topic);
		const words = doctorTexts[text as keyof typeof doctorTexts];
		for (const said of [words.en, words.ko]) {
			const named = [...said.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
			for (const name of named) expect([...Object.keys(values), 'reason']).toContain(name);
		}
	}
	expect(of(findings, 'version')[0]?.values).toMatchObject({ version: '1.2.3' });
	expect(of(findings, 'sandbox')).toMatchObject([{ state: 'good' }]);
});

test('a store that cannot be opened is said, the rest goes on, and what needs it is left out', async () => {
	const findings = await examine(
		parts({
			open: () => Promise.reject(new AppError('STORE_NEWER', { found: 9, known: 3 })),
			settings: { get: () => Promise.reject(new AppError('STORE_NEWER', { found: 9, known: 3 })) }
		})
	);
	expect(of(findings, 'store')).toMatchObject([{ state: 'bad', error: { code: 'STORE_NEWER' } }]);
	expect(of(findings, 'speed')).toMatchObject([{ text: 'notMeasured' }]);
	expect(of(findings, 'model')).not.toEqual([]);
});

test('a store that the window has open is nothing broken', async () => {
	const findings = await examine(
		parts({ open: () => Promise.reject(new AppError('STORE_IN_USE')) })
	);
	expect(of(findings, 'store')).toMatchObject([{ state: 'warning' }]);
});

test('a model that is missing or damaged is said, with what brings it', async () => {
	const missing = await examine(parts());
	expect(of(missing, 'model')).toMatchObject([
		{ state: 'bad', text: 'modelMissing', values: { id: starter.id } }
	]);
	const damaged = parts();
	writeFileSync(join(damaged.dataFolder, 'models', starter.file), 'half of it');
	expect(of(await examine(damaged), 'model')).toMatchObject([
		{ state: 'bad', text: 'modelUnusable', error: { code: 'MODEL_BAD_FILE' } },
		{ state: 'bad', text: 'noModel' }
	]);
});

test('an engine that fails is a finding and no end', async () => {
	const findings = await examine(
		parts({
			models: {
				ready: () => Promise.reject(new AppError('MODEL_MISSING', { file: 'x.gguf' })),
				lazyEngine: () => new ScriptedEngine()
			}
		})
	);
	expect(of(findings, 'speed')).toMatchObject([{ state: 'bad', error: { code: 'MODEL_MISSING' } }]);
});

test('a data folder that is a file is broken', async () => {
	const given = parts();
	const file = join(given.dataFolder, 'file');
	writeFileSync(file, '');
	const findings = await examine({ ...given, dataFolder: file });
	expect(of(findings, 'data')).toMatchObject([{ state: 'bad', text: 'notWritable' }]);
	expect(readFileSync(file, 'utf8')).toBe('');
});

test.skipIf(process.platform !== 'linux')(
	'libraries that a program finds are no finding, and one that is no program is',
	async () => {
		expect(of(await examine(parts()), 'libraries')).toMatchObject([{ state: 'good' }]);
		const unknown = await examine(parts({ program: '/no/such/program' }));
		expect(of(unknown, 'libraries')).toMatchObject([{ text: 'librariesUnknown' }]);
	}
);

test.skipIf(process.platform !== 'linux')(
	'a system without the library of notifications is told that none are shown',
	async () => {
		const said = async (libraries: string): Promise<unknown> => {
			const given = parts();
			// The list of a system that has these.
			writeFileSync(join(given.dataFolder, 'ldconfig'), `#!/bin/sh\necho '${libraries}'\n`, {
				mode: 0o755
			});
			vi.stubEnv('PATH', `${given.dataFolder}:${process.env['PATH'] ?? ''}`);
			onTestFinished(() => void vi.unstubAllEnvs());
			return of(await examine(given), 'notifications').map(({ state, text }) => `${state} ${text}`);
		};
		const one = 'libnss3.so (libc6,x86-64) => /usr/lib/libnss3.so';
		expect(await said(one)).toEqual([expect.stringMatching(/^warning notifications/)]);
		expect(await said(`${one} libnotify.so.4 (libc6,x86-64) => /usr/lib/libnotify.so.4`)).toEqual(
			[]
		);
	}
);

test('whoever stops it is obeyed', async () => {
	await expect(examine(parts({ signal: AbortSignal.abort() }))).rejects.toThrow();
});

test('the name of a model file that cannot be used does not name the person either', async () => {
	const given = parts();
	writeFileSync(join(given.dataFolder, 'models', 'of maria.gguf'), 'half of it');
	for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, 'maria');
	onTestFinished(() => void vi.unstubAllEnvs());
	const unusable = of(await examine(given), 'model').filter(({ text }) => text === 'modelUnusable');
	expect(unusable.map(({ error }) => error?.values['file'])).toEqual(['of ~.gguf']);
});

test('nothing in a report names the person', () => {
	const person = { home: '/home/maria', name: 'maria' };
	const hide = (value: string): unknown => withoutPerson({ value }, person)['value'];
	expect(hide('/home/maria/.config/Hearth')).toBe('~/.config/Hearth');
	expect(hide('/media/maria/disk and /mnt/Maria')).toBe('/media/user/disk and /mnt/user');
	expect(hide('mariachi')).toBe('mariachi');
	expect(withoutPerson({ count: 3 }, person)).toEqual({ count: 3 });
});

test('it says whether the store is encrypted, who has the key, and what is still readable', async () => {
	const say = async (changed: Partial<EncryptionState>): Promise<string[]> => {
		const encryption = { state: () => ({ ...encryptionState, ...changed }) };
		const found = of(await examine(parts({ encryption })), 'encryption');
		return found.map(({ state, text }) => `${state} ${text}`);
	};
	expect(await say({})).toEqual(['good encryptionOff']);
	expect(await say({ store: 'locked' })).toEqual(['warning encryptionLocked']);
	expect(await say({ store: 'encrypted' })).toEqual(['good encryptionAsks']);
	expect(await say({ store: 'encrypted', remembered: true, plainSnapshots: 2 })).toEqual([
		'good encryptionOn',
		'warning encryptionCopies'
	]);
});
