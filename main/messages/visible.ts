/** Ends of lines, controls, and marks that are not seen or turn the direction of what follows them. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/** In a text these are letters' own: ends of lines, tabs, and joiners. */
const mayStay = /[\n\t\u200c\u200d]/u;

/**
 * What is asked about, as a person must see it. A text to remember keeps its lines and the joiners of emoji; a call of another program and
 * several addresses have lines that the kernel made; in the name of a file a line hides something.
 */
export function showTarget(effect: string, target: string): string {
	if (effect === 'memory')
		return target.replace(hidden, (sign) => (mayStay.test(sign) ? sign : shown(sign)));
	const hasLines = effect === 'mcp' || effect === 'network';
	return hasLines ? target.split('\n').map(showHidden).join('\n') : showHidden(target);
}

/**
 * A name as a person must see it before saying yes: what would not show, or would show the rest in another order, stands
 * there as its number. Joiners inside Arabic and Indian words or emoji are shown too: in a file's name they hide more than they help.
 */
export function showHidden(name: string): string {
	return name.replace(hidden, shown);
}

function shown(sign: string): string {
	const number = sign.codePointAt(0) ?? 0;
	return `[U+${number.toString(16).toUpperCase().padStart(4, '0')}]`;
}
