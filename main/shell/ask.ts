import { resolve } from 'node:path';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import { shell } from '../messages/shell.ts';
import type { TurnEvent } from '../contract.ts';
import { usageError, type Output } from './output.ts';
import { leafOf, type ShellOptions, type ShellParts, type TurnEnd } from './shell.ts';

/** `ask TEXT`: one turn. What would ask is refused unless --allow names the tool, because nobody is there to say yes. */
export async function ask(
	parts: ShellParts,
	words: string[],
	given: ShellOptions,
	output: Output
): Promise<void> {
	const text = words.join(' ');
	if (text.trim() === '')
		throw usageError(output.language, 'needs', { command: 'ask', what: 'TEXT' });
	const allowed = allowedTools(parts, given, output);
	await prepare(parts, given);
	const conversationId =
		given.conversation ??
		(await parts.store.call('conversation:create', { title: '', temporary: false })).id;
	const parentId = await leafOf(parts.store, conversationId);
	const end = await runTurn(parts, { conversationId, parentId, text }, allowed, (event) =>
		show(event, output)
	);
	output.text('\n');
	if (end.error !== null) throw new AppError(end.error.code as ErrorCode, end.error.values);
}

/** The tools that --allow names; a name that does not exist is a wrong usage, not a silent no. */
export function allowedTools(
	parts: ShellParts,
	given: ShellOptions,
	output: Output
): (tool: string) => boolean {
	const allowed = new Set(given.allow ?? []);
	const names = parts.tools.map(({ name }) => name);
	for (const tool of allowed) {
		if (!names.includes(tool)) {
			throw usageError(output.language, 'unknownTool', { tool, tools: names.join(', ') });
		}
	}
	return (tool) => allowed.has(tool);
}

/** Grants folders and chooses the model, as the options say. */
export async function prepare(parts: ShellParts, given: ShellOptions): Promise<void> {
	for (const path of given.grant ?? [])
		await parts.store.call('grant:add', { path: resolve(path) });
	if (given.model !== undefined) await parts.models.use(given.model);
}

/** Asks, tells every event, and returns the last one. */
export async function runTurn(
	parts: ShellParts,
	request: { conversationId: string; parentId: string | null; text: string },
	allowed: ((tool: string) => boolean) | undefined,
	tell: (event: TurnEvent) => void
): Promise<TurnEnd> {
	// Events may come before `ask` has said which message they belong to; only one turn runs here.
	return await new Promise<TurnEnd>((resolvePromise, reject) => {
		const stopListening = parts.onTurn((_, event) => {
			tell(event);
			if (event.type !== 'turn-end') return;
			stopListening();
			resolvePromise(event);
		});
		parts.kernel
			.ask({ ...request, attachments: [], ...(allowed && { unattended: allowed }) })
			.catch((error: unknown) => {
				stopListening();
				reject(error instanceof Error ? error : new Error(String(error)));
			});
	});
}

/** One event, for a person or as a line of JSON. */
export function show(event: TurnEvent, output: Output): void {
	output.object(event);
	switch (event.type) {
		case 'tool-call':
			output.line(shell.toolRuns, { tool: event.tool, input: JSON.stringify(event.input) });
			break;
		case 'approval':
			if (event.decision === 'refused') output.line(shell.refused, { tool: event.tool });
			break;
		case 'text-delta':
			output.text(event.text);
			break;
		case 'turn-end':
			for (const { number, title, place } of event.citations) {
				output.text(`\n[${number}] ${title}${place === '' ? '' : `, ${place}`}`);
			}
			break;
		case 'turn-start':
		case 'approval-request':
		case 'tool-result':
		case 'note':
			break;
	}
}
