import { z } from 'zod';
import type { Part } from '../parts.ts';
import { defineTool, ToolError, type Tool } from '../tool.ts';

/** The sandbox, as far as this tool needs it (`main/interpreter`). */
export interface CodeRunner {
	run: (program: {
		language: 'python' | 'javascript';
		code: string;
		conversationId: string;
		signal: AbortSignal;
	}) => Promise<{ parts: Part[] }>;
}

/** The sandbox ends a program after ten seconds itself; the rest is for starting it. */
const timeout = 60_000;
const codeLimit = 200_000;

/**
 * Runs programs where they reach neither network, files nor other programs. A program that fails is a result with what
 * it printed, then an error part: the model can repair it.
 */
export function createRunCode({ interpreter }: { interpreter: CodeRunner }): Tool {
	return defineTool({
		name: 'run_code',
		description:
			'Runs a program in a sandbox without network and returns what it prints, its last value, tables, plots and files. ' +
			'Python has the standard library; "import hearth" brings hearth.plot, hearth.show_table and hearth.show_picture. ' +
			'JavaScript has console.log, console.table, readFile and writeFile. ' +
			'Variables and files stay for the next program of this conversation.',
		brief: 'run Python or JavaScript',
		effect: 'none',
		timeout,
		input: z.object({
			language: z.enum(['python', 'javascript']).describe('The language of the program'),
			code: z.string().describe('A short program that prints its result')
		}),
		async run({ language, code }, { conversationId, signal }) {
			if (code.trim() === '') throw new ToolError('BAD_INPUT', 'The program is empty.');
			if (code.length > codeLimit) {
				throw new ToolError('LIMIT', `The program is too long: ${codeLimit} characters at most.`);
			}
			const { parts } = await interpreter.run({ language, code, conversationId, signal });
			const silent: Part = { type: 'text', text: 'The program ran and printed nothing.' };
			return { parts: parts.length > 0 ? parts : [silent], origin: 'tool' };
		}
	});
}
