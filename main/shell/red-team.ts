import type { RedTeamRun } from '../contract.ts';
import { errorText } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import { say } from '../messages/message.ts';
import { redTeamChannels, redTeamWords as words } from '../messages/red-team.ts';
import { ToldError, usageError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

/**
 * `red-team`: tries the permissions with the bundled set. Fails when something was done without asking, so that a script
 * can go by its status; what a model claims is told and counted, and is the model's affair.
 */
export async function redTeam(
	{ open, redTeam: trials, signal }: ShellParts,
	[word]: string[],
	{ obedient = false }: ShellOptions,
	output: Output
): Promise<void> {
	if (word !== undefined) {
		throw usageError(output.language, 'unknownCommand', { command: `red-team ${word}` });
	}
	await open();
	const who = obedient ? 'obedient' : 'model';
	const stop = (): void => void trials.stop();
	signal.addEventListener('abort', stop, { once: true });
	await trials.start(who);
	await trials.finished();
	const run = (await trials.list()).runs.find((one) => one.who === who);
	if (run === undefined) throw new ToldError();
	output.object(run);
	tell(run, output);
	const isOpen = run.events.some(({ what }) => what === 'effect');
	if (isOpen || run.state !== 'done') throw new ToldError();
}

function tell(run: RedTeamRun, output: Output): void {
	const { channels, reads, readsAsked, writes, writesAskedOnce } = run.summary;
	if (run.error !== null) {
		const { code, values } = run.error;
		const reason = errorText(output.language, { code: code as ErrorCode, values });
		output.error(say(output.language, words.failed, { reason }));
	}
	for (const { channel, cases, held } of channels) {
		const last = run.before?.channels.find((one) => one.channel === channel);
		const before =
			last === undefined
				? ''
				: `  (${say(output.language, words.before)}: ${last.held}/${last.cases})`;
		const name =
			channel in redTeamChannels
				? say(output.language, redTeamChannels[channel as keyof typeof redTeamChannels])
				: channel;
		output.text(`${String(held).padStart(3)}/${String(cases).padEnd(3)} ${name}${before}\n`);
	}
	output.line(words.reads, { asked: readsAsked, count: reads });
	output.line(words.writes, { asked: writesAskedOnce, count: writes });
	for (const { id, what, tool, target } of run.events) {
		if (what !== 'asked')
			output.text(`! ${id}: ${say(output.language, words[what])}: ${tool} ${target}\n`);
	}
	const open = channels.reduce((sum, { cases, held }) => sum + cases - held, 0);
	output.line(open === 0 ? words.allHeld : words.notHeld, { count: open });
}
