import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../main/setup/step.mjs';

const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
	name,
	text: readFileSync(join(folder, name), 'utf8')
}));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

test('the workflows call only scripts that there are', () => {
	const called = workflows.flatMap(({ text }) =>
		[...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name ?? '')
	);
	expect(called.length).toBeGreaterThan(3);
	expect(called.filter((name) => !(name in scripts))).toEqual([]);
});

test('every change is tested on three systems, and with the newest Electron as well', () => {
	const text = workflows.find(({ name }) => name === 'test.yml')?.text ?? '';
	for (const system of ['ubuntu', 'macos', 'windows']) expect(text).toContain(`${system}-latest`);
	expect(text).toContain('electron@latest');
});

test('no workflow may write unless it publishes, and what comes from outside is no part of a command', () => {
	for (const { text } of workflows) {
		expect(text).toMatch(/^permissions:\n\s+contents: read$/m);
		const told = text.split('\n').filter((line) => /\$\{\{ *(secrets|github\.event)/.test(line));
		expect(told.filter((line) => !/^ +[A-Z_]+: \$\{\{ [\w.]+ \}\}$/.test(line))).toEqual([]);
	}
});
