import { call, type CallInput, type CallOutput } from '../api.ts';

/** The local server and its last calls, as far as the settings show them. */
export class ServerPage {
	state = $state.raw<CallOutput<'server:get'> | null>(null);
	calls = $state.raw<CallOutput<'server:log'>>([]);

	async load(): Promise<void> {
		[this.state, this.calls] = await Promise.all([
			call('server:get', null),
			call('server:log', null)
		]);
	}

	async change(changed: CallInput<'server:set'>): Promise<void> {
		this.state = await call('server:set', changed);
	}
}
