import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Definition, ProgramTool } from './contract.ts';
import type { Listing } from './connection.ts';
import { fingerprint, shownNames, warningsOf } from './definitions.ts';
import type { OfferedTool } from './offer.ts';
import { inputOf } from './schema.ts';
import { programTool } from './tool.ts';

/** A definition that a person agreed to. */
export interface Agreed {
	definition: Definition;
	enabled: boolean;
}

/** What was agreed to beside what the program says now; without a listing nothing is known of now. */
export function compareTools(
	prefix: string,
	agreed: readonly Agreed[],
	listing: Listing | null
): ProgramTool[] {
	const before = new Map(agreed.map((one) => [one.definition.name, one]));
	const now = new Map(listing?.definitions.map((one) => [one.name, one]));
	const names = [...new Set([...before.keys(), ...now.keys()])];
	const shown = shownNames(prefix, names);
	return names.map((name) => {
		const known = before.get(name);
		const said = now.get(name) ?? null;
		const shownNow = said ?? known?.definition;
		const read = shownNow === undefined ? undefined : inputOf(shownNow);
		return {
			name,
			shownName: shown.get(name) ?? name,
			enabled: known?.enabled ?? true,
			state: stateOf(known, said, listing !== null),
			agreed: known?.definition ?? null,
			now: said,
			fingerprint: said === null ? null : fingerprint(said),
			problem: read !== undefined && 'problem' in read ? read.problem : null,
			warnings: shownNow === undefined ? [] : warningsOf(shownNow)
		};
	});
}

function stateOf(
	known: Agreed | undefined,
	said: Definition | null,
	isKnown: boolean
): ProgramTool['state'] {
	if (known === undefined) return 'new';
	if (!isKnown) return 'agreed';
	if (said === null) return 'gone';
	return fingerprint(said) === fingerprint(known.definition) ? 'agreed' : 'changed';
}

/** The tools of one program that may be offered: agreed to, switched on, usable, and not other than agreed as far as is known. */
export function offeredTools(
	server: { id: string; title: string; prefix: string },
	agreed: readonly Agreed[],
	more: {
		listing: Listing | null;
		call: (
			definition: Definition,
			input: Record<string, unknown>,
			signal: AbortSignal
		) => Promise<CallToolResult>;
	}
): OfferedTool[] {
	const { id, title, prefix } = server;
	const { listing, call } = more;
	const listed = listing?.definitions.map(({ name }) => name) ?? [];
	const shown = shownNames(prefix, [
		...new Set([...agreed.map(({ definition }) => definition.name), ...listed])
	]);
	return agreed.flatMap((one) => {
		const { definition, enabled } = one;
		const { name } = definition;
		const said = listing?.definitions.find((now) => now.name === name) ?? null;
		if (!enabled || stateOf(one, said, listing !== null) !== 'agreed') return [];
		const read = inputOf(definition);
		if ('problem' in read) return [];
		const tool = programTool({
			title,
			shownName: shown.get(name) ?? name,
			definition,
			input: read.input,
			scope: `${title}: ${name} (${id.slice(0, 8)}-${fingerprint(definition).slice(0, 12)})`,
			call: (input, signal) => call(definition, input, signal)
		});
		return [{ tool, title, name }];
	});
}
