import { expect, test } from 'vitest';
import { countResults } from '../../../main/setup/suite.mjs';

const green = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test('tests are counted as the suite counted them', () => {
	expect(countResults(green, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
	expect(countResults({ ...green, numFailedTests: 2 }, 1)).toEqual({
		passed: 3,
		failed: 2,
		skipped: 2
	});
});

test('a test file that cannot be read is a failure', () => {
	const testResults = [
		{ status: 'failed', assertionResults: [] },
		{ status: 'passed', assertionResults: [{}] }
	];
	expect(countResults({ ...green, testResults }, 1).failed).toBe(1);
});

test('an error outside of tests, and a suite that died, are failures', () => {
	expect(countResults(green, 1).failed).toBe(1);
	expect(countResults({}, 137)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
