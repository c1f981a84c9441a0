import type { Timing } from '../../main/evaluation/evaluate.ts';
import type { Score } from '../../main/evaluation/score.ts';
import { summarise } from '../../main/evaluation/summary.ts';

const languages: Record<string, string> = { en: 'English', ko: 'Korean' };

/** The tables that `npm run eval:dispatch` prints. */
export function report(scores: Score[], timings: Timing[]): string {
	const { rows, talk, talkMistaken, firstTokenMs, decisionMs } = summarise(scores, timings);
	return [
		'| requests | number | tool right | input right, where the tool is | whole call right |',
		'| --- | ---: | ---: | ---: | ---: |',
		...rows.map(({ name, requests, toolRight, callRight }) => {
			const cells = [
				percent(toolRight, requests),
				percent(callRight, toolRight),
				percent(callRight, requests)
			];
			return `| ${languages[name] ?? name} | ${requests} | ${cells.join(' | ')} |`;
		}),
		'',
		`Plain talk mistaken for a tool: ${talkMistaken} of ${talk} (${percent(talkMistaken, talk)}).`,
		timeLine('First token', firstTokenMs),
		timeLine('Whole decision', decisionMs)
	].join('\n');
}

/** Each miss in two lines: what was asked, what came instead. */
export function misses(scores: Score[]): string {
	return scores
		.filter(({ callRight }) => !callRight)
		.map(({ request, outcome, result }) => {
			const call =
				'input' in outcome
					? `${outcome.tool}(${Object.values(outcome.input)
							.map((value) => JSON.stringify(value))
							.join(', ')})`
					: outcome.error;
			const wanted = request.expect.map((one) => JSON.stringify(one)).join(' or ');
			return `${request.id}: ${request.request}\n    got ${call}${result && ` = ${result}`}\n    not ${wanted}`;
		})
		.join('\n');
}

function percent(part: number, whole: number): string {
	return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)}%`;
}

function timeLine(name: string, { median, slow }: { median: number; slow: number }): string {
	return `${name}: median ${median} ms, 95th percentile ${slow} ms.`;
}
