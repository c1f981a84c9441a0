import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

const placeSchema = z.object({
	x: z.int(),
	y: z.int(),
	width: z.int().min(1),
	height: z.int().min(1),
	maximized: z.boolean()
});
export type Place = z.output<typeof placeSchema>;

/** Where a window opens; without `x` and `y` the system puts it into the middle. */
export type Fitted = Omit<Place, 'x' | 'y'> & Partial<Pick<Place, 'x' | 'y'>>;

const usual = { width: 1240, height: 820 };
/** So much of its upper edge must be on some screen that a mouse can get hold of the window. */
const handle = { width: 120, height: 40 };

/** Where the window was when it was last open; undefined when that is not known. */
export function readPlace(file: string): Place | undefined {
	try {
		return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		// The first start, or a file that was cut short: the usual place is as good.
		return undefined;
	}
}

export function keepPlace(file: string, place: Place): void {
	try {
		writeFileSync(file, JSON.stringify(place));
	} catch {
		// A full or read-only disk: the window opens in its usual place the next time.
	}
}

/** The place that is closest to the kept one on the screens that are there now, the first of which is the main one. */
export function fitPlace(kept: Place | undefined, all: Area[]): Fitted {
	// A system without a display tells of a screen of one pixel.
	const screens = all.filter(
		({ width, height }) => width >= handle.width && height >= handle.height
	);
	const screen = kept && screens.find((one) => canBeHeld(kept, one));
	const area = screen ?? screens[0];
	const { width, height } = kept ?? usual;
	const size = {
		width: Math.min(width, area?.width ?? width),
		height: Math.min(height, area?.height ?? height),
		maximized: kept?.maximized ?? false
	};
	return kept && screen ? { ...size, x: kept.x, y: Math.max(kept.y, screen.y) } : size;
}

function canBeHeld(place: Area, screen: Area): boolean {
	const across =
		Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
	const above = place.y - screen.y;
	return across >= handle.width && above > -handle.height && above <= screen.height - handle.height;
}
