import { AppError } from '../errors.ts';
import type { OutputOf } from '../operations.ts';
import type { EngineOperations } from '../model/protocol.ts';
import { reasonOf, replySchema, type Reply } from './wire.ts';

type Written = Pick<OutputOf<EngineOperations, 'chat'>, 'text' | 'call' | 'reason'>;

export interface ReplyLimits {
	/** Characters after which an answer or a call is cut off. */
	characters: number;
	/** Ends it with the first word of talk. */
	onlyDecide: boolean;
}

/** What models on some servers think aloud stands before the answer, and is not for the person. */
const thought = { open: '<think>', close: '</think>' };

/** Puts an answer together from its pieces, in whatever order and size they come. */
export class ReplyReader {
	readonly #title: string;
	readonly #limits: ReplyLimits;
	readonly #onText: (text: string) => void;
	#text = '';
	/** Text of which it is not known yet whether it is a thought. */
	#held: string | undefined = '';
	#call: { index: number; name: string; input: string } | undefined;
	#finish: string | undefined;
	#enough = false;

	constructor(title: string, limits: ReplyLimits, onText: (text: string) => void) {
		this.#title = title;
		this.#limits = limits;
		this.#onText = onText;
	}

	/** True when what follows is of no use. */
	get isDone(): boolean {
		return this.#enough || this.#finish !== undefined;
	}

	/** Takes one piece of JSON; throws when it is none of a reply. */
	take(data: string): void {
		const reply = this.#parse(data);
		const [choice] = reply.choices ?? [];
		const message = choice?.delta ?? choice?.message;
		if (typeof message?.content === 'string') this.#takeText(message.content);
		message?.tool_calls?.forEach((call, place) => {
			this.#takeCall(call.index ?? place, call.function ?? {});
		});
		if (typeof choice?.finish_reason === 'string') this.#finish = choice.finish_reason;
	}

	/** The stream said that it is over. */
	end(): void {
		this.#finish ??= 'stop';
	}

	/** What it came to; throws when the server went away before the end. */
	result(): Written {
		if (!this.isDone) throw new AppError('REMOTE_BROKE_OFF', { title: this.#title });
		if (this.#held !== undefined && !this.#held.trimStart().startsWith(thought.open)) {
			this.#give(this.#held);
		}
		const isCut = this.#finish === 'length' || (this.#enough && this.#isTooLong);
		if (this.#call === undefined || isCut)
			return { text: this.#text, call: null, reason: isCut ? 'length' : 'end' };
		const { name, input } = this.#call;
		return { text: this.#text, call: { name, input: parseInput(input) }, reason: 'end' };
	}

	/** What was said until it was stopped. */
	stopped(): Written {
		return { text: this.#text, call: null, reason: 'stopped' };
	}

	get #isTooLong(): boolean {
		const length = this.#text.length + (this.#held?.length ?? 0) + (this.#call?.input.length ?? 0);
		return length > this.#limits.characters;
	}

	#parse(data: string): Reply {
		let json: unknown;
		try {
			json = JSON.parse(data);
		} catch (cause) {
			throw new AppError('REMOTE_NONSENSE', { title: this.#title }, { cause });
		}
		const parsed = replySchema.safeParse(json);
		const error = parsed.data?.error;
		if (error !== undefined && error !== null) {
			const reason = reasonOf(data) || 'no reason given';
			throw new AppError('REMOTE_FAILED', { title: this.#title, reason });
		}
		if (!parsed.success || (parsed.data.choices ?? null) === null)
			throw new AppError('REMOTE_NONSENSE', { title: this.#title }, { cause: parsed.error });
		return parsed.data;
	}

	#takeText(piece: string): void {
		if (this.#held === undefined) {
			this.#give(piece);
		} else {
			this.#held += piece;
			const text = this.#held.trimStart();
			const end = text.indexOf(thought.close);
			if (text.startsWith(thought.open)) {
				if (end >= 0) this.#release(text.slice(end + thought.close.length).trimStart());
			} else if (!thought.open.startsWith(text)) {
				this.#release(this.#held);
			}
		}
		if (this.#isTooLong) this.#enough = true;
	}

	#release(text: string): void {
		this.#held = undefined;
		this.#give(text);
	}

	#give(text: string): void {
		if (this.#limits.onlyDecide) {
			if (text.trim() !== '') this.#enough = true;
			return;
		}
		if (text === '') return;
		this.#text += text;
		this.#onText(text);
	}

	/** One call at a time: the kernel looks at its result before the next. Later ones are asked for again. */
	#takeCall(index: number, piece: { name?: string | null | undefined; arguments?: unknown }): void {
		this.#call ??= { index, name: '', input: '' };
		if (index !== this.#call.index) {
			this.#enough = true;
			return;
		}
		this.#call.name += piece.name ?? '';
		const { arguments: input } = piece;
		// Some servers send the object itself.
		if (typeof input === 'string') this.#call.input += input;
		else if (typeof input === 'object' && input !== null) this.#call.input = JSON.stringify(input);
		if (this.#isTooLong) this.#enough = true;
	}
}

/** What cannot be read stays a text, which no tool takes: then the model is told. */
function parseInput(text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
