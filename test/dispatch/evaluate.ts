import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeError } from '../../main/errors.ts';
import { starterDecider } from '../../main/kernel/decide/starter.ts';
import { EngineClient } from '../../main/model/client.ts';
import { forkEngine, starterPath } from '../helpers/engine.ts';
import { runProgram } from './programs.ts';
import { misses, report, type Timing } from './report.ts';
import { exchangesOf, loadRequests } from './requests.ts';
import { outcomeOf, score, type Outcome, type Score } from './score.ts';
import { openTools } from './tools.ts';

const help = `Usage: npm run eval:dispatch -- [options]

Runs the hand-written requests through the starter as the app does, and prints how many calls are right.

  --misses           list every call that is not right
  --only TEXT        only requests whose id begins with TEXT ("calc", "web-ko")
  --json FILE        write every request, call and score to FILE
  --adapter FILE     another adapter than models/starter/hearth-decider.gguf
`;

const { values: options } = parseArgs({
	options: {
		misses: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		json: { type: 'string' },
		adapter: { type: 'string', default: join('models', 'starter', 'hearth-decider.gguf') },
		help: { type: 'boolean', default: false }
	}
});

if (options.help) console.log(help);
else await evaluate();

async function evaluate(): Promise<void> {
	const requests = loadRequests().filter(({ id }) => id.startsWith(options.only));
	const hasAdapter = existsSync(options.adapter);
	if (!hasAdapter) console.log(`There is no ${options.adapter}: this is the base model alone.\n`);
	const engine = new EngineClient(forkEngine);
	const tools = openTools();
	try {
		await engine.call('load', {
			path: starterPath,
			adapterPath: hasAdapter ? options.adapter : null,
			contextTokens: 2048,
			sequences: 1
		});
		const decider = starterDecider(engine);
		const scores: Score[] = [];
		const timings: Timing[] = [];
		for (const request of requests) {
			const context = { exchanges: exchangesOf(request), request: request.request, steps: [] };
			let outcome: Outcome;
			try {
				const signal = AbortSignal.timeout(120_000);
				const decision = await decider.decide(context, tools.offered, { signal, sequence: 'all' });
				timings.push(decision.usage);
				outcome = outcomeOf(decision);
			} catch (error) {
				outcome = { tool: 'none', error: describeError(error) };
			}
			scores.push(await score(request, outcome, { calculate: tools.calculate, runProgram }));
			if (process.stderr.isTTY) process.stderr.write(`\r${scores.length} of ${requests.length} `);
		}
		if (process.stderr.isTTY) process.stderr.write('\r');
		// The first decision reads the whole prompt; the others find its beginning in the cache.
		console.log(report(scores, timings.slice(1)));
		if (options.misses) console.log(`\n${misses(scores)}`);
		if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(scores, null, '\t'));
	} finally {
		engine.close();
		tools.close();
	}
}
