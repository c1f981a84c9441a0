import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const tuning = join(import.meta.dirname, '../../../models/tuning');
const base = join(tuning, '../weights/SmolLM2-135M-Instruct.Q8_0.gguf');
const python = [join(tuning, '.venv/bin/python'), 'python3'].find(
	(command) => spawnSync(command, ['-c', 'import torch, gguf, tokenizers']).status === 0
);
const missing =
	python === undefined
		? 'torch is not installed, see models/tuning/README.md'
		: existsSync(base)
			? undefined
			: 'the weights of the starter are not here';

const readKeys = `
import json, sys
from gguf import GGUFReader
print(json.dumps({name: field.contents() for name, field in GGUFReader(sys.argv[1]).fields.items()}))`;

test.skipIf(missing !== undefined)(
	`one command generates, trains, goes on after a stop, and converts${missing === undefined ? '' : ` (left out: ${missing})`}`,
	{ timeout: 900_000 },
	() => {
		const work = mkdtempSync(join(tmpdir(), 'hearth-tuning-'));
		const target = join(work, 'adapter.gguf');
		const make = (...values: string[]): string => {
			const done = spawnSync(
				python ?? '',
				['make.py', ...values, '--work', work, '--target', target, '--size', '4', '--threads', '1'],
				{ cwd: tuning, encoding: 'utf8' }
			);
			if (done.status !== 0) throw new Error(done.stderr);
			return done.stdout;
		};
		make('generate', 'train', '--steps', '1');
		expect(make('train', 'convert', '--steps', '2')).toContain('Going on after step 1.');
		const keys = spawnSync(python ?? '', ['-c', readKeys, target], { encoding: 'utf8' }).stdout;
		expect(JSON.parse(keys)).toMatchObject({
			'general.type': 'adapter',
			'adapter.type': 'lora',
			'hearth.format': '1',
			'hearth.steps': 2,
			'hearth.base.sha256': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown
		});
		expect(statSync(target).size).toBeLessThan(16 * 1024 * 1024);
		rmSync(work, { recursive: true });
	}
);
