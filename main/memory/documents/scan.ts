import type { Warning } from './block.ts';

/**
 * Looks through text that came from outside for what a person would not see or not expect. It warns, it does not
 * decide: outside text never gains the right to act, whatever is found here.
 */
export class Scanner {
	readonly #found = new Set<Warning>();
	#invisible = 0;

	/** Looks at one passage. */
	look(text: string): void {
		if (tagCharacters.test(text) || invisibleRun.test(text))
			this.#found.add('invisible-characters');
		this.#invisible += text.match(invisible)?.length ?? 0;
		if (this.#invisible >= 20) this.#found.add('invisible-characters');
		if (overrides.test(text) || (embeddings.test(text) && !rightToLeft.test(text))) {
			this.#found.add('bidirectional-characters');
		}
		if (!this.#found.has('instruction-like') && isInstructionLike(text))
			this.#found.add('instruction-like');
	}

	/** What was found so far. */
	get warnings(): Warning[] {
		return [...this.#found];
	}
}

/** A second alphabet, invisible on every screen and readable by a model. */
const tagCharacters = /[\u{e0020}-\u{e007f}]{4}|[\u{e0100}-\u{e01ef}]{4}/u;
const invisible = /[\u200b\u2060-\u2064\ufeff\u115f\u1160\u3164\u180e]/g;
// Joiners alone are ordinary in Persian, Hindi and emoji; a row of them is not.
const invisibleRun = /(?:[\u200b-\u200d\u2060-\u2064\ufeff\u3164\u180e]){4}/;
const overrides = /[\u202d\u202e]/;
const embeddings = /[\u202a\u202b\u2066-\u2068]/;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Sentences that speak to a model instead of a reader, in the languages they are most often seen in. */
const instructions = [
	/\b(ignore|disregard|forget|override|bypass)\b.{0,20}\b(all|any|the|your|my|previous|prior|above|earlier)\b.{0,30}\b(instruction|prompt|rule|message|guideline|direction|context)s?\b/,
	/\b(reveal|print|repeat|show)\b.{0,20}\b(your|the)\b.{0,10}\b(system|hidden|initial) (prompt|instruction|message)s?\b/,
	/\byou are now\b.{0,40}\b(assistant|ai|model|mode|dan)\b/,
	/\b(new|updated|important) (system )?instructions?\s*:/,
	/\bdo not (tell|mention|inform|reveal)\b.{0,30}\b(the )?user\b/,
	/\b(as an ai|dear ai|attention ai|note to (the )?(ai|assistant|model|llm))\b/,
	/<\|?(im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|?>|\[\/?inst\]|<<sys>>|<\/?start_of_turn>/,
	/(이전|위|앞|기존|지금까지)의?\s*(모든\s*)?(지시|명령|지침|프롬프트|규칙).{0,12}(무시|잊|따르지)/,
	/(지시|명령|지침|프롬프트|규칙)(사항)?(을|를|은|는)?\s*(모두\s*|전부\s*)?(무시|잊어)/,
	/시스템\s*프롬프트/,
	/(以前|前|上記|これまで)の.{0,10}(指示|命令|プロンプト|ルール).{0,10}(無視|忘れ)/,
	/(忽略|无视|無視|忘记|忘記|不要理会).{0,12}(指令|指示|提示|规则|規則|命令)/,
	/\b(ignorier|vergiss|missachte).{0,25}\b(anweisung|befehl|vorgabe|regel)/,
	/\b(ignor|oubli)(e|ez|er)\b.{0,30}\b(instruction|consigne|r[eè]gle)/,
	/\b(ignora|olvida)\b.{0,30}\b(instruccion|instrucción|regla|istruzion|regol)/,
	/игнорируй.{0,30}(инструкц|указан|правил)/
];

/** True for text that reads like an order to a model. */
export function isInstructionLike(text: string): boolean {
	const plain = text
		.normalize('NFKC')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.toLowerCase();
	return instructions.some((pattern) => pattern.test(plain));
}
