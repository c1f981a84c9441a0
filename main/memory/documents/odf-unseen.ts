import { attributeOf } from './xml.ts';

/** Letters smaller than this, in points, are not read by anybody. */
const smallest = 2;

/** What the styles of an OpenDocument file hide, by the names that its elements use. */
export interface OdfUnseen {
	/** Letters of no size, and hidden ones. */
	disguising: ReadonlySet<string>;
	/** White letters with nothing behind them that the same style says. */
	white: ReadonlySet<string>;
	/** Sheets that are put away. */
	away: ReadonlySet<string>;
}

export function unseenStyles(xml: string): OdfUnseen {
	const disguising = new Set<string>();
	const white = new Set<string>();
	const away = new Set<string>();
	for (const [, attributes = '', inside = ''] of xml.matchAll(
		/<style:style\b([^>]*[^/>])>([^]*?)<\/style:style>/g
	)) {
		const name = attributeOf(attributes, 'name');
		const text = /<style:text-properties\b[^>]*>/.exec(inside)?.[0] ?? '';
		const size = /^([\d.]+)pt$/.exec(attributeOf(text, 'fo:font-size'))?.[1];
		const isWhite =
			/^(?:#ffffff|white)$/i.test(attributeOf(text, 'fo:color')) &&
			!/fo:background-color="(?!transparent)/.test(inside);
		const isHidden = attributeOf(text, 'text:display') === 'none';
		if (isWhite) white.add(name);
		if (isHidden || (size !== undefined && Number(size) < smallest)) disguising.add(name);
		if (/\btable:display="false"/.test(inside)) away.add(name);
	}
	return { disguising, white, away };
}
