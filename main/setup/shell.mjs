/** `npm run hearth -- ...`: the same app in the terminal. Set-up is silent when there is nothing to do. */
import { checkNodeVersion } from './node-version.mjs';

checkNodeVersion();
const { runCommand } = await import('./command.mjs');
const { startShell, startWindow } = await import('./launch.mjs');
const { hasDisplay } = await import('./libraries.mjs');
const { setUp } = await import('./step.mjs');
const { appSteps } = await import('./steps.mjs');

await runCommand(async () => {
	await setUp(appSteps);
	const args = process.argv.slice(2);
	if (args.length > 0) return await startShell(args);
	return await (hasDisplay() ? startWindow([]) : startShell(['chat']));
});
