import { expect, test } from 'vitest';
import { parseCall, printCall } from '../../../../main/kernel/decide/call.ts';
import { offeredTools } from './offered-tools.ts';

test('a printed call is read back with its inputs by name', () => {
	const input = { language: 'python', code: 'print("a\\n")\n# 끝' };
	const call = parseCall(printCall('run_code', input), offeredTools);
	expect(call).toEqual({ tool: offeredTools.find(({ name }) => name === 'run_code'), input });
});

test('inputs of other types are read back as what they are', () => {
	const input = { room: 'hall', brightness: 40, warm: true, colour: null };
	expect(parseCall(printCall('set_lamp', input), offeredTools)).toMatchObject({ input });
});

test('reply() is plain talk', () => {
	expect(parseCall('reply()', offeredTools)).toBe('reply');
});

test.each([
	'write_file("a.txt", "half a te',
	'write_file("a.txt"',
	'write_file("a.txt")',
	'write_file("a.txt", "b", "c")',
	'calculator(',
	'calculator("1 + 1"',
	'calculator("1 + 1"); reply()',
	'set_lamp("hall", "forty", true, null)',
	'run_code("ruby", "puts 1")',
	'unknown("x")',
	'reply',
	'calculator({"expression": "1"})',
	''
])('anything but one whole call is none: %s', (text) => {
	expect(parseCall(text, offeredTools)).toBeNull();
});
