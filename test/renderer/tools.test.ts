import { beforeEach, describe, expect, test } from 'vitest';
import { diffLines, foldSame } from '../../renderer/chat/tools/diff.ts';
import { sortRows, toCsv } from '../../renderer/chat/tools/parts/table.ts';
import { Refusal } from './refusal.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, send, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(async () => {
	hearth = new ScriptedHearth();
	await openWindow(hearth);
	await send('Do it');
});

function head(): HTMLElement {
	const element = document.querySelector<HTMLElement>('.tool .head');
	if (element === null) throw new Error('there is no tool card');
	return element;
}

describe('a tool card', () => {
	test('says what runs, then the value and how long it took', async () => {
		const message = hearth.running;
		hearth.turn(message, {
			type: 'tool-call',
			callId: 'c1',
			tool: 'calculator',
			input: { expression: '18% of 2340' }
		});
		await settle();
		expect(textOf('.tool .head')).toBe('Calculator 18% of 2340 working…');
		hearth.turn(message, {
			type: 'tool-result',
			callId: 'c1',
			tool: 'calculator',
			ok: true,
			output: '421.2',
			parts: [{ type: 'value', exact: '421.2', rounded: null, reading: '18 % × 2340' }],
			ms: 4
		});
		await settle();
		expect(textOf('.tool .head')).toBe('Calculator 18% of 2340 421.2 4ms');
		expect(head().getAttribute('aria-expanded')).toBe('false');
		await click(head());
		expect(textOf('.tool .body')).toContain('18 % × 2340');
	});

	test('says in words that a tool failed', async () => {
		hearth.turn(
			hearth.running,
			{ type: 'tool-call', callId: 'c1', tool: 'open_page', input: { url: 'http://x.example' } },
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'open_page',
				ok: false,
				output: 'Error: refused',
				parts: [{ type: 'error', text: 'The connection was refused.' }],
				ms: 12
			}
		);
		await settle();
		expect(textOf('.tool .head')).toContain('did not work');
		await click(head());
		expect(textOf('.tool .error')).toBe('The connection was refused.');
	});

	test('that lacks a folder lets one be chosen there, and the answer goes on', async () => {
		let chosen: { path: string; addedAt: number } | null = null;
		hearth.answer('grant:choose', () => chosen);
		const words = { key: 'notGranted', values: { name: 'todo.txt' } };
		hearth.turn(
			hearth.running,
			{ type: 'tool-call', callId: 'c1', tool: 'read_file', input: { path: 'todo.txt' } },
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'read_file',
				ok: false,
				output: 'Error: not granted',
				parts: [{ type: 'error', text: 'todo.txt is not in a folder.', words }],
				ms: 1
			}
		);
		hearth.end(hearth.running, 'todo.txt is not in a folder.');
		await settle();
		await click(button('Choose a folder and go on…'));
		expect(hearth.called('turn:regenerate')).toHaveLength(0);
		chosen = { path: '/home/a/notes', addedAt: 1 };
		await click(button('Choose a folder and go on…'));
		expect(hearth.called('turn:regenerate')).toHaveLength(1);
	});

	test('a table that the answer shows too is folded', async () => {
		const message = hearth.running;
		const table = {
			type: 'table' as const,
			title: 'Sales',
			columns: ['Month_name', 'Amount'],
			rows: [['Jan', '10']],
			total: 1
		};
		hearth.turn(
			message,
			{ type: 'tool-call', callId: 'c1', tool: 'list_files', input: { path: '.' } },
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'list_files',
				ok: true,
				output: '',
				parts: [table],
				ms: 9
			}
		);
		await settle();
		expect(head().getAttribute('aria-expanded')).toBe('true');
		hearth.turn(message, {
			type: 'text-delta',
			text: 'Here:\n\n| Month\\_name | Amount |\n| --- | --- |\n| Jan | 10 |'
		});
		await settle();
		expect(head().getAttribute('aria-expanded')).toBe('false');
		await click(head());
		expect(document.querySelectorAll('.tool td')).toHaveLength(2);
	});

	test('shows a table at once, sorts it and copies it', async () => {
		hearth.turn(
			hearth.running,
			{
				type: 'tool-call',
				callId: 'c1',
				tool: 'run_code',
				input: { language: 'python', code: 'x' }
			},
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'run_code',
				ok: true,
				output: '',
				parts: [
					{
						type: 'table',
						title: 'Sales',
						columns: ['Month', 'Amount'],
						rows: [
							['Jan', '10'],
							['Feb', '9'],
							['Mar', '100']
						],
						total: 3
					}
				],
				ms: 900
			}
		);
		await settle();
		const cells = () => [...document.querySelectorAll('.tool td')].map((cell) => cell.textContent);
		expect(cells()).toEqual(['Jan', '10', 'Feb', '9', 'Mar', '100']);
		await click(button('Amount'));
		expect(cells()).toEqual(['Feb', '9', 'Jan', '10', 'Mar', '100']);
		await click(button('Copy as CSV'));
		expect(hearth.called('clipboard:write')).toEqual([
			{ text: 'Month,Amount\r\nFeb,9\r\nJan,10\r\nMar,100' }
		]);
	});

	test('a file is saved where the user says', async () => {
		hearth.turn(
			hearth.running,
			{ type: 'tool-call', callId: 'c1', tool: 'run_code', input: {} },
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'run_code',
				ok: true,
				output: '',
				parts: [{ type: 'file', name: 'out.csv', mime: 'text/csv', base64: 'YQ==' }],
				ms: 9
			}
		);
		await settle();
		await click(button('Save…'));
		expect(hearth.called('file:save')).toEqual([{ name: 'out.csv', base64: 'YQ==' }]);
	});

	test('what programs left is dropped with a button, for this conversation', async () => {
		hearth.turn(
			hearth.running,
			{ type: 'tool-call', callId: 'c1', tool: 'run_code', input: { code: 'x = 1' } },
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'run_code',
				ok: true,
				output: '',
				parts: [{ type: 'text', text: 'ran' }],
				ms: 9
			}
		);
		await settle();
		await click(head());
		await click(button('Forget variables and files'));
		expect(hearth.called('program:reset')).toEqual([
			{ conversationId: hearth.running.conversationId }
		]);
		expect(textOf('.tool .foot [role=status]')).toBe(
			'Gone. The next program of this conversation starts afresh.'
		);
	});

	test('a note of the turn stands in the flow in words', async () => {
		hearth.turn(hearth.running, { type: 'note', note: 'no-tool-ran', values: {} });
		await settle();
		expect(textOf('.note')).toContain('No tool ran for this answer');
	});

	test('a file effect can be undone from its card', async () => {
		const message = hearth.running;
		hearth.turn(
			message,
			{ type: 'tool-call', callId: 'c1', tool: 'write_file', input: { path: '/home/ada/a.txt' } },
			{
				type: 'tool-result',
				callId: 'c1',
				tool: 'write_file',
				ok: true,
				output: '',
				parts: [{ type: 'text', text: 'Written.' }],
				ms: 9
			}
		);
		hearth.end(message, 'Done.');
		await settle();
		await click(head());
		await click(button('Undo this'));
		expect(hearth.called('activity:undo')).toEqual([{ activityId: 'activity-1' }]);
	});
});

describe('an approval', () => {
	function ask(more = {}) {
		hearth.turn(
			hearth.running,
			{ type: 'tool-call', callId: 'c1', tool: 'write_file', input: { path: '/home/ada/a.txt' } },
			{
				type: 'approval-request',
				callId: 'c1',
				request: {
					approvalId: 'approval-1',
					tool: 'write_file',
					effect: 'write',
					target: '/home/ada/notes/a.txt',
					preview: { before: 'one\ntwo\n', after: 'one\n2\n' },
					reason: 'outside-text',
					because: ['report.pdf'],
					canAlways: false,
					...more
				}
			}
		);
		return settle();
	}

	test('shows question, exact target, what led here and what would change', async () => {
		await ask();
		expect(textOf('.approval .question')).toBe('May Hearth write this file?');
		expect(textOf('.approval .target')).toBe('/home/ada/notes/a.txt');
		expect(textOf('.approval .because')).toBe('Because of report.pdf');
		expect(textOf('.approval .removed')).toBe('−two');
		expect(textOf('.approval .added')).toBe('+2');
		expect(textOf('.chat > [aria-live=polite]')).toContain('May Hearth write this file?');
	});

	test('of many files is one table with every old and new name', async () => {
		const changes = Array.from({ length: 150 }, (_, index) => {
			return { from: `IMG ${index}.jpg`, to: `IMG_${index}.jpg`, files: null, bytes: 1_000 };
		});
		const preview = { what: 'rename', folder: '/home/ada/photos', changes };
		await ask({ tool: 'rename_files', target: '/home/ada/photos', preview });
		expect(textOf('.approval .question')).toBe('May Hearth rename these 150 files?');
		expect(textOf('.approval tbody tr:nth-child(2)')).toBe('IMG 1.jpg IMG_1.jpg1 kB');
		expect(textOf('.approval figcaption')).toContain('150 in all, 150 kB');
		expect(document.querySelectorAll('.approval tbody tr')).toHaveLength(100);
		await click(button('Show all 150'));
		expect(document.querySelectorAll('.approval tbody tr')).toHaveLength(150);
	});

	test('shows what hides in a name, and what goes to the bin', async () => {
		const changes = [{ from: '\u202egpj.exe', to: null, files: 3, bytes: 0 }];
		const preview = { what: 'delete', folder: '/home/ada', changes };
		await ask({ effect: 'delete', target: '/home/ada/line\nbreak', preview });
		expect(textOf('.approval .question')).toBe('May Hearth move this to its bin?');
		expect(textOf('.approval .target')).toBe('/home/ada/line[U+000A]break');
		expect(textOf('.approval tbody tr')).toBe('[U+202E]gpj.exe Bin3 files, 0 bytes');
	});

	test('does not take the focus, so that a key meant for the box allows nothing', async () => {
		await ask();
		expect(document.activeElement?.closest('.approval') ?? null).toBeNull();
	});

	test.each([
		['Deny', 'denied'],
		['Allow once', 'once']
	] as const)('%s answers %s, once', async (name, decision) => {
		await ask();
		const answer = button(name);
		answer.click();
		answer.click();
		await settle();
		expect(hearth.called('turn:approve')).toEqual([{ approvalId: 'approval-1', decision }]);
	});

	test('offers Always only where the kernel does', async () => {
		await ask();
		expect(() => button('Always')).toThrow();
		await ask({ canAlways: true });
		await click(button('Always'));
		expect(hearth.called('turn:approve')).toEqual([
			{ approvalId: 'approval-1', decision: 'always' }
		]);
	});

	test('can be answered again when the answer did not arrive', async () => {
		await ask();
		hearth.answer('turn:approve', () => {
			throw new Refusal('INTERNAL');
		});
		await click(button('Deny'));
		expect(button('Deny').disabled).toBe(false);
	});

	test('goes away when it was answered', async () => {
		await ask();
		hearth.turn(hearth.running, {
			type: 'approval',
			callId: 'c1',
			tool: 'write_file',
			input: {},
			decision: 'denied'
		});
		await settle();
		expect(document.querySelector('.approval')).toBeNull();
	});
});

describe('a difference', () => {
	test('keeps what stays and marks what comes and goes', () => {
		expect(
			diffLines('a\nb\nc\n', 'a\nx\nc\nd\n').map(({ kind, text }) => `${kind} ${text}`)
		).toEqual(['same a', 'removed b', 'added x', 'same c', 'added d']);
	});

	test('of a new file is all added', () => {
		expect(diffLines('', 'a\nb\n').map(({ kind }) => kind)).toEqual(['added', 'added']);
	});

	test('folds long runs of unchanged lines', () => {
		const before = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
		const parts = foldSame(diffLines(before, before.replace('line 25', 'changed')));
		expect(parts.map((part) => ('folded' in part ? part.folded : part.lines.length))).toEqual([
			22, 8, 21
		]);
	});
});

describe('a table', () => {
	test('sorts numbers as numbers and words as words', () => {
		const rows = [
			['b', '1,000'],
			['a', '20'],
			['c', '3.5']
		];
		expect(sortRows(rows, { column: 1, down: true }, 'en').map((row) => row[0])).toEqual([
			'b',
			'a',
			'c'
		]);
		expect(sortRows(rows, { column: 0, down: false }, 'en').map((row) => row[0])).toEqual([
			'a',
			'b',
			'c'
		]);
	});

	test('as CSV quotes what must be quoted and lets no cell run as a formula', () => {
		expect(
			toCsv(
				['a', 'b'],
				[
					['x,"y"', '=HYPERLINK("http://x")'],
					['-5', '+1.5']
				]
			)
		).toBe('a,b\r\n"x,""y""","\'=HYPERLINK(""http://x"")"\r\n-5,+1.5');
	});
});
