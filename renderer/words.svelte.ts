import type { Settings } from '../main/contract.ts';
import { errors } from '../main/messages/errors.ts';
import { say, type Language, type Message, type Values } from '../main/messages/message.ts';
import { notes, sayWarning } from '../main/messages/notes.ts';
import { sayPlace } from '../main/messages/places.ts';

/** Says everything on screen in the user's language; numbers, sizes and dates in its manner. */
export class Words {
	choice = $state<Settings['language']>('system');
	/** As the page was told, until the app says it: the first words come before that. */
	system = $state<Language>(navigator.language.startsWith('ko') ? 'ko' : 'en');
	language = $derived<Language>(this.choice === 'system' ? this.system : this.choice);
	#numbers = $derived(new Intl.NumberFormat(this.language));

	say = (message: Message, values: Values = {}): string => {
		const shown = Object.entries(values).map(([name, value]): [string, string] => [
			name,
			typeof value === 'number' ? this.#numbers.format(value) : value
		]);
		return say(this.language, message, Object.fromEntries(shown));
	};

	/** `one` for exactly one, `many` otherwise. */
	count = (count: number, one: Message, many: Message): string =>
		this.say(count === 1 ? one : many, { count });

	/** The sentence of an error code; an unknown code is an inner fault and is said as one. */
	error = ({ code, values }: { code: string; values: Values }): string =>
		this.say(code in errors ? errors[code as keyof typeof errors] : errors.INTERNAL, values);

	/** A line of the notes by key; a key from a newer kernel is shown as it came. */
	note = (key: string, values: Values = {}): string =>
		key in notes ? this.say(notes[key as keyof typeof notes], values) : key;
	/** A warning of a document, with the place it is about. */
	warning = (warning: string): string => sayWarning(this.language, warning);

	/** Where in a document: "page 3". */
	place = (place: string): string => sayPlace(this.language, place);

	/** One name out of a table of names, or the name itself. */
	nameOf = (table: Record<string, Message>, name: string): string => {
		const message = Object.hasOwn(table, name) ? table[name] : undefined;
		return message === undefined ? name : this.say(message);
	};

	number = (value: number): string => this.#numbers.format(value);

	bytes = (bytes: number): string => {
		const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
		const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
		return new Intl.NumberFormat(this.language, {
			style: 'unit',
			unit: units[step] ?? 'byte',
			unitDisplay: step === 0 ? 'long' : 'short',
			maximumFractionDigits: step < 2 ? 0 : 1
		}).format(bytes / 1000 ** step);
	};

	/** How long something took: "0.4 s". */
	duration = (milliseconds: number): string => {
		const style = { style: 'unit', unitDisplay: 'narrow' } as const;
		return milliseconds < 1000
			? new Intl.NumberFormat(this.language, {
					...style,
					unit: 'millisecond',
					maximumFractionDigits: 0
				}).format(milliseconds)
			: new Intl.NumberFormat(this.language, {
					...style,
					unit: 'second',
					maximumFractionDigits: 1
				}).format(milliseconds / 1000);
	};

	/** How long something will take, roughly: "3 min". */
	span = (seconds: number): string => {
		const [amount, unit] =
			seconds < 60
				? [Math.ceil(seconds), 'second']
				: seconds < 3600
					? [Math.ceil(seconds / 60), 'minute']
					: [seconds / 3600, 'hour'];
		return new Intl.NumberFormat(this.language, {
			style: 'unit',
			unit,
			unitDisplay: 'short',
			maximumFractionDigits: 1
		}).format(amount);
	};

	/** The time for today, the day otherwise. */
	date = (time: number): string => {
		const date = new Date(time);
		const today = new Date().toDateString() === date.toDateString();
		return new Intl.DateTimeFormat(
			this.language,
			today ? { timeStyle: 'short' } : { dateStyle: 'medium' }
		).format(date);
	};
}
