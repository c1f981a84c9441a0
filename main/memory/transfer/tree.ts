import { createHash } from 'node:crypto';
import type { ArchiveKind } from '../../contract.ts';
import { titleOf } from '../documents/title.ts';
import { wellFormed } from '../text.ts';
import type { ArchivedConversation, ArchivedMessage } from './protocol.ts';

/** One entry of a conversation as other programs write them: some are messages, some only hold the tree together. */
export interface ForeignNode {
	id: string;
	parentId: string | null;
	/** Null for what nobody saw: instructions, hidden context. */
	role: 'user' | 'assistant' | null;
	text: string;
	at: number | null;
	/** Names of files that went with it. */
	missing: string[];
}

export interface ForeignConversation {
	id: string;
	title: string;
	createdAt: number | null;
	updatedAt: number | null;
	pinned?: boolean;
	archived?: boolean;
	/** The entry that was shown last. */
	currentId: string | null;
	nodes: ForeignNode[];
}

/**
 * A conversation of another program as Hearth keeps it: requests and answers, branches kept. Several entries of one answer
 * (a call, its output, the words after it) are one message. Whatever the tree is (loops, parents that are not there),
 * every message comes along once and behind its parent. Null when it holds none.
 */
export function toConversation(
	kind: ArchiveKind,
	foreign: ForeignConversation
): ArchivedConversation | null {
	const idOf = (...parts: string[]): string =>
		`${kind}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
	const order = inOrder(foreign.nodes);
	const { parents, children } = seenParents(order);
	const times = [foreign.createdAt, ...order.map(({ node }) => node.at)].filter(
		(at) => at !== null
	);
	const createdAt = foreign.createdAt ?? Math.min(...times, Date.now());
	/** The message that has an entry's text, by the entry's id. */
	const homes = new Map<string, ArchivedMessage>();
	const messages: ArchivedMessage[] = [];
	for (const { node } of order) {
		const { id, role, missing } = node;
		const parent = parents.get(id) ?? null;
		const home = parent === null ? undefined : homes.get(parent);
		if (role === null || !isSeen(node)) continue;
		const text = wellFormed(node.text.trim());
		if (
			home !== undefined &&
			role === 'assistant' &&
			home.role === role &&
			children.get(parent) === 1
		) {
			home.text = [home.text, text].filter(Boolean).join('\n\n');
			home.missing.push(...missing);
			homes.set(id, home);
			continue;
		}
		const message: ArchivedMessage = {
			...{ id: idOf(foreign.id, id), parentId: home?.id ?? null, role, text },
			createdAt: node.at ?? home?.createdAt ?? createdAt,
			...{ status: 'complete', error: null, attachments: [], steps: [], citations: [] },
			missing: missing.map((name) => titleOf(name).slice(0, 200))
		};
		messages.push(message);
		homes.set(id, message);
	}
	if (messages.length === 0) return null;
	const shown = foreign.currentId === null ? undefined : homeOf(foreign.currentId, homes, order);
	return {
		id: idOf(foreign.id),
		title: foreign.title.trim() === '' ? '' : titleOf(foreign.title).slice(0, 200),
		createdAt,
		updatedAt: Math.max(foreign.updatedAt ?? 0, createdAt, ...lastTimes(messages)),
		pinned: foreign.pinned ?? false,
		archived: foreign.archived ?? false,
		leafId: (shown ?? messages.at(-1))?.id ?? null,
		messages
	};
}

/** The time of the last messages, without spreading a whole talk over the stack. */
function lastTimes(messages: ArchivedMessage[]): number[] {
	return messages.slice(-20).map(({ createdAt }) => createdAt);
}

interface Placed {
	node: ForeignNode;
	parentId: string | null;
}

/** Every entry once, each behind its parent; loops are cut where they are met. */
function inOrder(nodes: ForeignNode[]): Placed[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const below = new Map<string | null, ForeignNode[]>();
	for (const node of byId.values()) {
		const parent = node.parentId !== null && byId.has(node.parentId) ? node.parentId : null;
		const siblings = below.get(parent);
		if (siblings === undefined) below.set(parent, [node]);
		else siblings.push(node);
	}
	const placed = new Map<string, Placed>();
	const walk = (roots: ForeignNode[]): void => {
		const stack = roots.toReversed().map((node): Placed => ({ node, parentId: null }));
		for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
			const { id } = next.node;
			if (placed.has(id)) continue;
			placed.set(id, next);
			for (const child of (below.get(id) ?? []).toReversed())
				stack.push({ node: child, parentId: id });
		}
	};
	walk(below.get(null) ?? []);
	for (const node of byId.values()) if (!placed.has(node.id)) walk([node]);
	return [...placed.values()];
}

/** For each entry the nearest one above it that a person saw, and how many a person saw below each. */
function seenParents(order: Placed[]): {
	parents: Map<string, string | null>;
	children: Map<string | null, number>;
} {
	const parents = new Map<string, string | null>();
	const children = new Map<string | null, number>();
	const seen = new Set<string>();
	for (const { node, parentId } of order) {
		const parent =
			parentId === null || seen.has(parentId) ? parentId : (parents.get(parentId) ?? null);
		parents.set(node.id, parent);
		if (!isSeen(node)) continue;
		seen.add(node.id);
		children.set(parent, (children.get(parent) ?? 0) + 1);
	}
	return { parents, children };
}

function isSeen({ role, text, missing }: ForeignNode): boolean {
	return role !== null && (text.trim() !== '' || missing.length > 0);
}

/** The message that shows an entry, or the nearest above it. */
function homeOf(
	id: string,
	homes: Map<string, ArchivedMessage>,
	order: Placed[]
): ArchivedMessage | undefined {
	const parents = new Map(order.map(({ node, parentId }) => [node.id, parentId]));
	let at: string | null = id;
	for (let steps = 0; at !== null && steps <= order.length; steps++) {
		const home = homes.get(at);
		if (home !== undefined) return home;
		at = parents.get(at) ?? null;
	}
	return undefined;
}

/** A time as programs write it: seconds or milliseconds since 1970, or a date; null for everything else. */
export function timeOf(value: unknown): number | null {
	const number = typeof value === 'string' ? Date.parse(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return null;
	// Seconds reach this number in the year 5138, milliseconds had it in 1973.
	const at = Math.round(number < 1e11 ? number * 1000 : number);
	return at < 8.64e15 ? at : null;
}
