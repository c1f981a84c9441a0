/** One thing met on the way through an XML text. Names are without their namespace prefix. */
export type XmlEvent =
	| { type: 'open'; name: string; attributes: string; at: number }
	| { type: 'close'; name: string; at: number }
	| { type: 'text'; text: string; at: number };

const token =
	/<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)|<[?!][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>|([^<]+)/g;

/**
 * Goes through an XML text without building a tree of it, which for a long document would be many times its size.
 * Forgiving, as documents of all programs are to be read; entities of a document's own are never expanded.
 * What is inside elements named in `skipped` is passed over.
 */
export function* scanXml(xml: string, skipped: Set<string> = new Set()): Generator<XmlEvent> {
	let skipping: string | null = null;
	let depth = 0;
	for (const match of xml.matchAll(token)) {
		const [, data, slash, name, attributes = '', selfClosing, text] = match;
		const at = match.index;
		if (name === undefined) {
			const found = data ?? (text === undefined ? '' : decodeEntities(text));
			if (skipping === null && found !== '') yield { type: 'text', text: found, at };
			continue;
		}
		const opens = slash === '';
		if (skipping !== null) {
			if (name === skipping && selfClosing === '') depth += opens ? 1 : -1;
			if (depth === 0) skipping = null;
			continue;
		}
		if (opens && skipped.has(name)) {
			if (selfClosing !== '') continue;
			skipping = name;
			depth = 1;
			continue;
		}
		if (opens) yield { type: 'open', name, attributes, at };
		if (!opens || selfClosing !== '') yield { type: 'close', name, at };
	}
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix; empty when it is not there. */
export function attributeOf(attributes: string, name: string): string {
	let pattern = patterns.get(name);
	if (pattern === undefined) {
		pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
		patterns.set(name, pattern);
	}
	const found = pattern.exec(attributes);
	return decodeEntities(found?.[1] ?? found?.[2] ?? '');
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the entities of XML put in; others stay as they are. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
		if (typeof name === 'string') return entities[name] ?? all;
		const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : all;
	});
}

/** Where the parts of an office document that refer to each other by id are, outside ones left out. */
export function relationsOf(xml: string): Map<string, { type: string; target: string }> {
	const relations = new Map<string, { type: string; target: string }>();
	for (const event of scanXml(xml)) {
		if (event.type !== 'open' || event.name !== 'Relationship') continue;
		if (attributeOf(event.attributes, 'TargetMode') === 'External') continue;
		const type = attributeOf(event.attributes, 'Type').split('/').at(-1) ?? '';
		const target = attributeOf(event.attributes, 'Target');
		relations.set(attributeOf(event.attributes, 'Id'), { type, target });
	}
	return relations;
}
