/** One thing Hearth says to a person, in every language it speaks. `{name}` stands for a value. */
export interface Message {
	en: string;
	ko: string;
}

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];
export type Values = Record<string, string | number>;

/** The words of `message` in `language`, with `{name}` replaced by its value; a missing value stays visible as `{name}`. */
export function say(language: Language, message: Message, values: Values = {}): string {
	return message[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
		const value = values[name];
		return value === undefined ? placeholder : String(value);
	});
}
