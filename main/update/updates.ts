import { AppError, toErrorData } from '../errors.ts';
import type { FetchOptions } from '../../models/fetch/index.ts';
import type { Store } from '../memory/protocol.ts';
import type { Handlers } from '../operations.ts';
import type { UpdateState, updateCalls } from './contract.ts';
import { findRelease, type Offer, type UpdateSource } from './feed.ts';
import { canReplace, installCommand, type Installation } from './installation.ts';
import { readKept, writeKept, type Kept } from './kept.ts';
import {
	arrivedBytes,
	dropOldPackages,
	fetchPackage,
	isHere,
	packagePath
} from './package-file.ts';
import { prepareReplacement, replace } from './replace.ts';
import { forgetWayBack, readWayBack, updatesFolder, writeWayBack } from './starts.ts';

export interface UpdatesParts {
	/** Null where this Hearth was made without an address. */
	source: UpdateSource | null;
	/** Null where it runs from its sources. */
	installation: Installation | null;
	version: string;
	dataFolder: string;
	store: Store;
	/** Hands a package to what the system installs it with; false where it has nothing. */
	openInstaller: (file: string) => Promise<boolean>;
	/** Ends Hearth in good order and starts `program`; `last` is the last thing that is done. */
	leave: (program: string, last: () => void) => void;
	onState: (state: UpdateState, news: boolean) => void;
	onError: (error: unknown) => void;
	fetching?: Pick<FetchOptions, 'stallMilliseconds' | 'retryMilliseconds'>;
}

const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;
const tellEveryMilliseconds = 300;

/** What is known of a newer version, and what is done about it. */
type Found = Omit<UpdateState, 'host' | 'kind' | 'replaceable' | 'automatic' | 'checkedAt'>;
const nothingFound: Found = {
	phase: 'idle',
	release: null,
	download: null,
	command: null,
	error: null
};

/**
 * New versions of Hearth: looked for when a person asks or has turned that on, downloaded and installed after a yes to
 * each. What is not signed by the makers is not believed, and a snapshot of the store comes before anything is replaced.
 */
export class Updates {
	readonly #parts: UpdatesParts;
	readonly #folder: string;
	#kept: Kept = { automatic: false, checkedAt: null, told: null };
	#found: Found = nothingFound;
	#offer: Offer | null = null;
	#download: AbortController | undefined;
	#downloading: Promise<void> = Promise.resolve();
	readonly #closing = new AbortController();
	#timer: NodeJS.Timeout | undefined;
	#told = 0;

	constructor(parts: UpdatesParts) {
		this.#parts = parts;
		this.#folder = updatesFolder(parts.dataFolder);
	}

	/** Tidies up after the last update, and looks for the next one if that is turned on. */
	async start(): Promise<void> {
		this.#kept = await readKept(this.#parts.store);
		const { version } = this.#parts;
		const back = readWayBack(this.#folder);
		dropOldPackages(this.#folder, version, back?.to === version ? back.from : null);
		this.#timer = setInterval(() => void this.#lookIfDue(), hour).unref();
		await this.#lookIfDue();
	}

	get state(): UpdateState {
		const { source, installation } = this.#parts;
		return {
			host: source === null || installation === null ? null : new URL(source.address).host,
			kind: installation?.kind ?? null,
			replaceable: installation !== null && canReplace(installation),
			automatic: this.#kept.automatic,
			checkedAt: this.#kept.checkedAt,
			...this.#found
		};
	}

	handlers(): Handlers<typeof updateCalls> {
		return {
			'update:get': () => this.state,
			'update:set': ({ automatic }) => this.setAutomatic(automatic),
			'update:check': () => this.check(),
			'update:download': () => this.download(),
			'update:pause': () => this.pause(),
			'update:install': () => this.install()
		};
	}

	/** Returns when the choice is kept. */
	async setAutomatic(automatic: boolean): Promise<UpdateState> {
		await this.#keep({ automatic });
		void this.#lookIfDue();
		return this.#tell();
	}

	/** Looks for a newer version now. */
	async check(news = false): Promise<UpdateState> {
		const { source, installation, version } = this.#parts;
		const busy = ['checking', 'downloading', 'installing'].includes(this.#found.phase);
		if (source === null || installation === null || busy) return this.state;
		const before = this.#found;
		this.#set({ phase: 'checking', error: null });
		try {
			const { platform, arch } = process;
			const wanted = { kind: installation.kind, platform, arch };
			this.#offer = await findRelease(source, version, wanted, this.#closing.signal);
			await this.#keep({ checkedAt: Date.now() });
			await this.#show(this.#offer);
		} catch (error) {
			this.#set({ ...before, error: this.#reason(error) });
		}
		const found = this.#offer?.release.version ?? null;
		const isNews = news && found !== null && found !== this.#kept.told;
		if (isNews) await this.#keep({ told: found });
		return this.#tell(isNews);
	}

	/** Begins the download, or goes on with it; how it goes is told by events. */
	async download(): Promise<UpdateState> {
		const offer = this.#offer;
		const { phase } = this.#found;
		if (offer === null || (phase !== 'available' && phase !== 'paused')) return this.state;
		await this.#downloading;
		const control = new AbortController();
		this.#download = control;
		this.#set({ phase: 'downloading', error: null, download: this.#progressOf(offer) });
		this.#downloading = this.#run(offer, control.signal);
		return this.#tell();
	}

	/** Stops the download, keeping what has arrived; resolves when nothing is written any more. */
	async pause(): Promise<UpdateState> {
		this.#download?.abort();
		await this.#downloading;
		return this.state;
	}

	/**
	 * Installs what was downloaded, checked once more. Only what Hearth owns is replaced by Hearth; for the rest the system's
	 * installer is opened, and the command that does the same is told.
	 */
	async install(): Promise<UpdateState> {
		const offer = this.#offer;
		const { installation } = this.#parts;
		const { phase } = this.#found;
		const isReady = phase === 'ready' || phase === 'handed-over';
		if (offer === null || installation === null || !isReady) return this.state;
		this.#set({ phase: 'installing', error: null });
		this.#tell();
		try {
			if (!(await isHere(this.#folder, offer))) throw new AppError('UPDATE_WRONG');
			await this.#parts.store.call('store:snapshot', null);
			if (canReplace(installation)) await this.#replaceAndLeave(installation, offer);
			else await this.#handOver(installation, offer);
		} catch (error) {
			if (!(error instanceof AppError)) this.#parts.onError(error);
			await this.#show(offer);
			this.#set({ error: this.#reason(error) });
		}
		return this.#tell();
	}

	/** A person did not let Hearth end, so that nothing was installed. */
	stayed(): void {
		if (this.#found.phase !== 'installing') return;
		this.#set({ phase: 'ready' });
		this.#tell();
	}

	/** Stops what runs and keeps what has arrived. */
	async close(): Promise<void> {
		clearInterval(this.#timer);
		this.#closing.abort();
		await this.pause();
	}

	async #replaceAndLeave(installation: Installation, offer: Offer): Promise<void> {
		const { place, program } = installation;
		await prepareReplacement(installation, packagePath(this.#folder, offer));
		this.#noteWayBack(installation, offer);
		this.#parts.leave(program, () => {
			try {
				replace(place);
			} catch (error) {
				forgetWayBack(this.#folder);
				this.#parts.onError(error);
			}
		});
	}

	async #handOver(installation: Installation, offer: Offer): Promise<void> {
		const file = packagePath(this.#folder, offer);
		this.#noteWayBack(installation, offer);
		const command = installCommand(installation.kind, file) ?? null;
		const opened = await this.#parts.openInstaller(file);
		if (!opened && command === null) throw new AppError('UPDATE_NOT_INSTALLED');
		this.#set({ phase: 'handed-over', command });
	}

	#noteWayBack({ kind, place, program }: Installation, offer: Offer): void {
		const [from, to] = [this.#parts.version, offer.release.version];
		const before = readWayBack(this.#folder);
		// Asked for twice, the note is already about this update.
		const packed = before?.to === from ? before.arrived : (before?.packed ?? null);
		const { bytes, sha256 } = offer.file;
		const arrived = { path: packagePath(this.#folder, offer), bytes, sha256 };
		writeWayBack(this.#folder, { kind, place, program, packed, arrived, from, to });
	}

	async #run(offer: Offer, signal: AbortSignal): Promise<void> {
		try {
			await fetchPackage(this.#folder, offer, {
				...this.#parts.fetching,
				signal: AbortSignal.any([signal, this.#closing.signal]),
				onProgress: ({ phase, received, total, secondsLeft }) => {
					const verifying = phase === 'check';
					const isNews = verifying !== this.#found.download?.verifying;
					const totalBytes = total ?? offer.file.bytes;
					this.#set({ download: { doneBytes: received, totalBytes, verifying, secondsLeft } });
					if (isNews || Date.now() - this.#told > tellEveryMilliseconds) this.#tell();
				}
			});
			this.#set({ phase: 'ready', download: null });
		} catch (error) {
			const stopped = signal.aborted || this.#closing.signal.aborted;
			this.#set({
				phase: arrivedBytes(this.#folder, offer) > 0 ? 'paused' : 'available',
				download: this.#progressOf(offer),
				error: stopped ? null : this.#reason(error)
			});
		}
		this.#tell();
	}

	/** What there is to do about an offer, by what of it has arrived, in this run of Hearth or in one before. */
	async #show(offer: Offer | null): Promise<void> {
		if (offer === null) {
			this.#set({ ...nothingFound, phase: 'newest' });
			return;
		}
		const { version, date, notes } = offer.release;
		const here = await isHere(this.#folder, offer);
		const some = arrivedBytes(this.#folder, offer) > 0;
		this.#set({
			phase: here ? 'ready' : some ? 'paused' : 'available',
			release: { version, date, notes, bytes: offer.file.bytes },
			download: some && !here ? this.#progressOf(offer) : null,
			command: null,
			error: null
		});
	}

	#progressOf(offer: Offer): UpdateState['download'] {
		const doneBytes = arrivedBytes(this.#folder, offer);
		return { doneBytes, totalBytes: offer.file.bytes, verifying: false, secondsLeft: null };
	}

	async #lookIfDue(): Promise<void> {
		const { automatic, checkedAt } = this.#kept;
		// A clock that was set back must not put it off for years.
		const isDue = checkedAt === null || Math.abs(Date.now() - checkedAt) >= day;
		if (automatic && isDue) await this.check(true).catch(this.#parts.onError);
	}

	async #keep(change: Partial<Kept>): Promise<void> {
		const next = { ...this.#kept, ...change };
		await writeKept(this.#parts.store, next);
		this.#kept = next;
	}

	#reason(error: unknown): UpdateState['error'] {
		const { code, values } = toErrorData(error);
		return { code, values };
	}

	#set(change: Partial<Found>): void {
		this.#found = { ...this.#found, ...change };
	}

	#tell(news = false): UpdateState {
		this.#told = Date.now();
		this.#parts.onState(this.state, news);
		return this.state;
	}
}
