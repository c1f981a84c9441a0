import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeError } from '../../main/errors.ts';
import { evaluate } from '../../main/evaluation/evaluate.ts';
import { nativeDecider } from '../../main/kernel/decide/native.ts';
import { starterDecider } from '../../main/kernel/decide/starter.ts';
import { EngineClient } from '../../main/model/client.ts';
import { findEntry, starter } from '../../models/catalogue.ts';
import { forkEngine } from '../helpers/engine.ts';
import { findInstalled } from './installed.ts';
import { runProgram } from './programs.ts';
import { misses, report } from './report.ts';
import { loadRequests } from './requests.ts';
import { openTools } from './tools.ts';

const help = `Usage: npm run eval:dispatch -- [options]

Runs the hand-written requests through a model as the app does, and prints how many calls are right.

  --misses           list every call that is not right
  --only TEXT        only requests whose id begins with TEXT ("calc", "web-ko")
  --json FILE        write every request, call and score to FILE
  --model ID         another installed model of the catalogue (the starter)
  --adapter FILE     another adapter than models/starter/hearth-decider.gguf
`;

const { values: options } = parseArgs({
	options: {
		misses: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		json: { type: 'string' },
		model: { type: 'string', default: starter.id },
		adapter: { type: 'string', default: join('models', 'starter', 'hearth-decider.gguf') },
		help: { type: 'boolean', default: false }
	}
});

if (options.help) console.log(help);
else
	await main().catch((error: unknown) => {
		console.error(describeError(error));
		process.exitCode = 1;
	});

async function main(): Promise<void> {
	const requests = loadRequests().filter(({ id }) => id.startsWith(options.only));
	const entry = findEntry(options.model);
	const hasAdapter = entry.decision === 'starter' && existsSync(options.adapter);
	if (entry.decision === 'starter' && !hasAdapter)
		console.log(`There is no ${options.adapter}: this is the base model alone.\n`);
	const engine = new EngineClient(forkEngine);
	const tools = openTools();
	try {
		const { contextTokens } = await engine.call('load', {
			path: findInstalled(entry),
			adapterPath: hasAdapter ? options.adapter : null,
			contextTokens: entry.decision === 'starter' ? 2048 : Math.min(4096, entry.contextLength),
			sequences: 1
		});
		const { scores, timings } = await evaluate({
			requests,
			decider:
				entry.decision === 'starter'
					? starterDecider(engine)
					: nativeDecider(engine, { windowTokens: () => contextTokens }),
			tools: tools.offered,
			tried: { calculate: tools.calculate, runProgram },
			signal: new AbortController().signal,
			onScore: ({ length }) => {
				if (process.stderr.isTTY) process.stderr.write(`\r${length} of ${requests.length} `);
			}
		});
		if (process.stderr.isTTY) process.stderr.write('\r');
		console.log(report(scores, timings));
		if (options.misses) console.log(`\n${misses(scores)}`);
		if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(scores, null, '\t'));
	} finally {
		engine.close();
		tools.close();
	}
}
