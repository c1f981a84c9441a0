import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseCall } from '../../../main/kernel/decide/call.ts';
import { findAddresses } from '../../../main/kernel/decide/copying/addresses.ts';
import { findLinks } from '../../../main/kernel/decide/copying/links.ts';
import { findPaths } from '../../../main/kernel/decide/copying/paths.ts';
import { decisionPrompt } from '../../../main/kernel/decide/prompt.ts';
import { createTools } from '../../../tools/index.ts';
import { unusedBrowser } from '../../helpers/unused-browser.ts';

const tuning = join(import.meta.dirname, '../../../models/tuning');
const hasPython = spawnSync('python3', ['--version']).status === 0;

function unused(): never {
	throw new Error('Nothing runs here.');
}
/** The real tools, of which only names, inputs and briefs are read. */
const allTools = createTools({
	calculatorWorker: '',
	browser: unusedBrowser,
	files: { decode: unused, readDocument: unused, grants: unused, bin: '', closed: [] },
	interpreter: { run: unused },
	facts: { add: unused, search: unused },
	searchPassages: unused
});

/** Those that are offered when no folder was granted and no page is open. */
const tools = allTools.filter(({ needs }) => needs === undefined);

const turnSchema = z.tuple([z.string(), z.string()]);
const exampleSchema = z.object({
	turns: z.array(turnSchema),
	call: z.string(),
	language: z.string(),
	kind: z.string()
});
const batchSchema = z.object({ system: z.string(), examples: z.array(exampleSchema) });
type Batch = z.infer<typeof batchSchema>;

function python(program: string, ...values: string[]): string {
	const done = spawnSync('python3', ['-c', program, ...values], { cwd: tuning, encoding: 'utf8' });
	if (done.status !== 0) throw new Error(done.stderr);
	return done.stdout;
}

function generate(file: string, seed: number, batches: number, heldOut = false): string {
	python(
		'import sys; from generator.batches import generate; generate(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), held_out=sys.argv[4] == "true", say=lambda _: None)',
		file,
		String(seed),
		String(batches),
		String(heldOut)
	);
	return readFileSync(file, 'utf8');
}

function read(text: string): Batch[] {
	return text
		.trim()
		.split('\n')
		.map((line) => batchSchema.parse(JSON.parse(line)));
}

function request({ turns }: Batch['examples'][number]): string {
	return turns.findLast(([role]) => role === 'user')?.[1] ?? '';
}

describe.skipIf(!hasPython)('the examples the starter is taught with', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-tuning-'));
	let first = '';
	let batches: Batch[] = [];
	let heldOut: Batch[] = [];
	beforeAll(() => {
		first = generate(join(folder, 'first.jsonl'), 5, 12);
		batches = read(first);
		heldOut = read(generate(join(folder, 'held-out.jsonl'), 5, 6, true));
	}, 240_000);
	afterAll(() => {
		rmSync(folder, { recursive: true });
	});

	test('are the same again for the same seed', { timeout: 240_000 }, () => {
		expect(generate(join(folder, 'second.jsonl'), 5, 12) === first).toBe(true);
	});

	test('are asked with the system text that the kernel sends', () => {
		const context = { exchanges: [], request: '', steps: [] };
		const sent = decisionPrompt(tools, context)[1]?.text;
		expect(python('from prompt import system_text; print(system_text(), end="")')).toBe(sent);
	});

	test('name the tools of a folder and of a page as the kernel does', () => {
		const lines = allTools
			.filter(({ needs }) => needs !== undefined)
			.map(({ name, input, brief }) => `${name}(${Object.keys(input.shape).join(', ')}): ${brief}`);
		const said = python('from prompt import TOOLS, system_text; print(system_text(TOOLS), end="")');
		for (const line of lines) expect(said.split('\n')).toContain(line);
	});

	test('hold calls that the kernel can read, of tools that are in the system text', () => {
		for (const { system, examples } of batches) {
			for (const { call } of examples) {
				const name = call.slice(0, call.indexOf('('));
				expect(system).toContain(`\n${name}(`);
				const known = allTools.some((tool) => tool.name === name);
				if (known) expect(parseCall(call, allTools)).not.toBeNull();
			}
		}
	});

	test('copy only what the kernel offers for copying', () => {
		for (const example of batches.flatMap(({ examples }) => examples)) {
			const [, tool = '', input = ''] = /^(\w+)\((".*")\)$/.exec(example.call) ?? [];
			const said = example.turns.map(([, text]) => text).join('\n');
			if (tool === 'open_page') {
				const offered = [...findAddresses(said), ...findLinks(request(example))];
				expect(offered).toContain(JSON.parse(input));
			}
			if (tool === 'read_file' && findPaths(request(example)).length > 0) {
				expect(findPaths(said)).toContain(JSON.parse(input));
			}
		}
	});

	test('never share a request between training and validation', () => {
		const trained = new Set(batches.flatMap(({ examples }) => examples.map(request)));
		const long = heldOut
			.flatMap(({ examples }) => examples.map(request))
			.filter((r) => r.length > 24);
		expect(long.length).toBeGreaterThan(60);
		expect(long.filter((text) => trained.has(text))).toEqual([]);
	});

	test('are in English for the most part, and in Korean for at least a fifth', () => {
		const languages = batches.flatMap(({ examples }) => examples.map(({ language }) => language));
		const share = (wanted: string): number =>
			languages.filter((language) => language === wanted).length / languages.length;
		expect(share('ko')).toBeGreaterThan(0.18);
		expect(share('en')).toBeGreaterThan(0.65);
	});

	test('are dropped when the expression does not give the value, or the program not the output', () => {
		const program = `
import json, sys
from generator.check import checked
def example(call, **more):
    return {'turns': [['user', 'what is 2 + 3, in code or not?']], 'call': call, 'kind': 'x', **more}
examples = [
    example('calculator("2 + 3")', value=5.0), example('calculator("2 * 3")', value=5.0), example('calculator("2 + 7777")', value=7779.0),
    example('run_code("python", "print(2 + 3)")', runs={'language': 'python', 'code': 'print(2 + 3)', 'expected': '5'}),
    example('run_code("python", "print(2 * 3)")', runs={'language': 'python', 'code': 'print(2 * 3)', 'expected': '5'}),
    example('run_code("python", "while True: pass")', runs={'language': 'python', 'code': 'while True: pass'}),
    example('run_code("javascript", "console.log(5)")', runs={'language': 'javascript', 'code': 'console.log(5)'}),
    example('search_web("in code")'), example('search_web("code in")')
]
wrong = checked(examples)
print(json.dumps([id(e) in wrong for e in examples]))`;
		expect(JSON.parse(python(program))).toEqual([
			...[false, true, true],
			...[false, true, true, false],
			...[false, true]
		]);
	});
});
