import type { Score } from './score.ts';

export interface Timing {
	ms: number;
	firstTokenMs: number;
}

/** The tables that `npm run eval:dispatch` prints. */
export function report(scores: Score[], timings: Timing[]): string {
	const english = scores.filter(({ request }) => request.language === 'en');
	const korean = scores.filter(({ request }) => request.language === 'ko');
	const followUps = scores.filter(({ request }) => request.kind === 'follow-up');
	const tools = [...new Set(scores.map(({ request }) => request.expect[0]?.tool ?? ''))];
	const rows: [string, Score[]][] = [
		['all', scores],
		['English', english],
		['Korean', korean],
		['follow-ups', followUps],
		...tools.map((tool): [string, Score[]] => [
			tool,
			scores.filter(({ request }) => request.expect[0]?.tool === tool)
		])
	];
	const talk = scores.filter(({ request }) => request.expect[0]?.tool === 'reply');
	const mistaken = talk.filter(({ toolRight }) => !toolRight).length;
	return [
		'| requests | number | tool right | input right, where the tool is | whole call right |',
		'| --- | ---: | ---: | ---: | ---: |',
		...rows.map(([name, some]) => row(name, some)),
		'',
		`Plain talk mistaken for a tool: ${mistaken} of ${talk.length} (${percent(mistaken, talk.length)}).`,
		timeLine(
			'First token',
			timings.map(({ firstTokenMs }) => firstTokenMs)
		),
		timeLine(
			'Whole decision',
			timings.map(({ ms }) => ms)
		)
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

function row(name: string, scores: Score[]): string {
	const tool = scores.filter(({ toolRight }) => toolRight).length;
	const call = scores.filter(({ callRight }) => callRight).length;
	const cells = [percent(tool, scores.length), percent(call, tool), percent(call, scores.length)];
	return `| ${name} | ${scores.length} | ${cells.join(' | ')} |`;
}

function percent(part: number, whole: number): string {
	return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)}%`;
}

function timeLine(name: string, times: number[]): string {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (share: number): string =>
		`${Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)} ms`;
	return `${name}: median ${at(0.5)}, 95th percentile ${at(0.95)}.`;
}
