/**
 * `npm test`: set-up, then everything, one suite after the other, and one line that counts all of it.
 * `npm test -- unit app` runs only the suites named; `package` runs only when it is named.
 */
import { checkNodeVersion } from './node-version.mjs';

checkNodeVersion();
const { runCommand } = await import('./command.mjs');
const { withDisplay } = await import('./display.mjs');
const { setUp, SetupError } = await import('./step.mjs');
const { testSteps } = await import('./steps.mjs');
const { runSuite } = await import('./suite.mjs');

/** @type {(import('./suite.mjs').Suite & { onlyNamed?: boolean })[]} */
const suites = [
	{
		name: 'types',
		programs: [
			['typescript/bin/tsc', '--noEmit'],
			['svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human']
		]
	},
	{ name: 'lint', programs: [['eslint/bin/eslint.js', '.', '--max-warnings', '0']] },
	{ name: 'format', programs: [['prettier/bin/prettier.cjs', '--check', '.']] },
	{ name: 'unit', projects: ['unit', 'renderer'] },
	{ name: 'model', projects: ['model'] },
	{ name: 'app', projects: ['app'] },
	// Packs the app twice and installs it: minutes of work, so only for who asks for it.
	{ name: 'package', projects: ['package'], onlyNamed: true }
];

await runCommand(async () => {
	const asked = process.argv.slice(2);
	const unknown = asked.filter((name) => !suites.some((suite) => suite.name === name));
	if (unknown.length > 0) {
		const known = suites.map((suite) => suite.name).join(', ');
		throw new SetupError(`There is no suite "${unknown.join('", "')}". Suites: ${known}.`);
	}
	await setUp(testSteps);
	const total = { passed: 0, failed: 0, skipped: 0 };
	await withDisplay(async (env) => {
		for (const suite of suites) {
			if (!(asked.length > 0 ? asked.includes(suite.name) : suite.onlyNamed !== true)) continue;
			const counts = await runSuite(suite, env);
			total.passed += counts.passed;
			total.failed += counts.failed;
			total.skipped += counts.skipped;
		}
	});
	console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
	return total.failed > 0 ? 1 : 0;
});
