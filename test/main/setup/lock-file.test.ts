import { expect, test } from 'vitest';
import { missingFromLock, readLock } from '../../../main/setup/lock-file.ts';

test('package-lock.json holds the packages of every system (npm run lock completes it)', () => {
	expect(missingFromLock(readLock())).toEqual([]);
});

test('an optional package that is missing, or there in another version, is named with its place', () => {
	const packages = {
		'': {},
		'node_modules/native': {
			optionalDependencies: { 'native-win': '2.0.0', 'native-mac': '2.0.0' }
		},
		'node_modules/native-mac': { version: '2.0.0' },
		'node_modules/old/node_modules/native': { optionalDependencies: { 'native-mac': '1.0.0' } }
	};
	expect(missingFromLock({ packages })).toEqual([
		{ place: 'node_modules/native-win', version: '2.0.0' },
		{ place: 'node_modules/old/node_modules/native-mac', version: '1.0.0' }
	]);
});
