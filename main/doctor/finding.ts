import { toErrorData } from '../errors.ts';
import type { DoctorText, DoctorTopic } from '../messages/doctor.ts';
import type { Values } from '../messages/message.ts';
import type { Finding } from './contract.ts';
import { withoutPerson } from './privacy.ts';

/** A finding whose topic and text are lines of the catalogue. */
export type Found = Finding & { topic: DoctorTopic; text: DoctorText };

export function finding(
	topic: DoctorTopic,
	state: Finding['state'],
	text: DoctorText,
	values: Values = {}
): Found {
	return { topic, state, text, values: withoutPerson(values), error: null };
}

/** A finding that an error stands for. */
export function failure(topic: DoctorTopic, state: Finding['state'], error: unknown): Found {
	const { code, values } = toErrorData(error);
	return { ...finding(topic, state, 'failed'), error: { code, values: withoutPerson(values) } };
}
