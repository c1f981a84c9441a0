const kinds =
	/(?<![\p{L}\p{N}.*])\*?\.?(pdf|jpe?g|png|gif|webp|svg|txt|csv|tsv|docx?|xlsx?|pptx?|odt|ods|md|zip|mp3|mp4|wav|mov|json|xml|html?|log|py|js|ts|epub|eml|ya?ml)s?(?![\p{Script=Latin}\p{N}.])/giu;
const wordLimit = 40;

/**
 * Patterns for "all pdfs in Downloads": every kind of file that a request names, by itself and in every folder its words
 * could name. `Downloads/*.pdf`. Empty where no kind is named, or only inside the name of a file.
 */
export function findPatterns(request: string): string[] {
	const named = [
		...new Set([...request.matchAll(kinds)].map(([, kind = '']) => kind.toLowerCase()))
	];
	if (named.length === 0) return [];
	const folders = folderWords(request);
	return named.flatMap((kind) => [`*.${kind}`, ...folders.map((folder) => `${folder}/*.${kind}`)]);
}

/** Words that may be the name of a folder, alone and two together, with and without a Hangul particle. */
function folderWords(request: string): string[] {
	const words = (request.match(/[\p{L}\p{N}~./\\_-]+/gu) ?? [])
		.map((word) => word.replace(/^\.+(?!\/)|[./\\]+$/gu, ''))
		.filter((word) => word.length > 1 && word.length <= 80)
		.slice(0, wordLimit);
	const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
	const bare = words.flatMap((word) => {
		const cut = word.replace(/(?<=[가-힣A-Za-z0-9])(?:에서|에|의|로|으로|를|을)$/u, '');
		return cut === word ? [] : [cut];
	});
	return [...new Set([...words, ...bare, ...pairs])];
}
