/**
 * What jsdom leaves out because it draws nothing. Each does the least that the window relies on: an observer that never
 * sees a change, a dialog and a popover that open and close, marks that are kept and not drawn.
 */
class NoLayoutObserver implements ResizeObserver {
	observe(): void {
		// Nothing is ever laid out.
	}
	unobserve(): void {
		// Nothing is observed.
	}
	disconnect(): void {
		// Nothing is observed.
	}
}

class Ranges extends Set<AbstractRange> {
	constructor(...ranges: AbstractRange[]) {
		super(ranges);
	}
}

Object.assign(globalThis, {
	ResizeObserver: NoLayoutObserver,
	Highlight: Ranges,
	CSS: { highlights: new Map(), escape: (text: string) => text.replace(/["\\]/g, '\\$&') }
});
Object.assign(window, {
	matchMedia: () => Object.assign(new EventTarget(), { matches: false })
});
Object.assign(HTMLElement.prototype, {
	showPopover: () => undefined,
	hidePopover: () => undefined,
	scrollIntoView: () => undefined,
	animate: () => undefined
});
Object.assign(HTMLDialogElement.prototype, {
	showModal(this: HTMLDialogElement) {
		this.open = true;
	},
	close(this: HTMLDialogElement) {
		this.open = false;
		this.dispatchEvent(new Event('close'));
	}
});
