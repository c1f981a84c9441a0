import { z } from 'zod';
import { partSchema, type Part } from '../../tools/parts.ts';

/**
 * Reads what comes out of the sandbox. A program there can forge it, so only the kinds of parts that the interpreter
 * makes are taken, their sizes are bounded, and a plot may carry values but no address and no code.
 */

const textLimit = 120_000;
const bytesLimit = 40_000_000;
const partLimit = 100;
const rowLimit = 1000;

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const channel = z.record(z.string(), z.union([plain, z.record(z.string(), plain)]));
const plotSchema = z.strictObject({
	data: z.strictObject({ values: z.array(z.record(z.string(), plain)).max(20_000) }),
	mark: z.strictObject({
		type: z.enum(['line', 'bar', 'point']),
		filled: z.boolean().optional()
	}),
	encoding: z.partialRecord(z.enum(['x', 'x2', 'y', 'color', 'xOffset']), channel),
	title: z.string().optional()
});

const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/svg+xml'];

export const replySchema = z.object({
	outcome: z.enum(['ok', 'error', 'timeout', 'stopped', 'broken']),
	lost: z.boolean(),
	fresh: z.boolean(),
	parts: z.array(z.unknown())
});
export type SandboxReply = z.output<typeof replySchema>;

/** The parts that may be shown, in order; what was refused is said in one line at the end. */
export function readParts(raw: unknown[]): Part[] {
	const parts: Part[] = [];
	let refused = Math.max(0, raw.length - partLimit);
	let bytesLeft = bytesLimit;
	for (const candidate of raw.slice(0, partLimit)) {
		const parsed = partSchema.safeParse(candidate);
		const part = parsed.success ? readPart(parsed.data) : undefined;
		bytesLeft -= part === undefined ? 0 : sizeOf(part);
		if (part === undefined || bytesLeft < 0) refused++;
		else parts.push(part);
	}
	if (refused > 0) {
		parts.push({ type: 'text', text: `[${refused} results could not be shown]` });
	}
	return parts;
}

function readPart(part: Part): Part | undefined {
	switch (part.type) {
		case 'text':
		case 'error':
			return { ...part, text: part.text.slice(0, textLimit) };
		case 'table':
			return { ...part, rows: part.rows.slice(0, rowLimit) };
		case 'picture':
			return pictureTypes.includes(part.mime) ? part : undefined;
		case 'plot': {
			const spec = plotSchema.safeParse(part.spec);
			return spec.success ? { ...part, spec: spec.data } : undefined;
		}
		case 'file':
			return { ...part, name: fileName(part.name) };
		case 'value':
		case 'links':
		case 'passages':
		case 'page':
			return undefined;
	}
}

/** A name that is one: no folders, nothing invisible. */
function fileName(name: string): string {
	return name.replace(/[/\\\p{C}]/gu, '-').slice(0, 200) || 'file';
}

function sizeOf(part: Part): number {
	return part.type === 'file' || part.type === 'picture'
		? part.base64.length
		: JSON.stringify(part).length;
}
