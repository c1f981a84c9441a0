/** `npm start`: does the set-up that is still needed and opens the app. */
import { checkNodeVersion } from './node-version.mjs';

checkNodeVersion();
const { runCommand } = await import('./command.mjs');
const { startShell, startWindow } = await import('./launch.mjs');
const { hasDisplay } = await import('./libraries.mjs');
const { setUp } = await import('./step.mjs');
const { appSteps } = await import('./steps.mjs');
const { say } = await import('./words.mjs');

await runCommand(async () => {
	await setUp(appSteps);
	if (process.platform === 'linux' && process.getuid?.() === 0) console.error(say('asRoot'));
	const args = process.argv.slice(2);
	console.error(say(hasDisplay() ? 'opening' : 'noDisplay'));
	return await (hasDisplay() ? startWindow(args) : startShell(['chat', ...args]));
});
