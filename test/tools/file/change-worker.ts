import { createFileTools } from '../../../tools/file/index.ts';

/** Makes one call of a file tool in a process of its own, so that it can be killed: folder, other granted folder, bin, tool, input. */
const [grant = '', other = '', bin = '', name = '', input = ''] = process.argv.slice(2);
const tools = createFileTools({
	grants: () => Promise.resolve([grant, other]),
	bin,
	closed: [],
	decode: (bytes) => new TextDecoder().decode(bytes),
	readDocument: () => Promise.reject(new Error('not here'))
});
await tools
	.find((tool) => tool.name === name)
	?.run(JSON.parse(input), {
		signal: new AbortController().signal,
		conversationId: 'c',
		messageId: 'm',
		allow: () => Promise.resolve()
	});
process.stdout.write('done');
