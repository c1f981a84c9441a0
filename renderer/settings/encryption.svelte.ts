import type { EncryptionState } from '../../main/contract.ts';
import { call, type CallOutput } from '../api.ts';

/** Whether the store is encrypted, and what is being done about it. */
export class Encryption {
	state = $state.raw<EncryptionState | null>(null);
	/** A recovery key that waits to be kept and typed back. */
	prepared = $state.raw<CallOutput<'encryption:prepare'> | null>(null);
	/** The way that is under way, also before its first step was told. */
	working = $state<'on' | 'off' | 'unlock' | null>(null);
	locked = $derived(this.state?.store === 'locked');

	async load(): Promise<void> {
		this.state = await call('encryption:get', null);
	}

	take(state: EncryptionState): void {
		this.state = state;
	}

	async prepare(): Promise<void> {
		this.prepared = await call('encryption:prepare', null);
	}

	forgetPrepared(): void {
		this.prepared = null;
	}

	async saveKey(): Promise<string | null> {
		return (await call('encryption:save-key', null)).path;
	}

	async turnOn(typed: string): Promise<void> {
		await this.#while('on', () => call('encryption:turn-on', { typed }));
		this.prepared = null;
	}

	turnOff(recoveryKey: string | null): Promise<void> {
		return this.#while('off', () => call('encryption:turn-off', { recoveryKey }));
	}

	/** Without a recovery key only the keychain is asked. */
	unlock(recoveryKey: string | null): Promise<void> {
		return this.#while('unlock', () => call('encryption:unlock', { recoveryKey }));
	}

	openCopies(recoveryKey: string): Promise<void> {
		return this.#while('off', () => call('encryption:open-copies', { recoveryKey }));
	}

	async deleteCopies(): Promise<void> {
		this.state = await call('encryption:delete-copies', null);
	}

	async #while(
		working: NonNullable<Encryption['working']>,
		work: () => Promise<EncryptionState>
	): Promise<void> {
		this.working = working;
		try {
			this.state = await work();
		} finally {
			this.working = null;
		}
	}
}
