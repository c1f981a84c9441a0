/** Letters of scripts that take a token or more each. */
const dense = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;

/** About how many tokens a text is, without asking the model: four letters to one, a Korean or Chinese one each. */
export function roughTokens(text: string): number {
	const denser = text.match(dense)?.length ?? 0;
	return Math.ceil((text.length - denser) / 4 + denser);
}
