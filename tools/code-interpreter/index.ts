import { z } from 'zod';
import type { Origin, Part } from '../parts.ts';
import { defineTool, ToolError, type Tool } from '../tool.ts';

/** The sandbox, as far as this tool needs it (`main/interpreter`). */
export interface CodeRunner {
	run: (program: {
		language: 'python' | 'javascript';
		code: string;
		conversationId: string;
		/** The message it is run for: files that were dropped in its branch are there. */
		messageId: string;
		signal: AbortSignal;
	}) => Promise<{ parts: Part[]; origin?: Origin }>;
	/** Starts what the first program would have to wait for. */
	warm?: (language: 'python' | 'javascript') => void;
	/** Drops the variables and files of a conversation. */
	forget?: (conversationId: string) => Promise<void>;
}

/** The sandbox ends a program after ten seconds itself; the rest is for starting it. */
const timeout = 60_000;
/** A program that is nothing but this starts the conversation's programs afresh. */
const reset = /^(?:%reset|(?:hearth\.)?reset\(\);?|# ?reset)$/;
const codeLimit = 200_000;
/** Words of requests that often end in a program. A wrong guess costs some memory for a few minutes. */
const speaksOfPrograms =
	/\b(?:python|code|script|program|simulate|csv|spreadsheet|clean|plot|chart|graph|loan)\b|파이썬|코드|프로그램|스크립트|시뮬레이션|그래프|차트|정리|대출/i;
const speaksOfJavaScript = /\b(?:javascript|js|node)\b|자바스크립트/i;
const isTable = /\.(?:csv|tsv|tab|json|xlsx|ods)$/i;

/**
 * Runs programs where they reach neither network, files nor other programs. A program that fails is a result with what
 * it printed, then an error part: the model can repair it.
 */
export function createRunCode({ interpreter }: { interpreter: CodeRunner }): Tool {
	return defineTool({
		name: 'run_code',
		description:
			'Runs a program in a sandbox without network and returns what it prints, its last value, tables, plots and files. ' +
			'Python has the standard library; "import hearth" brings hearth.read(name), hearth.clean(rows), hearth.save(name, rows), ' +
			'hearth.table(rows), hearth.plot(rows, x="month", y="sales", kind="line"), hearth.loan(principal, percent, years) and ' +
			'hearth.show_picture. A file dropped into the conversation has its own name there; the last one is also data.csv ' +
			'(or data with its ending). Files that a program writes are offered to the user. ' +
			'JavaScript has console.log, console.table, plot(xs, ys), readFile and writeFile. ' +
			'Variables and files stay for the next program of this conversation; the program "%reset" drops them.',
		brief: 'run Python or JavaScript',
		effect: 'none',
		timeout,
		prepare(request, files) {
			if (speaksOfJavaScript.test(request)) interpreter.warm?.('javascript');
			else if (speaksOfPrograms.test(request) || files.some((name) => isTable.test(name)))
				interpreter.warm?.('python');
		},
		input: z.object({
			language: z.enum(['python', 'javascript']).describe('The language of the program'),
			code: z.string().describe('A short program that prints its result')
		}),
		async run({ language, code }, { conversationId, messageId, signal }) {
			if (code.trim() === '') throw new ToolError('BAD_INPUT', 'The program is empty.');
			if (code.length > codeLimit) {
				throw new ToolError('LIMIT', `The program is too long: ${codeLimit} characters at most.`);
			}
			if (reset.test(code.trim())) {
				await interpreter.forget?.(conversationId);
				const told = 'Variables and files of earlier programs are gone.';
				return { parts: [{ type: 'text', text: told }], origin: 'tool' };
			}
			const program = { language, code, conversationId, messageId, signal };
			const { parts, origin = 'tool' } = await interpreter.run(program);
			const silent: Part = { type: 'text', text: 'The program ran and printed nothing.' };
			return { parts: parts.length > 0 ? parts : [silent], origin };
		}
	});
}
