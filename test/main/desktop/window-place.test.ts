import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fitPlace, keepPlace, readPlace } from '../../../main/desktop/window-place.ts';

const main = { x: 0, y: 0, width: 1920, height: 1050 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const place = { x: 2000, y: 100, width: 900, height: 700, maximized: false };

test('the window opens where it was', () => {
	expect(fitPlace(place, [main, second])).toEqual(place);
});

test('after its screen is gone it opens in the middle of the one that is left', () => {
	expect(fitPlace(place, [main])).toEqual({ width: 900, height: 700, maximized: false });
});

test('a window whose upper edge is out of reach comes back', () => {
	const above = { ...place, x: 100, y: -600 };
	const below = { ...place, x: 100, y: 1045 };
	const aside = { ...place, x: 1910 - 50, y: 0, width: 100 };
	for (const lost of [above, below, aside]) {
		expect(fitPlace(lost, [main])).not.toHaveProperty('x');
	}
	expect(fitPlace({ ...place, x: 100, y: -20 }, [main])).toMatchObject({ x: 100, y: 0 });
});

test('it is never larger than the screen, also the first time', () => {
	const small = { x: 0, y: 0, width: 800, height: 560 };
	expect(fitPlace(undefined, [small])).toEqual({ width: 800, height: 560, maximized: false });
	expect(fitPlace({ ...place, x: 0 }, [small])).toMatchObject({ width: 800, height: 560 });
	expect(fitPlace(undefined, [])).toEqual({ width: 1240, height: 820, maximized: false });
});

test('without a display, where the screen is one pixel, it has its usual size', () => {
	const none = { x: 0, y: 0, width: 1, height: 1 };
	expect(fitPlace(undefined, [none])).toEqual({ width: 1240, height: 820, maximized: false });
});

test('what was kept is read again; a damaged note or a folder that cannot be written does no harm', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hearth-place-'));
	try {
		const file = join(folder, 'window.json');
		expect(readPlace(file)).toBeUndefined();
		keepPlace(file, place);
		expect(readPlace(file)).toEqual(place);
		for (const damaged of ['', '{"x":1', '{"x":"a"}', '{"x":1,"y":1,"width":0,"height":5}']) {
			writeFileSync(file, damaged);
			expect(readPlace(file)).toBeUndefined();
		}
		keepPlace(join(folder, 'no/such/folder/window.json'), place);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
