export interface Toast {
	id: number;
	text: string;
	kind: 'plain' | 'bad';
	action?: { label: string; run: () => void } | undefined;
}

const shownFor = 8_000;

/** Short lines at the foot of the window, each with at most one thing to do about it. */
export class Toasts {
	list = $state.raw<Toast[]>([]);
	#next = 0;
	#timers = new Map<number, ReturnType<typeof setTimeout>>();

	show(text: string, action?: Toast['action'], kind: Toast['kind'] = 'plain'): void {
		const toast = { id: this.#next++, text, kind, action };
		this.list = [...this.list.slice(-2), toast];
		this.resume(toast.id);
	}

	/** Errors stay until they are dismissed: they may be the only word about a failure. */
	fail(text: string, action?: Toast['action']): void {
		if (this.list.some((toast) => toast.text === text)) return;
		this.list = [...this.list.slice(-2), { id: this.#next++, text, kind: 'bad', action }];
	}

	dismiss(id: number): void {
		this.hold(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** While it is pointed at or focused, a toast does not go away. */
	hold(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}

	resume(id: number): void {
		if (this.list.find((toast) => toast.id === id)?.kind === 'bad') return;
		this.hold(id);
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), shownFor)
		);
	}
}
