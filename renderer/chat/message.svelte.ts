import type {
	ApprovalRequest,
	ChatMessage,
	Citation,
	Step,
	TurnEvent
} from '../../main/contract.ts';
import { flowOf } from './tools/call.ts';

/** One message on screen. Events of its turn change it; text that streams in is shown once a frame. */
export class MessageState {
	readonly id: string;
	readonly role: ChatMessage['role'];
	readonly parentId: string | null;
	readonly attachments: ChatMessage['attachments'];
	text = $state('');
	status = $state<ChatMessage['status']>('complete');
	error = $state.raw<ChatMessage['error']>(null);
	steps = $state.raw<Step[]>([]);
	citations = $state.raw<Citation[]>([]);
	/** The question this answer waits for. */
	approval = $state.raw<{ callId: string; request: ApprovalRequest } | null>(null);

	running = $derived(this.status === 'running');
	/** Its tool calls, each with what became of it, and the notes between them. */
	flow = $derived(flowOf(this.steps));
	#arrived = '';
	#frame: number | null = null;

	constructor(message: ChatMessage) {
		this.id = message.id;
		this.role = message.role;
		this.parentId = message.parentId;
		this.attachments = message.attachments;
		this.update(message);
	}

	/** Takes over what the store says; ends any approval the store no longer knows of. */
	update(message: ChatMessage): void {
		this.#dropFrame();
		this.text = message.text;
		this.status = message.status;
		this.error = message.error;
		this.steps = message.steps;
		this.citations = message.citations;
		if (message.status !== 'running') this.approval = null;
	}

	apply(event: TurnEvent): void {
		switch (event.type) {
			case 'turn-start':
				this.status = 'running';
				this.error = null;
				break;
			case 'tool-call':
				this.#add({
					kind: 'decision',
					callId: event.callId,
					tool: event.tool,
					input: event.input,
					ms: 0,
					firstTokenMs: 0,
					promptTokens: 0,
					cachedTokens: 0
				});
				break;
			case 'approval-request':
				this.approval = { callId: event.callId, request: event.request };
				break;
			case 'approval':
				this.#add({
					kind: 'approval',
					callId: event.callId,
					tool: event.tool,
					target: this.approval?.request.target ?? '',
					decision: event.decision
				});
				if (this.approval?.callId === event.callId) this.approval = null;
				break;
			case 'tool-result':
				this.#add({
					kind: 'result',
					callId: event.callId,
					tool: event.tool,
					ok: event.ok,
					parts: event.parts,
					origin: 'tool',
					ms: event.ms,
					activityId: null
				});
				if (this.approval?.callId === event.callId) this.approval = null;
				break;
			case 'note':
				this.#add({ kind: 'note', note: event.note, values: event.values });
				break;
			case 'text-delta':
				this.#arrived += event.text;
				this.#frame ??= requestAnimationFrame(() => this.#showArrived());
				break;
			case 'turn-end':
				this.#dropFrame();
				this.text = event.text;
				this.status = event.status;
				this.error = event.error;
				this.citations = event.citations;
				this.approval = null;
				break;
		}
	}

	/** A step that is there already is not added again: the store may have told it first. */
	#add(step: Step): void {
		const known = this.steps.some(
			(other) => step.kind !== 'note' && other.kind === step.kind && other.callId === step.callId
		);
		if (!known) this.steps = [...this.steps, step];
	}

	#showArrived(): void {
		this.#frame = null;
		this.text += this.#arrived;
		this.#arrived = '';
	}

	#dropFrame(): void {
		if (this.#frame !== null) cancelAnimationFrame(this.#frame);
		this.#frame = null;
		this.#arrived = '';
	}
}
