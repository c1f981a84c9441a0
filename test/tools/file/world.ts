import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { createFileTools } from '../../../tools/file/index.ts';
import { ToolError, type AccessRequest, type ToolOutput } from '../../../tools/tool.ts';

/** A granted folder with papers in it, its neighbours that were not granted, and Hearth's own data inside it. */
export class FileWorld {
	readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'hearth-files-')));
	readonly grant = join(this.base, 'papers');
	readonly data = join(this.grant, 'hearth-data');
	bin = join(this.data, 'bin');
	grants = [this.grant];
	/** What the user was asked. */
	asked: AccessRequest[] = [];
	/** What happens while the user is asked. */
	meanwhile: (request: AccessRequest) => void = () => undefined;

	constructor() {
		const { base, grant, data } = this;
		for (const folder of [grant, data, join(base, 'papers2'), join(grant, 'notes')]) {
			mkdirSync(folder);
		}
		writeFileSync(join(grant, 'README.md'), '# Papers\nbuy milk\n');
		writeFileSync(join(grant, 'notes', 'todo.txt'), 'call Ana\nbuy Bread\n');
		writeFileSync(join(base, 'secret.txt'), 'secret');
		writeFileSync(join(base, 'papers2', 'twin.txt'), 'twin');
		writeFileSync(join(data, 'hearth.db'), 'private');
	}

	dispose(): void {
		rmSync(this.base, { recursive: true, force: true });
	}

	async run(
		name: string,
		input: unknown,
		signal = new AbortController().signal
	): Promise<ToolOutput> {
		const tools = createFileTools({
			grants: () => Promise.resolve(this.grants),
			bin: this.bin,
			closed: [this.data],
			decode: (bytes) => new TextDecoder().decode(bytes),
			readDocument: (path) => Promise.resolve(`text of ${basename(path)}`)
		});
		const tool = tools.find((one) => one.name === name);
		if (tool === undefined) throw new Error(name);
		return await tool.run(input, {
			signal,
			conversationId: 'c',
			messageId: 'm',
			allow: (request) => {
				this.asked.push(request);
				this.meanwhile(request);
				return Promise.resolve();
			}
		});
	}

	/** The first text of the output. */
	async text(name: string, input: unknown): Promise<string> {
		const part = (await this.run(name, input)).parts.find((one) => one.type === 'text');
		return part?.type === 'text' ? part.text : '';
	}

	/** The rows of the table the output begins with. */
	async rows(name: string, input: unknown): Promise<string[][]> {
		const part = (await this.run(name, input)).parts[0];
		return part?.type === 'table' ? part.rows : [];
	}

	/** The code of the failure, as a value to compare. */
	async failure(name: string, input: unknown): Promise<string> {
		return await this.run(name, input).then(
			() => 'no failure',
			(error: unknown) => (error instanceof ToolError ? error.code : String(error))
		);
	}
}

/** `expect.stringContaining` with a type. */
export function containing(part: string): unknown {
	return expect.stringContaining(part);
}
