import { call, type CallOutput } from '../api.ts';

type State = CallOutput<'update:get'>;
type Step = 'check' | 'download' | 'pause' | 'install';

/** New versions of Hearth, as far as the window shows them. */
export class UpdatesState {
	state = $state.raw<State | null>(null);

	async load(): Promise<void> {
		this.state = await call('update:get', null);
	}

	take(state: State): void {
		this.state = state;
	}

	async setAutomatic(automatic: boolean): Promise<void> {
		this.state = await call('update:set', { automatic });
	}

	/** Does one step; how it went is part of the state. */
	async step(step: Step): Promise<void> {
		this.state = await call(`update:${step}`, null);
	}
}
