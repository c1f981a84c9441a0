/** What a person or a model typed, read as a web address; null when it is none. Words are never searched for here. */
export function readAddress(typed: string): URL | null {
	const text = typed.trim().replace(/^<(.*)>$/, '$1');
	// A port is no scheme: "localhost:3000" and "example.com:8080/x" have none.
	const scheme = /^([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))/i.exec(text)?.[1]?.toLowerCase();
	if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return null;
	if (text === '' || /[\s\p{C}]/u.test(text) || text.length > 8000) return null;
	const whole = scheme === undefined ? `https://${text.replace(/^\/\//, '')}` : text;
	if (!URL.canParse(whole)) return null;
	const url = new URL(whole);
	if (url.hostname === '' || url.username !== '' || url.password !== '') return null;
	if (scheme === undefined && isLocalName(url.hostname)) url.protocol = 'http:';
	if (scheme === undefined && !isLocalName(url.hostname) && !url.hostname.includes('.'))
		return null;
	return url;
}

/** Names and numbers of machines nearby, which seldom speak https. */
function isLocalName(host: string): boolean {
	return (
		host === 'localhost' ||
		host.endsWith('.localhost') ||
		host.endsWith('.local') ||
		host.startsWith('[') ||
		/^\d+(\.\d+){3}$/.test(host)
	);
}
