import type { Conversation } from '../../main/contract.ts';
import { call, type CallInput, type CallOutput } from '../api.ts';

export type Period = 'pinned' | 'today' | 'yesterday' | 'thisWeek' | 'thisMonth' | 'older';
/** Where conversations go. */
export type Sorting = CallInput<'conversation:sort'>['into'];
export interface Group {
	period: Period;
	conversations: Conversation[];
}

const day = 86_400_000;
/** Rows that are added to the list at once: more than a screen holds, so that scrolling never meets its end. */
const chunk = 150;

/** The side list, and the bin. */
export class Conversations {
	list = $state.raw<Conversation[]>([]);
	bin = $state.raw<Conversation[]>([]);
	loaded = $state(false);
	renaming = $state<string | null>(null);
	/** As many as are in the list now; more come as one scrolls to its end. */
	#count = $state(chunk);
	/** What was put away is found by searching and in the memory view, not in the list. */
	groups = $derived(
		firstOf(
			grouped(
				this.list.filter(({ archived }) => !archived),
				Date.now()
			),
			this.#count
		)
	);

	async load(): Promise<void> {
		this.list = await call('conversation:list', { bin: false });
		this.loaded = true;
	}

	async loadBin(): Promise<void> {
		this.bin = await call('conversation:list', { bin: true });
	}

	/** The next of the list, if there are more. */
	showMore(): void {
		if (this.#count < this.list.length) this.#count += chunk;
	}

	titleOf(conversationId: string): string {
		return this.list.find(({ id }) => id === conversationId)?.title ?? '';
	}

	async rename(conversationId: string, title: string): Promise<void> {
		this.renaming = null;
		const name = title.trim().slice(0, 200);
		if (name === '' || name === this.titleOf(conversationId)) return;
		this.#replace(await call('conversation:update', { conversationId, title: name }));
	}

	async pin(conversation: Conversation): Promise<void> {
		const { id, pinned } = conversation;
		this.#replace(await call('conversation:update', { conversationId: id, pinned: !pinned }));
	}

	/** A copy of a branch as a conversation of its own; the first free of "Title (2)", "Title (3)" ... */
	async fork(messageId: string, titled: (number: number) => string): Promise<Conversation> {
		const taken = new Set(this.list.map(({ title }) => title));
		let number = 2;
		while (taken.has(titled(number))) number++;
		const fork = await call('conversation:fork', { messageId, title: titled(number) });
		this.list = [fork, ...this.list];
		return fork;
	}

	async remove(conversationId: string): Promise<void> {
		await call('conversation:remove', { conversationId });
		this.list = this.list.filter(({ id }) => id !== conversationId);
	}

	async restore(conversationId: string): Promise<void> {
		await call('conversation:restore', { conversationId });
		this.bin = this.bin.filter(({ id }) => id !== conversationId);
		await this.load();
	}

	/** Several at once, to the bin, out of the list, or back into it. */
	async sort(conversationIds: string[], into: Sorting): Promise<void> {
		await call('conversation:sort', { conversationIds, into });
		await this.load();
	}

	search(query: string): Promise<CallOutput<'conversation:search'>> {
		return call('conversation:search', { query, limit: 30 });
	}

	#replace(changed: Conversation): void {
		this.list = this.list.map((old) => (old.id === changed.id ? changed : old));
	}
}

/** By when they were last used: pinned first, then today, yesterday and so on; empty groups are left out. */
export function grouped(conversations: Conversation[], now: number): Group[] {
	const midnight = new Date(now).setHours(0, 0, 0, 0);
	const periodOf = ({ pinned, updatedAt }: Conversation): Period => {
		if (pinned) return 'pinned';
		if (updatedAt >= midnight) return 'today';
		if (updatedAt >= midnight - day) return 'yesterday';
		if (updatedAt >= midnight - 7 * day) return 'thisWeek';
		return updatedAt >= midnight - 30 * day ? 'thisMonth' : 'older';
	};
	const periods: Period[] = ['pinned', 'today', 'yesterday', 'thisWeek', 'thisMonth', 'older'];
	const sorted = conversations.toSorted((a, b) => b.updatedAt - a.updatedAt);
	return periods
		.map((period) => ({
			period,
			conversations: sorted.filter((conversation) => periodOf(conversation) === period)
		}))
		.filter((group) => group.conversations.length > 0);
}

/** The groups with so many conversations together. */
function firstOf(groups: Group[], count: number): Group[] {
	let left = count;
	return groups
		.map(({ period, conversations }) => {
			const some = conversations.slice(0, Math.max(0, left));
			left -= conversations.length;
			return { period, conversations: some };
		})
		.filter(({ conversations }) => conversations.length > 0);
}
