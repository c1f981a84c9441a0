import type {
	CallToolResult,
	Client,
	JsonSchemaValidator,
	Transport
} from '@modelcontextprotocol/client';
import { AppError, isAbort } from '../errors.ts';
import type { Definition } from './contract.ts';
import { readDefinitions } from './definitions.ts';
import type { FloodLimits } from './flood.ts';
import { addressTransport } from './http.ts';
import { ProcessTransport } from './stdio.ts';

/** A launch with its secret values in place. */
export type WholeLaunch =
	| {
			kind: 'command';
			command: string;
			args: string[];
			folder: string | null;
			env: Record<string, string>;
	  }
	| { kind: 'address'; address: string; headers: Record<string, string> };

/** Milliseconds. A first start may have to fetch the program (npx, uvx). */
export interface Patience {
	start: number;
	list: number;
	call: number;
}
export const usualPatience: Patience = { start: 90_000, list: 20_000, call: 120_000 };

export interface ConnectionParts {
	title: string;
	launch: WholeLaunch;
	patience: Patience;
	onLine: (line: string) => void;
	/** It ended by itself, or was ended for what it sent. Not called for `close`. */
	onEnd: (reason: AppError) => void;
	/** It says that its tools are others now. */
	onToolsChanged: () => void;
	floodLimits?: FloodLimits;
	signal?: AbortSignal;
}

/** What a program has. */
export interface Listing {
	definitions: Definition[];
	leftOut: number;
	hasResources: boolean;
	hasPrompts: boolean;
}

/** Pages of a list that are asked for; who has more is not listing but flooding. */
const mostPages = 8;

/** One running program, or one server at an address, from the greeting to the end. */
export class Connection {
	readonly #client: Client;
	readonly #transport: Transport;
	readonly #parts: ConnectionParts;
	#closing = false;
	#reason: AppError | undefined;

	private constructor(client: Client, transport: Transport, parts: ConnectionParts) {
		this.#client = client;
		this.#transport = transport;
		this.#parts = parts;
	}

	/** Starts the program and greets it. What fails leaves no process behind. */
	static async open(parts: ConnectionParts): Promise<Connection> {
		const { Client } = await import('@modelcontextprotocol/client');
		const client = new Client(
			{ name: 'hearth', version: '0.1.0' },
			{
				capabilities: {},
				listMaxPages: mostPages,
				// What a program promises of its results is not relied on, so it need not be compiled either.
				jsonSchemaValidator: {
					getValidator: <T>(): JsonSchemaValidator<T> => {
						return (value) => ({ valid: true, data: value as T, errorMessage: undefined });
					}
				}
			}
		);
		const made: { connection?: Connection } = {};
		const transport = await transportOf(parts, (reason) => made.connection?.endFor(reason));
		const connection = new Connection(client, transport, parts);
		made.connection = connection;
		client.setNotificationHandler('notifications/tools/list_changed', parts.onToolsChanged);
		client.onclose = () => connection.#ended();
		const { signal, patience } = parts;
		try {
			await connection.#within(patience.start, () =>
				client.connect(transport, { timeout: patience.start, ...(signal && { signal }) })
			);
		} catch (error) {
			connection.#closing = true;
			await connection.#shut();
			throw error;
		}
		return connection;
	}

	async list(): Promise<Listing> {
		const timeout = this.#parts.patience.list;
		const { tools, resources, prompts } = this.#client.getServerCapabilities() ?? {};
		const listed =
			tools === undefined
				? []
				: await this.#within(
						timeout,
						async () => (await this.#client.listTools({}, { timeout, cacheMode: 'bypass' })).tools
					);
		return {
			...readDefinitions(listed),
			hasResources: resources !== undefined,
			hasPrompts: prompts !== undefined
		};
	}

	async call(
		name: string,
		input: Record<string, unknown>,
		signal: AbortSignal
	): Promise<CallToolResult> {
		const timeout = this.#parts.patience.call;
		return await this.#within(timeout, () =>
			this.#client.callTool({ name, arguments: input }, { timeout, signal })
		);
	}

	/** Runs one request of another kind with the time limit of lists. */
	async request<T>(work: (client: Client, options: { timeout: number }) => Promise<T>): Promise<T> {
		const timeout = this.#parts.patience.list;
		return await this.#within(timeout, () => work(this.#client, { timeout }));
	}

	get processId(): number | undefined {
		return this.#transport instanceof ProcessTransport ? this.#transport.processId : undefined;
	}

	/** Ends it; whoever waits for an answer gets an error. */
	async close(): Promise<void> {
		this.#closing = true;
		await this.#shut();
	}

	endFor(reason: AppError): void {
		this.#reason ??= reason;
		void this.#shut();
	}

	async #shut(): Promise<void> {
		await this.#client.close().catch(() => undefined);
		// The client closes what it was connected to; what failed on the way there, it does not know.
		await this.#transport.close().catch(() => undefined);
	}

	#ended(): void {
		if (this.#closing) return;
		this.#closing = true;
		this.#parts.onEnd(this.#why() ?? new AppError('MCP_ENDED', { title: this.#parts.title }));
	}

	#why(): AppError | undefined {
		return (
			this.#reason ??
			(this.#transport instanceof ProcessTransport ? this.#transport.reason : undefined)
		);
	}

	/** Runs `work` with errors in the words of `main/messages`; what the program itself says is wrong passes as it is. */
	async #within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
		const { title } = this.#parts;
		try {
			return await work();
		} catch (error) {
			const known = this.#why() ?? appErrorIn(error);
			if (known !== undefined) throw known;
			if (isAbort(error)) throw error;
			const { ProtocolError, SdkError, SdkErrorCode } =
				await import('@modelcontextprotocol/client');
			if (error instanceof ProtocolError) throw error;
			if (error instanceof SdkError) {
				if (error.code === SdkErrorCode.RequestTimeout)
					throw new AppError(
						'MCP_SILENT',
						{ title, seconds: milliseconds / 1_000 },
						{ cause: error }
					);
				if (error.code === SdkErrorCode.ConnectionClosed)
					throw new AppError('MCP_ENDED', { title }, { cause: error });
				throw new AppError('MCP_NONSENSE', { title }, { cause: error });
			}
			if (this.#parts.launch.kind === 'address' && error instanceof TypeError)
				throw new AppError('MCP_UNREACHABLE', { title }, { cause: error });
			throw new AppError('MCP_NONSENSE', { title }, { cause: error });
		}
	}
}

async function transportOf(
	{ title, launch, onLine, floodLimits }: ConnectionParts,
	onFlood: (reason: AppError) => void
): Promise<Transport> {
	const limits = floodLimits && { limits: floodLimits };
	return launch.kind === 'command'
		? new ProcessTransport({ ...launch, title, onLine, ...limits })
		: await addressTransport({ ...launch, title, onFlood, ...limits });
}

function appErrorIn(error: unknown): AppError | undefined {
	if (error instanceof AppError) return error;
	return error instanceof Error && error.cause !== undefined ? appErrorIn(error.cause) : undefined;
}
