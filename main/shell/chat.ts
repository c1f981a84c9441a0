import { createInterface, type Interface } from 'node:readline/promises';
import type { ApprovalRequest, TurnEvent } from '../contract.ts';
import { errorText } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import { say } from '../messages/message.ts';
import { shell } from '../messages/shell.ts';
import { showHidden, showTarget } from '../messages/visible.ts';
import { runTurn, show, withGrants } from './ask.ts';
import { Lines } from './lines.ts';
import { errorLine, type Output } from './output.ts';
import { leafOf, type ShellOptions, type ShellParts } from './shell.ts';

const previewLimit = 2000;

/** A conversation in the terminal, for machines without a display. Here somebody is there to be asked. */
export async function chat(
	parts: ShellParts,
	_words: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const someone = process.stdin.isTTY && !output.json;
	// Before the lines of the talk are listened to: a recovery key must not become one.
	if (someone) await parts.open();
	const terminal = createInterface({
		input: process.stdin,
		...(someone && { output: process.stdout })
	});
	// Before anything is waited for: lines that nobody listens to are lost.
	const lines = new Lines(terminal);
	try {
		await withGrants(parts, given, () => talk({ parts, terminal, lines, someone }, given, output));
	} finally {
		terminal.close();
	}
}

/** The text that would be written, or a line for every file. */
function previewText(preview: NonNullable<ApprovalRequest['preview']>): string {
	if (!('changes' in preview)) return preview.after;
	return preview.changes
		.map(({ from, to }) => showHidden([from, to].filter(Boolean).join(' -> ')))
		.join('\n');
}

interface Talk {
	parts: ShellParts;
	terminal: Interface;
	lines: Lines;
	/** Whether a person types: only they need a prompt. */
	someone: boolean;
}

async function talk(
	{ parts, terminal, lines, someone }: Talk,
	given: ShellOptions,
	output: Output
): Promise<void> {
	const conversationId =
		given.conversation ??
		(await parts.store.call('conversation:create', { title: '', temporary: false })).id;
	let turn = new AbortController();
	turn.abort();
	terminal.on('SIGINT', () => {
		if (turn.signal.aborted) terminal.close();
		else void parts.kernel.stop(conversationId);
	});
	const prompt = (text: string): void => {
		terminal.setPrompt(text);
		if (someone) terminal.prompt();
	};

	const approve = async (request: ApprovalRequest): Promise<void> => {
		const { tool, effect, target, preview } = request;
		if (preview !== null) output.text(`${previewText(preview).slice(0, previewLimit)}\n`);
		output.line(shell.wants, { tool, target: showTarget(effect, target) });
		prompt(say(output.language, shell.approve));
		const ended = new Promise<undefined>((resolve) =>
			turn.signal.addEventListener('abort', () => resolve(undefined), { once: true })
		);
		const answer = await Promise.race([lines.peek(), ended]);
		if (turn.signal.aborted) return;
		await lines.take();
		const isYes = /^(y|yes|네|예|응|ㅇ)$/i.test((answer ?? '').trim());
		parts.kernel.approve(request.approvalId, isYes ? 'once' : 'denied');
	};
	const tell = (event: TurnEvent): void => {
		show(event, output);
		if (event.type === 'approval-request') void approve(event.request);
	};

	output.line(shell.chatHello);
	for (;;) {
		prompt('> ');
		const text = await lines.take();
		if (text === undefined) return;
		if (text.trim() === '') continue;
		turn = new AbortController();
		try {
			const parentId = await leafOf(parts.store, conversationId);
			const end = await runTurn(parts, { conversationId, parentId, text }, undefined, tell);
			output.text('\n');
			if (end.status === 'stopped') output.line(shell.stopped);
			if (end.error !== null) {
				const { code, values } = end.error;
				output.error(errorText(output.language, { code: code as ErrorCode, values }));
			}
		} catch (error) {
			output.error(errorLine(output.language, error));
		} finally {
			turn.abort();
		}
	}
}
