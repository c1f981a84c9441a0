/** Endings of file names that are also ends of addresses; without a scheme or a path they are files. */
const fileEndings =
	/\.(?:txt|md|py|sh|rs|pl|ps|zip|mov|cc|ml|js|ts|tsx|jsx|json|csv|tsv|xml|html?|css|ya?ml|toml|ini|log|pdf|docx?|xlsx?|pptx?|hwpx?|rtf|odt|ods|png|jpe?g|gif|svg|mp[34]|wav|java|go|rb|php|cpp|c|h|sql|env|lock|bak|gz|tar|conf|cfg)$/i;

const host = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?\.)+(?:[a-z]{2,24}|한국|xn--[a-z0-9]+)`;
const ip = String.raw`\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]`;
const rest = String.raw`(?::\d{2,5})?(?:[/?#][^\s<>"'“”‘’]*)?`;
const addressShape = new RegExp(
	String.raw`(?<![\p{L}\p{N}@.\-/\\~_])(?:(?:https?|ftp|file):\/\/[^\s<>"'“”‘’]+|(?:${host}|localhost|${ip})(?![\p{Script=Latin}\p{N}_-])${rest})`,
	'giu'
);

/** The web addresses in a text exactly as they were typed: with or without scheme, localhost, plain numbers. */
export function findAddresses(text: string): string[] {
	const typed = [...text.matchAll(addressShape)]
		.map(([address]) => trimAddress(address))
		.filter((address) => !fileEndings.test(address) || /^[a-z]+:|^www\.|[/:]/i.test(address))
		.filter((address) => !/^\d+(?:\.\d+)?$/.test(address));
	// "bbc dot com", as one says it.
	const spoken = [
		...text.matchAll(
			/\b[a-z0-9-]+(?: dot [a-z0-9-]+){0,3} dot (?:com|org|net|io|dev|edu|gov|kr)\b/gi
		)
	].map(([words]) => words.replaceAll(/ dot /gi, '.'));
	return [...new Set([...typed, ...spoken])].slice(0, 20);
}

/** Drops the sentence's own punctuation, unmatched brackets and Korean particles from the end. */
function trimAddress(address: string): string {
	let trimmed = address.replace(/[.,;:!?…。、]+$/u, '');
	const path = trimmed.search(/(?<!\/)[/?#](?!\/)/);
	const particle =
		/(?<=[\p{Script=Latin}\p{N}/])(?:으로|로|을|를|에서|에|이|가|은|는|의|와|과|도|부터|까지|랑|이랑)[가-힣]*$/u;
	if (path < 0 || particle.test(trimmed)) trimmed = trimmed.replace(particle, '');
	while (trimmed.endsWith(')') && !trimmed.includes('(')) trimmed = trimmed.slice(0, -1);
	return trimmed.replace(/[.,;:!?]+$/, '');
}
