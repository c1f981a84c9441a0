/** What chat templates put around a turn: in a text it only serves to forge one. */
const templateTokens =
	/<\|?(im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|begin_of_text)\|?>|\[\/?inst\]|<<\/?sys>>|<\/?start_of_turn>|<\/?tool_call>/;

/** The tools' own names: an ordinary text has no reason to call them. */
const toolNames =
	'open_page|search_web|list_files|read_file|find_files|write_file|delete_file|run_code|search_documents|send_email|send_mail';

/**
 * Sentences that speak to a model instead of a reader, in the languages they are most often seen in. Each names both
 * what is to be done and what only a model has (its instructions, its prompt, its tools): "ignore my last message" is
 * ordinary mail.
 */
const patterns = [
	templateTokens,
	/\b(ignore|disregard|forget|override|bypass)\b.{0,20}\b(all|any|the|your|my|these|previous|prior|above|earlier)\b.{0,30}\b(instruction|prompt|guideline|direction|programming)s?\b/,
	/\b(ignore|disregard|forget)\b.{0,20}\b(everything|anything|what(ever)?)\b.{0,20}\b(before|above|earlier|previously|told)\b/,
	/\b(ignore|disregard|override|forget|bypass)\b.{0,12}\byour\b.{0,20}\b(rule|restriction|safety|filter|training)s?\b/,
	/\b(reveal|print|repeat|show|output|send|disclose)\b.{0,20}\b(your|the)\b.{0,10}\b(system|hidden|initial) (prompt|instruction|message)s?\b/,
	/\byou are now\b.{0,40}\b(assistant|ai|model|mode|dan|root|administrator)\b/,
	/\b(new|updated) (system )?(instructions?|prompt)\s*:|\bsystem (prompt|instructions?|override|message)\s*:/,
	/\bdo not (tell|mention|inform|reveal|say)\b.{0,30}\b(the )?user\b/,
	/\bwithout (asking|telling|informing) the user\b/,
	/\b(as an ai (language )?(model|assistant|agent)|(dear|attention|hey),? (ai|llm)s?\b|(note|instructions?|message) (to|for) (the |any |all )?(ai|ais|llms?|language models?|ai assistants?|chatbots?)\b)/,
	/\b(if you are|when you are|you,? the) (an? )?(ai|llm|language model|ai assistant|chatbot)\b/,
	new RegExp(
		`\\b(call|use|run|invoke|execute|trigger)\\b.{0,20}\\b(${toolNames})\\b|\\b(${toolNames})\\s*\\(\\s*["'{]`
	),
	/"(name|tool|function)"\s*:\s*"(open_page|search_web|read_file|write_file|run_code|remember)"/,
	/(이전|위|앞|기존|지금까지)의?\s*(모든\s*)?(지시|명령|지침|프롬프트|규칙).{0,12}(무시|잊|따르지)/,
	/(지시|명령|지침|프롬프트|규칙)(사항)?(을|를|은|는)?\s*(모두\s*|전부\s*)?(무시하|무시해|잊어)/,
	/시스템\s*프롬프트.{0,15}(공개|출력|보여|알려|말해|무시|반복|보내)/,
	/사용자(에게|한테)(는)?\s*(절대\s*)?(알리지|말하지|묻지)\s*(말|않)/,
	/(너는|당신은|넌)\s*(이제|지금부터).{0,30}(비서|도우미|ai|모델|모드)/,
	/(以前|前|上記|これまで)の.{0,10}(指示|命令|プロンプト|ルール).{0,10}(無視|忘れ)/,
	/(忽略|无视|無視|忘记|忘記|不要理会).{0,12}(指令|指示|提示|规则|規則|命令)/,
	/\b(ignorier|vergiss|missachte).{0,25}\b(anweisung|befehl|vorgabe|regel)/,
	/\b(ignor|oubli)(e|ez|er)\b.{0,30}\b(instruction|consigne|r[eè]gle)/,
	/\b(ignora|olvida|ignore|esqueça)\b.{0,30}\b(instruccion|instrucción|instruções|regla|istruzion|regol)/,
	/(игнорируй|забудь).{0,30}(инструкц|указан|правил)/
];

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const tagLetters = /[\u{e0020}-\u{e007e}]/gu;

/** True for text that reads like an order to a model, whatever invisible characters stand in it. */
export function isInstructionLike(text: string): boolean {
	const plain = text
		.replace(tagLetters, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0xe0000))
		.normalize('NFKC')
		.replace(invisible, '')
		.replace(/\s+/g, ' ')
		.toLowerCase();
	return patterns.some((pattern) => pattern.test(plain));
}
