import { resolve } from 'node:path';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../messages/errors.ts';
import { shell } from '../messages/shell.ts';
import { messageLimit, type TurnEvent } from '../contract.ts';
import { checkRequest } from '../kernel/turn.ts';
import { say } from '../messages/message.ts';
import { notes, type NoteKey } from '../messages/notes.ts';
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
	if (given.plan)
		throw usageError(output.language, 'needs', { command: 'ask --plan', what: '--batch FILE' });
	const allowed = allowedTools(given);
	checkRequest(text, messageLimit);
	await withGrants(parts, given, async () => {
		const conversationId =
			given.conversation ??
			(await parts.store.call('conversation:create', { title: '', temporary: false })).id;
		const parentId = await leafOf(parts.store, conversationId);
		const end = await runTurn(parts, { conversationId, parentId, text }, allowed, (event) =>
			show(event, output, conversationId)
		);
		output.text('\n');
		if (end.error !== null) throw new AppError(end.error.code as ErrorCode, end.error.values);
	});
}

/** The tools that --allow names. `withGrants` checks that they exist: those of other programs are in the store. */
export function allowedTools(given: ShellOptions): (tool: string) => boolean {
	const allowed = new Set(given.allow ?? []);
	return (tool) => allowed.has(tool);
}

/** A name that does not exist is a wrong usage, not a silent no. */
async function checkAllowed(
	{ tools, toolServers, language }: ShellParts,
	{ allow = [] }: ShellOptions
): Promise<void> {
	const own = tools.map(({ name }) => name);
	if (allow.every((tool) => own.includes(tool))) return;
	const servers = await toolServers.list();
	const names = [...own, ...servers.flatMap((one) => one.tools.map(({ shownName }) => shownName))];
	const tool = allow.find((one) => !names.includes(one));
	if (tool !== undefined)
		throw usageError(language, 'unknownTool', { tool, tools: names.join(', ') });
}

/** Opens the store and does `work` with the model of --model, and with the folders of --grant granted while it lasts. */
export async function withGrants(
	parts: ShellParts,
	given: ShellOptions,
	work: () => Promise<void>
): Promise<void> {
	const { open, store, models } = parts;
	await open();
	await checkAllowed(parts, given);
	const before = new Set((await store.call('grant:list', null)).map(({ path }) => path));
	const wanted = new Set((given.grant ?? []).map((path) => resolve(path)));
	const added = [...wanted].filter((path) => !before.has(path));
	try {
		for (const path of added) await store.call('grant:add', { path });
		if (given.model !== undefined) await models.use(given.model, { remember: false });
		await work();
	} finally {
		for (const path of added) await store.call('grant:remove', { path });
	}
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

/** One event, for a person or as a line of JSON. `conversationId` is told in its last line, for --conversation. */
export function show(event: TurnEvent, output: Output, conversationId?: string): void {
	switch (event.type) {
		case 'tool-call': {
			const { type, tool, input } = event;
			output.object({ type, tool, input });
			output.line(shell.toolRuns, { tool, input: JSON.stringify(input) });
			break;
		}
		case 'approval': {
			const { type, tool, input, decision } = event;
			output.object({ type, tool, input, decision });
			if (decision === 'refused') output.line(shell.refused, { tool });
			break;
		}
		case 'tool-result': {
			const { type, tool, ok, output: text } = event;
			output.object({ type, tool, ok, output: text });
			break;
		}
		case 'text-delta':
			output.object({ type: event.type, text: event.text });
			output.text(event.text);
			break;
		case 'note':
			if (Object.hasOwn(notes, event.note)) {
				const note = say(output.language, notes[event.note as NoteKey], event.values);
				output.text(`\n(${note})\n`);
			}
			break;
		case 'turn-end': {
			const { type, status, text, citations, timings, error } = event;
			output.object({ type, status, text, citations, timings, error, conversationId });
			for (const { number, title, place } of citations) {
				output.text(`\n[${number}] ${title}${place === '' ? '' : `, ${place}`}`);
			}
			break;
		}
		case 'turn-start':
		case 'approval-request':
			break;
	}
}
