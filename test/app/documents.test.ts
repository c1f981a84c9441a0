import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronBinary } from '../../main/electron-dist/index.mjs';
import { electronSwitches } from '../../main/setup/launch.mjs';
import { root } from '../../main/setup/step.mjs';
import { makeDocx, makeZip } from '../main/memory/documents/make-files.ts';
import { makeMsg } from '../main/memory/documents/make-mail.ts';
import { makePicture, makeScan } from '../main/memory/documents/make-pictures.ts';

/** The document reader as it is built and in the process it has in the app: what it loads must be found there. */
let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-documents-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

async function hearth(...words: string[]): Promise<string> {
	const child = spawn(
		electronBinary() ?? 'electron',
		[...electronSwitches({ window: false }), root],
		{
			env: {
				...process.env,
				NODE_NO_WARNINGS: '1',
				HEARTH_DATA: join(folder, 'data'),
				HEARTH_ARGS: JSON.stringify(words)
			}
		}
	);
	let stdout = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.resume();
	child.stdin.end();
	await new Promise((done) => child.once('close', done));
	return stdout;
}

test('scans, pictures and letters of Outlook with archives are read by the built app', async () => {
	const put = (name: string, bytes: Uint8Array): string => {
		writeFileSync(join(folder, name), bytes);
		return join(folder, name);
	};
	const archive = makeZip({ 'x.docx': makeDocx(['A zebra stands inside.']) });
	const added = await hearth(
		'documents',
		'add',
		put('scan.pdf', makeScan([null, makePicture(['The bridge opens in May.'])])),
		put('board.png', makePicture(['Meeting at noon on Friday']).toBuffer('image/png')),
		put(
			'offer.msg',
			makeMsg({ subject: 'Offer', attachments: [{ name: 'a.zip', content: archive }] })
		)
	);
	expect(added.match(/ready/g)).toHaveLength(3);
	expect(await hearth('documents', 'search', 'bridge opens')).toContain('scan.pdf, page 2');
	expect(await hearth('documents', 'search', 'noon Friday')).toContain('board.png');
	expect(await hearth('documents', 'search', 'zebra')).toContain('attachment a.zip, x.docx');
});
