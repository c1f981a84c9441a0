import { randomUUID } from 'node:crypto';
import { judge, labelOf, type Situation } from '../../main/kernel/permissions.ts';
import { isInstructionLike } from '../../main/memory/documents/instructions.ts';

/**
 * What the permissions cost: `npx tsx test/bench/gate.ts`. A long conversation with much text from outside; each figure
 * is the middle of 2,000 calls, in milliseconds. Asking a person and where an argument came from are not part of it.
 */
const texts = Array.from({ length: 40 }, (_, at) => `message ${at} ${randomUUID()} `.repeat(40));
const situation: Situation = {
	mode: 'ask',
	outside: Array.from({ length: 200 }, (_, at) => ({
		origin: 'web',
		name: `https://a.example/${at}`
	})),
	userTexts: texts,
	alwaysScopes: Array.from({ length: 100 }, (_, at) => `host-${at}.example`)
};
/** As it is where only the user's own words are there, or where each of them counts. */
const calm: Situation = { ...situation, outside: [] };
const known: Situation = { ...situation, alwaysScopes: [...situation.alwaysScopes, 'b.example'] };
const several = Array.from({ length: 5 }, (_, at) => `https://b${at}.example/x?y=1`).join('\n');
const page = 'The price of tea rose again in the second quarter of the year. '.repeat(190);

const measured: [string, () => unknown][] = [
	['judge a read', () => judge({ effect: 'read', target: '/home/a/b.txt' }, situation)],
	['judge a write', () => judge({ effect: 'write', target: '/home/a/b.txt' }, situation)],
	[
		'judge an address',
		() => judge({ effect: 'network', target: 'https://b.example/x?y=1' }, situation)
	],
	[
		'judge an address without text from outside',
		() => judge({ effect: 'network', target: 'https://b.example/x?y=1' }, calm)
	],
	[
		'judge an address of a host with a rule',
		() => judge({ effect: 'network', target: 'https://b.example/?q=message+7' }, known)
	],
	['judge five addresses at once', () => judge({ effect: 'network', target: several }, calm)],
	['judge a fact', () => judge({ effect: 'memory', target: 'my dog is called Bello' }, situation)],
	['label a fact', () => labelOf('my dog is called Bello', situation)],
	['look for orders in a page of 12,000 letters', () => isInstructionLike(page)]
];

for (const [name, run] of measured) {
	const times = Array.from({ length: 2_000 }, () => {
		const started = performance.now();
		run();
		return performance.now() - started;
	}).sort((one, other) => one - other);
	const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
	console.log(`${name}: ${at(0.5)} ms, 95th of 100: ${at(0.95)} ms`);
}
