import { z } from 'zod';

export interface Outgoing {
	text: string;
	attachments: string[];
}

const keptSchema = z.object({ text: z.string(), attachments: z.array(z.string()) });
const longestKept = 200_000;

/** What stands in the box of one conversation and was not sent. It survives leaving the conversation and a reload. */
export class Draft {
	text = $state('');
	attachments = $state.raw<string[]>([]);
	#key: string;

	constructor(conversationId: string | null) {
		this.#key = `draft:${conversationId ?? 'new'}`;
		const kept = sessionStorage.getItem(this.#key);
		if (kept === null) return;
		const draft = keptSchema.safeParse(JSON.parse(kept));
		if (!draft.success) return;
		this.text = draft.data.text;
		this.attachments = draft.data.attachments;
	}

	/** Writes it down; a very long text is only kept in memory. */
	keep(): void {
		if (this.text === '' && this.attachments.length === 0) sessionStorage.removeItem(this.#key);
		else if (this.text.length <= longestKept) {
			const { text, attachments } = this;
			sessionStorage.setItem(this.#key, JSON.stringify({ text, attachments }));
		}
	}

	/** Empties the box and hands out what was in it. */
	take(): Outgoing {
		const taken = { text: this.text.trimEnd(), attachments: this.attachments };
		this.text = '';
		this.attachments = [];
		this.keep();
		return taken;
	}

	/** Puts back what could not be sent, before anything written meanwhile. */
	giveBack({ text, attachments }: Outgoing): void {
		this.text = [text, this.text].filter((part) => part !== '').join('\n');
		this.attach(attachments);
	}

	attach(documentIds: string[]): void {
		this.attachments = [...new Set([...this.attachments, ...documentIds])];
	}

	detach(documentId: string): void {
		this.attachments = this.attachments.filter((id) => id !== documentId);
	}
}
