import type { Finding } from '../doctor/contract.ts';
import { examine } from '../doctor/doctor.ts';
import { errorText } from '../errors.ts';
import { errors, type ErrorCode } from '../messages/errors.ts';
import { doctor as words, doctorTexts, doctorTopics } from '../messages/doctor.ts';
import { say, type Language } from '../messages/message.ts';
import { ToldError, type Output } from './output.ts';
import type { ShellOptions, ShellParts } from './shell.ts';

const marks = { good: ' ', warning: '-', bad: '!' };
const topicWidth = 18;

/** `doctor`: what is installed, what is missing, and how fast this machine is, in words. Nothing private is printed. */
export async function doctor(
	parts: ShellParts,
	_words: string[],
	_given: ShellOptions,
	output: Output
): Promise<void> {
	const findings = await examine(parts, (found) => {
		const name = sayTopic(output.language, found);
		const value = sayFinding(output.language, found);
		output.object({ name, value, state: found.state, topic: found.topic });
		output.text(`${marks[found.state]} ${name}${' '.repeat(gap(name))}${value}\n`);
	});
	const isBroken = findings.some(({ state }) => state === 'bad');
	output.line(isBroken ? words.someBad : words.allGood);
	if (isBroken) throw new ToldError();
}

function sayTopic(language: Language, { topic }: Finding): string {
	return topic in doctorTopics
		? say(language, doctorTopics[topic as keyof typeof doctorTopics])
		: topic;
}

function sayFinding(language: Language, { text, values, error }: Finding): string {
	const said =
		text in doctorTexts && text !== 'failed'
			? say(language, doctorTexts[text as keyof typeof doctorTexts], values)
			: '';
	if (error === null) return said;
	const code: ErrorCode = error.code in errors ? (error.code as ErrorCode) : 'INTERNAL';
	return `${said} ${errorText(language, { code, values: error.values })}`.trim();
}

/** Hangul takes two columns of a terminal. */
function gap(name: string): number {
	const wide = name.match(/[가-힣]/g)?.length ?? 0;
	return Math.max(1, topicWidth - name.length - wide);
}
