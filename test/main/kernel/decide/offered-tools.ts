import { z } from 'zod';
import { defineTool, type Tool } from '../../../../tools/tool.ts';

/** Tools as the kernel offers them, without what they do: deciding only reads their names and inputs. */
export const offeredTools: Tool[] = [
	offered('calculator', 'arithmetic, percent, units, dates', { expression: z.string() }),
	offered('open_page', 'open a web page', { url: z.string() }),
	offered('search_web', 'search the web', { query: z.string() }),
	offered('list_files', 'files in a folder', { path: z.string() }),
	offered('read_file', 'read a file', { path: z.string() }),
	offered('write_file', 'write a file', { path: z.string(), content: z.string() }),
	offered('run_code', 'run a program', {
		language: z.enum(['python', 'javascript']),
		code: z.string()
	}),
	offered('remember', 'keep a fact', { text: z.string() }),
	offered('set_lamp', 'a tool of other origin', {
		room: z.string(),
		brightness: z.int(),
		warm: z.boolean(),
		colour: z.enum(['red', 'blue']).nullable()
	})
];

function offered(name: string, brief: string, shape: z.ZodRawShape): Tool {
	return defineTool({
		name,
		description: brief,
		brief,
		effect: 'none',
		input: z.object(shape),
		run: () => {
			throw new Error('Deciding runs nothing.');
		}
	});
}
