import { app, dialog } from 'electron';
import { say, type Message, type Values } from '../messages/message.ts';
import { update as words } from '../messages/update.ts';
import { isOwn, rollBack, rollBackCommand } from '../update/roll-back.ts';
import { noteWorked, updatesFolder, type WayBack } from '../update/starts.ts';

/**
 * Says that Hearth does not start, and offers the version before where there is one (`back`). Ends Hearth in any case, and
 * starts it anew where a person wants that.
 */
export async function wayBackDialog(dataFolder: string, back: WayBack | null): Promise<void> {
	if (back === null) {
		await dialog.showMessageBox({
			...{ type: 'error', title: 'Hearth', message: tell(words.broken) },
			buttons: [tell(words.end)]
		});
		app.exit(1);
		return;
	}
	const { from: previous, to: version } = back;
	const own = isOwn(back);
	const command = own ? undefined : await rollBackCommand(back);
	const byHand = command === undefined ? words.notStartedOld : words.notStartedCommand;
	const { response } = await dialog.showMessageBox({
		type: 'warning',
		title: 'Hearth',
		message: tell(words.notStarted, { version }),
		detail: tell(own ? words.notStartedHint : byHand, { previous, command: command ?? '' }),
		buttons: [
			...[tell(words.tryAgain), tell(words.end)],
			...(own ? [tell(words.goBack, { previous })] : [])
		],
		defaultId: own ? 2 : 0,
		cancelId: 1
	});
	if (response === 0) noteWorked(updatesFolder(dataFolder), version);
	const args = process.argv.slice(1);
	// First: the program that waits for the end of this one must still be of this version.
	if (response !== 1) app.relaunch({ execPath: back.program, args });
	// Elsewhere it only lets the store step back once that command has been typed.
	if (response === 2 || !own) rollBack(dataFolder, back);
	app.exit(0);
}

function tell(message: Message, values: Values = {}): string {
	return say(app.getLocale().startsWith('ko') ? 'ko' : 'en', message, values);
}
