import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Graphics } from '../../../main/desktop/graphics.ts';

let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'hearth-graphics-'));
	file = join(folder, 'graphics.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('starts that show their window use the graphics card', () => {
	const first = new Graphics(file, '1.0.0');
	first.worked();
	expect(new Graphics(file, '1.0.0')).toMatchObject({ used: true, failedBefore: false });
});

test('after a start that never showed its window the next does without, says so once, and the ones after too', () => {
	new Graphics(file, '1.0.0');
	const second = new Graphics(file, '1.0.0');
	expect(second).toMatchObject({ used: false, failedBefore: true });
	second.worked();
	expect(new Graphics(file, '1.0.0')).toMatchObject({ used: false, failedBefore: false });
});

test('when the process that draws died, the next start does without, although the window was there', () => {
	const first = new Graphics(file, '1.0.0');
	first.failed();
	first.worked();
	expect(new Graphics(file, '1.0.0').used).toBe(false);
});

test('a person or another version may try again', () => {
	new Graphics(file, '1.0.0').failed();
	expect(new Graphics(file, '1.0.1').used).toBe(true);
	new Graphics(file, '1.0.1').tryAgain();
	expect(new Graphics(file, '1.0.1').used).toBe(true);
});

test('a damaged note or a folder that cannot be written does no harm', () => {
	writeFileSync(file, '{"state":');
	expect(new Graphics(file, '1.0.0').used).toBe(true);
	expect(new Graphics(join(folder, 'no/such/file'), '1.0.0').used).toBe(true);
});
