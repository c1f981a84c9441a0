import { createInterface } from 'node:readline/promises';
import type { ApprovalRequest, TurnEvent } from '../contract.ts';
import { errorText } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import { say } from '../messages/message.ts';
import { shell } from '../messages/shell.ts';
import { prepare, runTurn, show } from './ask.ts';
import { errorLine, type Output } from './output.ts';
import { leafOf, type ShellOptions, type ShellParts } from './shell.ts';

/** A conversation in the terminal, for machines without a display. Here somebody is there to be asked. */
export async function chat(
	parts: ShellParts,
	_words: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	await prepare(parts, given);
	output.line(shell.chatHello);
	const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
	const conversationId =
		given.conversation ??
		(await parts.store.call('conversation:create', { title: '', temporary: false })).id;
	let answering = false;
	terminal.on('SIGINT', () => {
		if (answering) void parts.kernel.stop(conversationId);
		else terminal.close();
	});

	const approve = async (request: ApprovalRequest): Promise<void> => {
		const question = say(output.language, shell.approve, {
			tool: request.tool,
			target: request.target
		});
		const preview = request.preview === null ? '' : `${request.preview.after.slice(0, 2000)}\n`;
		const answer = await terminal.question(`${preview}${question}`);
		parts.kernel.approve(
			request.approvalId,
			/^(y|yes|네|예)$/i.test(answer.trim()) ? 'once' : 'denied'
		);
	};
	const tell = (event: TurnEvent): void => {
		show(event, output);
		if (event.type === 'approval-request') void approve(event.request);
	};

	terminal.prompt();
	for await (const line of terminal) {
		if (line.trim() !== '') {
			answering = true;
			try {
				const parentId = await leafOf(parts.store, conversationId);
				const end = await runTurn(parts, { conversationId, parentId, text: line }, undefined, tell);
				output.text('\n');
				if (end.error !== null) {
					const { code, values } = end.error;
					output.error(errorText(output.language, { code: code as ErrorCode, values }));
				}
			} catch (error) {
				output.error(errorLine(output.language, error));
			}
			answering = false;
		}
		terminal.prompt();
	}
}
