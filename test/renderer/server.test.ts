import { beforeEach, expect, test } from 'vitest';
import { doctor } from '../../main/messages/doctor.ts';
import { errors } from '../../main/messages/errors.ts';
import { say } from '../../main/messages/message.ts';
import { server } from '../../main/messages/server.ts';
import { ScriptedHearth } from './scripted-hearth.ts';
import { button, click, openWindow, settle, textOf } from './window.ts';

let hearth: ScriptedHearth;

beforeEach(() => {
	hearth = new ScriptedHearth();
});

async function openTab(label: string): Promise<void> {
	await openWindow(hearth);
	hearth.emit({ type: 'command', command: 'settings' });
	await settle();
	await click(button(label));
}

function field(label: string): HTMLInputElement | HTMLTextAreaElement {
	const found = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
		`[role="tabpanel"] [aria-label="${label}"]`
	);
	if (found === null) throw new Error(`there is no field "${label}"`);
	return found;
}

async function change(label: string, value: string): Promise<void> {
	const element = field(label);
	element.value = value;
	element.dispatchEvent(new Event('change', { bubbles: true }));
	await settle();
}

test('the local server is off, goes on with a click, and shows where it answers', async () => {
	await openTab(server.tab.en);
	expect(textOf('[role="tabpanel"]')).toContain(server.stateOff.en);
	const [box] = document.querySelectorAll<HTMLInputElement>('[role="tabpanel"] [type="checkbox"]');
	if (box === undefined) throw new Error('there is no switch');
	await click(box);
	expect(hearth.called('server:set')).toEqual([{ enabled: true }]);
	expect(textOf('[role="tabpanel"] code')).toBe('http://127.0.0.1:11435/v1');
});

test('the token is hidden until it is asked for, can be copied, and can be made anew', async () => {
	await openTab(server.tab.en);
	expect((field(server.token.en) as HTMLInputElement).type).toBe('password');
	await click(button(server.showToken.en));
	expect((field(server.token.en) as HTMLInputElement).type).toBe('text');
	await click(button(server.copyToken.en));
	expect(hearth.called('clipboard:write')).toEqual([{ text: 'first-token' }]);
	await click(button(server.renewToken.en));
	expect(field(server.token.en).value).toBe('another-token');
});

test('a port that is none is refused on the spot, an empty one leaves it to Hearth', async () => {
	await openTab(server.tab.en);
	await change(server.port.en, '70000');
	expect(textOf('[role="alert"]')).toBe(server.portBad.en);
	expect(hearth.called('server:set')).toEqual([]);
	await change(server.port.en, '8080');
	await change(server.port.en, '');
	expect(hearth.called('server:set')).toEqual([{ port: 8080 }, { port: null }]);
});

test('a port that is taken is said in a sentence', async () => {
	hearth.server = {
		...hearth.server,
		enabled: true,
		error: { code: 'SERVER_PORT_TAKEN', values: { port: '8080' } }
	};
	await openTab(server.tab.en);
	const said = errors.SERVER_PORT_TAKEN.en.replace('{port}', '8080');
	expect(textOf('[role="tabpanel"] [role="status"]')).toContain(said);
});

test('the last calls are listed', async () => {
	hearth.served = [
		{
			...{ id: 1, at: Date.now(), method: 'POST', path: '/v1/chat/completions', status: 200 },
			...{ ms: 1200, promptTokens: 30, answerTokens: 12 }
		}
	];
	await openTab(server.tab.en);
	const cells = [...document.querySelectorAll('[role="tabpanel"] td')].slice(1);
	expect(cells.map(({ textContent }) => textContent.trim())).toEqual([
		...['POST /v1/chat/completions', '200', '1.2s', '30, 12']
	]);
});

test('the doctor looks at everything, says what is broken, and its report can be copied', async () => {
	hearth.findings = [
		{
			...{ topic: 'memory', state: 'good', text: 'memory', error: null },
			values: { available: '3.1 GB', total: '8.0 GB' }
		},
		{
			...{ topic: 'store', state: 'bad', text: 'failed', values: {} },
			error: { code: 'DISK_FULL', values: {} }
		}
	];
	await openTab(doctor.tab.en);
	expect(textOf('[role="tabpanel"]')).toContain('3.1 GB available of 8.0 GB');
	expect(textOf('[role="tabpanel"] [role="status"]')).toBe(doctor.someBad.en);
	await click(button(doctor.copy.en));
	expect(hearth.called('clipboard:write')).toEqual([
		{
			text: `  Memory: 3.1 GB available of 8.0 GB\n! Store: ${say('en', errors.DISK_FULL)}`
		}
	]);
	await click(button(doctor.openLogs.en));
	expect(hearth.called('logs:open')).toEqual([null]);
});
