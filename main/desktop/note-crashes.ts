import { app } from 'electron';
import type { Log } from '../log/log.ts';

/** Writes starts, ends and crashes of the app and of Chromium's own processes into the log. */
export function noteCrashes(log: Log): void {
	log.info(
		'app',
		`started: ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`
	);
	process.on('uncaughtExceptionMonitor', (error) => log.error('app', error));
	app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
		if (reason !== 'clean-exit') log.warn('window', `process ended: ${reason} (${exitCode})`);
	});
	app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
		// Hearth's own processes are noted where they are started.
		if (type === 'Utility' || reason === 'clean-exit') return;
		log.warn(type, `process ended: ${reason} (${exitCode})`);
	});
	app.on('quit', (_event, exitCode) => log.info('app', `ended: ${exitCode}`));
}
