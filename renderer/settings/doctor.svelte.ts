import { doctorTexts, doctorTopics } from '../../main/messages/doctor.ts';
import { call, type CallOutput } from '../api.ts';
import type { Words } from '../words.svelte.ts';

type Finding = CallOutput<'doctor:run'>[number];

/** What the doctor found when it was last asked. */
export class DoctorPage {
	findings = $state.raw<Finding[]>([]);
	examining = $state(false);
	#words: Words;
	broken = $derived(this.findings.some(({ state }) => state === 'bad'));

	/** The findings as plain text, to be sent to somebody who helps. */
	report = $derived(
		this.findings
			.map(
				(found) => `${found.state === 'good' ? ' ' : '!'} ${this.topic(found)}: ${this.text(found)}`
			)
			.join('\n')
	);

	constructor(words: Words) {
		this.#words = words;
	}

	async examine(): Promise<void> {
		this.examining = true;
		try {
			this.findings = await call('doctor:run', null);
		} finally {
			this.examining = false;
		}
	}

	topic({ topic }: Finding): string {
		return this.#words.nameOf(doctorTopics, topic);
	}

	text({ text, values, error }: Finding): string {
		const said =
			text in doctorTexts && text !== 'failed'
				? this.#words.say(doctorTexts[text as keyof typeof doctorTexts], values)
				: '';
		return error === null ? said : `${said} ${this.#words.error(error)}`.trim();
	}
}

/** Shows the folder of the logs. */
export async function openLogs(): Promise<void> {
	await call('logs:open', null);
}
