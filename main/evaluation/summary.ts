import type { EvaluationSummary } from './contract.ts';
import type { Timing } from './evaluate.ts';
import type { Score } from './score.ts';

/** The numbers of an evaluation: all requests, each language, follow-ups, then each tool in the order of the set. */
export function summarise(scores: readonly Score[], timings: readonly Timing[]): EvaluationSummary {
	// The first decision reads the whole prompt; the others find its beginning in the cache.
	const warm = timings.slice(1);
	const toolOf = ({ request }: Score): string => request.expect[0]?.tool ?? '';
	const talk = scores.filter((score) => toolOf(score) === 'reply');
	const groups: [string, readonly Score[]][] = [
		['all', scores],
		['en', scores.filter(({ request }) => request.language === 'en')],
		['ko', scores.filter(({ request }) => request.language === 'ko')],
		['follow-ups', scores.filter(({ request }) => request.kind === 'follow-up')],
		...[...new Set(scores.map(toolOf))].map((tool): [string, Score[]] => [
			tool,
			scores.filter((score) => toolOf(score) === tool)
		])
	];
	return {
		rows: groups.map(([name, some]) => ({
			name,
			requests: some.length,
			toolRight: some.filter(({ toolRight }) => toolRight).length,
			callRight: some.filter(({ callRight }) => callRight).length
		})),
		talk: talk.length,
		talkMistaken: talk.filter(({ toolRight }) => !toolRight).length,
		firstTokenMs: spread(warm.map(({ firstTokenMs }) => firstTokenMs)),
		decisionMs: spread(warm.map(({ ms }) => ms))
	};
}

function spread(times: number[]): { median: number; slow: number } {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
	return { median: at(0.5), slow: at(0.95) };
}
