import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../helpers/app.ts';

let running: RunningApp;
let server: Server;

beforeAll(async () => {
	server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<!doctype html><title>Library</title><h1>Open from nine to six</h1>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	running = await startApp();
	await running.window.getByRole('textbox', { name: 'Message' }).waitFor();
});

afterAll(async () => {
	await running.close();
	server.close();
});

const press = (...keys: string[]) =>
	running.app.evaluate(({ BrowserWindow }, [key, ...modifiers]) => {
		const contents = BrowserWindow.getAllWindows()[0]?.webContents;
		for (const type of ['keyDown', 'keyUp'] as const)
			contents?.sendInputEvent({ type, keyCode: key ?? '', modifiers: modifiers as 'control'[] });
	}, keys);
const width = () => running.window.evaluate(() => innerWidth);

test('the keys of a browser make everything larger, smaller and as it was', async () => {
	const before = await width();
	await press('=', 'control');
	await expect.poll(width).toBeLessThan(before);
	await press('0', 'control');
	await expect.poll(width).toBe(before);
	await press('-', 'control');
	await expect.poll(width).toBeGreaterThan(before);
	await press('0', 'control');
	await expect.poll(width).toBe(before);
});

test('a page beside the chat opens by an address without https, and stays in its place when all is larger', async () => {
	const { window, app } = running;
	await window.getByRole('button', { name: 'Open a page beside the chat' }).click();
	const address = window.getByRole('textbox', { name: /address/i });
	await address.fill(`127.0.0.1:${(server.address() as AddressInfo).port}`);
	await address.press('Enter');
	const view = () =>
		app.evaluate(({ BrowserWindow }) => {
			const page = BrowserWindow.getAllWindows()[0]?.contentView.children.at(-1);
			const bounds = page?.getBounds();
			return bounds !== undefined && bounds.x > 0 ? bounds : null;
		});
	await expect.poll(view).not.toBeNull();
	await press('=', 'control');
	await press('=', 'control');
	const gap = async (): Promise<number> => {
		const { x = 0, width: drawn = 0 } = (await view()) ?? {};
		const whole = await app.evaluate(
			({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize()[0] ?? 0
		);
		const left = await window.evaluate(
			() => document.querySelector('aside:last-of-type')?.getBoundingClientRect().x ?? 0
		);
		return Math.max(Math.abs(whole - x - drawn), Math.abs(x - left * 1.44) - 12);
	};
	await expect.poll(gap).toBeLessThan(3);
});
